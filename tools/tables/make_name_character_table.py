#!/usr/bin/env python3
"""Writes engine/merge/name_character_table.h from Python's copy of the Unicode database (Debian 12: Unicode 14).

    tools/tables/make_name_character_table.py > engine/merge/name_character_table.h

Its counterpart for the judge, make_name_character_flips.pl, asks Perl's copy: a test holds the two tables together.
"""
import unicodedata

LETTERS_MARKS_DIGITS = {"Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Mc", "Me", "Nd", "Nl"}


def is_name_character(point):
    character = chr(point)
    if character in "_＿" or 0x20000 <= point <= 0x3FFFF:
        return True
    return unicodedata.category(character) in LETTERS_MARKS_DIGITS


def ranges():
    found = []
    for point in filter(is_name_character, range(0x110000)):
        if found and found[-1][1] == point - 1:
            found[-1][1] = point
        else:
            found.append([point, point])
    return found


def main():
    cells = [f"{{0x{first:04X}, 0x{last:04X}}}," for first, last in ranges()]
    out = ["// Made by tools/tables/make_name_character_table.py. Do not edit.",
           "//",
           "// The characters of a name: letters, marks and digits of every script (categories L, M, Nd and Nl of Unicode",
           f"// {unicodedata.unidata_version}), planes 2 and 3, which are kept for ideographs, and `_` in both widths.",
           "//", "// Constant data. Sorted; ranges do not touch.",
           "#ifndef MUSTER_MERGE_NAME_CHARACTER_TABLE_H_", "#define MUSTER_MERGE_NAME_CHARACTER_TABLE_H_", "",
           "#include <cstdint>", "", "namespace muster {", "",
           "struct NameCharacterRange {", "  uint32_t first, last;", "};", "",
           "// clang-format off", "inline constexpr NameCharacterRange kNameCharacters[] = {"]
    for at in range(0, len(cells), 5):
        out.append("    " + " ".join(cells[at:at + 5]))
    out += ["};", "// clang-format on", "", "}  // namespace muster", "",
            "#endif  // MUSTER_MERGE_NAME_CHARACTER_TABLE_H_"]
    print("\n".join(out))


if __name__ == "__main__":
    main()
