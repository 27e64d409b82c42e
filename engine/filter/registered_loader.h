// Reads the lines of `--registered` files into a RegisteredSet. Used by one thread.
#ifndef MUSTER_FILTER_REGISTERED_LOADER_H_
#define MUSTER_FILTER_REGISTERED_LOADER_H_

#include <memory>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "filter/folded_text.h"
#include "muster/phrase.h"
#include "muster/registered.h"
#include "number/number_reader.h"

namespace muster {

class RegisteredLoader {
 public:
  // ErrorKind::kUsage for an unknown country or a wrong area code.
  static absl::StatusOr<RegisteredLoader> Create(const RegisteredOptions& options);

  // Reads one file to its end. After an error the loader is of no more use.
  absl::Status Add(const Source& source);
  std::shared_ptr<const RegisteredSet> Finish() { return std::move(set_); }

 private:
  RegisteredLoader(const RegisteredOptions& options, NumberReader reader);

  absl::StatusOr<std::string> ReadAll(const Source& source) const;
  // Why `line` is no entry; empty when it was added.
  Phrase AddLine(std::string_view line, RegisteredSummary* summary);
  bool AddNumber(std::string_view line, RegisteredSummary* summary);
  Phrase AddAddress(std::string_view line, RegisteredSummary* summary);

  const RegisteredOptions options_;
  const NumberReader reader_;
  std::shared_ptr<RegisteredSet> set_;
  FoldedText folded_;
};

}  // namespace muster

#endif  // MUSTER_FILTER_REGISTERED_LOADER_H_
