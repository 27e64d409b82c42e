#define XXH_INLINE_ALL
#include "muster/folder_sink.h"

#include <xxhash.h>

#include <array>
#include <ctime>
#include <optional>
#include <utility>

#include "base/byte_room.h"
#include "base/file.h"
#include "base/strings.h"
#include "emit/csv_encoder.h"
#include "emit/csv_text.h"
#include "emit/decimal.h"
#include "emit/folder_sink_on.h"
#include "emit/json_text.h"
#include "emit/manifest.h"
#include "emit/ndjson_encoder.h"
#include "emit/output_file.h"
#include "emit/output_place.h"
#include "emit/readable_text.h"

namespace muster {
namespace {

// A file of the folder that is being written.
struct OpenFile {
  std::string name;
  std::unique_ptr<OutputFile> file;
};

// A row's list, line and so on as a line of CSV in a string that is used again.
class CsvLine {
 public:
  void Begin() {
    line_.clear();
    has_fields_ = false;
  }
  void Number(uint64_t value) {
    Separate();
    AppendDecimal(value, &line_);
  }
  void Readable(std::string_view bytes) {
    readable_.clear();
    AppendReadable(bytes, &readable_);
    Text(readable_);
  }
  void Record(Encoding encoding, std::string_view record, uint64_t whole_size) {
    readable_.clear();
    AppendShownRecord(encoding, record, whole_size, &readable_);
    Text(readable_);
  }
  void Text(std::string_view text) {
    Separate();
    AppendCsvField(text, &line_);
  }
  std::string_view End() {
    line_ += '\n';
    return line_;
  }

 private:
  void Separate() {
    if (has_fields_) line_ += ',';
    has_fields_ = true;
  }

  std::string line_;
  bool has_fields_ = false;
  std::string readable_;
};

class FolderSinkOn : public FolderSink {
 public:
  FolderSinkOn(FileSystem* files, const FolderOptions& options, std::unique_ptr<OutputPlace> place)
      : files_(files), options_(options), place_(std::move(place)) {}
  // The files are closed before the place is discarded.
  ~FolderSinkOn() override { CloseAll(); }

  absl::Status Open();

  SinkNeeds Needs() const override {
    const bool audit = options_.audit != Audit::kNone;
    return {
        .rejected = true, .suppressed = audit, .duplicates = audit, .first_row = options_.audit == Audit::kFirstRow};
  }
  const MessageEncoder* Encoder() const override {
    return IsCsv() ? static_cast<const MessageEncoder*>(&csv_encoder_) : &ndjson_encoder_;
  }
  absl::Status Submit(const Batch& batch) override;
  absl::Status Rejected(const RejectedRow& row) override;
  absl::Status Suppressed(const SuppressedRow& row) override;
  absl::Status Duplicate(const DuplicateRow& row) override;

  absl::Status Commit(const Job& job, const Summary& summary) override;
  absl::Status CommitFailed(const Summary& partial) override;
  std::string failed_dir() const override { return place_->failed_dir(); }
  absl::Status Abort() override;

 private:
  bool IsCsv() const { return options_.format == OutputFormat::kCsv; }
  std::string_view ListName(uint32_t list) const {
    return list < options_.list_names.size() ? std::string_view(options_.list_names[list]) : std::string_view();
  }

  absl::StatusOr<OpenFile> NewFile(std::string name);
  absl::Status FinishFile(std::optional<OpenFile>* open);
  absl::Status WriteWhole(std::string name, std::string_view content);
  absl::Status NextMessageFile();
  absl::Status AppendBatchLine(const Batch& batch, uint64_t offset, uint64_t bytes, uint64_t xxh3);
  absl::Status WriteCommitted(const Job& job, const Summary& summary);
  absl::Status WriteFailed(const Summary& partial);
  // Closes without writing what is buffered.
  void CloseAll();

  FileSystem* const files_;
  const FolderOptions options_;
  const NdjsonEncoder ndjson_encoder_;
  const CsvEncoder csv_encoder_;
  std::unique_ptr<OutputPlace> place_;

