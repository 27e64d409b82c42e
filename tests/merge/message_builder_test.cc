#include "merge/message_builder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "merge/plain_message.h"

namespace muster {
namespace {

using testing::HasSubstr;

std::string Times(size_t count, std::string_view text) {
  std::string repeated;
  for (size_t i = 0; i < count; ++i) repeated += text;
  return repeated;
}

// A job over a list with the columns A, B and C.
class Letters {
 public:
  explicit Letters(std::string_view content, const Job& job = {})
      : template_(MessageTemplate::Compile(content, {"A", "B", "C"}, job.unknown_placeholder,
                                           (job.job_option & kJobMerge) != 0)
                      .value()),
        builder_(template_, job) {}

  struct Answer {
    BuiltMessage built;
    std::string text;
  };
  // Builds behind some text that is there already and must stay.
  Answer Write(const std::vector<std::string>& row) const {
    ByteRoom out;
    out.Append("before|");
    Answer answer;
    const auto values = Values(row);
    answer.built = builder_.Build(values, /*one_line=*/false, &out);
    EXPECT_EQ(out.view().substr(0, 7), "before|");
    answer.text = out.view().substr(7);
    ExpectSameOnOneLine(values, answer);
    EXPECT_LE(answer.text.size(), builder_.max_text_bytes());
    if (answer.built.code != Code::kNone) {
      EXPECT_EQ(answer.text, "");
    }
    return answer;
  }
  // Knowing that there is no line end changes nothing.
  void ExpectSameOnOneLine(const std::vector<std::string_view>& values, const Answer& answer) const {
    for (const std::string_view value : values) {
      if (value.find_first_of("\r\n") != std::string_view::npos) return;
    }
    ByteRoom out;
    const BuiltMessage built = builder_.Build(values, /*one_line=*/true, &out);
    EXPECT_EQ(built.code, answer.built.code);
    EXPECT_EQ(built.encoding, answer.built.encoding);
    EXPECT_EQ(built.segments, answer.built.segments);
    EXPECT_EQ(built.empty_values, answer.built.empty_values);
    EXPECT_EQ(out.view(), answer.text);
  }
  std::string Detail(const std::vector<std::string>& row) const {
    return builder_.Detail(Write(row).built.code, Values(row));
  }
  const MessageBuilder& builder() const { return builder_; }

 private:
  // `row` is A, B, C; the builder takes the columns of the template.
  std::vector<std::string_view> Values(const std::vector<std::string>& row) const {
    std::vector<std::string_view> values;
    for (const std::string& name : template_.columns()) values.push_back(row.at(static_cast<size_t>(name[0] - 'A')));
    return values;
  }

