// What a sender has registered with its carrier: domains, short URLs and phone numbers. In Taiwan a commercial SMS with
// any other is not delivered. Loaded once and shared, read-only, by any number of jobs and threads.
//
// A file holds one entry a line, UTF-8; blank lines and lines that begin with `#` are skipped. An entry is
//   - a domain (`example.com`, `*.example.com`, `https://example.com/`, `例子.台灣`, `xn--…`): it covers itself and its
//     subdomains, with any port and path;
//   - a URL with a path (`bit.ly/abc`): it covers that host with that path and what goes on behind it with `/`, `?`,
//   `#`
//     (`&` behind a query), not `bit.ly/abcd`. Capitals count in a path;
//   - a phone number in any writing; a short service number (165, 1922), which may stand in a file but is never looked
//   for.
#ifndef MUSTER_REGISTERED_H_
#define MUSTER_REGISTERED_H_

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "muster/numbering_plan.h"
#include "muster/sink.h"
#include "muster/source.h"
#include "muster/summary.h"

namespace muster {

class CancelToken;

struct RegisteredOptions {
  // How national numbers are read; as in Job.
  std::string country_code;
  std::string region;
  std::string area_code;
  std::shared_ptr<const NumberingPlan> numbering_plan;  // null: the built-in one
  const CancelToken* cancel = nullptr;                  // not owned
};

class RegisteredSet {
 public:
  ~RegisteredSet();
  RegisteredSet(const RegisteredSet&) = delete;
  RegisteredSet& operator=(const RegisteredSet&) = delete;

  // Reads all `sources`, at most 16 MiB each. ErrorKind::kUsage when one is missing, unreadable, not UTF-8, without any
  // entry, or has a line that is neither a domain nor a number: a line that is silently not used would stop messages
  // that are in order.
  static absl::StatusOr<std::shared_ptr<const RegisteredSet>> Load(const std::vector<Source>& sources,
                                                                   const RegisteredOptions& options);

  // Covers nothing.
  static std::shared_ptr<const RegisteredSet> Empty();

  bool CoversNumber(Key key) const;
  // `host` in the normal form of the engine: lower case, half width, punycode decoded. `loose`: it may have text before
  // it, so what any end of its first label makes counts too.
  bool CoversAddress(std::string_view host, std::string_view path, bool loose) const;
  // Whether some path of `host` is covered.
  bool KnowsHost(std::string_view host) const;

  const std::vector<RegisteredSummary>& files() const { return files_; }

 private:
  friend class RegisteredLoader;
  struct Entries;
  RegisteredSet();
  bool CoversHost(std::string_view host, std::string_view path) const;

  // Constant after construction.
  std::unique_ptr<Entries> entries_;
  std::vector<RegisteredSummary> files_;
};

}  // namespace muster

#endif  // MUSTER_REGISTERED_H_
