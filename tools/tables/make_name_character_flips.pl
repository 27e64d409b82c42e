#!/usr/bin/env perl
# Writes tests/reference/name_character_flips.h from Perl's copy of the Unicode database (Debian 12: Unicode 14).
#
#     tools/tables/make_name_character_flips.pl > tests/reference/name_character_flips.h
#
# The judge shares no table with the engine, whose own comes from Python (make_name_character_table.py).
use strict;
use warnings;
use Unicode::UCD;

my @flips;
my $inside = 0;
for my $point (0 .. 0x10FFFF) {
  no warnings qw(surrogate nonchar);
  my $is = ($point >> 16 == 2 || $point >> 16 == 3 || chr($point) =~ /[\p{L}\p{M}\p{Nd}\p{Nl}_\x{FF3F}]/) ? 1 : 0;
  push @flips, sprintf('0x%04X,', $point) if $is != $inside;
  $inside = $is;
}

my $version = Unicode::UCD::UnicodeVersion();
print <<"END";
// Made by tools/tables/make_name_character_flips.pl. Do not edit.
//
// Where the code points change from not being to being a name's character, and back, in turn: letters, marks and
// digits (L, M, Nd, Nl of Unicode $version), all of planes 2 and 3, `_` in both widths.
#ifndef MUSTER_TESTS_REFERENCE_NAME_CHARACTER_FLIPS_H_
#define MUSTER_TESTS_REFERENCE_NAME_CHARACTER_FLIPS_H_

namespace muster_reference {

// clang-format off
inline constexpr char32_t kNameCharacterFlips[] = {
END
print '    ', join(' ', splice(@flips, 0, 12)), "\n" while @flips;
print <<'END';
};
// clang-format on

}  // namespace muster_reference

#endif  // MUSTER_TESTS_REFERENCE_NAME_CHARACTER_FLIPS_H_
END
