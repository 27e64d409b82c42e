// The progress bar: one line on standard error, drawn over again and wiped at the end.
#ifndef MUSTER_TOOLS_MUSTER_PROGRESS_BAR_H_
#define MUSTER_TOOLS_MUSTER_PROGRESS_BAR_H_

#include <muster/pipeline.h>

#include <cstddef>
#include <string>

#include "job_flags.h"

namespace muster::cli {

// "[#####-----]  50%  1,200,000 rows  3,400,000 rows/s  0:12 left", at most `width` columns. Without a known total:
// rows, bytes, rate and time so far.
std::string ProgressLine(const Progress& progress, size_t width, bool colour);

class ProgressBar {
 public:
  // Draws on a terminal only, or always, or never. NO_COLOR and a dumb terminal are heeded.
  explicit ProgressBar(ProgressMode mode);
  ~ProgressBar();
  ProgressBar(const ProgressBar&) = delete;
  ProgressBar& operator=(const ProgressBar&) = delete;

  bool shown() const { return shown_; }
  // Called by one thread at a time.
  void Draw(const Progress& progress);
  // Wipes the line; a terminal then shows nothing of it. Drawing again is allowed.
  void Wipe();

 private:
  // Constant after construction.
  bool shown_;
  bool terminal_;
  bool colour_;

  bool drawn_ = false;
};

}  // namespace muster::cli

#endif  // MUSTER_TOOLS_MUSTER_PROGRESS_BAR_H_