  MessageTemplate template_;
  MessageBuilder builder_;
};

Job With(uint32_t job_option) {
  Job job;
  job.job_option = job_option;
  return job;
}
Job Strip() { return With(kJobMerge | kJobStrip); }
Job Set(int character_set) {
  Job job;
  job.character_set = character_set;
  return job;
}
Job Format(int body_format, int max_segments = 5) {
  Job job;
  job.body_format = body_format;
  job.max_segments = max_segments;
  return job;
}

TEST(MessageBuilder, MergesARow) {
  const auto [built, text] = Letters("親愛的%A%%B%，您好！").Write({"小明", "先生", ""});
  EXPECT_EQ(text, "親愛的小明先生，您好！");
  EXPECT_EQ(built.code, Code::kNone);
  EXPECT_EQ(built.encoding, SmsEncoding::kUcs2);
  EXPECT_EQ(built.segments, 1u);
  EXPECT_EQ(built.empty_values, 0u);
}

TEST(MessageBuilder, TheValueDecidesTheEncodingWhenTheTemplateDoesNot) {
  const Letters letters("Dear %A%!");
  EXPECT_EQ(letters.Write({"Ann", "", ""}).built.encoding, SmsEncoding::kGsm7);
  EXPECT_EQ(letters.Write({"Müller {€}", "", ""}).built.encoding, SmsEncoding::kGsm7);
  EXPECT_EQ(letters.Write({"小明", "", ""}).built.encoding, SmsEncoding::kUcs2);
  EXPECT_EQ(Letters("Dear %A%!", Set(17)).Write({"Ann", "", ""}).built.encoding, SmsEncoding::kUcs2);
}

TEST(MessageBuilder, ValuesAreNeverExpandedAgain) { EXPECT_EQ(Letters("%A%").Write({"%B%", "no", ""}).text, "%B%"); }

TEST(MessageBuilder, CountsEveryEmptyPlaceholder) {
  const auto [built, text] = Letters("%A%-%B%-%A%").Write({"", " ", ""});
  EXPECT_EQ(text, "- -");
  EXPECT_EQ(built.empty_values, 2u);
}

TEST(MessageBuilder, CanRefuseEmptyFields) {
  Job job;
  job.empty_field = EmptyFieldMode::kReject;
  const Letters letters("%A%%B%", job);
  EXPECT_EQ(letters.Write({"", "x", ""}).built.code, Code::kEmptyField);
  EXPECT_EQ(letters.Write({" ", "x", ""}).built.code, Code::kNone);
  EXPECT_EQ(letters.Write({"x", "x", ""}).built.code, Code::kNone);
  EXPECT_EQ(letters.Detail({"x", "", ""}), "empty: B");
  EXPECT_EQ(letters.Detail({"", "", ""}), "empty: A, B");
}

TEST(MessageBuilder, FaultsComeInOrder) {
  Job job = Set(117);
  job.empty_field = EmptyFieldMode::kReject;
  job.max_segments = 1;
  const Letters letters("%A%%B%", job);
  EXPECT_EQ(letters.Write({"", Times(1000, "漢"), ""}).built.code, Code::kEmptyField);
  EXPECT_EQ(letters.Write({Times(1000, "　"), "\n", ""}).built.code, Code::kEmptyMessage);
  EXPECT_EQ(letters.Write({Times(1000, "a"), "漢", ""}).built.code, Code::kNotEncodable);
  EXPECT_EQ(letters.Write({Times(1000, "a"), "a", ""}).built.code, Code::kMessageTooLong);
  job.job_option |= kJobStrip;
  const Letters stripped("%A%%B%", job);
  EXPECT_EQ(stripped.Write({Times(1000, "　"), "\n", ""}).built.code, Code::kEmptyMessage);
  EXPECT_EQ(stripped.Write({Times(1000, "a"), "漢", ""}).built.code, Code::kNotEncodable);
  EXPECT_EQ(stripped.Write({Times(1000, "a"), "\t", ""}).built.code, Code::kMessageTooLong);
}

TEST(MessageBuilder, WhiteSpaceOnlyIsEmpty) {
  for (const char* blank : {"", " ", "\t\v\f \n", "\u00A0\u3000", "\r\n", "\r"}) {
    EXPECT_EQ(Letters("%A%").Write({blank, "", ""}).built.code, Code::kEmptyMessage);
    EXPECT_EQ(Letters("%A%", Strip()).Write({blank, "", ""}).built.code, Code::kEmptyMessage);
    EXPECT_EQ(Letters(" \n%A%　").Write({blank, "", ""}).built.code, Code::kEmptyMessage);
    EXPECT_EQ(Letters("%A%.").Write({blank, "", ""}).built.code, Code::kNone);
  }
  EXPECT_EQ(Letters("").Write({"", "", ""}).built.code, Code::kEmptyMessage);
  EXPECT_EQ(Letters("%A%").Write({"\u200B", "", ""}).built.code, Code::kNone);
}

TEST(MessageBuilder, LineEndsInValuesBecomeLf) {
  EXPECT_EQ(Letters("%A%|%B%").Write({"x\r\ny\rz\n", "\r", ""}).text, "x\ny\nz\n|\n");
  EXPECT_EQ(Letters("%A%\n%B%").Write({"x\r", "\ny", ""}).text, "x\n\n\ny");
  EXPECT_EQ(Letters("漢%A%%A%").Write({"\r\n", "", ""}).text, "漢\n\n");
  EXPECT_EQ(Letters("%A%").Write({Times(160, "\r\n") + "", "", ""}).built.code, Code::kEmptyMessage);
  EXPECT_EQ(Letters("%A%").Write({"a" + Times(159, "\r\n"), "", ""}).built.segments, 1u);
  EXPECT_EQ(Letters("%A%").Write({"a" + Times(160, "\r\n"), "", ""}).built.segments, 2u);
}

TEST(MessageBuilder, BodyFormatsLimitTheSegments) {
  const std::vector<std::string> fits = {Times(160, "a"), "", ""}, longer = {Times(161, "a"), "", ""};
  for (const int body_format : {0, 1}) {
    EXPECT_EQ(Letters("%A%", Format(body_format)).Write(fits).built.code, Code::kNone);
    EXPECT_EQ(Letters("%A%", Format(body_format)).Write(longer).built.code, Code::kMessageTooLong);
  }
  EXPECT_EQ(Letters("%A%", Format(2)).Write(longer).built.segments, 2u);
  EXPECT_EQ(Letters("%A%", Format(2, 1)).Write(longer).built.code, Code::kMessageTooLong);
  EXPECT_EQ(Letters("%A%", Format(2)).Write({Times(335, "漢"), "", ""}).built.segments, 5u);
  EXPECT_EQ(Letters("%A%", Format(2)).Write({Times(336, "漢"), "", ""}).built.code, Code::kMessageTooLong);
  EXPECT_EQ(Letters("%A%", Format(2, 255)).Write({Times(255 * 153, "a"), "", ""}).built.segments, 255u);
}

TEST(MessageBuilder, PairsThatMoveToTheNextSegmentCount) {
  EXPECT_EQ(Letters("%A%%B%", Format(2, 2)).Write({Times(100, "]"), Times(52, "]"), ""}).built.segments, 2u);
  EXPECT_EQ(Letters("%A%%B%", Format(2, 2)).Write({Times(100, "]"), Times(53, "]"), ""}).built.code,
            Code::kMessageTooLong);
  EXPECT_EQ(Letters("%A%%B%", Format(2, 3)).Write({Times(100, "]"), Times(53, "]"), ""}).built.segments, 3u);
  EXPECT_EQ(Letters("%A%😀", Format(2, 2)).Write({Times(66, "😀"), "", ""}).built.code, Code::kMessageTooLong);
  EXPECT_EQ(Letters("%A%]", Set(17)).Write({Times(69, "]"), "", ""}).built.segments, 1u);
}

TEST(MessageBuilder, ALengthOfNoAcceptedMessageExceedsTheBound) {
  EXPECT_EQ(Letters("%A%", Set(17)).builder().max_text_bytes(), 1005u);
  EXPECT_EQ(Letters("%A%", Set(117)).builder().max_text_bytes(), 1530u);
  EXPECT_EQ(Letters("%A%").builder().max_text_bytes(), 1530u);
  EXPECT_EQ(Letters("%A%", Format(0)).builder().max_text_bytes(), 320u);
  // The longest there are.
  EXPECT_EQ(Letters("%A%", Set(17)).Write({Times(335, "漢"), "", ""}).text.size(), 1005u);
  EXPECT_EQ(Letters("%A%").Write({Times(765, "Δ"), "", ""}).text.size(), 1530u);
}

TEST(MessageBuilder, StripWorksOnTheMergedText) {
  const Letters letters(" %A% \n\n%B%\n\n %C%！ ", Strip());
  EXPECT_EQ(letters.Write({"a", "b", "c"}).text, "a\n\nb\n\nc！");
  EXPECT_EQ(letters.Write({"a", "", "c"}).text, "a\n\nc！");
  EXPECT_EQ(letters.Write({" ", "　", " c  c "}).text, "c  c ！");
  EXPECT_EQ(letters.Write({"\r\n a\r\n", "", "\r\r"}).text, "a\n\n！");
  EXPECT_EQ(Letters(" %A% ").Write({" a ", "", ""}).text, "  a  ");
  EXPECT_EQ(Letters(" %A% ", With(kJobStrip)).Write({" a ", "", ""}).text, "%A%");
}

TEST(MessageBuilder, StrippedWhiteSpaceNeitherLengthensNorTurnsAMessage) {
  const auto [built, text] = Letters("%A%", Strip()).Write({Times(5000, "　") + "a]" + Times(5000, "\t\n"), "", ""});
  EXPECT_EQ(text, "a]");
  EXPECT_EQ(built.encoding, SmsEncoding::kGsm7);
  EXPECT_EQ(built.segments, 1u);
  EXPECT_EQ(Letters("%A%", Strip()).Write({"a\tb", "", ""}).built.encoding, SmsEncoding::kUcs2);
  EXPECT_EQ(Letters("%A%%B%", Strip()).Write({"a" + Times(5000, " "), "b", ""}).built.code, Code::kMessageTooLong);
  EXPECT_EQ(Letters("%A%%B%", Strip()).Write({"a" + Times(5000, " "), "\nb", ""}).text, "a\nb");
}

TEST(MessageBuilder, HugeValuesAreRefusedWithoutBeingBuilt) {
  constexpr size_t kMiB = 1 << 20;
  for (const Job& job : {Job(), Strip(), Set(17), Set(117)}) {
    const Letters letters(Times(100, "%A%x"), job);
    for (const std::string_view text : {"a", "]", " a", "a\r\n"}) {
      ByteRoom out;
      const std::string value = Times(kMiB / text.size(), text);
      const std::vector<std::string_view> values = {value};
      EXPECT_EQ(letters.builder().Build(values, false, &out).code, Code::kMessageTooLong);
      EXPECT_LE(out.capacity(), 2 * letters.builder().max_text_bytes());
    }
  }
  EXPECT_EQ(Letters("%A%", Set(117)).Write({Times(kMiB, "a") + "漢", "", ""}).built.code, Code::kNotEncodable);
  EXPECT_EQ(Letters("%A%").Write({Times(kMiB, " "), "", ""}).built.code, Code::kEmptyMessage);
  EXPECT_EQ(Letters("%A%", Strip()).Write({"a" + Times(kMiB, " "), "", ""}).text, "a");
  EXPECT_EQ(Letters("%A%", Strip()).Write({Times(kMiB / 2, "a\n"), "", ""}).built.code, Code::kMessageTooLong);
}

TEST(MessageBuilder, SaysWhy) {
  EXPECT_THAT(Letters("%A%").Detail({Times(400, "漢"), "", ""}),
              HasSubstr("400 UCS-2 code units; 5 segments hold 335"));
  EXPECT_THAT(Letters("%A%", Format(0)).Detail({Times(161, "a"), "", ""}),
              HasSubstr("161 septets of GSM-7; 1 segment holds 160"));
  EXPECT_THAT(Letters("%A%", Format(2, 2)).Detail({Times(153, "]"), "", ""}), HasSubstr("306, less where"));
  EXPECT_EQ(Letters("Hi %A%", Set(117)).Detail({"a漢", "", ""}), "漢 (U+6F22) in A is not in GSM-7");
  EXPECT_EQ(Letters("Hi “%A%", Set(117)).Detail({"a", "", ""}), "“ (U+201C) in the content is not in GSM-7");
  EXPECT_EQ(Letters("%A%", Set(117)).Detail({"😀", "", ""}), "😀 (U+1F600) in A is not in GSM-7");
  Job strip = Set(117);
  strip.job_option |= kJobStrip;
  EXPECT_EQ(Letters("　%A%", strip).Detail({"a`", "", ""}), "` (U+0060) in A is not in GSM-7");
  EXPECT_EQ(Letters("a\t%A%", strip).Detail({"b", "", ""}), "\\t (U+0009) in the content is not in GSM-7");
  EXPECT_EQ(Letters("%A%").Detail({"", "", ""}), "");
}

// --- against the plain way

Job Prepend(std::string name, uint32_t job_option = kJobMerge) {
  Job job = With(job_option);
  job.sender_names = {std::move(name)};
  job.prepend_sender = true;
  return job;
}

TEST(MessageBuilder, PutsTheSendersNameInFrontWhereItIsMissing) {
  const Letters letters("%A%您好", Prepend("品牌"));
  EXPECT_EQ(letters.Write({"小明", "", ""}).text, "【品牌】小明您好");
  EXPECT_EQ(letters.Write({"品牌:", "", ""}).text, "品牌:您好");
  EXPECT_EQ(letters.Write({"【品牌】", "", ""}).text, "【品牌】您好");
  EXPECT_EQ(letters.Write({" \r\n[品牌]", "", ""}).text, " \n[品牌]您好");
  EXPECT_EQ(Letters("%A%%B%x", Prepend("Acme")).Write({"ac", "me", ""}).text, "【Acme】acmex");
  EXPECT_EQ(Letters("%A%%B% x", Prepend("Acme")).Write({"ac", "me", ""}).text, "acme x");
}

TEST(MessageBuilder, TheSendersNameCountsForEncodingAndSegments) {
  const Letters letters("%A%", Prepend("Acme"));
  const auto plain = letters.Write({"hello", "", ""});
  EXPECT_EQ(plain.built.encoding, SmsEncoding::kUcs2);
  EXPECT_EQ(letters.Write({"Acme hello", "", ""}).built.encoding, SmsEncoding::kGsm7);
  EXPECT_EQ(letters.Write({Times(64, "x"), "", ""}).built.segments, 1u);
  EXPECT_EQ(letters.Write({Times(65, "x"), "", ""}).built.segments, 2u);
  Job short_only = Prepend("Acme");
  short_only.body_format = 0;
  const Letters one("%A%", short_only);
  EXPECT_EQ(one.Write({Times(65, "x"), "", ""}).built.code, Code::kMessageTooLong);
  EXPECT_THAT(one.Detail({Times(65, "x"), "", ""}), HasSubstr("71 UCS-2"));
}

TEST(MessageBuilder, ANameAloneIsAnEmptyMessage) {
  EXPECT_EQ(Letters("%A%", Prepend("品牌")).Write({" ", "", ""}).built.code, Code::kEmptyMessage);
  EXPECT_EQ(Letters("%A%", Prepend("品牌", kJobMerge | kJobStrip)).Write({" \n", "", ""}).built.code,
            Code::kEmptyMessage);
}

TEST(MessageBuilder, StrippedTextIsStrippedBehindTheSendersName) {
  EXPECT_EQ(Letters(" %A% \n\n\n b ", Prepend("品牌", kJobMerge | kJobStrip)).Write({"x ", "", ""}).text,
            "【品牌】x\n\nb");
}

// The decision needs the beginning only, however much white space is before it.
TEST(MessageBuilder, WhiteSpaceBeforeTheSendersNameMayBeLong) {
  EXPECT_EQ(Letters("%A%%B%", Prepend("品牌")).Write({Times(200, " "), "品牌", ""}).text, Times(200, " ") + "品牌");
}

struct Case {
  std::string content;
  std::vector<std::u32string> literals;  // around the fields
  std::vector<int> fields;
};

class RandomMessages : public testing::Test {
 protected:
  static constexpr uint32_t kSeed = 31337;
  uint32_t Upto(uint32_t n) { return static_cast<uint32_t>(random_() % n); }

