// manifest.json: what an output folder is made of. A pure function of inputs and options.
#ifndef MUSTER_EMIT_MANIFEST_H_
#define MUSTER_EMIT_MANIFEST_H_

#include <cstdint>
#include <string>
#include <vector>

#include "muster/folder_sink.h"
#include "muster/job.h"
#include "muster/summary.h"

namespace muster {

struct FileRecord {
  std::string name;
  uint64_t bytes = 0;
  uint64_t xxh3 = 0;
};

// `files` are all files of the folder but summary.json and the manifest itself.
std::string ManifestJson(const Job& job, const Summary& summary, const FolderOptions& options,
                         const std::vector<FileRecord>& files);

}  // namespace muster

#endif  // MUSTER_EMIT_MANIFEST_H_
