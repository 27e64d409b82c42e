"""What spreadsheets and people do to phone numbers (SPEC 4.1), in lists that are otherwise sound."""

from corpus_case import Case

CASES = [
    Case("a spreadsheet's damage: what can be repaired is, what is lost is refused",
         list=r"""
手機,姓名
912345678,小明
9.23456789E+08,小美
9.23E+08,小華
="0934567890",小芳
'0945678901,小強
956789012.0,小英
9.1234567E+08,小傑
9.123456789E+08,小雨
""",
         settings="utf-8, comma, header, 手機",
         messages={1: "+886912345678 [小明]", 2: "+886923456789 [小美]", 4: "+886934567890 [小芳]",
                   5: "+886945678901 [小強]", 6: "+886956789012 [小英]"},
         repaired={"leading_zero": 3, "scientific": 1, "spreadsheet_text": 2, "decimal_tail": 1},
         rejects=[(3, "scientific_lost_digits", "9.23E+08,小華"), (7, "scientific_lost_digits", "9.1234567E+08,小傑"),
                  (8, "not_a_number", "9.123456789E+08,小雨")],
         mended={3: "[小華]", 7: "[小傑]", 8: "[小雨]"},
         back="手機,姓名\n9.23E+08,小華\n9.1234567E+08,小傑\n9.123456789E+08,小雨\n"),
    Case("a quoted cell of a spreadsheet's text mark",
         list=r'''
手機,姓名
"=""0912345678""",小明
"'0923456789",小美
''',
         messages={1: "+886912345678 [小明]", 2: "+886923456789 [小美]"}, repaired={"spreadsheet_text": 2}),
    Case("invisible characters are taken out of numbers and left in names",
         list="手機,姓名\n\u200e0912345678\u200f,\u200e小明\n0923\u00a0456\u200b789,小\u00a0美\n"
              "\u202a0934567890\u202c,小華\n\ufeff0945678901,小芳\n\u30000956789012\u3000,小英\n",
         messages={1: "+886912345678 [\u200e小明]", 2: "+886923456789 [小\u00a0美]", 3: "+886934567890 [小華]",
                   4: "+886945678901 [小芳]", 5: "+886956789012 [小英]"},
         repaired={"invisible": 5}),
    Case("punctuation, labels, widths and prefixes",
         list=r"""
手機,姓名
0912-345-678,甲
(09)2345.6789,乙
手機：0934567890,丙
tel:0945678901,丁
０９５６７８９０１２,戊
886967890123,己
+886 0978901234,庚
00886989012345,辛
002886911222333,壬
0911–333–444,癸
""",
         messages={1: "+886912345678 [甲]", 2: "+886923456789 [乙]", 3: "+886934567890 [丙]", 4: "+886945678901 [丁]",
                   5: "+886956789012 [戊]", 6: "+886967890123 [己]", 7: "+886978901234 [庚]",
                   8: "+886989012345 [辛]", 9: "+886911222333 [壬]", 10: "+886911333444 [癸]"},
         repaired={"punctuation": 6, "width": 1, "prefix": 4}),
    Case("two numbers in one cell are never one of them",
         list=r"""
手機;姓名
0912345678/0923456789;甲
0912345678、0923456789;乙
0912345678 0923456789;丙
0912345678,0923456789;丁
"0912345678;0923456789";戊
""",
         settings="utf-8, semicolon, header, 手機",
         rejects=[(1, "multiple_numbers", "0912345678/0923456789;甲"),
                  (2, "multiple_numbers", "0912345678、0923456789;乙"),
                  (3, "multiple_numbers", "0912345678 0923456789;丙"),
                  (4, "multiple_numbers", "0912345678,0923456789;丁"),
                  (5, "multiple_numbers", '"0912345678;0923456789";戊')],
         mended={1: "[甲]", 2: "[乙]", 3: "[丙]", 4: "[丁]", 5: "[戊]"}),
    Case("extensions, letters, names, other labels and too few or too many digits",
         list=r"""
手機,姓名
02-27187200#123,甲
0912345678分機5,乙
0912345678 ext 5,丙
N/A,丁
O912345678,戊
0912345678(王先生),己
傳真:0912345678,庚
0912,辛
0912345678901,壬
+999123456789,癸
0112345678,子
02-27187200,丑
,寅
""",
         rejects=[(1, "extension", "02-27187200#123,甲"), (2, "extension", "0912345678分機5,乙"),
                  (3, "extension", "0912345678 ext 5,丙"), (4, "not_a_number", "N/A,丁"),
                  (5, "not_a_number", "O912345678,戊"),
                  (6, "not_a_number", "0912345678(王先生),己"), (7, "not_a_number", "傳真:0912345678,庚"),
                  (8, "too_short", "0912,辛"), (9, "too_long", "0912345678901,壬"),
                  (10, "unknown_country", "+999123456789,癸"), (11, "invalid_number", "0112345678,子"),
                  (12, "not_mobile", "02-27187200,丑"), (13, "empty_number", ",寅")],
         mended={row: f"[{name}]" for row, name in enumerate("甲乙丙丁戊己庚辛壬癸子丑寅", 1)}),
    Case("bit 8 refuses what it would have to correct", flags="--list-option raw", again="--list-option raw",
         list=r"""
手機,姓名
0912345678,小明
0912-345-678,小美
912345678,小華
０９１２３４５６７８,小芳
""",
         messages={1: "+886912345678 [小明]"},
         rejects=[(2, "not_clean", "0912-345-678,小美"), (3, "not_clean", "912345678,小華"),
                  (4, "not_clean", "０９１２３４５６７８,小芳")],
         mended={2: "[小美]", 3: "[小華]", 4: "[小芳]"}),
    Case("duplicates are one recipient however they are written",
         list=r"""
手機,姓名
0912345678,小明
+886-912-345-678,小明
９１２３４５６７８,小明
bad,小美
9.12345678E+08,小明
""",
         duplicates=3, messages={1: "+886912345678 [小明]"},
         repaired={"punctuation": 1, "width": 1, "leading_zero": 2, "scientific": 1},
         rejects=[(4, "not_a_number", "bad,小美")], mended={4: "[小美]"}),
    Case("cells that a spreadsheet would take for a formula stay as they are",
         list=r"""
手機,姓名
=HYPERLINK("http://x"),"=1+1"
bad,@SUM(A1)
+cmd,-1
0912345678,=1+1
""",
         messages={4: "+886912345678 [=1+1]"},
         rejects=[(1, "not_a_number", '=HYPERLINK("http://x"),"=1+1"'), (2, "not_a_number", "bad,@SUM(A1)"),
                  (3, "not_a_number", "+cmd,-1")],
         mended={1: "[=1+1]", 2: "[@SUM(A1)]", 3: "[-1]"},
         back='手機,姓名\n"=HYPERLINK(""http://x"")",=1+1\nbad,@SUM(A1)\n+cmd,-1\n'),
    Case("backslashes in rejects.csv are doubled, in the mended list they are not",
         list="手機,姓名\nC:\\\\x41,a\\\\b\n",
         rejects=[(1, "not_a_number", "C:\\\\x41,a\\\\b")], mended={1: "[a\\b]"}, back="手機,姓名\nC:\\x41,a\\b\n"),
    Case("customers' own ids keep their zeros, in messages and rejects", flags="--ref-id J1",
         list=r"""
RefID,手機,姓名
007,0912345678,小明
008,bad,小美
,0934567890,小華
""",
         messages={1: "+886912345678 [小明]", 3: "+886934567890 [小華]"}, refs={1: "007", 3: "J1"},
         rejects=[(2, "not_a_number", "008,bad,小美", None, "008")], mended={2: "[小美]"}),
]
