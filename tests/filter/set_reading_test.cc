#include "filter/set_reading.h"

#include <gtest/gtest.h>

#include <optional>
#include <string>

namespace muster {
namespace {

// What a forged set says of itself must not reach a terminal as it is.
TEST(SetReadingTest, WhatASetSaysIsShownWithoutControlCharacters) {
  const std::string evil = "\x1B[2J\n";
  SetReading job;
  job.region = "TW";
  job.calling_code = 886;
  std::string SetReading::*const texts[] = {&SetReading::region, &SetReading::area_code, &SetReading::country_column,
                                            &SetReading::numbering_plan};
  for (size_t i = 0; i < std::size(texts); ++i) {
    SCOPED_TRACE(i);
    SetReading set = job;
    job.white = set.white = true;  // where every difference counts
    set.*texts[i] = evil;
    const std::optional<SetFault> fault = WhyUnfit(set, job);
    ASSERT_TRUE(fault.has_value());
    const std::string why = fault->why.In(Language::kEnglish);
    EXPECT_NE(why.find("[2J"), std::string::npos) << why;
    EXPECT_EQ(why.find_first_of("\x1B\n"), std::string::npos) << why;
  }
}

}  // namespace
}  // namespace muster
