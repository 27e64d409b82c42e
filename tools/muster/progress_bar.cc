#include "progress_bar.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <string_view>

#include "files.h"
#include "text.h"

namespace muster::cli {
namespace {

constexpr size_t kBarCells = 24;

bool IsDumbTerminal() {
  const char* term = std::getenv("TERM");
  return term != nullptr && std::string_view(term) == "dumb";
}

bool WantsNoColour() {
  const char* value = std::getenv("NO_COLOR");
  return value != nullptr && *value != '\0';
}

size_t TerminalWidth() {
  winsize size{};
  if (ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) return size.ws_col;
  return 80;
}

std::string Bar(double share, bool colour) {
  const auto full = static_cast<size_t>(share * kBarCells + 0.5);
  const std::string done(full, '#');
  const std::string open(kBarCells - full, '-');
  if (!colour) return Join({"[", done, open, "]"});
  return Join({"[\x1b[32m", done, "\x1b[0m", open, "]"});
}

}  // namespace

std::string ProgressLine(const Progress& progress, size_t width, bool colour) {
  const auto rate = progress.seconds > 0 ? static_cast<uint64_t>(progress.rows / progress.seconds) : uint64_t{0};
  const std::string rows = Join({Grouped(progress.rows), " rows  ", Grouped(rate), " rows/s"});
  std::string text;
  std::string bar;
  if (progress.bytes_total.has_value() && *progress.bytes_total > 0) {
    const double share =
        std::min(1.0, static_cast<double>(progress.bytes_read) / static_cast<double>(*progress.bytes_total));
    text = Join({PadLeft(std::to_string(static_cast<int>(share * 100)), 3), "%  ", rows});
    if (share > 0) text += Join({"  ", ClockText(progress.seconds * (1 - share) / share), " left"});
    if (text.size() + kBarCells + 4 <= width) bar = Join({Bar(share, colour), " "});
  } else {
    text = Join({rows, "  ", ByteText(progress.bytes_read), "  ", ClockText(progress.seconds)});
  }
  if (text.size() > width) text.resize(width);
  return bar + text;
}

ProgressBar::ProgressBar(ProgressMode mode)
    : shown_(mode == ProgressMode::kAlways ||
             (mode == ProgressMode::kAuto && isatty(STDERR_FILENO) != 0 && !IsDumbTerminal())),
      terminal_(isatty(STDERR_FILENO) != 0),
      colour_(terminal_ && !WantsNoColour() && !IsDumbTerminal()) {}

ProgressBar::~ProgressBar() { Wipe(); }

void ProgressBar::Draw(const Progress& progress) {
  if (!shown_) return;
  const size_t width = terminal_ ? TerminalWidth() - 1 : 80;
  const std::string line = ProgressLine(progress, width, colour_);
  WriteErr(terminal_ ? Join({"\r\x1b[K", line}) : Join({line, "\n"}));
  drawn_ = true;
}

void ProgressBar::Wipe() {
  if (drawn_ && terminal_) WriteErr("\r\x1b[K");
  drawn_ = false;
}

}  // namespace muster::cli
