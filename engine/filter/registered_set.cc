#include <algorithm>

#include "base/strings.h"
#include "filter/host_name.h"
#include "filter/registered_entries.h"
#include "filter/registered_loader.h"
#include "muster/registered.h"

namespace muster {
namespace {

// A browser goes elsewhere than a path with `..` reads.
bool Climbs(std::string_view path) {
  for (size_t i = path.find('/'); i != std::string_view::npos; i = path.find('/', i + 1)) {
    size_t dots = 0;
    size_t at = i + 1;
    for (;; ++dots) {
      if (path.compare(at, 1, ".") == 0) {
        at += 1;
      } else if (path.compare(at, 3, "%2e") == 0 || path.compare(at, 3, "%2E") == 0) {
        at += 3;
      } else {
        break;
      }
    }
    if (dots == 2 && (at == path.size() || path[at] == '/' || path[at] == '?' || path[at] == '#')) return true;
  }
  return false;
}

bool CoversPath(std::string_view prefix, std::string_view path) {
  if (!path.starts_with(prefix)) return false;
  const std::string_view rest = path.substr(prefix.size());
  if (rest.empty() || rest[0] == '#') return true;
  if (prefix.find('?') != std::string_view::npos) return rest[0] == '&';
  return (rest[0] == '/' || rest[0] == '?') && !Climbs(path);
}

}  // namespace

RegisteredSet::RegisteredSet() : entries_(std::make_unique<Entries>()) {}
RegisteredSet::~RegisteredSet() = default;

bool RegisteredSet::CoversNumber(Key key) const { return entries_->numbers.contains(key); }

bool RegisteredSet::CoversHost(std::string_view host, std::string_view path) const {
  // No name has more (RFC 1035), so that each look-up is bounded; a host in Chinese may be thrice as long here.
  constexpr size_t kMostBytes = 3 * 253;
  if (host.size() > kMostBytes) return false;
  const auto paths = entries_->prefixes.find(ToAbsl(host));
  if (paths != entries_->prefixes.end()) {
    const auto covers = [path](const std::string& prefix) { return CoversPath(prefix, path); };
    if (std::any_of(paths->second.begin(), paths->second.end(), covers)) return true;
  }
  if (entries_->domains.contains(ToAbsl(host))) return true;
  if (IsIpv4(host)) return false;
  for (size_t dot = host.find('.'); dot != std::string_view::npos; dot = host.find('.', dot + 1)) {
    if (entries_->domains.contains(ToAbsl(host.substr(dot + 1)))) return true;
  }
  return false;
}

bool RegisteredSet::CoversAddress(std::string_view host, std::string_view path, bool loose) const {
  if (CoversHost(host, path)) return true;
  // A label has 63 characters at most, so that few of its ends need be tried.
  constexpr size_t kMostBytes = 4 * 63;
  size_t label_end = loose ? std::min(host.find('.'), host.size()) : 0;
  for (size_t i = label_end > kMostBytes ? label_end - kMostBytes : 1; i < label_end; ++i) {
    if ((static_cast<unsigned char>(host[i]) & 0xC0) != 0x80 && CoversHost(host.substr(i), path)) return true;
  }
  return false;
}

bool RegisteredSet::KnowsHost(std::string_view host) const {
  return entries_->prefixes.contains(ToAbsl(host)) || CoversHost(host, "");
}

std::shared_ptr<const RegisteredSet> RegisteredSet::Empty() {
  return std::shared_ptr<const RegisteredSet>(new RegisteredSet());
}

absl::StatusOr<std::shared_ptr<const RegisteredSet>> RegisteredSet::Load(const std::vector<Source>& sources,
                                                                         const RegisteredOptions& options) {
  absl::StatusOr<RegisteredLoader> loader = RegisteredLoader::Create(options);
  if (!loader.ok()) return loader.status();
  for (const Source& source : sources) {
    if (absl::Status added = loader->Add(source); !added.ok()) return added;
  }
  return loader->Finish();
}

}  // namespace muster
