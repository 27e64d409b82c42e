"""GB18030: two and four bytes, trail bytes that look like pipes and digits."""

from corpus_case import Case, encoded

SOME_UTF8_BY_CHANCE = 30 * ["张徐", "王孙强", "赵洋"] + ["谢英", "石霞", "钱雪", "叶伟", "陆平"]

CASES = [
    Case("simplified names, CRLF", encoding="gb18030", ends="\r\n",
         list=r"""
Mobile,姓名
0912345678,张伟
0923456789,王小强
bad,刘洋
""",
         settings="gb18030, comma, header, Mobile",
         messages={1: "+886912345678 [张伟]", 2: "+886923456789 [王小强]"},
         rejects=[(3, "not_a_number", "bad,刘洋")], mended={3: "[刘洋]"}, back="Mobile,姓名\nbad,刘洋\n"),
    Case("four-byte characters, whose bytes include digits", encoding="gb18030",
         list=r"""
Mobile;姓名
0912345678;𠮷田孝
0923456789;王㐂强
0934567890;"赵;㐂"
bad;㐂
""",
         settings="gb18030, semicolon, header, Mobile",
         messages={1: "+886912345678 [𠮷田孝]", 2: "+886923456789 [王㐂强]", 3: "+886934567890 [赵;㐂]"},
         rejects=[(4, "not_a_number", "bad;㐂")], mended={4: "[㐂]"}),
    Case("trail bytes that look like pipes are letters where pipes delimit", encoding="gb18030",
         list=r"""
Mobile|姓名
0912345678|张東億
0923456789|周瀨㐂
bad|徐東
""",
         settings="gb18030, pipe, header, Mobile",
         messages={1: "+886912345678 [张東億]", 2: "+886923456789 [周瀨㐂]"},
         rejects=[(3, "not_a_number", "bad|徐東")], mended={3: "[徐東]"}),
    Case("full-width commas and digits in GB18030", encoding="gb18030",
         list=r"""
姓名，Mobile
张伟，０９１２３４５６７８
王强，bad
""",
         settings="gb18030, fullwidth-comma, header, Mobile",
         messages={1: "+886912345678 [张伟]"}, repaired={"width": 1},
         rejects=[(2, "not_a_number", "王强，bad")], mended={2: "[王强]"}),
    Case("bytes that are no GB18030 reject the row that uses them", encoding="gb18030",
         list=r"""
Mobile,姓名,备注
0912345678,张伟,\xFF
0923456789,王\xFF强,甲
0934567890,赵\xD0,乙
0945678901,孙\x81\x30\x81,丙
0956789012,徐\x84\x31\xA5\x30,丁
0967890123,周强,\x81\x30
""",
         settings="gb18030, comma, header, Mobile",
         messages={1: "+886912345678 [张伟]", 6: "+886967890123 [周强]"},
         rejects=[(2, "invalid_encoding", r"0923456789,王\xFF强,甲"), (3, "invalid_encoding", r"0934567890,赵\xD0,乙"),
                  (4, "invalid_encoding", r"0945678901,孙\x810\x81,丙", r"0945678901,孙\x81\x30\x81,丙"),
                  (5, "invalid_encoding", r"0956789012,徐\x84\x31\xA5\x30,丁")],
         mended={2: ("0923456789,王强,甲", "+886923456789 [王强]"), 3: ("0934567890,赵强,乙", "+886934567890 [赵强]"),
                 4: ("0945678901,孙强,丙", "+886945678901 [孙强]"), 5: ("0956789012,徐强,丁", "+886956789012 [徐强]")}),
    Case("GB18030's private characters are counted as damage", encoding="gb18030",
         list=r"""
Mobile,姓名
0912345678,张\xAA\xA1
0923456789,王强
0934567890,赵强
""",
         settings="gb18030, comma, header, Mobile",
         messages={1: "+886912345678 [张\ue000]", 2: "+886923456789 [王强]", 3: "+886934567890 [赵强]"},
         warnings={"damaged_text": (1, 2)}),
    Case("GB18030 set for a name of one character", encoding="gb18030", flags="--encoding gb18030", content="[%2%]",
         list=r"""
0912345678,张
""",
         settings="gb18030!, comma, bare, 1", messages={1: "+886912345678 [张]"}),
    Case("a name of one character is too thin for GB18030", encoding="gb18030", content="[%2%]",
         list=r"""
0912345678,张
""",
         exit=3, says=("list.csv", "--encoding gb18030", "张")),
    Case("traditional and simplified exports in one file: neither encoding leads by four to one", encoding="gb18030",
         list=r"""
Mobile,Name
0912345678,周徐孙赵强
0923456789,\xA4\xFD\xA4\x70\xA9\xFA\xA4\x6A
""",
         content="[%Name%]", exit=3, says=("list.csv", "--encoding gb18030", "--encoding big5")),
    Case("a stray quote in GB18030 costs its own line", encoding="gb18030",
         list=r"""
Mobile,姓名
0912345678,张伟
0923456789,"王强
0934567890,赵东强
""",
         messages={1: "+886912345678 [张伟]", 3: "+886934567890 [赵东强]"},
         rejects=[(2, "unterminated_quote", '0923456789,"王强')],
         mended={2: ("0923456789,王强", "+886923456789 [王强]")}),

    # --- Former bugs: each of these was taken for UTF-8 and Big5 side by side, and went out garbled.
    Case("names of which some are UTF-8 by chance, as every fifth letter is", encoding="gb18030",
         list="Mobile,姓名\n" + "".join(f"0912{place:06d},{name}\n" for place, name in enumerate(SOME_UTF8_BY_CHANCE)),
         settings="gb18030, comma, header, Mobile",
         messages={place + 1: f"+886912{place:06d} [{name}]" for place, name in enumerate(SOME_UTF8_BY_CHANCE)}),
    Case("four-byte letters in a few names", encoding="gb18030",
         list=r"""
Mobile,姓名,地址
0912345678,何辉𠮷,上海市浦东新区建国门外大街158号
0923456789,钱王㐂,广州市天河区湖滨南路17号
0934567890,罗超,厦门市思明区学院路116号
""",
         content="[%姓名%/%地址%]", settings="gb18030, comma, header, Mobile",
         messages={1: "+886912345678 [何辉𠮷/上海市浦东新区建国门外大街158号]",
                   2: "+886923456789 [钱王㐂/广州市天河区湖滨南路17号]", 3: "+886934567890 [罗超/厦门市思明区学院路116号]"}),
    Case("an export in UTF-8 and one in GB18030 in one file are asked about",
         list=encoded("Mobile,姓名\n0912345678,小明\n") + encoded("0923456789,张伟\n0934567890,徐强赵\n", "gb18030"),
         exit=3, says=("list.csv", "--encoding utf-8", "--encoding gb18030")),
    Case("a UTF-8 name that was cut is no Big5, although Big5 could read it",
         list=r"""
手機,姓名
0912345678,小明
0923456789,馬家\xE4\xBF
""",
         settings="utf-8, comma, header, 手機", messages={1: "+886912345678 [小明]"},
         rejects=[(2, "invalid_encoding", r"0923456789,馬家\xE4\xBF")],
         mended={2: ("0923456789,馬家俊", "+886923456789 [馬家俊]")}),
]
