#include "preview_sink.h"

namespace muster::cli {

absl::Status PreviewSink::Submit(const Batch& batch) {
  for (const Message& message : batch.messages) {
    if (messages_.size() >= count_) break;
    messages_.push_back({.to = std::string(message.to),
                         .text = std::string(message.text),
                         .ref = std::string(message.ref),
                         .row = message.row,
                         .encoding = message.encoding,
                         .segments = message.segments,
                         .flash = message.flash});
  }
  return absl::OkStatus();
}

std::string PreviewText(const std::vector<PreviewMessage>& messages, Lang lang) {
  if (messages.empty()) return "";
  const bool chinese = lang == Lang::kChinese;
  std::string text = chinese ? "前幾則簡訊\n" : "First messages\n";
  for (const PreviewMessage& message : messages) {
    const std::string segments = std::to_string(message.segments);
    text += Join({"  ", PadRight(message.to, 16), chinese ? "  第 " : "  row ", Grouped(message.row),
                  chinese ? " 列，" : ", ", NameOf(message.encoding), chinese ? "，" : ", ", segments,
                  chinese                 ? " 則"
                  : message.segments == 1 ? " segment"
                                          : " segments",
                  message.flash ? ", flash" : "", message.ref.empty() ? "" : ", ref ", OneLine(message.ref), "\n"});
    size_t begin = 0;
    while (begin <= message.text.size()) {
      const size_t end = std::min(message.text.find('\n', begin), message.text.size());
      text += Join({"    ", OneLine(std::string_view(message.text).substr(begin, end - begin), 4096), "\n"});
      begin = end + 1;
    }
  }
  return text;
}

std::string PreviewJson(const std::vector<PreviewMessage>& messages) {
  std::string json = "[";
  for (const PreviewMessage& message : messages) {
    if (json.size() > 1) json += ",";
    json += Join({"\n    {\"to\":", JsonQuoted(message.to), ",\"text\":", JsonQuoted(message.text),
                  ",\"row\":", std::to_string(message.row), ",\"encoding\":", JsonQuoted(NameOf(message.encoding)),
                  ",\"segments\":", std::to_string(message.segments)});
    if (message.flash) json += ",\"flash\":true";
    if (!message.ref.empty()) json += Join({",\"ref\":", JsonQuoted(message.ref)});
    json += "}";
  }
  return json + (messages.empty() ? "]" : "\n  ]");
}

}  // namespace muster::cli
