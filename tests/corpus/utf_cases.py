"""UTF-8 and UTF-16: marks, both ends, bytes that are no text."""

from corpus_case import Case, encoded

CASES = [
    # --- UTF-8
    Case("a byte order mark is no part of the first column's name", bom=True,
         list=r"""
手機,姓名
0912345678,小明
0923456789,小美
""",
         settings="utf-8, comma, header, 手機",
         messages={1: "+886912345678 [小明]", 2: "+886923456789 [小美]"},
         sms={1: ("ucs2", 1)}),
    Case("byte offsets count the byte order mark", bom=True,
         list=r"""
手機,姓名
bad,小明
0923456789,小美
""",
         messages={2: "+886923456789 [小美]"},
         rejects=[(1, "not_a_number", "bad,小明")], mended={1: "[小明]"}),
    Case("a byte that is not UTF-8 costs its own row",
         list=r"""
手機,姓名
0912345678,小明
0923456789,小\xFF美
0934567890,小華
""",
         settings="utf-8, comma, header, 手機",
         messages={1: "+886912345678 [小明]", 3: "+886934567890 [小華]"},
         rejects=[(2, "invalid_encoding", r"0923456789,小\xFF美")],
         mended={2: ("0923456789,小美", "+886923456789 [小美]")}),
    Case("a character cut in the middle by a column limit costs its own row",
         list=r"""
手機,姓名,備註
0912345678,小明,甲
0923456789,王小\xE7\xBE,乙
0934567890,小華,丙
""",
         messages={1: "+886912345678 [小明]", 3: "+886934567890 [小華]"},
         rejects=[(2, "invalid_encoding", r"0923456789,王小\xE7\xBE,乙")],
         mended={2: ("0923456789,王小美,乙", "+886923456789 [王小美]")}),
    Case("bytes that are not UTF-8 do no harm in a column that nobody uses",
         list=r"""
手機,姓名,備註
0912345678,小明,\xFF\xFE
0923456789,小美,甲\x80
""",
         settings="utf-8, comma, header, 手機",
         messages={1: "+886912345678 [小明]", 2: "+886923456789 [小美]"}),
    Case("surrogates and overlong forms are no UTF-8",
         list=r"""
手機,姓名
0912345678,小明
0923456789,小\xED\xA0\x80
0934567890,小\xC0\xAF
0945678901,小\xF5\x80\x80\x80
0956789012,小\xF0\xA0\xAE\xB7
""",
         messages={1: "+886912345678 [小明]", 5: "+886956789012 [小𠮷]"},
         rejects=[(2, "invalid_encoding", r"0923456789,小\xED\xA0\x80"),
                  (3, "invalid_encoding", r"0934567890,小\xC0\xAF"),
                  (4, "invalid_encoding", r"0945678901,小\xF5\x80\x80\x80")],
         mended={2: ("0923456789,小美", "+886923456789 [小美]"), 3: ("0934567890,小華", "+886934567890 [小華]"),
                 4: ("0945678901,小芳", "+886945678901 [小芳]")}),
    Case("a byte that is no text in the number column",
         list=r"""
手機,姓名
0912\xA0345678,小明
0923456789,小美
""",
         messages={2: "+886923456789 [小美]"},
         rejects=[(1, "invalid_encoding", r"0912\xA0345678,小明")], mended={1: "[小明]"}),
    Case("a RefID that does not decode rejects its row, a sound one stands in the reject", flags="--ref-id J1",
         list=r"""
RefID,手機,姓名
A\xFF,0912345678,小明
A002,0923456789,小\xFF
A003,0934567890,小華
""",
         messages={3: "+886934567890 [小華]"}, refs={3: "A003"},
         rejects=[(1, "invalid_encoding", r"A\xFF,0912345678,小明", None, "J1"),
                  (2, "invalid_encoding", r"A002,0923456789,小\xFF", None, "A002")],
         mended={1: ("A001,0912345678,小明", "+886912345678 [小明]"), 2: ("A002,0923456789,小美", "+886923456789 [小美]")}),
    Case("bytes of the header that do not decode leave the other columns alone",
         list=r"""
手機,姓名,備\xFF註
0912345678,小明,甲
bad,小美,乙
""",
         messages={1: "+886912345678 [小明]"},
         settings="utf-8, comma, header, 手機",
         rejects=[(2, "not_a_number", "bad,小美,乙")],
         mended={2: ("0923456789,小美,乙", "+886923456789 [小美]")}),
    Case("a set encoding is taken at its word: these rows are not UTF-8", flags="--encoding utf-8 --number-column 1",
         encoding="big5",
         list=r"""
0912345678,Ann
0923456789,王小明
""",
         content="[%2%]",
         settings="utf-8!, comma, bare, 1!",
         messages={1: "+886912345678 [Ann]"},
         rejects=[(2, "invalid_encoding", r"0923456789,\xA4\xFD\xA4p\xA9\xFA", "0923456789,王小明")],
         mended={2: ("0923456789,王小明", "+886923456789 [王小明]")}),

    # --- UTF-16
    Case("UTF-16 LE with its mark, CRLF", encoding="utf-16le", bom=True, ends="\r\n",
         list=r"""
手機,姓名
0912345678,小明
bad,小美
0934567890,𠮷田
""",
         settings="utf-16le, comma, header, 手機",
         messages={1: "+886912345678 [小明]", 3: "+886934567890 [𠮷田]"},
         rejects=[(2, "not_a_number", "bad,小美")], mended={2: "[小美]"}, back="手機,姓名\nbad,小美\n"),
    Case("UTF-16 BE with its mark, LF, tabs", encoding="utf-16be", bom=True,
         list=r"""
姓名\t手機
小明\t０９１２３４５６７８
小美\tbad
""",
         settings="utf-16be, tab, header, 手機",
         messages={1: "+886912345678 [小明]"}, repaired={"width": 1},
         rejects=[(2, "not_a_number", "小美\tbad")], mended={2: "[小美]"}, back="姓名,手機\n小美,bad\n"),
    Case("UTF-16 LE without a mark shows by its NULs", encoding="utf-16le", content="[%Name%]",
         list=r"""
Mobile,Name
0912345678,Ann
0923456789,小明
bad,Bob
""",
         settings="utf-16le, comma, header, Mobile",
         messages={1: "+886912345678 [Ann]", 2: "+886923456789 [小明]"},
         rejects=[(3, "not_a_number", "bad,Bob")], mended={3: "[Bob]"}),
    Case("UTF-16 BE without a mark shows by its NULs, lone CR", encoding="utf-16be", content="[%Name%]", ends="\r",
         list=r"""
Mobile;Name
0912345678;Ann
0923456789;小明
bad;Bob
""",
         settings="utf-16be, semicolon, header, Mobile",
         messages={1: "+886912345678 [Ann]", 2: "+886923456789 [小明]"},
         rejects=[(3, "not_a_number", "bad;Bob")], mended={3: "[Bob]"}),
    Case("characters of UTF-16 with bytes that look like line ends, quotes, commas, tabs and pipes",
         encoding="utf-16le",
         bom=True,
         list=r"""
手機,姓名
0912345678,上不三丢夬坼
0923456789,"上,不
三丢夬"
bad,不上
""",
         messages={1: "+886912345678 [上不三丢夬坼]", 2: "+886923456789 [上,不\n三丢夬]"},
         warnings={"multiline_field": (1, 3)},
         rejects=[(3, "not_a_number", "bad,不上")], mended={3: "[不上]"}),
    Case("the same in UTF-16 BE, set, without a mark", encoding="utf-16be", flags="--encoding utf-16be",
         list=r"""
手機|姓名
0912345678|上不三丢夬坼
0923456789|"上|不
三丢夬"
bad|不上
""",
         settings="utf-16be!, pipe, header, 手機",
         messages={1: "+886912345678 [上不三丢夬坼]", 2: "+886923456789 [上|不\n三丢夬]"},
         warnings={"multiline_field": (1, 3)},
         rejects=[(3, "not_a_number", "bad|不上")], mended={3: "[不上]"}),
    Case("lone surrogates reject the row that uses them, LE", encoding="utf-16le", bom=True,
         list=r"""
手機,姓名,備註
0912345678,小明,\x00\xD8
0923456789,小\x00\xD8美,甲
0934567890,小\x00\xDC,乙
0945678901,小𠮷,丙
""",
         messages={1: "+886912345678 [小明]", 4: "+886945678901 [小𠮷]"},
         rejects=[(2, "invalid_encoding", r"0923456789,小\x00\xD8美,甲"),
                  (3, "invalid_encoding", r"0934567890,小\x00\xDC,乙")],
         mended={2: ("0923456789,小美,甲", "+886923456789 [小美]"), 3: ("0934567890,小華,乙", "+886934567890 [小華]")}),
    Case("lone surrogates reject the row that uses them, BE", encoding="utf-16be", bom=True, ends="\r\n",
         list=r"""
手機,姓名
0912345678,小明
0923456789,\xDC\x00\xD8\x00小美
\xD8\x01,小華
""",
         messages={1: "+886912345678 [小明]"},
         rejects=[(2, "invalid_encoding", r"0923456789,\xDC\x00\xD8\x00小美"), (3, "invalid_encoding", r"\xD8\x01,小華")],
         mended={2: ("0923456789,小美", "+886923456789 [小美]"), 3: "[小華]"}),
    Case("a last character of which one byte is missing rejects its row", encoding="utf-16le",
         list=encoded("\ufeff手機,姓名\n0912345678,小明\n0923456789,小美", "utf-16le")[:-1],
         messages={1: "+886912345678 [小明]"},
         rejects=[(2, "invalid_encoding", r"0923456789,小\x8E")],
         mended={2: ("0923456789,小美", "+886923456789 [小美]")}),
    Case("a line end cut in half is an odd byte of its row", encoding="utf-16le",
         list=encoded("\ufeff手機,姓名\n0912345678,小明\n0923456789,小美\n", "utf-16le")[:-1],
         messages={1: "+886912345678 [小明]"},
         rejects=[(2, "invalid_encoding", r"0923456789,小美\x0A")],
         mended={2: ("0923456789,小美", "+886923456789 [小美]")}),
    Case("an odd byte in a column that nobody uses does no harm", encoding="utf-16be",
         list=encoded("\ufeff手機,姓名,備註\n0912345678,小明,甲\n0923456789,小美,乙", "utf-16be") + b"\x4E",
         messages={1: "+886912345678 [小明]", 2: "+886923456789 [小美]"}),
    Case("NUL characters in UTF-16 are NUL bytes of a text", encoding="utf-16le", bom=True,
         list=r"""
手機,姓名
0912345678,小明
0923456789,小\0美
""",
         messages={1: "+886912345678 [小明]"},
         rejects=[(2, "nul_byte", r"0923456789,小\x00美", r"0923456789,小\0美")],
         mended={2: ("0923456789,小美", "+886923456789 [小美]")}),
    Case("full-width commas in UTF-16", encoding="utf-16le", bom=True,
         list=r"""
手機，姓名
0912345678，小明
bad，小美
""",
         settings="utf-16le, fullwidth-comma, header, 手機",
         messages={1: "+886912345678 [小明]"},
         rejects=[(2, "not_a_number", "bad，小美")], mended={2: "[小美]"}),
    Case("Excel's sep= line in UTF-16", encoding="utf-16le", bom=True, ends="\r\n",
         list=r"""
sep=;
手機;姓名
0912345678;小明,甲
""",
         settings="utf-16le, semicolon, header, 手機", headers=2,
         messages={1: "+886912345678 [小明,甲]"}),
    Case("a stray quote in UTF-16 costs its own line", encoding="utf-16be", bom=True, ends="\r\n",
         list=r"""
手機,姓名
0912345678,"小明
0923456789,小美
0934567890,小華
""",
         messages={2: "+886923456789 [小美]", 3: "+886934567890 [小華]"},
         rejects=[(1, "unterminated_quote", '0912345678,"小明')],
         mended={1: ("0912345678,小明", "+886912345678 [小明]")}),
    Case("a mark of UTF-16 and nothing else is an empty list", encoding="utf-16le", bom=True, list="", exit=3,
         says=("list.csv", "empty")),
    Case("a header in UTF-16 without rows is a job of no rows", encoding="utf-16be", bom=True, list="手機,姓名",
         settings="utf-16be, comma, header, 手機"),
]
