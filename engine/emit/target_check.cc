#include "emit/target_check.h"

#include <simdjson.h>

#include <algorithm>
#include <string_view>
#include <vector>

#include "base/strings.h"
#include "emit/output_file.h"
#include "muster/error.h"

namespace muster {
namespace {

Phrase TakeAFreshFolder() { return Say("name a folder that does not exist yet with --out"); }

absl::Status Refused(std::string_view dir, const Phrase& why, const Phrase& what_to_do) {
  return MakeError(ErrorKind::kUsage, Say("cannot write to {}", dir), why, what_to_do);
}

// A submission that has begun and not ended: a journal and no `done`. What cannot be read counts as under way.
bool IsSubmissionUnderWay(FileSystem* files, const std::string& dir) {
  const std::string submission = JoinPath(dir, "submission");
  FileInfo info;
  if (files->Stat(submission, /*follow_links=*/true, &info) != 0) return true;
  if (!info.exists || !info.is_folder) return false;
  std::vector<std::string> names;
  if (files->ListFolder(submission, &names) != 0) return true;
  const auto is_journal = [](const std::string& name) { return name.starts_with("journal"); };
  return std::any_of(names.begin(), names.end(), is_journal) &&
         std::find(names.begin(), names.end(), "done") == names.end();
}

absl::StatusOr<bool> IsMountPoint(FileSystem* files, const std::string& dir, const FileInfo& info) {
  FileInfo parent;
  const std::string parent_path = JoinPath(dir, "..");
  if (const int error = files->Stat(parent_path, /*follow_links=*/true, &parent); error != 0) {
    return OutputError(Say("cannot look at {}", parent_path), error);
  }
  return info.is_mount_root || info.device != parent.device || info.inode == parent.inode;
}

absl::Status WhyNotOverwritten(FileSystem* files, const std::string& dir, bool overwrite) {
  const bool former = IsFormerOutput(files, dir);
  if (former && IsSubmissionUnderWay(files, dir)) {
    return Refused(dir, Say("it holds an output whose submission is under way"),
                   Say("let the submission end first, or choose another --out"));
  }
  if (former && overwrite) return absl::OkStatus();
  if (former) {
    return Refused(dir, Say("it holds a former output"),
                   Say("choose another --out, or replace the former output: --overwrite"));
  }
  if (overwrite) {
    return Refused(
        dir, Say("it is not empty and not an output of Muster (no manifest.json); --overwrite replaces only those"),
        TakeAFreshFolder());
  }
  return Refused(dir, Say("it is not empty"), TakeAFreshFolder());
}

}  // namespace

absl::StatusOr<std::string> ResolveTarget(FileSystem* files, const std::string& dir) {
  if (dir.empty()) return MakeError(ErrorKind::kUsage, Say("the output folder has no name"), {}, TakeAFreshFolder());
  std::string path = dir;
  while (path.size() > 1 && path.ends_with('/')) path.pop_back();
  FileInfo info;
  if (const int error = files->Stat(path, /*follow_links=*/false, &info); error != 0) {
    return OutputError(Say("cannot look at {}", dir), error);
  }
  const std::string name = BaseName(path);
  if (!info.is_link && name != "." && name != "..") return path;
  std::string resolved;
  if (const int error = files->Resolve(path, &resolved); error != 0) {
    return Refused(dir, info.is_link ? Say("it is a link that leads nowhere") : SystemReason(error),
                   TakeAFreshFolder());
  }
  return resolved;
}

absl::StatusOr<bool> MustReplaceTarget(FileSystem* files, const std::string& dir, bool overwrite) {
  FileInfo info;
  if (const int error = files->Stat(dir, /*follow_links=*/true, &info); error != 0) {
    return OutputError(Say("cannot look at {}", dir), error);
  }
  if (!info.exists) return false;
  if (!info.is_folder) return Refused(dir, Say("it is a file"), TakeAFreshFolder());
  const absl::StatusOr<bool> is_mount_point = IsMountPoint(files, dir, info);
  if (!is_mount_point.ok()) return is_mount_point.status();
  if (*is_mount_point) {
    return MakeError(ErrorKind::kOutput, Say("cannot write to {}", dir),
                     Say("a file system is mounted there, and such a folder cannot be given as a whole"),
                     Say("choose a folder inside it: --out {}", JoinPath(dir, "batch")));
  }
  FileInfo here;
  if (files->Stat(".", /*follow_links=*/true, &here) == 0 && here.device == info.device && here.inode == info.inode) {
    return Refused(dir, Say("it is the folder you stand in, which would be replaced under your feet"),
                   Say("choose a folder inside it: --out {}", "batch"));
  }
  std::vector<std::string> names;
  if (const int error = files->ListFolder(dir, &names); error != 0)
    return OutputError(Say("cannot look into {}", dir), error);
  if (names.empty()) return false;
  if (absl::Status refused = WhyNotOverwritten(files, dir, overwrite); !refused.ok()) return refused;
  return true;
}

absl::StatusOr<bool> MustReplaceFailed(FileSystem* files, const std::string& dir) {
  FileInfo info;
  if (const int error = files->Stat(dir, /*follow_links=*/false, &info); error != 0) {
    return OutputError(Say("cannot look at {}", dir), error);
  }
  if (!info.exists) return false;
  std::vector<std::string> names;
  if (info.is_folder) {
    if (const int error = files->ListFolder(dir, &names); error != 0)
      return OutputError(Say("cannot look into {}", dir), error);
  }
  const bool ours = std::all_of(names.begin(), names.end(), [](const std::string& name) {
    return name == "rejects.csv" || name == "summary.json";
  });
  if (!info.is_folder || !ours) {
    return MakeError(ErrorKind::kOutput, Say("cannot write to {}", dir), Say("something else stands there"),
                     Say("move it away, or choose another --out"));
  }
  return !names.empty();
}

bool IsFormerOutput(FileSystem* files, const std::string& dir) {
  std::string content;
  if (files->ReadFile(JoinPath(dir, "manifest.json"), &content) != 0) return false;
  simdjson::dom::parser parser;
  simdjson::dom::element manifest;
  uint64_t format;
  std::string_view version;
  return parser.parse(content).get(manifest) == simdjson::SUCCESS &&
         manifest["format"].get(format) == simdjson::SUCCESS && manifest["muster"].get(version) == simdjson::SUCCESS;
}

}  // namespace muster