  // Mostly short; sometimes about as long as a segment.
  std::u32string RandomText(bool with_cr) {
    static const std::u32string all = U"ab]é€Δ \n漢😀\u00A0\u3000\t\f【】{\r";
    const auto letters = static_cast<uint32_t>(all.size()) - (with_cr ? 0 : 1);
    const uint32_t used = 1 + Upto(letters);
    std::u32string text;
    for (uint32_t runs = Upto(4); runs > 0; --runs) {
      const uint32_t longest = Upto(4) == 0 ? 80 : 3;
      const char32_t letter = with_cr && Upto(8) == 0 ? U'\r' : all[Upto(used)];
      text.append(1 + Upto(longest), letter);
      if (letter == U'\r' && Upto(2) == 0) text += U'\n';
    }
    return text;
  }

  std::u32string RandomName() {
    static const std::u32string all[] = {U"a", U"A", U"ａａ", U"b", U"]", U"é", U"漢", U"a b", U"漢a"};
    return all[Upto(9)];
  }

  Case RandomCase() {
    Case c;
    c.literals.push_back(RandomText(false));
    for (uint32_t fields = Upto(5); fields > 0; --fields) {
      c.fields.push_back(static_cast<int>(Upto(3)));
      c.literals.push_back(RandomText(false));
    }
    c.content = plain::Encode(c.literals[0]);
    for (size_t i = 0; i < c.fields.size(); ++i) {
      c.content += std::string("%") + static_cast<char>('A' + c.fields[i]) + "%" + plain::Encode(c.literals[i + 1]);
    }
    return c;
  }

