// Small text helpers of the command. Pure functions; safe from any thread.
#ifndef MUSTER_TOOLS_MUSTER_TEXT_H_
#define MUSTER_TOOLS_MUSTER_TEXT_H_

#include <muster/phrase.h>

#include <cstdint>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>

namespace muster::cli {

using Lang = Language;

std::string Join(std::initializer_list<std::string_view> pieces);

// 12345678 -> "12,345,678".
std::string Grouped(uint64_t value);

// 1572864 -> "1.5 MiB".
std::string ByteText(uint64_t bytes);

// "0:07", "12:34", "1:02:03".
std::string ClockText(double seconds);

// `text` as one word of a shell command line: bare when harmless, else in single quotes; with control characters as
// $'…', so that a terminal obeys none of them.
std::string ShellQuoted(std::string_view text);

// A JSON string with its quotes. Bytes that are no UTF-8 become U+FFFD.
std::string JsonQuoted(std::string_view text);

// One line for a terminal: control characters as escapes, cut on a character boundary after `max_bytes`.
std::string OneLine(std::string_view text, size_t max_bytes = 120);

// The length of the UTF-8 sequence that begins at text[pos]; 0 when the bytes there are no valid UTF-8.
size_t Utf8Length(std::string_view text, size_t pos);

// How many columns of a terminal `text` takes: East Asian wide characters take two.
size_t DisplayWidth(std::string_view text);

// `text` with spaces behind (or before) it up to `width` columns.
std::string PadRight(std::string_view text, size_t width);
std::string PadLeft(std::string_view text, size_t width);

// The candidate with the fewest edits from `word`; empty without candidates.
std::string_view Nearest(std::string_view word, std::span<const std::string_view> candidates);

}  // namespace muster::cli

#endif  // MUSTER_TOOLS_MUSTER_TEXT_H_