  std::optional<OpenFile> messages_, batches_, rejects_, suppressed_, duplicates_;
  uint64_t message_files_ = 0;
  std::vector<FileRecord> finished_;
  CsvLine line_;
  ByteRoom encoded_;
  std::string scratch_;
};

absl::Status FolderSinkOn::Open() {
  struct Plan {
    std::optional<OpenFile>* file;
    bool wanted;
    std::string_view name, header;
  };
  const bool first_row = options_.audit == Audit::kFirstRow;
  const bool audit = options_.audit != Audit::kNone;
  const std::array<Plan, 4> plans = {{
      {&batches_, true, "batches.ndjson", ""},
      {&rejects_, true, "rejects.csv", "list,line,byte_offset,bytes,row,code,detail,ref,record\n"},
      {&suppressed_, audit, "suppressed.csv", "list,line,row,code,number,ref\n"},
      {&duplicates_, audit, "duplicates.csv",
       first_row ? "list,line,row,number,ref,first_row\n" : "list,line,row,number,ref\n"},
  }};
  for (const Plan& plan : plans) {
    if (!plan.wanted) continue;
    absl::StatusOr<OpenFile> opened = NewFile(std::string(plan.name));
    if (!opened.ok()) return opened.status();
    *plan.file = *std::move(opened);
    if (absl::Status written = (*plan.file)->file->Append(plan.header); !written.ok()) return written;
  }
  return absl::OkStatus();
}

absl::StatusOr<OpenFile> FolderSinkOn::NewFile(std::string name) {
  OpenFile open;
  open.file = std::make_unique<OutputFile>(files_, place_->PathOf(name), place_->ShownPathOf(name));
  open.name = std::move(name);
  if (absl::Status created = open.file->Create(); !created.ok()) return created;
  return open;
}

absl::Status FolderSinkOn::FinishFile(std::optional<OpenFile>* open) {
  if (!open->has_value()) return absl::OkStatus();
  OpenFile& file = **open;
  if (absl::Status finished = file.file->Finish(options_.sync); !finished.ok()) return finished;
  finished_.push_back({std::move(file.name), file.file->bytes(), file.file->xxh3()});
  open->reset();
  return absl::OkStatus();
}

absl::Status FolderSinkOn::WriteWhole(std::string name, std::string_view content) {
  absl::StatusOr<OpenFile> open = NewFile(std::move(name));
  if (!open.ok()) return open.status();
  if (absl::Status written = open->file->Append(content); !written.ok()) return written;
  return open->file->Finish(options_.sync);
}

absl::Status FolderSinkOn::NextMessageFile() {
  std::string number = std::to_string(++message_files_);
  if (number.size() < 5) number.insert(0, 5 - number.size(), '0');
  absl::StatusOr<OpenFile> opened = NewFile(Join({"messages-", number, IsCsv() ? ".csv" : ".ndjson"}));
  if (!opened.ok()) return opened.status();
  messages_ = *std::move(opened);
  return IsCsv() ? messages_->file->Append(CsvEncoder::kHeader) : absl::OkStatus();
}

absl::Status FolderSinkOn::Submit(const Batch& batch) {
  if (batch.messages.empty()) return absl::OkStatus();
  if (!messages_.has_value()) {
    if (absl::Status opened = NextMessageFile(); !opened.ok()) return opened;
  }
  // A caller that brought no encoded form gets it made here.
  std::string_view whole;
  std::span<const std::string_view> pieces = batch.encoded;
  if (pieces.empty()) {
    encoded_.Clear();
    for (const Message& message : batch.messages) {
      encoded_.SetEnd(Encoder()->Put(message, encoded_.Reserve(Encoder()->MostBytes(message))));
    }
    whole = encoded_.view();
    pieces = std::span(&whole, 1);
  }
  XXH3_state_t hash;
  XXH3_64bits_reset(&hash);
  const uint64_t offset = messages_->file->bytes();
  for (const std::string_view piece : pieces) {
    XXH3_64bits_update(&hash, piece.data(), piece.size());
    if (absl::Status written = messages_->file->Append(piece); !written.ok()) return written;
  }
  const uint64_t end = messages_->file->bytes();
  absl::Status noted = AppendBatchLine(batch, offset, end - offset, XXH3_64bits_digest(&hash));
  if (!noted.ok()) return noted;
  return end >= options_.file_size ? FinishFile(&messages_) : absl::OkStatus();
}

absl::Status FolderSinkOn::AppendBatchLine(const Batch& batch, uint64_t offset, uint64_t bytes, uint64_t xxh3) {
  scratch_ = R"({"batch":)";
  AppendDecimal(batch.id, &scratch_);
  scratch_ += Join({R"(,"file":")", messages_->name, R"(","offset":)"});
  AppendDecimal(offset, &scratch_);
  scratch_ += R"(,"bytes":)";
  AppendDecimal(bytes, &scratch_);
  scratch_ += R"(,"messages":)";
  AppendDecimal(batch.messages.size(), &scratch_);
  scratch_ += R"(,"first_row":)";
  AppendDecimal(batch.messages.front().row, &scratch_);
  scratch_ += Join({R"(,"xxh3":")", Hex16(xxh3), "\"}\n"});
  return batches_->file->Append(scratch_);
}

absl::Status FolderSinkOn::Rejected(const RejectedRow& row) {
  line_.Begin();
  line_.Readable(ListName(row.list));
  line_.Number(row.line);
  line_.Number(row.byte_offset);
  line_.Number(row.bytes);
  line_.Number(row.row);
  line_.Text(NameOf(row.code));
  line_.Readable(row.detail);
  line_.Readable(row.ref);
  line_.Record(row.encoding, row.record, row.bytes);
  return rejects_->file->Append(line_.End());
}

absl::Status FolderSinkOn::Suppressed(const SuppressedRow& row) {
  if (!suppressed_.has_value()) return absl::OkStatus();
  line_.Begin();
  line_.Readable(ListName(row.list));
  line_.Number(row.line);
  line_.Number(row.row);
  line_.Text(NameOf(row.code));
  line_.Readable(row.number);
  line_.Readable(row.ref);
  return suppressed_->file->Append(line_.End());
}

absl::Status FolderSinkOn::Duplicate(const DuplicateRow& row) {
  if (!duplicates_.has_value()) return absl::OkStatus();
  line_.Begin();
  line_.Readable(ListName(row.list));
  line_.Number(row.line);
  line_.Number(row.row);
  line_.Readable(row.number);
  line_.Readable(row.ref);
  if (options_.audit == Audit::kFirstRow) line_.Number(row.first_row);
  return duplicates_->file->Append(line_.End());
}

absl::Status FolderSinkOn::Commit(const Job& job, const Summary& summary) {
  absl::Status done = WriteCommitted(job, summary);
  if (done.ok()) done = place_->Publish(options_.sync);
  if (!done.ok()) Abort().IgnoreError();
  return done;
}

absl::Status FolderSinkOn::WriteCommitted(const Job& job, const Summary& summary) {
  for (std::optional<OpenFile>* open : {&messages_, &batches_, &rejects_, &suppressed_, &duplicates_}) {
    if (absl::Status finished = FinishFile(open); !finished.ok()) return finished;
  }
  if (absl::Status written = WriteWhole("summary.json", ToJson(summary)); !written.ok()) return written;
  return WriteWhole("manifest.json", ManifestJson(job, summary, options_, finished_));
}

absl::Status FolderSinkOn::CommitFailed(const Summary& partial) {
  absl::Status done = WriteFailed(partial);
  if (done.ok()) done = place_->PublishFailed(options_.sync);
  if (!done.ok()) Abort().IgnoreError();
  return done;
}

// Only rejects and summary stay.
absl::Status FolderSinkOn::WriteFailed(const Summary& partial) {
  if (absl::Status finished = FinishFile(&rejects_); !finished.ok()) return finished;
  std::vector<std::string> others;
  for (const FileRecord& file : finished_) {
    if (file.name != "rejects.csv") others.push_back(file.name);
  }
  for (std::optional<OpenFile>* open : {&messages_, &batches_, &suppressed_, &duplicates_}) {
    if (open->has_value()) others.push_back((*open)->name);
  }
  CloseAll();
  for (const std::string& name : others) {
    const int error = files_->RemoveFile(place_->PathOf(name));
    if (error != 0) return OutputError(Say("cannot remove {}", place_->ShownPathOf(name)), error);
  }
  return WriteWhole("summary.json", ToJson(partial));
}

absl::Status FolderSinkOn::Abort() {
  CloseAll();
  return place_->Discard();
}

void FolderSinkOn::CloseAll() {
  for (std::optional<OpenFile>* open : {&messages_, &batches_, &rejects_, &suppressed_, &duplicates_}) open->reset();
}

}  // namespace

