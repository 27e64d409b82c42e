// Where the bytes of a list come from: a file, standard input, memory, or the caller's own stream.
//
// A Source is a description; nothing is opened before Run. Gzip and Zstandard are recognised by their
// first bytes in every kind of source. Files are read once, front to back, without mapping.
#ifndef MUSTER_SOURCE_H_
#define MUSTER_SOURCE_H_

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"

namespace muster {

// The caller's own stream. Called from one thread at a time (not always the same one), never after Run
// returned.
class InputStream {
 public:
  virtual ~InputStream() = default;
  // Reads at most `size` bytes (at least 1) into `buffer` and returns how many; 0 is the end. May block;
  // a cancel token is looked at again when it returns. An error ends the job with that status.
  virtual absl::StatusOr<size_t> Read(char* buffer, size_t size) = 0;
};

struct Source {
  enum class Kind {
    kFile,      // `path`
    kStdin,     // standard input; at most once in a job
    kMemory,    // `memory`, which must outlive Run
    kStream,    // `stream`
    kListText,  // `memory` is numbers as a person types them, or a whole small list (SMSList)
  };

  Kind kind = Kind::kFile;
  std::string name;                     // how the list is called in files and messages; for kFile its path
  std::string_view memory;              // not owned
  std::shared_ptr<InputStream> stream;  // owned jointly

  static Source File(std::string path);
  static Source Stdin();  // named "-"
  static Source Memory(std::string name, std::string_view bytes);
  static Source Stream(std::string name, std::shared_ptr<InputStream> stream);
  // SMSList. Named "--list-text". Copies nothing: `text` must outlive Run.
  static Source ListText(std::string_view text);
};

}  // namespace muster

#endif  // MUSTER_SOURCE_H_
