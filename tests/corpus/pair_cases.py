"""Two damages in one list: each must cost what it costs alone."""

import gzip

from corpus_case import Case, encoded

MING, MEI = "+886912345678 [小明]", "+886923456789 [小美]"

CASES = [
    Case("Big5 and lone CR, and a stray quote", encoding="big5", ends="\r",
         list=r"""
手機,姓名
0912345678,小明
0934567890,"許功蓋
0923456789,小美
""",
         settings="big5, comma, header, 手機", messages={1: MING, 3: MEI},
         rejects=[(2, "unterminated_quote", '0934567890,"許功蓋')],
         mended={2: ("0934567890,許功蓋", "+886934567890 [許功蓋]")}),
    Case("Big5 and a NUL byte", encoding="big5",
         list=r"""
手機,姓名
0912345678,小明
0934567890,\x00許功蓋
0923456789,小美
""",
         messages={1: MING, 3: MEI},
         rejects=[(2, "nul_byte", r"0934567890,\x00許功蓋")],
         mended={2: ("0934567890,許功蓋", "+886934567890 [許功蓋]")}),
    Case("Big5 and numbers that a spreadsheet has spoilt", encoding="big5", ends="\r\n",
         list=r"""
姓名;手機
許功蓋;9.12E+08
小美;９２３４５６７８９
小明;="0912345678"
""",
         settings="big5, semicolon, header, 手機", messages={2: MEI, 3: MING},
         repaired={"width": 1, "leading_zero": 1, "spreadsheet_text": 1},
         rejects=[(1, "scientific_lost_digits", "許功蓋;9.12E+08")], mended={1: "[許功蓋]"}),
    Case("Big5 and text behind a closing quote", encoding="big5",
         list=r"""
手機,姓名
0912345678,"小"明
0923456789,"小,"美
""",
         messages={1: MING, 2: "+886923456789 [小,美]"}),
    Case("Big5 with pipes and a repeated header", encoding="big5",
         list=r"""
手機|姓名
0912345678|小明
手機|姓名
0934567890|育四會
bad|四
""",
         headers=2, warnings={"repeated_header": (1, 3)},
         messages={1: MING, 2: "+886934567890 [育四會]"},
         rejects=[(3, "not_a_number", "bad|四")], mended={3: "[四]"}),
    Case("Big5 with pipes and a stray quote before a letter that holds one", encoding="big5",
         list=r"""
手機|姓名
0912345678|小明
0934567890|"育四
0923456789|小美
0945678901|四"會
""",
         messages={1: MING, 3: MEI, 4: '+886945678901 [四"會]'},
         rejects=[(2, "unterminated_quote", '0934567890|"育四')],
         mended={2: ("0934567890,育四", "+886934567890 [育四]")}),
    Case("Big5 under option 16, with a backslash before a quote", encoding="big5", flags="--list-option 80", again="",
         list=r"""
手機,姓名
0912345678,"許功蓋"
bad,功"
""",
         messages={1: '+886912345678 ["許功蓋"]'},
         rejects=[(2, "not_a_number", 'bad,功"')], mended={2: '[功"]'}),
    Case("Big5 with user-defined characters and duplicates", encoding="big5",
         list=r"""
手機,姓名
0912345678,小明
0912-345-678,王\xFA\x40
0923456789,小美
""",
         messages={1: MING, 3: MEI}, duplicates=1, repaired={"punctuation": 1}, warnings={"damaged_text": (1, 3)}),
    Case("Big5, packed, and a stray quote", encoding="big5", pack=gzip.compress,
         list=r"""
手機,姓名
0912345678,小明
0934567890,許功蓋
0945678901,"陳大文
0923456789,小美
""",
         settings="big5, comma, header, 手機", messages={1: MING, 2: "+886934567890 [許功蓋]", 4: MEI},
         rejects=[(3, "unterminated_quote", '0945678901,"陳大文')],
         mended={3: ("0945678901,陳大文", "+886945678901 [陳大文]")}),
    Case("UTF-16 and short rows and a repeated header", encoding="utf-16le", bom=True, ends="\r\n",
         list=r"""
手機,姓名,城市
0912345678,小明
手機,姓名,城市
0923456789,小美,台中,北區
""",
         headers=2, messages={1: MING, 2: MEI},
         warnings={"short_row": (1, 2), "repeated_header": (1, 3), "long_row": (1, 4)}),
    Case("UTF-16, a stray quote and a lone surrogate", encoding="utf-16be", bom=True,
         list=r"""
手機,姓名
0934567890,"小\xD8\x00華
0912345678,小明
0945678901,小\xD8\x00芳
0923456789,小美
""",
         messages={2: MING, 4: MEI},
         rejects=[(1, "unterminated_quote", r'0934567890,"小\xD8\x00華'),
                  (3, "invalid_encoding", r"0945678901,小\xD8\x00芳")],
         mended={1: ("0934567890,小華", "+886934567890 [小華]"), 3: ("0945678901,小芳", "+886945678901 [小芳]")}),
    Case("UTF-16 with tabs and invisible characters", encoding="utf-16le", bom=True, ends="\r\n",
         list="\n姓名\t手機\n小明\t\u200e0912345678\u202c\n小美\t0923\u3000456\u00a0789\n小華\t0934567890/0945678901\n",
         settings="utf-16le, tab, header, 手機", messages={1: MING, 2: MEI}, repaired={"invisible": 2},
         rejects=[(3, "multiple_numbers", "小華\t0934567890/0945678901")], mended={3: "[小華]"}),
    Case("UTF-16 of mixed line ends, the last one missing", encoding="utf-16le", bom=True, ends="",
         list=r"手機,姓名\r0912345678,小明\n\r\nbad,小華\r\n0923456789,小美",
         blank=1, messages={1: MING, 3: MEI}, rejects=[(2, "not_a_number", "bad,小華")], mended={2: "[小華]"}),
    Case("GB18030, a field of two lines and a short row", encoding="gb18030",
         list=r"""
Mobile,姓名,城市
0912345678,"张
伟",北京
0923456789,赵强
bad,"孙
强",
""",
         messages={1: "+886912345678 [张\n伟]", 2: "+886923456789 [赵强]"},
         warnings={"multiline_field": (2, 2), "short_row": (1, 4)},
         rejects=[(3, "not_a_number", 'bad,"孙\n强",')], mended={3: "[孙\n强]"}),
    Case("a byte order mark and a sep= line", bom=True, ends="\r\n",
         list=r"""
sep=;
手機;姓名
0912345678;小明
bad;小美
""",
         settings="utf-8, semicolon, header, 手機", headers=2, messages={1: MING},
         rejects=[(2, "not_a_number", "bad;小美")], mended={2: "[小美]"}),
    Case("a NUL byte behind a stray quote", ends="\r\n",
         list=r"""
手機,姓名
0934567890,"小\x00華
0912345678,小明
0945678901,\x00,"小芳
0923456789,小美
""",
         messages={2: MING, 4: MEI},
         rejects=[(1, "unterminated_quote", r'0934567890,"小\x00華'), (3, "unterminated_quote", r'0945678901,\x00,"小芳')],
         mended={1: ("0934567890,小華", "+886934567890 [小華]"), 3: ("0945678901,小芳", "+886945678901 [小芳]")}),
    Case("a record too long and a stray quote",
         list='手機,姓名\n0934567890,"小華\n0912345678,小明\n' + "x" * (2 << 20) + "\n0923456789,小美\n",
         messages={2: MING, 4: MEI},
         rejects=[(1, "unterminated_quote", '0934567890,"小華'),
                  (3, "record_too_long", "x" * 4096 + "…", "x" * (2 << 20))],
         mended={1: ("0934567890,小華", "+886934567890 [小華]"), 3: ("0945678901,小芳", "+886945678901 [小芳]")}),
    Case("a record too long, in Big5, cut between two bytes of a letter in rejects.csv", encoding="big5",
         list="手機,姓名\n0912345678,許功蓋\nbadx," + "功" * 524288 + "\n0923456789,小美\n",
         messages={1: "+886912345678 [許功蓋]", 3: MEI},
         rejects=[(2, "record_too_long", "badx," + "功" * 2045 + "…", "badx," + "功" * 524288)],
         mended={2: ("0945678901,小芳", "+886945678901 [小芳]")}),
    Case("bytes that do not decode and surplus fields that nobody reads",
         list=r"""
手機,姓名
0912345678,小明,\xFF
0934567890,小\xFF,甲
0923456789,小美
""",
         messages={1: MING, 3: MEI}, warnings={"long_row": (2, 2)},
         rejects=[(2, "invalid_encoding", r"0934567890,小\xFF,甲")],
         mended={2: ("0934567890,小華", "+886934567890 [小華]")}),
    Case("bytes that do not decode, in a duplicate",
         list=r"""
手機,姓名
0912345678,小\xFF明
0912345678,小明
0912345678,小明
""",
         messages={2: MING}, duplicates=1,
         rejects=[(1, "invalid_encoding", r"0912345678,小\xFF明")],
         mended={1: ("0934567890,小華", "+886934567890 [小華]")}),
    Case("full-width commas and two numbers in a cell",
         list=r"""
姓名，手機
小明，0912345678
小華，0934567890,0945678901
小美，０９２３４５６７８９
""",
         settings="utf-8, fullwidth-comma, header, 手機", messages={1: MING, 3: MEI}, repaired={"width": 1},
         rejects=[(2, "multiple_numbers", "小華，0934567890,0945678901")], mended={2: "[小華]"}),
    Case("no last line end and a stray quote", list='手機,姓名\n0912345678,小明\n0923456789,小美\n0934567890,"小華,',
         messages={1: MING, 2: MEI}, rejects=[(3, "unterminated_quote", '0934567890,"小華,')],
         mended={3: ("0934567890,小華", "+886934567890 [小華]")}),
    Case("blank lines before the header, and one in quotes in the middle", ends="\r\n",
         list=r"""

 ,
"手機","姓名"
0912345678,小明
"",
手機,姓名
0923456789,小美
""",
         blank=2, headers=2, messages={1: MING, 3: MEI}, warnings={"repeated_header": (1, 6)},
         rejects=[(2, "empty_number", '"",')], mended={2: "[]"}),
    Case("a header that is assumed, and short rows", flags="--number-column 2",
         list=r"""
姓名,聯絡方式,備註
小明,0912345678
小華
小美,0923456789,甲
""",
         messages={1: MING, 3: MEI}, warnings={"header_assumed": (1, 1), "short_row": (2, 2)},
         rejects=[(2, "empty_number", "小華")], mended={2: ("小華,0934567890,", "+886934567890 [小華]")}),
    Case("an empty cell and a NUL byte in one row: the row is malformed first",
         list=r"""
手機,姓名
,小\x00華
0912345678,小明
,小芳
""",
         messages={2: MING}, rejects=[(1, "nul_byte", r",小\x00華"), (3, "empty_number", ",小芳")],
         mended={1: ("0934567890,小華", "+886934567890 [小華]"), 3: "[小芳]"}),
    Case("mixed encodings and mixed line ends",
         list=encoded(r"手機,姓名\r\n0912345678,小明\r") + encoded(r"0923456789,小美\n\r\nbad,王大同\r", "big5")
         + encoded("0934567890,小華"),
         settings="mixed, comma, header, 手機", blank=1,
         messages={1: MING, 2: MEI, 4: "+886934567890 [小華]"},
         rejects=[(3, "not_a_number", "bad,王大同", encoded("bad,王大同", "big5"))], mended={3: "[王大同]"}),
    Case("mixed encodings and a header of the other one quoted",
         list=encoded("手機,姓名\n0912345678,小明\n") + encoded('"手機","姓名"\n0923456789,"小,美"\n', "big5"),
         headers=2, warnings={"repeated_header": (1, 3)}, messages={1: MING, 2: "+886923456789 [小,美]"}),
    Case("a row rejected by its bytes and an opt-out list that cannot be fully read", flags="--unsubscribe optout.csv",
         files={"optout.csv": encoded(r"手機,備註\n0923456789,王\xFF\n0945678901,大\n")},
         list=r"""
手機,姓名
0923456789,小\xFF
0923456789,小美
0912345678,小明
""",
         messages={3: MING}, suppressed={"unsubscribed": 1},
         rejects=[(1, "invalid_encoding", r"0923456789,小\xFF")],
         mended={1: ("0934567890,小華", "+886934567890 [小華]")}),
    Case("a placeholder without column in a list that has no number column either: the list comes first",
         list="姓名,地址\n小明,台北\n", content="%性別%", exit=3, says=("list.csv", "姓名")),
    Case("thin evidence and two columns of the best rank: the encoding comes first", encoding="big5",
         list="Mobile,Cell,Name\n0912345678,0923456789,王\n", content="x", exit=3, says=("--encoding big5",)),
]
