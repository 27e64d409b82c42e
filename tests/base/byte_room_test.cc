#include "base/byte_room.h"

#include <gtest/gtest.h>

#include <string>

namespace muster {
namespace {

TEST(ByteRoom, WhatWasWrittenStaysWhenItGrows) {
  ByteRoom room;
  std::string want;
  for (size_t i = 0; i < 2000; ++i) {
    const std::string piece(i % 37, static_cast<char>('a' + i % 26));
    // More is asked for than used.
    room.SetEnd(CopyShort(piece, room.Reserve(piece.size() + i % 11)));
    want += piece;
    ASSERT_EQ(room.view(), want);
  }
  room.Truncate(10);
  room.Append("");
  room.Append("end");
  EXPECT_EQ(room.view(), want.substr(0, 10) + "end");
  room.Clear();
  EXPECT_EQ(room.view(), "");
}

TEST(ByteRoom, StaysInPlaceWithinWhatWasReserved) {
  ByteRoom room;
  const char* const begin = room.Reserve(1000);
  for (int i = 0; i < 10; ++i) room.Append(std::string(100, 'x'));
  EXPECT_EQ(room.view().data(), begin);
  EXPECT_EQ(room.size(), 1000u);
}

TEST(CopyShort, CopiesEveryLengthAndNothingElse) {
  std::string text;
  for (int i = 0; i < 200; ++i) text += static_cast<char>('!' + i % 90);
  for (size_t size = 0; size <= text.size(); ++size) {
    std::string to(size + 2, '#');
    // A source of its own, so that a sanitizer sees what is read beyond it.
    const std::string from = text.substr(0, size);
    EXPECT_EQ(CopyShort(from, to.data() + 1), to.data() + 1 + size);
    EXPECT_EQ(to, "#" + from + "#");
  }
}

}  // namespace
}  // namespace muster
