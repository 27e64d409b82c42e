"""What spreadsheets and people do to phone numbers (SPEC 4.1), in lists that are otherwise sound."""

from corpus_case import Case

CASES = [
    Case("a spreadsheet's damage: what can be repaired is, what is lost is refused",
         r"""
手機,姓名
912345678,小明
9.23456789E+08,小美
9.23E+08,小華
="0934567890",小芳
'0945678901,小強
956789012.0,小英
9.1234567E+08,小傑
""",
         settings="utf-8, comma, header, 手機",
         messages={1: "+886912345678 [小明]", 2: "+886923456789 [小美]", 4: "+886934567890 [小芳]",
                   5: "+886945678901 [小強]", 6: "+886956789012 [小英]"},
         repaired={"leading_zero": 3, "scientific": 1, "spreadsheet_text": 2, "decimal_tail": 1},
         rejects=[(3, "scientific_lost_digits", "9.23E+08,小華"),
                  (7, "scientific_lost_digits", "9.1234567E+08,小傑")],
         mended={3: "[小華]", 7: "[小傑]"},
         back="手機,姓名\n9.23E+08,小華\n9.1234567E+08,小傑\n"),
]
