// Any content, column names and values: NormalizeContent, MessageTemplate and MessageBuilder against the judge.
#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "fuzz/fuzz_input.h"
#include "merge/message_builder.h"
#include "merge/message_template.h"
#include "reference/sms.h"
#include "reference/template.h"
#include "reference/text.h"

namespace muster::fuzz {
namespace {

constexpr std::string_view kSeventy = "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七";
constexpr std::string_view kGsmHundred =
    "aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeeffffffffffgggggggggghhhhhhhhhhiiiiiiiiiijjjjjjjjjj";
constexpr std::string_view kPieces[] = {"%Name%",
                                        "％",
                                        "%name%",
                                        "ＮＡＭＥ",
                                        "Name",
                                        "姓名",
                                        "%姓名%",
                                        "\r\n",
                                        "\r",
                                        "　",
                                        "\u00A0",
                                        "€",
                                        "é",
                                        "ç",
                                        "😀",
                                        "名",
                                        "\uFEFF",
                                        "%%",
                                        "[~]",
                                        "]]]]]]]]]]]]]]]]]]]]]]]]]]",
                                        "😀😀😀😀😀😀😀😀😀😀😀😀😀",
                                        kSeventy,
                                        kGsmHundred,
                                        "\n\n\n",
                                        " \n ",
                                        "{Name}",
                                        "#Name#",
                                        "%2%",
                                        "5%",
                                        "　%Name%　",
                                        "％Name％",
                                        "\x0B",
                                        "\x0C",
                                        "ß",
                                        "Ω",
                                        "·",
                                        "ー",
                                        "ａ",
                                        "５",
                                        "\U00020000",
                                        "%RefID%",
                                        "Ref",
                                        "\xC3",
                                        "\xE3\x80",
                                        "\xF0\x9F",
                                        "\x80",
                                        "\xED\xA0\x80",
                                        "\u06B1",
                                        "नाम",
                                        "ชื่อ",
                                        "ﾅﾏｴ",
                                        "゛",
                                        "〆",
                                        "Ⅳ",
                                        "²",
                                        "\u200C",
                                        "%नाम%"};

// What a list's columns and values went through before they get here: they are UTF-8.
std::string MadeUtf8(std::string text) {
  for (size_t pos = 0; pos < text.size();) {
    const size_t length = muster_reference::Utf8LengthAt(text, pos);
    if (length == 0) text[pos] = '?';
    pos += length == 0 ? 1 : length;
  }
  return text;
}

struct Task {
  Job job;
  std::string unknown_mode;
  std::vector<std::string> columns;
  std::map<std::string, std::string> values;  // by folded name of the column
  std::string content;
};

Task TakeTask(FuzzInput* input) {
  static constexpr std::string_view kModes[] = {"stop", "keep", "empty"};
  static constexpr int kSets[] = {0, 17, 117};
  static constexpr UnknownPlaceholder kUnknown[] = {UnknownPlaceholder::kStop, UnknownPlaceholder::kKeep,
                                                    UnknownPlaceholder::kEmpty};
  Task task;
  const uint32_t mode = input->Below(3);
  task.unknown_mode = kModes[mode];
  task.job.unknown_placeholder = kUnknown[mode];
  task.job.job_option = 0;
  if (input->Below(8) != 7) task.job.job_option |= kJobMerge;
  if (input->Flag()) task.job.job_option |= kJobStrip;
  const int set = kSets[input->Below(3)];
  if (set != 0) task.job.character_set = set;
  task.job.body_format = 2 - static_cast<int>(input->Below(3));
  task.job.max_segments = 1 + static_cast<int>(input->Below(6));
  task.job.empty_field = input->Flag() ? EmptyFieldMode::kReject : EmptyFieldMode::kInsert;
  for (uint32_t columns = input->Below(4); columns > 0; --columns) {
    const std::string name = MadeUtf8(input->Text(12, kPieces));
    const std::string value = MadeUtf8(input->Text(60, kPieces));
    task.columns.push_back(name);
    task.values.emplace(muster_reference::FoldName(name), value);  // of equal names the first
  }
  task.content = input->Rest(kPieces).substr(0, 3000);
  return task;
}

std::string Show(const Task& task) {
  std::string text = "unknown placeholders " + task.unknown_mode + ", job option " +
                     std::to_string(task.job.job_option) + ", character set " +
                     std::to_string(task.job.character_set.value_or(0)) + ", body format " +
                     std::to_string(task.job.body_format) + ", segments " + std::to_string(task.job.max_segments) +
                     (task.job.empty_field == EmptyFieldMode::kReject ? ", empty fields rejected" : "");
  for (const std::string& column : task.columns) {
    text +=
        "\ncolumn '" + Escaped(column) + "' is '" + Escaped(task.values.at(muster_reference::FoldName(column))) + "'";
  }
  return text + "\ncontent: " + Escaped(task.content);
}

// The content as a job means it.
std::string JudgedContent(std::string_view content) {
  std::string text = muster_reference::LineEndsToLf(content);
  if (muster_reference::StartsWith(text, "\xEF\xBB\xBF")) text.erase(0, 3);
  if (!text.empty() && text.back() == '\n') text.pop_back();
  return text;
}

std::string ShowMessage(std::string_view encoding, size_t segments, size_t empty_values, std::string_view text) {
  return std::string(encoding) + ", " + std::to_string(segments) + " segments, " + std::to_string(empty_values) +
         " empty: " + Escaped(text);
}

std::string JudgedMessage(const Task& task, const muster_reference::Template& message_template) {
  std::string text;
  size_t empty_values = 0;
  for (const muster_reference::TemplatePart& part : message_template.parts) {
    if (part.placeholder && task.values.at(part.text).empty()) ++empty_values;
    text += part.placeholder ? muster_reference::LineEndsToLf(task.values.at(part.text)) : part.text;
  }
  if (empty_values > 0 && task.job.empty_field == EmptyFieldMode::kReject) return "empty_field";
  if ((task.job.job_option & kJobStrip) != 0) text = muster_reference::StripMessage(text);
  if (muster_reference::IsEmptyMessage(text)) return "empty_message";
  const muster_reference::SmsText sms = muster_reference::MeasureSms(text, task.job.character_set.value_or(0));
  if (!sms.code.empty()) return sms.code;
  const size_t most = task.job.body_format == 2 ? static_cast<size_t>(task.job.max_segments) : 1;
  if (sms.segments > most) return "message_too_long";
  return ShowMessage(sms.encoding, sms.segments, empty_values, text);
}

std::string BuiltMessageOf(const Task& task, const MessageTemplate& message_template) {
  const MessageBuilder builder(message_template, task.job);
  std::vector<std::string_view> values;
  for (const std::string& column : message_template.columns()) {
    values.push_back(task.values.at(muster_reference::FoldName(column)));
  }
  const bool one_line = std::ranges::none_of(
      values, [](std::string_view value) { return value.find_first_of("\r\n") != std::string_view::npos; });
  ByteRoom text;
  text.Append("before|");
  const BuiltMessage built = builder.Build(values, one_line, &text);
  if (built.code != Code::kNone) {
    builder.Detail(built.code, values);  // is only shown, but must not fail
    return std::string(NameOf(built.code)) + (text.size() == 7 ? "" : " but text was written");
  }
  if (text.size() - 7 > builder.max_text_bytes()) return "longer than any message";
  return ShowMessage(NameOf(built.encoding), built.segments, built.empty_values, text.view().substr(7));
}

void Check(const Task& task) {
  const std::string about = Show(task);
  const absl::StatusOr<std::string> content = NormalizeContent(task.content);
  const bool readable = muster_reference::IsUtf8(task.content);
  ExpectSame(content.ok() ? "readable" : "refused", readable ? "readable" : "refused", about + "\nas content");
  if (!content.ok() || !readable) return;
  ExpectSame(*content, JudgedContent(task.content), about + "\nthe content as a job means it");

  const bool merge = (task.job.job_option & kJobMerge) != 0;
  const auto compiled = MessageTemplate::Compile(*content, task.columns, task.job.unknown_placeholder, merge);
  muster_reference::Template judged;
  if (merge) {
    judged = muster_reference::ParseTemplate(*content, task.columns, task.unknown_mode);
  } else {
    judged.parts = {{false, *content}};
  }
  ExpectSame(compiled.ok() ? "compiled" : "unknown placeholder",
             judged.unknown.empty() ? "compiled" : "unknown placeholder", about);
  if (!compiled.ok() || !judged.unknown.empty()) return;
  ExpectSame(BuiltMessageOf(task, *compiled), JudgedMessage(task, judged), about);
}

}  // namespace
}  // namespace muster::fuzz

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  muster::fuzz::FuzzInput input(data, size);
  muster::fuzz::Check(muster::fuzz::TakeTask(&input));
  return 0;
}
