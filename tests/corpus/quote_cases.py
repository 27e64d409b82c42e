"""Quotes: proper ones, stray ones, and what is not one; records over the limit; NUL bytes."""

from corpus_case import Case

LIMIT = 1 << 20  # bytes of a record
SHOWN = 4096  # of them in rejects.csv

CASES = [
    # --- what a quote is
    Case("quotes keep delimiters, quotes and line ends in a field", ends="\r\n",
         list=r"""
手機,姓名
"0912345678","王,小明"
0923456789,"王 ""小美"" 小姐"
0934567890,"王
小華"
"""
         "0945678901,\"小\\n芳\\r傑\"\\n",
         messages={1: "+886912345678 [王,小明]", 2: '+886923456789 [王 "小美" 小姐]', 3: "+886934567890 [王\n小華]",
                   4: "+886945678901 [小\n芳\n傑]"},
         warnings={"multiline_field": (2, 4)}),
    Case("a quote that does not begin its field is a letter",
         list=r"""
手機,姓名
0912345678,小"明"
0923456789, "小美"
0934567890,5" 螢幕
""",
         messages={1: '+886912345678 [小"明"]', 2: '+886923456789 [ "小美"]', 3: '+886934567890 [5" 螢幕]'}),
    Case("text behind a closing quote belongs to the field",
         list=r"""
手機,姓名,城市
0912345678,"王"小明,台北
0923456789,"王"小"美,台中
0934567890,"小華" ,台南
""",
         content="[%姓名%/%城市%]",
         messages={1: "+886912345678 [王小明/台北]", 2: '+886923456789 [王小"美/台中]', 3: "+886934567890 [小華 /台南]"}),
    Case("with option 16 quotes are letters", flags="--list-option 80", again="",
         list=r"""
手機,姓名
0912345678,"小明"
0923456789,"小美
bad,"小華"
0934567890,"王,小芳"
""",
         messages={1: '+886912345678 ["小明"]', 2: '+886923456789 ["小美]', 4: '+886934567890 ["王]'},
         warnings={"long_row": (1, 5)},
         rejects=[(3, "not_a_number", 'bad,"小華"')], mended={3: '["小華"]'}, back='手機,姓名\nbad,"""小華"""\n'),

    # --- stray quotes
    Case("a stray quote that never closes costs its own line",
         list=r"""
手機,姓名
0912345678,小明
0923456789,"小美
0934567890,小華
0945678901,小芳
""",
         messages={1: "+886912345678 [小明]", 3: "+886934567890 [小華]", 4: "+886945678901 [小芳]"},
         rejects=[(2, "unterminated_quote", '0923456789,"小美')],
         mended={2: ("0923456789,小美", "+886923456789 [小美]")}, back='手機,姓名\n0923456789,"""小美"\n'),
    Case("a stray quote in the number column, at the end of the list", list='手機,姓名\n0912345678,小明\n"0923456789,小美',
         messages={1: "+886912345678 [小明]"},
         rejects=[(2, "unterminated_quote", '"0923456789,小美')],
         mended={2: ("0923456789,小美", "+886923456789 [小美]")}),
    Case("a stray quote whose next quote stands many lines on does not swallow the rows between",
         list='手機,姓名\n0912345678,"小明\n' + "".join(f"09{20000000 + i:08d},第{i}位\n" for i in range(60))
         + '0923456789,"小美"\n',
         messages={**{i + 2: f"+8869{20000000 + i:08d} [第{i}位]" for i in range(60)}, 62: "+886923456789 [小美]"},
         rejects=[(1, "unterminated_quote", '0912345678,"小明')],
         mended={1: ("0912345678,小明", "+886912345678 [小明]")}),
    Case("two stray quotes, each before rows that end in a quote",
         list=r"""
手機,姓名,備註
0912345678,"小明,甲
0923456789,小美,"乙"
0934567890,"小華,丙
0945678901,小芳,丁"
""",
         messages={2: "+886923456789 [小美]", 4: "+886945678901 [小芳]"},
         rejects=[(1, "unterminated_quote", '0912345678,"小明,甲'), (3, "unterminated_quote", '0934567890,"小華,丙')],
         mended={1: ("0912345678,小明,甲", "+886912345678 [小明]"), 3: ("0934567890,小華,丙", "+886934567890 [小華]")}),
    Case("text behind a quote that closes on a later line shows that the opening one was stray",
         list=r"""
手機,姓名
0912345678,"小明
先生"好
0923456789,小美
""",
         messages={3: "+886923456789 [小美]"}, warnings={"short_row": (1, 3)},
         rejects=[(1, "unterminated_quote", '0912345678,"小明'), (2, "not_a_number", '先生"好')],
         mended={1: ("0912345678,小明", "+886912345678 [小明]"), 2: "[]"}),
    Case("a field of a hundred line ends is a proper one",
         list='手機,姓名,備註\n0912345678,小明,"甲' + "\n" * 100 + '乙"\n0923456789,小美,丙\n',
         messages={1: "+886912345678 [小明]", 2: "+886923456789 [小美]"}, warnings={"multiline_field": (1, 2)}),
    Case("a field of a hundred and one line ends is not",
         list='手機,姓名,備註\n0912345678,小明,"甲' + "\n" * 101 + '乙"\n0923456789,小美,丙\n',
         blank=100, messages={3: "+886923456789 [小美]"}, warnings={"short_row": (1, 103)},
         rejects=[(1, "unterminated_quote", '0912345678,小明,"甲'), (2, "not_a_number", '乙"')],
         mended={1: ("0912345678,小明,甲", "+886912345678 [小明]"), 2: "[]"}),
    Case("the line ends a field may hold can be set", flags="--max-field-lines 1",
         list=r"""
手機,姓名
0912345678,"小
明"
0923456789,"小

美"
0934567890,小華
""",
         blank=1, messages={1: "+886912345678 [小\n明]", 4: "+886934567890 [小華]"},
         warnings={"multiline_field": (1, 2), "short_row": (1, 6)},
         rejects=[(2, "unterminated_quote", '0923456789,"小'), (3, "not_a_number", '美"')],
         mended={2: ("0923456789,小美", "+886923456789 [小美]"), 3: "[]"}),
    Case("a name of two lines before the number is no stray quote",
         list=r"""
姓名,手機
"王
小明",0912345678
"李
小美",bad
""",
         messages={1: "+886912345678 [王\n小明]"}, warnings={"multiline_field": (2, 2)},
         rejects=[(2, "not_a_number", '"李\n小美",bad')], mended={2: "[李\n小美]"}, back='姓名,手機\n"李\n小美",bad\n'),
    Case("a stray quote behind a proper field of two lines costs the whole record up to its line",
         list=r"""
姓名,手機,備註
"王
小明",0912345678,"甲
小美,0923456789,乙
""",
         messages={2: "+886923456789 [小美]"},
         rejects=[(1, "unterminated_quote", '"王\n小明",0912345678,"甲')],
         mended={1: ('"王\n小明",0912345678,甲', "+886912345678 [王\n小明]")}),
    Case("a doubled quote at the end does not close a field", list='手機,姓名\n0923456789,小美\n0912345678,"小明""\n',
         messages={1: "+886923456789 [小美]"},
         rejects=[(2, "unterminated_quote", '0912345678,"小明""')],
         mended={2: ("0912345678,小明", "+886912345678 [小明]")}),
    Case("a stray quote in the header is no list", list='手機,"姓名\n0912345678,小明\n', exit=3, says=("list.csv", "quot")),
    Case("a stray quote in a list without header", content="[%2%]",
         list=r"""
0912345678,"小明
0923456789,小美
""",
         messages={2: "+886923456789 [小美]"},
         rejects=[(1, "unterminated_quote", '0912345678,"小明')],
         mended={1: ("0912345678,小明", "+886912345678 [小明]")}),
    Case("a quoted header repeated without quotes",
         list=r"""
"手機","姓名"
0912345678,小明
手機,姓名
0923456789,小美
""",
         headers=2, warnings={"repeated_header": (1, 3)},
         messages={1: "+886912345678 [小明]", 2: "+886923456789 [小美]"}),

    # --- records over the limit
    Case("a record of just the limit is read",
         list="手機,姓名,備註\n0912345678,小明," + "x" * (LIMIT - len("0912345678,小明,".encode())) + "\n0923456789,小美,y\n",
         messages={1: "+886912345678 [小明]", 2: "+886923456789 [小美]"}),
    Case("a record over the limit costs itself",
         list="手機,姓名,備註\n0912345678,小明,甲\n0923456789,Ann," + "x" * LIMIT + "\n0934567890,小華,丙\n",
         messages={1: "+886912345678 [小明]", 3: "+886934567890 [小華]"},
         rejects=[(2, "record_too_long", "0923456789,Ann," + "x" * (SHOWN - 15) + "…",
                   "0923456789,Ann," + "x" * LIMIT)],
         mended={2: ("0923456789,Ann,x", "+886923456789 [Ann]")}),
    Case("a stray quote whose line is over the limit is a record too long",
         list="手機,姓名,備註\n0912345678,小明,甲\n\"0923456789,Ann," + "x" * LIMIT + "\n0934567890,小華,\"丙\"\n",
         messages={1: "+886912345678 [小明]", 3: "+886934567890 [小華]"},
         rejects=[(2, "record_too_long", "\"0923456789,Ann," + "x" * (SHOWN - 16) + "…",
                   "\"0923456789,Ann," + "x" * LIMIT)],
         mended={2: ("0923456789,Ann,x", "+886923456789 [Ann]")}),
    Case("a quoted field that runs past the limit was stray: its line is lost, and the long one behind it",
         list="手機,姓名\n0912345678,\"小明\n" + "x" * (LIMIT + 1) + "\"\n0934567890,小華\n",
         messages={3: "+886934567890 [小華]"},
         rejects=[(1, "unterminated_quote", '0912345678,"小明'),
                  (2, "record_too_long", "x" * SHOWN + "…", "x" * (LIMIT + 1) + '"')],
         mended={1: ("0912345678,小明", "+886912345678 [小明]"), 2: ("0923456789,小美", "+886923456789 [小美]")}),
    Case("a record longer than rejects.csv shows comes back whole",
         list="手機,姓名\nbad," + "長" * 2000 + "\n0923456789,小美\n", content="x",
         messages={2: "+886923456789 x"},
         rejects=[(1, "not_a_number", "bad," + "長" * 1364 + "…", "bad," + "長" * 2000)], mended={1: "x"},
         back="手機,姓名\nbad," + "長" * 2000 + "\n"),

    # --- NUL bytes
    Case("a NUL byte anywhere costs its row, and nothing else",
         list=r"""
手機,姓名,備註
0912345678,小明,甲
0923456789,小\x00美,乙
09345\x0067890,小華,丙
0945678901,小芳,\x00
\x00
0956789012,小英,丁
""",
         messages={1: "+886912345678 [小明]", 6: "+886956789012 [小英]"},
         rejects=[(2, "nul_byte", r"0923456789,小\x00美,乙"), (3, "nul_byte", r"09345\x0067890,小華,丙"),
                  (4, "nul_byte", r"0945678901,小芳,\x00"), (5, "nul_byte", r"\x00")],
         mended={2: ("0923456789,小美,乙", "+886923456789 [小美]"), 3: ("0934567890,小華,丙", "+886934567890 [小華]"),
                 4: ("0945678901,小芳,", "+886945678901 [小芳]"), 5: ("0967890123,小傑,戊", "+886967890123 [小傑]")}),
    Case("a tail of NUL bytes is one bad row", list=b"Mobile,Name\n0912345678,Ann\n" + b"\0" * 2, content="[%Name%]",
         messages={1: "+886912345678 [Ann]"},
         rejects=[(2, "nul_byte", r"\x00\x00")], mended={2: ("0923456789,Bob", "+886923456789 [Bob]")}),
]
