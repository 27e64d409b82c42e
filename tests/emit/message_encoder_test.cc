#include <gtest/gtest.h>
#include <simdjson.h>

#include <limits>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "base/strings.h"
#include "emit/csv_encoder.h"
#include "emit/csv_text.h"
#include "emit/decimal.h"
#include "emit/json_text.h"
#include "emit/ndjson_encoder.h"

namespace muster {
namespace {

// Nothing is written beyond the room that was asked for.
std::string Encoded(const MessageEncoder& encoder, const Message& message) {
  const size_t most = encoder.MostBytes(message), beyond = 256 + 6 * message.text.size();
  std::string room(most + beyond, '#');
  const auto size = static_cast<size_t>(encoder.Put(message, room.data()) - room.data());
  EXPECT_LE(size, most);
  EXPECT_EQ(room.find_first_not_of('#', most), std::string::npos);
  room.resize(size);
  return room;
}

std::string AsNdjson(const Message& message) { return Encoded(NdjsonEncoder(), message); }
std::string AsCsv(const Message& message) { return Encoded(CsvEncoder(), message); }

std::string JsonEscaped(std::string_view text) {
  std::string out;
  AppendJsonEscaped(text, &out);
  return out;
}

TEST(NdjsonEncoderTest, AMessageIsALineWithItsKeysInOrder) {
  const Message plain = {.to = "+886912345678",
                         .text = "親愛的小明先生，您好！",
                         .row = 1,
                         .encoding = SmsEncoding::kUcs2,
                         .segments = 1,
                         .ref = ""};
  EXPECT_EQ(AsNdjson(plain),
            "{\"to\":\"+886912345678\",\"text\":\"親愛的小明先生，您好！\",\"row\":1,\"encoding\":\"ucs2\","
            "\"segments\":1}\n");
  Message full = {
      .to = "0912345678", .text = "Hi", .row = 1234567890123, .segments = 255, .flash = true, .ref = "A\"001"};
  EXPECT_EQ(AsNdjson(full),
            "{\"to\":\"0912345678\",\"text\":\"Hi\",\"row\":1234567890123,\"encoding\":\"gsm7\",\"segments\":255,"
            "\"flash\":true,\"ref\":\"A\\\"001\"}\n");
  full.flash = false;
  EXPECT_EQ(AsNdjson(full),
            "{\"to\":\"0912345678\",\"text\":\"Hi\",\"row\":1234567890123,\"encoding\":\"gsm7\",\"segments\":255,"
            "\"ref\":\"A\\\"001\"}\n");
}

std::string ExpectedJson(char c) {
  switch (c) {
    case '"':
      return "\\\"";
    case '\\':
      return "\\\\";
    case '\b':
      return "\\b";
    case '\f':
      return "\\f";
    case '\n':
      return "\\n";
    case '\r':
      return "\\r";
    case '\t':
      return "\\t";
    default:
      break;
  }
  if (c >= 0x20) return std::string(1, c);
  char escape[8];
  snprintf(escape, sizeof escape, "\\u%04x", c);
  return escape;
}

TEST(NdjsonEncoderTest, OnlyQuotesBackslashesAndControlsAreEscaped) {
  for (int byte = 0; byte < 0x80; ++byte) {
    const std::string text(1, static_cast<char>(byte));
    const std::string expected = ExpectedJson(static_cast<char>(byte));
    // At every place of the words that are looked at eight bytes at a time, between characters with high bits.
    for (size_t before = 0; before < 20; ++before) {
      for (const std::string_view filler : {"a", "é", "您"}) {
        std::string around;
        for (size_t i = 0; i < before; ++i) around += filler;
        EXPECT_EQ(JsonEscaped(around + text + around), around + expected + around) << byte;
      }
    }
  }
}

TEST(NdjsonEncoderTest, AnyTextIsReadBackAsItWas) {
  for (uint32_t seed = 1; seed <= 500; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    std::mt19937 random(seed);
    std::string text;
    for (size_t size = random() % 60; size > 0; --size) {
      constexpr uint32_t kLimits[] = {0x20, 0x80, 0x800, 0xD800, 0x110000};
      uint32_t code_point = random() % kLimits[random() % 5];
      if (code_point >= 0xD800 && code_point < 0xE000) code_point = '"';
      AppendUtf8(code_point, &text);
    }
    const std::string line = AsNdjson({.to = "1", .text = text, .ref = text});
    simdjson::dom::parser parser;
    simdjson::dom::element message;
    std::string_view read, ref;
    ASSERT_EQ(parser.parse(line).get(message), simdjson::SUCCESS) << line;
    ASSERT_EQ(message["text"].get(read), simdjson::SUCCESS);
    EXPECT_EQ(read, text);
    EXPECT_EQ(message["ref"].get(ref) == simdjson::SUCCESS ? ref : "", text);
  }
}

TEST(CsvEncoderTest, AMessageIsALineUnderTheHeader) {
  EXPECT_EQ(CsvEncoder::kHeader, "to,text,row,encoding,segments,flash,ref\n");
  Message message = {
      .to = "+886912345678", .text = "您好", .row = 7, .encoding = SmsEncoding::kUcs2, .segments = 2, .ref = ""};
  EXPECT_EQ(AsCsv(message), "+886912345678,您好,7,ucs2,2,false,\n");
  message.flash = true;
  message.encoding = SmsEncoding::kGsm7;
  message.ref = "00,1";
  EXPECT_EQ(AsCsv(message), "+886912345678,您好,7,gsm7,2,true,\"00,1\"\n");
}

// What takes most room: bytes with the longest escapes, the longest words and numbers.
TEST(MessageEncoderTest, TheLongestFormFitsIntoItsRoom) {
  for (const size_t size : {0, 1, 7, 8, 31, 32, 33, 64, 65, 1000}) {
    for (const char byte : {'\x01', '\0', '\x1f', '"', '\\', '\n', ',', 'x'}) {
      const std::string field(size, byte);
      const Message message = {.to = field,
                               .text = field,
                               .row = std::numeric_limits<uint64_t>::max(),
                               .encoding = SmsEncoding::kUcs2,
                               .segments = std::numeric_limits<decltype(Message::segments)>::max(),
                               .flash = true,
                               .ref = field};
      EXPECT_GT(AsNdjson(message).size(), 3 * size);
      EXPECT_GT(AsCsv(message).size(), 3 * size);
    }
  }
}

TEST(CsvTextTest, FieldsAreQuotedWhenTheyMust) {
  struct Case {
    std::string_view field, written;
  };
  for (const Case& c : {Case{"", ""}, Case{"a b", "a b"}, Case{"a,b", "\"a,b\""}, Case{"\"", "\"\"\"\""},
                        Case{"a\"b\"", "\"a\"\"b\"\"\""}, Case{"a\nb", "\"a\nb\""}, Case{"a\rb", "\"a\rb\""},
                        Case{"a\tb;c|d", "a\tb;c|d"}, Case{"您，好", "您，好"}}) {
    std::string out;
    AppendCsvField(c.field, &out);
    EXPECT_EQ(out, c.written);
  }
}

TEST(CsvTextTest, LinesAreReadBackAsTheyWereWritten) {
  for (uint32_t seed = 1; seed <= 500; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    std::mt19937 random(seed);
    std::vector<std::vector<std::string>> lines(random() % 5);
    std::string text;
    for (std::vector<std::string>& line : lines) {
      line.resize(1 + random() % 4);
      for (std::string& field : line) {
        for (size_t size = random() % 5; size > 0; --size) field += "a,\"\n\r"[random() % 5];
      }
      AppendCsvLine(line, &text);
    }
    CsvReader reader(text);
    std::vector<std::string> fields;
    for (const std::vector<std::string>& line : lines) {
      ASSERT_TRUE(reader.Next(&fields)) << text;
      EXPECT_EQ(fields, line) << text;
    }
    EXPECT_FALSE(reader.Next(&fields));
  }
}

TEST(DecimalTest, NumbersAreWrittenAsTheStandardLibraryWritesThem) {
  std::vector<uint64_t> values = {0, std::numeric_limits<uint64_t>::max()};
  for (uint64_t power = 1, digits = 1; digits <= 19; ++digits, power *= 10) {
    for (const uint64_t value : {power - 1, power, power + 1, power * 9 + 9}) values.push_back(value);
  }
  for (uint64_t value = 0; value < 2000; ++value) values.push_back(value);
  for (const uint64_t value : values) {
    std::string out;
    AppendDecimal(value, &out);
    EXPECT_EQ(out, std::to_string(value));
  }
}

TEST(JsonWriterTest, WritesIndentedObjectsAndArraysInOrder) {
  JsonWriter json;
  json.Key("empty").BeginObject().EndObject();
  json.Key("list").BeginArray().Number(1).String("a\n\xFF").BeginArray().EndArray().EndArray();
  json.Key("deep").BeginObject().Key("half").Decimal(0.5).Key("no").Bool(false).Key("none").Null().EndObject();
  EXPECT_EQ(json.Finish(), R"({
  "empty": {},
  "list": [
    1,
    "a\n\\xFF",
    []
  ],
  "deep": {
    "half": 0.500,
    "no": false,
    "none": null
  }
}
)");
  EXPECT_EQ(Hex16(0), "0000000000000000");
  EXPECT_EQ(Hex16(0x0123456789ABCDEF), "0123456789abcdef");
}

}  // namespace
}  // namespace muster
