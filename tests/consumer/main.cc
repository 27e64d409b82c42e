// [README example]
#include <muster/error.h>
#include <muster/pipeline.h>

#include <cstdio>
#include <string>

class Printer : public muster::Sink {
 public:
  absl::Status Submit(const muster::Batch& batch) override {
    for (const muster::Message& message : batch.messages) {
      std::printf("%.*s: %.*s\n", static_cast<int>(message.to.size()), message.to.data(),
                  static_cast<int>(message.text.size()), message.text.data());
    }
    return absl::OkStatus();
  }
  absl::Status Rejected(const muster::RejectedRow& row) override {
    std::fprintf(stderr, "line %llu: %s\n", static_cast<unsigned long long>(row.line),
                 std::string(muster::NameOf(row.code)).c_str());
    return absl::OkStatus();
  }
};

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  muster::Job job;
  job.content = "親愛的%Name%%Gender%，您好！";
  Printer printer;
  absl::StatusOr<muster::Summary> summary = muster::Run(job, {muster::Source::File(argv[1])}, printer, {});
  if (!summary.ok()) {
    std::fprintf(stderr, "%s\n", std::string(summary.status().message()).c_str());
    return static_cast<int>(muster::KindOf(summary.status()));
  }
  std::fprintf(stderr, "%llu of %llu rows\n", static_cast<unsigned long long>(summary->emitted),
               static_cast<unsigned long long>(summary->rows));
  return 0;
}
// [README example]
