#include "filter/registered_loader.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <algorithm>
#include <utility>

#include "base/strings.h"
#include "filter/host_name.h"
#include "filter/registered_entries.h"
#include "filter/top_domains.h"
#include "muster/error.h"
#include "source/byte_source.h"

namespace muster {
namespace {

constexpr size_t kMaxFileBytes = 16 << 20;

// A service number such as 165 or 1922.
bool IsShortNumber(std::string_view line) {
  return line.size() >= 3 && line.size() <= 5 &&
         std::all_of(line.begin(), line.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// The size of an entry's scheme with its `://`, in characters; 0 for none.
size_t SchemeSize(const FoldedText& line) {
  size_t i = 0;
  while (IsAsciiAlnum(line.at(i))) ++i;
  return i > 0 && line.at(i) == ':' && line.at(i + 1) == '/' && line.at(i + 2) == '/' ? i + 3 : 0;
}

// Where the host that begins at `begin` ends.
size_t HostEnd(const FoldedText& line, size_t begin) {
  size_t end = begin;
  while (IsLabelChar(line.at(end)) || IsHostDot(line.at(end))) ++end;
  return end;
}

Phrase Neither() { return Say("it is neither a domain nor a phone number that the numbering plan knows"); }

Phrase WrongHost(std::string_view host) {
  if (IsIpv4(host)) return {};
  const size_t last_dot = host.rfind('.');
  if (last_dot == std::string_view::npos || host.starts_with('.') || host.find("..") != std::string_view::npos) {
    return Neither();
  }
  const std::string_view top = host.substr(last_dot + 1);
  if (top.size() < 2 || std::any_of(top.begin(), top.end(), [](char c) { return c >= '0' && c <= '9'; })) {
    return Neither();
  }
  return IsPublicSuffix(host) ? Say("everybody can register under it, so it says nothing about the sender") : Phrase();
}

}  // namespace

absl::StatusOr<RegisteredLoader> RegisteredLoader::Create(const RegisteredOptions& options) {
  absl::StatusOr<NumberReader> reader = NumberReader::Create({.country_code = options.country_code,
                                                              .region = options.region,
                                                              .area_code = options.area_code,
                                                              .plan = options.numbering_plan});
  if (!reader.ok()) return reader.status();
  return RegisteredLoader(options, *std::move(reader));
}

RegisteredLoader::RegisteredLoader(const RegisteredOptions& options, NumberReader reader)
    : options_(options), reader_(std::move(reader)), set_(new RegisteredSet()) {}

absl::Status RegisteredLoader::Add(const Source& source) {
  const absl::StatusOr<std::string> bytes = ReadAll(source);
  if (!bytes.ok()) return bytes.status();
  RegisteredSummary summary;
  summary.path = source.name;
  summary.bytes = bytes->size();
  summary.xxh3 = XXH3_64bits(bytes->data(), bytes->size());
  std::string_view rest = *bytes;
  if (rest.starts_with(kUtf8Bom)) rest.remove_prefix(kUtf8Bom.size());
  uint64_t line_number = 0;
  bool any = false;
  while (!rest.empty()) {
    const size_t end = std::min(rest.find_first_of("\r\n"), rest.size());
    const std::string_view line = TrimSpace(rest.substr(0, end));
    rest.remove_prefix(std::min(rest.size(), end + (rest.substr(end).starts_with("\r\n") ? 2 : 1)));
    ++line_number;
    if (line.empty() || line.starts_with('#')) continue;
    any = true;
    const Phrase why = IsValidUtf8(line) ? AddLine(line, &summary) : Say("it is not UTF-8");
    if (why.empty()) continue;
    return MakeError(ErrorKind::kUsage, Say("--registered {}, line {}: {}", source.name, line_number, ForDisplay(line)),
                     why, Say("write one domain, URL or phone number on a line, as registered with the carrier"));
  }
  if (!any) {
    return MakeError(ErrorKind::kUsage, Verbatim(Join({"--registered ", source.name})),
                     Say("it holds no domain and no phone number"),
                     Say("check that it is the right file, or leave --registered out"));
  }
  set_->files_.push_back(std::move(summary));
  return absl::OkStatus();
}

absl::StatusOr<std::string> RegisteredLoader::ReadAll(const Source& source) const {
  absl::StatusOr<std::unique_ptr<ByteSource>> opened = OpenSource(source, options_.cancel, ErrorKind::kUsage);
  std::string bytes;
  absl::Status failed = opened.status();
  while (failed.ok()) {
    constexpr size_t kStep = 64 << 10;
    const size_t had = bytes.size();
    bytes.resize(had + kStep);
    const absl::StatusOr<size_t> got = (*opened)->Read(bytes.data() + had, kStep);
    bytes.resize(had + (got.ok() ? *got : 0));
    if (bytes.size() > kMaxFileBytes) {
      return MakeError(ErrorKind::kUsage, Verbatim(Join({"--registered ", source.name})),
                       Say("it is larger than {}", "16 MiB"), Say("check that it is the right file"));
    }
    if (got.ok() && *got == 0) return bytes;
    failed = got.status();
  }
  if (KindOf(failed) != ErrorKind::kUsage) return failed;
  return MakeError(ErrorKind::kUsage, Say("{}: {}", "--registered", PhraseOf(failed)));
}

Phrase RegisteredLoader::AddLine(std::string_view line, RegisteredSummary* summary) {
  if (IsShortNumber(FoldName(line))) {
    ++summary->numbers;
    return {};
  }
  folded_.Assign(line);
  // Digits with dots can be read both ways.
  std::string host;
  AppendHost(folded_, 0, HostEnd(folded_, 0), &host);
  if (!IsIpv4(host) && AddNumber(line, summary)) return {};
  return AddAddress(line, summary);
}

bool RegisteredLoader::AddNumber(std::string_view line, RegisteredSummary* summary) {
  const NumberReading reading = reader_.Read(line);
  if (reading.code != Code::kNone) return false;
  set_->entries_->numbers.insert(reading.key);
  ++summary->numbers;
  return true;
}

Phrase RegisteredLoader::AddAddress(std::string_view line, RegisteredSummary* summary) {
  size_t begin = SchemeSize(folded_);
  if (begin == 0 && folded_.at(0) == '*' && folded_.at(1) == '.') begin = 2;
  size_t end = HostEnd(folded_, begin);
  std::string host;
  AppendHost(folded_, begin, end, &host);
  if (Phrase why = WrongHost(host); !why.empty()) return why;
  if (folded_.at(end) == ':') {
    ++end;
    while (IsAsciiDigit(folded_.at(end))) ++end;
  }
  std::string_view path = line.substr(std::min<size_t>(folded_[end].offset, line.size()));
  if (!path.empty() && path[0] != '/' && path[0] != '?' && path[0] != '#') return Neither();
  if (path.find_first_of(" \t,;") != std::string_view::npos) return Neither();
  while (path.ends_with('/')) path.remove_suffix(1);
  if (path.empty()) {
    set_->entries_->domains.insert(host);
  } else {
    set_->entries_->prefixes[host].emplace_back(path);
  }
  ++summary->domains;
  return {};
}

}  // namespace muster