  Job RandomJob() {
    Job job;
    if (Upto(3) == 0) job.character_set = Upto(2) == 0 ? 17 : 117;
    job.body_format = static_cast<int>(Upto(4) == 0 ? Upto(2) : 2);
    job.max_segments = static_cast<int>(1 + Upto(5));
    if (Upto(2) == 0) job.job_option |= kJobStrip;
    if (Upto(8) == 0) job.empty_field = EmptyFieldMode::kReject;
    if (job.character_set != 117 && Upto(3) == 0) {
      job.sender_names = {plain::Encode(RandomName())};
      job.prepend_sender = true;
    }
    return job;
  }

  std::mt19937 random_{kSeed};
};

TEST_F(RandomMessages, AreBuiltAsThePlainWayBuildsThem) {
  std::array<int, kCodeCount> seen{};
  int marked = 0, begun = 0;
  for (int round = 0; round < 15000; ++round) {
    SCOPED_TRACE(testing::Message() << "seed " << kSeed << ", round " << round);
    const Case c = RandomCase();
    const Job job = RandomJob();
    std::vector<std::u32string> row;
    for (int i = 0; i < 3; ++i) row.push_back(RandomText(true));

    uint32_t empty_values = 0;
    std::u32string text = c.literals[0];
    for (size_t i = 0; i < c.fields.size(); ++i) {
      const std::u32string& value = row[static_cast<size_t>(c.fields[i])];
      empty_values += value.empty();
      text += plain::WithLf(value) + c.literals[i + 1];
    }
    if ((job.job_option & kJobStrip) != 0) text = plain::Strip(text);
    const bool blank = plain::Judge(text, 0).blank;
    if (job.prepend_sender && !blank && !plain::BeginsWith(text, plain::Decode(job.sender_names[0]))) {
      text = U"【" + plain::Decode(job.sender_names[0]) + U"】" + text;
      ++marked;
    }
    const plain::Judged judged = plain::Judge(text, job.character_set.value_or(0));
    const uint64_t most = job.body_format == 2 ? static_cast<uint64_t>(job.max_segments) : 1;
    const Code code = empty_values > 0 && job.empty_field == EmptyFieldMode::kReject ? Code::kEmptyField
                      : blank                                                        ? Code::kEmptyMessage
                      : !judged.encodable                                            ? Code::kNotEncodable
                      : judged.segments > most                                       ? Code::kMessageTooLong
                                                                                     : Code::kNone;
    ++seen[static_cast<size_t>(code)];

    const Letters letters(c.content, job);
    const std::vector<std::string> values = {plain::Encode(row[0]), plain::Encode(row[1]), plain::Encode(row[2])};
    const auto [built, written] = letters.Write(values);
    ASSERT_EQ(built.code, code);
    ASSERT_EQ(built.empty_values, empty_values);
    if (code != Code::kNone) {
      ASSERT_EQ(letters.Detail(values).empty(), code == Code::kEmptyMessage);
      continue;
    }
    ASSERT_EQ(written, plain::Encode(text));
    begun += job.prepend_sender && text.substr(0, 1) != U"【";
    ASSERT_EQ(built.encoding == SmsEncoding::kGsm7, judged.gsm7);
    ASSERT_EQ(built.segments, judged.segments);
  }
  for (const Code code :
       {Code::kNone, Code::kEmptyField, Code::kEmptyMessage, Code::kNotEncodable, Code::kMessageTooLong}) {
    EXPECT_GT(seen[static_cast<size_t>(code)], 100) << "code " << static_cast<int>(code);
  }
  EXPECT_GT(marked, 1000);
  EXPECT_GT(begun, 100);
}

}  // namespace
}  // namespace muster
