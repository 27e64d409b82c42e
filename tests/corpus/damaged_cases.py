"""Characters that an earlier program has lost (damaged_text), and what only looks like it."""

from corpus_case import Case

PRIVATE, REPLACEMENT = "\ue000", "\ufffd"

CASES = [
    Case("a question mark or a box between Han characters, a replacement character anywhere",
         list="手機,姓名\n"
              f"0912345678,王?明\n0923456789,王??明\n0934567890,王□明\n0945678901,王{REPLACEMENT}明\n"
              f"0956789012,Ann{REPLACEMENT}\n0967890123,𠮷?明\n",
         messages={1: "+886912345678 [王?明]", 2: "+886923456789 [王??明]", 3: "+886934567890 [王□明]",
                   4: f"+886945678901 [王{REPLACEMENT}明]", 5: f"+886956789012 [Ann{REPLACEMENT}]",
                   6: "+886967890123 [𠮷?明]"},
         warnings={"damaged_text": (6, 2)}),
    Case("private-use characters and references to characters",
         list=f"手機,姓名\n0912345678,小明\n0923456789,王{PRIVATE}\n0934567890,&#22531;小姐\n0945678901,&#x5803;小姐\n"
              "0956789012,\U000f0000\n",
         messages={1: "+886912345678 [小明]", 2: f"+886923456789 [王{PRIVATE}]", 3: "+886934567890 [&#22531;小姐]",
                   4: "+886945678901 [&#x5803;小姐]", 5: "+886956789012 [\U000f0000]"},
         warnings={"damaged_text": (4, 3)}),
    Case("question marks at an end or between other letters, boxes by themselves, other references: no damage",
         list=r"""
手機,姓名
0912345678,小明?
0923456789,Ann?Bob
0934567890,王？明
0945678901,□ 王
0956789012,&amp;王&#1;
0967890123,王? 明
0978901234,&#22531王
""",
         messages={1: "+886912345678 [小明?]", 2: "+886923456789 [Ann?Bob]", 3: "+886934567890 [王？明]",
                   4: "+886945678901 [□ 王]", 5: "+886956789012 [&amp;王&#1;]", 6: "+886967890123 [王? 明]",
                   7: "+886978901234 [&#22531王]"}),
    Case("damage in the number column or in a column that nobody uses is none of the message's",
         list=f"手機,姓名,備註\n0912345678,小明,王?明\n0923456789,小美,{PRIVATE}\nbad?王?明,小華,丙\n",
         messages={1: "+886912345678 [小明]", 2: "+886923456789 [小美]"},
         rejects=[(3, "not_a_number", "bad?王?明,小華,丙")], mended={3: "[小華]"}),
    Case("a damaged row counts once, whatever becomes of it", content="[%姓名%%城市%]",
         list=r"""
手機,姓名,城市
0912345678,王?明,台?市
bad,王?美,台北
0912345678,王?明,台北
""",
         duplicates=1, messages={1: "+886912345678 [王?明台?市]"}, warnings={"damaged_text": (3, 2)},
         rejects=[(2, "not_a_number", "bad,王?美,台北")], mended={2: "[王?美台北]"}),
    Case("a row that does not decode is not also damaged",
         list=r"""
手機,姓名
0912345678,王?明\xFF
0923456789,小美
""",
         messages={2: "+886923456789 [小美]"},
         rejects=[(1, "invalid_encoding", r"0912345678,王?明\xFF")],
         mended={1: ("0912345678,王小明", "+886912345678 [王小明]")}),
    Case("damage in UTF-16", encoding="utf-16le", bom=True, list=f"手機,姓名\n0912345678,王{PRIVATE}\n0923456789,王?明\n",
         messages={1: f"+886912345678 [王{PRIVATE}]", 2: "+886923456789 [王?明]"}, warnings={"damaged_text": (2, 2)}),
    Case("damage in a RefID", list="RefID,手機,姓名\n王?明,0912345678,小明\nA2,0923456789,小美\n",
         messages={1: "+886912345678 [小明]", 2: "+886923456789 [小美]"}, refs={1: "王?明", 2: "A2"},
         warnings={"damaged_text": (1, 2)}),
]
