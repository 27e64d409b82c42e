// How the tests of NumberReader say what must come of a field.
#ifndef MUSTER_TESTS_NUMBER_READER_VOCABULARY_H_
#define MUSTER_TESTS_NUMBER_READER_VOCABULARY_H_

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "number/number_reader.h"

namespace muster::testing {

inline constexpr Key kMobile = 886912345678;

inline NumberReader Reader(std::string_view country = "886", std::string_view area = "") {
  absl::StatusOr<NumberReader> reader = NumberReader::Create(country, area);
  EXPECT_TRUE(reader.ok()) << reader.status();
  return *std::move(reader);
}

// A field and what must come of it: a key and the repairs, or a reject code. Marks behind the repairs: `i` for
// international, `t` for no trunk prefix.
struct Accepted {
  std::string_view field;
  Key key;
  std::string_view repairs;
  std::string_view marks = "";
};

struct Rejected {
  std::string_view field;
  std::string_view code;
};

inline std::string Describe(const NumberReading& reading) {
  if (reading.code != Code::kNone) return std::string(NameOf(reading.code));
  std::string text = std::to_string(reading.key) + " " + JoinRepairs(reading.repairs) + " ";
  if (reading.international) text += 'i';
  if (reading.no_trunk_prefix) text += 't';
  return text;
}

inline void Check(const NumberReader& reader, const std::vector<Accepted>& cases) {
  for (const Accepted& c : cases) {
    const std::string expected = std::to_string(c.key) + " " + std::string(c.repairs) + " " + std::string(c.marks);
    EXPECT_EQ(Describe(reader.Read(c.field)), expected) << "field: " << c.field;
  }
}

inline void Check(const NumberReader& reader, const std::vector<Rejected>& cases) {
  for (const Rejected& c : cases) {
    const NumberReading reading = reader.Read(c.field);
    EXPECT_EQ(Describe(reading), c.code) << "field: " << c.field;
    EXPECT_EQ(reading.key, 0u) << c.field;
    EXPECT_TRUE(reading.repairs.empty()) << c.field;
  }
}

}  // namespace muster::testing

#endif  // MUSTER_TESTS_NUMBER_READER_VOCABULARY_H_
