"""Big5: trail bytes that look like delimiters, ETEN's letters, user-defined characters, Hong Kong's set."""

from corpus_case import Case, encoded

CASES = [
    Case("trail bytes that look like backslashes are letters", encoding="big5",
         list=r"""
手機,姓名
0912345678,許功蓋
0923456789,"許,功蓋"
bad,許功蓋
""",
         settings="big5, comma, header, 手機",
         messages={1: "+886912345678 [許功蓋]", 2: "+886923456789 [許,功蓋]"},
         sms={1: ("ucs2", 1)},
         rejects=[(3, "not_a_number", "bad,許功蓋")], mended={3: "[許功蓋]"}, back="手機,姓名\nbad,許功蓋\n"),
    Case("trail bytes that look like pipes are letters, also where pipes delimit", encoding="big5", ends="\r\n",
         list=r"""
手機|姓名|城市
0912345678|育四會|坑尚
0923456789|"育|四"|會
bad|四|弋徑
""",
         content="[%姓名%%城市%]",
         settings="big5, pipe, header, 手機",
         messages={1: "+886912345678 [育四會坑尚]", 2: "+886923456789 [育|四會]"},
         rejects=[(3, "not_a_number", "bad|四|弋徑")], mended={3: "[四弋徑]"}, back="手機,姓名,城市\nbad,四,弋徑\n"),
    Case("ETEN's kana, circled digits and Cyrillic are the letters that people see", encoding="big5",
         list=r"""
手機,姓名
0912345678,王\xC6\xE8小姐
0923456789,李\xC7\xF2小姐
0934567890,陳\xC6\xA1小姐
0945678901,王大文
""",
         settings="big5, comma, header, 手機",
         messages={1: "+886912345678 [王あ小姐]", 2: "+886923456789 [李ヶ小姐]", 3: "+886934567890 [陳①小姐]",
                   4: "+886945678901 [王大文]"}),
    Case("ETEN's seven characters at F9D6 are real ones", encoding="big5",
         list=r"""
手機,姓名
0912345678,王碁裏恒
0923456789,\xF9\xD7\xF9\xDC
""",
         messages={1: "+886912345678 [王碁裏恒]", 2: "+886923456789 [銹嫺]"}),
    Case("user-defined characters are private ones and counted as damage", encoding="big5",
         list=r"""
手機,姓名,備註
0912345678,王小明,\xFA\x40
0923456789,王\xFA\x40明,甲
0934567890,王\xFB\x69明,乙
0945678901,王\x94\x56明,丙
0956789012,王\x81\x40明,丁
0967890123,王\xC6\xCF明,戊
0978901234,王\xC8\xD4明,己
0989012345,王\xFE\xFE明,庚
""",
         settings="big5, comma, header, 手機",
         messages={1: "+886912345678 [王小明]", 2: "+886923456789 [王\ue000明]", 3: "+886934567890 [王\ue0c6明]",
                   4: "+886945678901 [王\ue6d5明]", 5: "+886956789012 [王\ueeb8明]", 6: "+886967890123 [王\uf6df明]",
                   7: "+886978901234 [王\uf81e明]", 8: "+886989012345 [王\ue310明]"},
         warnings={"damaged_text": (7, 3)}),
    Case("Hong Kong's characters are real ones only when they were asked for", encoding="big5-hkscs",
         flags="--encoding big5-hkscs",
         list=r"""
手機,姓名
0912345678,游錫堃
0923456789,王煊喆
0934567890,栢綉珉犇邨
0945678901,\x88\x62
bad,峯
""",
         settings="big5-hkscs!, comma, header, 手機",
         messages={1: "+886912345678 [游錫堃]", 2: "+886923456789 [王煊喆]", 3: "+886934567890 [栢綉珉犇邨]",
                   4: "+886945678901 [\u00ca\u0304]"},
         rejects=[(5, "not_a_number", "bad,峯")], mended={5: "[峯]"}),
    Case("the same list read as plain Big5 counts its damage", encoding="big5-hkscs",
         list=r"""
手機,姓名
0912345678,游錫堃
0923456789,王煊
0934567890,王小明
""",
         settings="big5, comma, header, 手機",
         messages={1: "+886912345678 [游錫\ue0c6]", 2: "+886923456789 [王\ue265]", 3: "+886934567890 [王小明]"},
         warnings={"damaged_text": (2, 2)}),
    Case("bytes that are no Big5 reject the row that uses them", encoding="big5",
         list=r"""
手機,姓名,備註
0912345678,王小明,\xFF
0923456789,王\x80小明,甲
0934567890,王小\xA4,乙
0945678901,王小\xA3\xFE,丙
\xA4,陳小華,丁
0967890123,陳小華,\xA4
""",
         settings="big5, comma, header, 手機",
         messages={1: "+886912345678 [王小明]", 6: "+886967890123 [陳小華]"},
         rejects=[(2, "invalid_encoding", r"0923456789,王\x80小明,甲"), (3, "invalid_encoding", r"0934567890,王小\xA4,乙"),
                  (4, "invalid_encoding", r"0945678901,王小\xA3\xFE,丙"), (5, "invalid_encoding", r"\xA4,陳小華,丁")],
         mended={2: ("0923456789,王小明,甲", "+886923456789 [王小明]"), 3: ("0934567890,王小美,乙", "+886934567890 [王小美]"),
                 4: ("0945678901,王小芳,丙", "+886945678901 [王小芳]"), 5: "[陳小華]"}),
    Case("a lead byte without its trail does not swallow the line end", encoding="big5", ends="\r\n",
         list=r"""
手機,姓名
0912345678,王小\xA9
0923456789,王小美
""",
         messages={2: "+886923456789 [王小美]"},
         rejects=[(1, "invalid_encoding", r"0912345678,王小\xA9")],
         mended={1: ("0912345678,王小明", "+886912345678 [王小明]")}),
    Case("a lead byte without its trail does not swallow the closing quote", encoding="big5",
         list=r"""
手機,姓名
0912345678,"王小\xA9"
0923456789,王小美
""",
         messages={2: "+886923456789 [王小美]"},
         rejects=[(1, "invalid_encoding", r'0912345678,"王小\xA9"')],
         mended={1: ("0912345678,王小明", "+886912345678 [王小明]")}),
    Case("full-width digits in Big5 are digits", encoding="big5",
         list=r"""
姓名,手機
王小明,０９１２３４５６７８
王小美,０９２３－４５６－７８９
""",
         messages={1: "+886912345678 [王小明]", 2: "+886923456789 [王小美]"},
         repaired={"width": 2, "punctuation": 1}),
    Case("full-width commas in Big5", encoding="big5",
         list=r"""
手機，姓名
0912345678，許功蓋
bad，小美
0934567890，"王，小明"
""",
         settings="big5, fullwidth-comma, header, 手機",
         messages={1: "+886912345678 [許功蓋]", 3: "+886934567890 [王，小明]"},
         rejects=[(2, "not_a_number", "bad，小美")], mended={2: "[小美]"}),
    Case("a full-width comma's second byte behind a lone lead byte is no comma", encoding="big5",
         flags="--delimiter fullwidth-comma",
         list=r"""
手機，姓名
0912345678，王小明
0923456789，王\xA4\xA1A小
""",
         # A4 A1 is 亡's neighbour: the pair is taken, and the 41 behind it is an A.
         messages={1: "+886912345678 [王小明]", 2: "+886923456789 [王" + b"\xA4\xA1".decode("cp950") + "A小]"}),
    Case("NUL bytes in Big5", encoding="big5",
         list=r"""
手機,姓名
0912345678,王小明
0923456789,王小\x00美
0934567890,王小華
""",
         messages={1: "+886912345678 [王小明]", 3: "+886934567890 [王小華]"},
         rejects=[(2, "nul_byte", r"0923456789,王小\x00美")],
         mended={2: ("0923456789,王小美", "+886923456789 [王小美]")}),
    Case("a repeated header in Big5, spaced otherwise", encoding="big5",
         list=r"""
手機,姓名
0912345678,王小明
手機 ,姓名
0923456789,王小美
""",
         headers=2, warnings={"repeated_header": (1, 3)},
         messages={1: "+886912345678 [王小明]", 2: "+886923456789 [王小美]"}),
    Case("the first Big5 byte stands behind 64 KiB of ASCII",
         list=b"Mobile,Name\n" + b"".join(b"09%08d,Ann\n" % (12000000 + i) for i in range(4500))
         + encoded("0923456789,許功蓋\n0934567890,王小明\n0945678901,陳美玲\n", "big5"),
         content="[%Name%]", flags="--list-option 128 --blacklist all.txt",
         files={"all.txt": "".join(f"09{12000000 + i:08d}\n" for i in range(4500))},
         settings="big5, comma, header, Mobile",
         suppressed={"blacklisted": 4500},
         messages={4501: "+886923456789 [許功蓋]", 4502: "+886934567890 [王小明]", 4503: "+886945678901 [陳美玲]"}),
    Case("evidence enough for Big5 without a header", encoding="big5", content="[%2%]",
         list=r"""
0912345678,王小明
0923456789,陳大文
""",
         settings="big5, comma, bare, 1",
         messages={1: "+886912345678 [王小明]", 2: "+886923456789 [陳大文]"}),
    Case("one short name is too thin to tell Big5 from GB18030", encoding="big5", content="[%2%]",
         list=r"""
0912345678,王明
""",
         exit=3, says=("list.csv", "--encoding big5", "--encoding gb18030", "王明")),
    Case("thin evidence and a set encoding", encoding="big5", content="[%2%]", flags="--encoding big5",
         list=r"""
0912345678,王明
""",
         settings="big5!, comma, bare, 1", messages={1: "+886912345678 [王明]"}),
    Case("羅 in Big5 is ù in UTF-8: too thin", encoding="big5", content="[%2%]",
         list=r"""
0912345678,羅
0923456789,Ann
""",
         exit=3, says=("list.csv", "--encoding big5", "--encoding utf-8", "羅")),
    Case("thin evidence behind 64 KiB of ASCII",
         list=b"Mobile,Name\n" + b"".join(b"09%08d,Ann\n" % (12000000 + i) for i in range(4500))
         + encoded("0923456789,王\n", "big5"),
         content="[%Name%]", exit=3, says=("list.csv", "--encoding big5")),
]
