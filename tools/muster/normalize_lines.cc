#include "normalize_lines.h"

#include <muster/error.h>
#include <poll.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <thread>
#include <vector>

#include "files.h"
#include "text.h"

namespace muster::cli {
namespace {

constexpr size_t kBlockBytes = 1 << 20;

void AppendLine(const Normalizer& normalizer, std::string_view line, std::string* out) {
  const NormalizedNumber number = normalizer.Normalize(line);
  AppendEscaped(line, out);
  *out += '\t';
  if (number.code == Code::kNone) {
    *out += FormatE164(number.key);
    *out += '\t';
    *out += NameOf(number.type);
    *out += '\t';
    *out += number.region;
    *out += '\t';
    if (!number.repairs.empty()) *out += JoinRepairs(number.repairs);
  } else {
    *out += "\t\t\t";
    *out += NameOf(number.code);
  }
  *out += '\n';
}

// Reads what is there, at least a byte unless the input has ended, and goes on up to `limit` bytes only while more can
// be had without waiting. False at the end.
absl::StatusOr<bool> ReadAvailable(size_t limit, std::string* buffer) {
  bool any = false;
  while (buffer->size() < limit) {
    pollfd input{.fd = STDIN_FILENO, .events = POLLIN, .revents = 0};
    if (any && poll(&input, 1, 0) == 0) return true;
    const size_t used = buffer->size();
    buffer->resize(used + std::min<size_t>(limit - used, 256 << 10));
    const ssize_t got = read(STDIN_FILENO, buffer->data() + used, buffer->size() - used);
    const int error = errno;
    buffer->resize(used + static_cast<size_t>(std::max<ssize_t>(got, 0)));
    if (got < 0 && error == EINTR) continue;
    if (got < 0) return MakeError(ErrorKind::kList, Say("standard input cannot be read"), SystemReason(error));
    if (got == 0) return false;
    any = true;
  }
  return true;
}

// Cuts `text` into at most `count` pieces of like size, each ending behind a LF (the last one: at the end).
std::vector<std::string_view> CutAtLines(std::string_view text, size_t count) {
  std::vector<std::string_view> pieces;
  const size_t aim = std::max<size_t>(text.size() / count + 1, 4096);
  while (!text.empty()) {
    const size_t line_end = text.size() > aim ? text.find('\n', aim) : std::string_view::npos;
    const size_t size = line_end == std::string_view::npos ? text.size() : line_end + 1;
    pieces.push_back(text.substr(0, size));
    text.remove_prefix(size);
  }
  return pieces;
}

absl::Status NormalizeAndWrite(const Normalizer& normalizer, std::string_view text, size_t threads) {
  const std::vector<std::string_view> pieces = CutAtLines(text, threads);
  std::vector<std::string> results(pieces.size());
  {
    std::vector<std::jthread> helpers;
    for (size_t i = 1; i < pieces.size(); ++i) {
      helpers.emplace_back([&, i] { NormalizeBlock(normalizer, pieces[i], &results[i]); });
    }
    if (!pieces.empty()) NormalizeBlock(normalizer, pieces[0], &results[0]);
  }
  for (const std::string& result : results) {
    if (absl::Status status = WriteOut(result); !status.ok()) return status;
  }
  return absl::OkStatus();
}

}  // namespace

void AppendEscaped(std::string_view input, std::string* out) {
  constexpr std::string_view kHexDigits = "0123456789abcdef";
  for (size_t pos = 0; pos < input.size();) {
    const size_t length = Utf8Length(input, pos);
    const auto byte = static_cast<unsigned char>(input[pos]);
    if (length == 0) {
      *out += "\\x";
      *out += kHexDigits[byte >> 4];
      *out += kHexDigits[byte & 15];
    } else if (byte == '\t') {
      *out += "\\t";
    } else if (byte == '\\') {
      *out += "\\\\";
    } else if (byte == '\r') {
      *out += "\\r";
    } else if (byte == 0) {
      *out += "\\0";
    } else {
      *out += input.substr(pos, length);
    }
    pos += std::max<size_t>(length, 1);
  }
}

void NormalizeBlock(const Normalizer& normalizer, std::string_view block, std::string* out) {
  out->reserve(out->size() + block.size() * 4);
  while (!block.empty()) {
    const size_t end = block.find('\n');
    std::string_view line = block.substr(0, end);
    if (end != std::string_view::npos && line.ends_with('\r')) line.remove_suffix(1);
    AppendLine(normalizer, line, out);
    block.remove_prefix(end == std::string_view::npos ? block.size() : end + 1);
  }
}

absl::Status NormalizeStandardInput(const Normalizer& normalizer, int threads) {
  const size_t count = threads > 0 ? static_cast<size_t>(threads) : std::max(1u, std::thread::hardware_concurrency());
  std::string buffer;
  bool more = true;
  while (more) {
    // A line longer than a block makes the block longer.
    const absl::StatusOr<bool> read = ReadAvailable(buffer.size() + count * kBlockBytes, &buffer);
    if (!read.ok()) return read.status();
    more = *read;
    const size_t line_end = buffer.rfind('\n');
    const size_t whole = !more ? buffer.size() : line_end == std::string::npos ? 0 : line_end + 1;
    const absl::Status status = NormalizeAndWrite(normalizer, std::string_view(buffer).substr(0, whole), count);
    if (!status.ok()) return status;
    buffer.erase(0, whole);
  }
  return absl::OkStatus();
}

}  // namespace muster::cli
