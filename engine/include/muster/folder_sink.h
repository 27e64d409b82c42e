// The output folder: messages, batches, rejects, audit files, summary and manifest, all or nothing.
//
//   auto sink = FolderSink::Create(options);
//   auto summary = Run(job, sources, **sink, {});
//   absl::Status done = summary.ok() ? (*sink)->Commit(job, *summary) : (*sink)->Abort();
//
// Everything is written under a temporary name beside the folder and renamed by Commit: a folder with the
// final name is always whole. A FolderSink that is destroyed without Commit removes what it wrote.
#ifndef MUSTER_FOLDER_SINK_H_
#define MUSTER_FOLDER_SINK_H_

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "muster/job.h"
#include "muster/sink.h"
#include "muster/source.h"
#include "muster/summary.h"

namespace muster {

enum class OutputFormat : uint8_t { kNdjson, kCsv };
enum class Audit : uint8_t { kNone, kRows, kFirstRow };

struct FolderOptions {
  std::string dir;                              // --out
  OutputFormat format = OutputFormat::kNdjson;  // --format
  uint64_t file_size = 256ull << 20;            // --file-size, bytes after which a message file is closed
  Audit audit = Audit::kNone;                   // --audit
  bool overwrite = false;                       // --overwrite: replace a former Muster output, nothing else
  bool sync = false;                            // --sync: also safe against power cuts
  std::vector<std::string> list_names;          // Source::name of each source, in order
};

class FolderSink : public Sink {
 public:
  // Checks the target and makes the temporary folder. ErrorKind::kUsage when the target is not absent or
  // empty, ErrorKind::kOutput when it cannot be made.
  static absl::StatusOr<std::unique_ptr<FolderSink>> Create(const FolderOptions& options);

  // Writes summary and manifest and gives the folder its name. Call once, after Run succeeded.
  virtual absl::Status Commit(const Job& job, const Summary& summary) = 0;
  // Leaves `dir`.failed with rejects.csv and summary.json instead: for an exceeded reject budget.
  virtual absl::Status CommitFailed(const Summary& partial) = 0;
  // Where CommitFailed leaves it.
  virtual std::string failed_dir() const = 0;
  // Removes everything written. Also done by the destructor.
  virtual absl::Status Abort() = 0;
};

// "./muster-out/YYYYMMDD-HHMMSS" for now, in local time; with "-2", "-3" … behind it where that exists.
std::string DefaultOutputDir();

// --- reading an output folder back

struct RejectsOptions {
  std::string dir;    // a finished output or a DIR.failed
  uint32_t list = 0;  // --list N, 1-based; 0: the only one
};

// The rejected records of one list as a list again: UTF-8, comma, header first, LF. Appends to `out`.
// ErrorKind::kUsage when several lists with different headers have rejects and none was chosen;
// ErrorKind::kList when a shortened record could not be read again (the others are in `out`);
// ErrorKind::kOutput when `dir` is no readable output.
absl::Status RejectsAsList(const RejectsOptions& options, std::string* out);

}  // namespace muster

#endif  // MUSTER_FOLDER_SINK_H_
