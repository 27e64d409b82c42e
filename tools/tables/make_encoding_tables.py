#!/usr/bin/env python3
"""Writes engine/source/encoding_tables.cc from the system's iconv (glibc's, as on Debian 12).

    tools/tables/make_encoding_tables.py > engine/source/encoding_tables.cc

The file is committed, so that what a list means never depends on the machine; tests/source/encoding_tables_test.cc
holds every code against iconv.
"""

import ctypes
import sys

LIBC = ctypes.CDLL(None, use_errno=True)
LIBC.iconv_open.restype = ctypes.c_void_p
LIBC.iconv_open.argtypes = [ctypes.c_char_p, ctypes.c_char_p]
LIBC.iconv.restype = ctypes.c_size_t
LIBC.iconv.argtypes = [ctypes.c_void_p] + [ctypes.c_void_p] * 4

UNMAPPED = 0xFFFD
HAN = [(0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0x20000, 0x3FFFF)]


class Converter:
    """One code at a time to a tuple of code points; () when iconv refuses it."""

    def __init__(self, encoding):
        self.handle = LIBC.iconv_open(b"UTF-32LE", encoding.encode())
        if self.handle in (None, ctypes.c_void_p(-1).value):
            sys.exit(f"iconv does not know {encoding}")

    def __call__(self, code):
        source = ctypes.create_string_buffer(code, len(code))
        target = ctypes.create_string_buffer(16)
        source_at = ctypes.c_char_p(ctypes.addressof(source))
        target_at = ctypes.c_char_p(ctypes.addressof(target))
        source_left = ctypes.c_size_t(len(code))
        target_left = ctypes.c_size_t(len(target))
        LIBC.iconv(self.handle, None, None, None, None)
        result = LIBC.iconv(self.handle, ctypes.byref(source_at), ctypes.byref(source_left), ctypes.byref(target_at),
                            ctypes.byref(target_left))
        # The second call gives what iconv keeps back to see whether an accent follows.
        flushed = LIBC.iconv(self.handle, None, None, ctypes.byref(target_at), ctypes.byref(target_left))
        if result == ctypes.c_size_t(-1).value or flushed == ctypes.c_size_t(-1).value or source_left.value:
            return ()
        written = target.raw[:len(target) - target_left.value]
        return tuple(int.from_bytes(written[i:i + 4], "little") for i in range(0, len(written), 4))


def big5_trails():
    return list(range(0x40, 0x7F)) + list(range(0xA1, 0xFF))


def gb_trails():
    return list(range(0x40, 0x7F)) + list(range(0x80, 0xFF))


def literal(points):
    text = ""
    for point in points:
        if any(first <= point <= last for first, last in HAN):
            text += chr(point)
        else:
            text += f"\\U{point:08X}" if point > 0xFFFF else f"\\u{point:04X}"
    return f'    U"{text}",'


def rows(name, leads, trails, cell):
    lines = [f"const char32_t* const {name}[] = {{"]
    for lead in leads:
        lines.append(literal([cell(lead, trail) for trail in trails]))
    lines.append("};")
    return lines


def four_byte_ranges(convert):
    """Runs of four-byte codes below U+10000 whose code points follow one another."""
    ranges, last = [], None
    for index in range(39420):
        code = bytes([0x81 + index // 12600, 0x30 + index // 1260 % 10, 0x81 + index // 10 % 126, 0x30 + index % 10])
        points = convert(code)
        point = points[0] if points else None
        if point is None or point > 0xFFFF:
            if last is not None:
                ranges.append((index, UNMAPPED))
            last = None
            continue
        if last is None or point != last + 1:
            ranges.append((index, point))
        last = point
    if last is not None:
        ranges.append((39420, UNMAPPED))
    return ranges


def main():
    cp950, hkscs, gb18030 = Converter("CP950"), Converter("BIG5-HKSCS"), Converter("GB18030")

    def big5_cell(lead, trail):
        pair = lead << 8 | trail
        if 0xC6A1 <= pair <= 0xC8FE:
            points = hkscs(bytes([lead, trail])) if pair <= 0xC8D3 else ()
        else:
            points = cp950(bytes([lead, trail]))
        return points[0] if len(points) == 1 else UNMAPPED

    def hkscs_cell(lead, trail):
        points = hkscs(bytes([lead, trail]))
        return points[0] if points else UNMAPPED

    def gb_cell(lead, trail):
        points = gb18030(bytes([lead, trail]))
        return points[0] if len(points) == 1 else UNMAPPED

    out = ["// Made by tools/tables/make_encoding_tables.py out of glibc's iconv. Do not edit.",
           '#include "source/encoding_tables.h"', "", "// clang-format off", "namespace muster {", ""]
    out += rows("kBig5Rows", range(0xA1, 0xFA), big5_trails(), big5_cell) + [""]
    out += rows("kHkscsRows", range(0x87, 0xFF), big5_trails(), hkscs_cell) + [""]
    out += rows("kGb18030Rows", range(0x81, 0xFF), gb_trails(), gb_cell) + [""]
    ranges = four_byte_ranges(gb18030)
    out.append("const Gb18030Range kGb18030Ranges[] = {")
    cells = [f"{{{first}, 0x{point:04X}}}," for first, point in ranges]
    for at in range(0, len(cells), 6):
        out.append("    " + " ".join(cells[at:at + 6]))
    out += ["};", f"const size_t kGb18030RangeCount = {len(ranges)};", "", "}  // namespace muster"]
    print("\n".join(out))


if __name__ == "__main__":
    main()