absl::StatusOr<std::unique_ptr<FolderSink>> CreateFolderSinkOn(FileSystem* files, const FolderOptions& options) {
  absl::StatusOr<std::unique_ptr<OutputPlace>> place = OutputPlace::Prepare(files, options.dir, options.overwrite);
  if (!place.ok()) return place.status();
  auto sink = std::make_unique<FolderSinkOn>(files, options, *std::move(place));
  if (absl::Status opened = sink->Open(); !opened.ok()) return opened;
  return sink;
}

absl::StatusOr<std::unique_ptr<FolderSink>> FolderSink::Create(const FolderOptions& options) {
  return CreateFolderSinkOn(FileSystem::Real(), options);
}

std::string DefaultOutputDir() {
  const std::time_t now = std::time(nullptr);
  std::tm local{};
  localtime_r(&now, &local);
  std::array<char, 32> stamp{};
  const size_t size = std::strftime(stamp.data(), stamp.size(), "%Y%m%d-%H%M%S", &local);
  const std::string name(stamp.data(), size);

  // A folder that another run is just writing counts as existing.
  std::vector<std::string> present;
  FileSystem::Real()->ListFolder("muster-out", &present);
  const auto is_taken = [&present](const std::string& candidate) {
    const std::string working = Join({".", candidate, ".muster-"});
    for (const std::string& entry : present) {
      if (entry == candidate || entry == candidate + ".failed" || entry.starts_with(working)) return true;
    }
    return false;
  };
  std::string candidate = name;
  for (int i = 2; is_taken(candidate); ++i) candidate = Join({name, "-", std::to_string(i)});
  return "./muster-out/" + candidate;
}

}  // namespace muster
