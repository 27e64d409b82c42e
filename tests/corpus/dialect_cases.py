"""Delimiters, line ends, headers, number columns, short and long rows, files that are no lists."""

import gzip

from corpus_case import Case, encoded

PACKED = "手機,姓名\n0912345678,小明\n0923456789,小美\n".encode()
UTF16 = encoded("\ufeff" + PACKED.decode(), "utf-16be")

TWO = {1: "+886912345678 [小明]", 2: "+886923456789 [小美]"}

SOUND = """手機,姓名
0912345678,小明
0923456789,小美
"""


def zstd_frame(content):
    """One frame with one raw block, which is all a test needs; content of at most 255 bytes."""
    return (b"\x28\xB5\x2F\xFD\x20" + bytes([len(content)]) + (len(content) << 3 | 1).to_bytes(3, "little")
            + content)


def delimited(delimiter):
    return SOUND.replace(",", delimiter) + f"bad{delimiter}小華{delimiter}\n"


CASES = [
    # --- delimiters
    *[Case(f"delimiter {word}", list=delimited(delimiter), settings=f"utf-8, {word}, header, 手機", messages=TWO,
           warnings={"long_row": (1, 4)},
           rejects=[(3, "not_a_number", f"bad{delimiter}小華{delimiter}", )], mended={3: "[小華]"})
      for word, delimiter in (("comma", ","), ("semicolon", ";"), ("tab", "\t"), ("pipe", "|"),
                              ("fullwidth-comma", "，"))],
    Case("Excel's sep= line names the delimiter, also one that a guess would not take",
         list=r"""
sep=;
手機;姓名,全名
0912345678;小明,王
0923456789;小美,王
""",
         content="[%姓名,全名%]", settings="utf-8, semicolon, header, 手機", headers=2,
         messages={1: "+886912345678 [小明,王]", 2: "+886923456789 [小美,王]"}),
    Case("a sep= line under a set delimiter is skipped all the same", flags="--delimiter comma",
         list=r"""
sep=;
手機,姓名
0912345678,小明
""",
         settings="utf-8, comma!, header, 手機", headers=2, messages={1: TWO[1]}),
    Case("spaces delimit only when set", flags="--delimiter space", content="[%2%]",
         list=r"""
0912345678 小明
0923456789 小美
bad 小華
""",
         settings="utf-8, space!, bare, 1", messages=TWO,
         rejects=[(3, "not_a_number", "bad 小華")], mended={3: "[小華]"}, back="bad,小華\n"),
    Case("rows of number, space and text are answered with advice",
         list=r"""
0912345678 小明
0923456789 小美
""",
         content="x", exit=3, says=("list.csv", "--delimiter space")),
    Case("one column of numbers has no delimiter", content="x",
         list=r"""
0912345678
0923-456-789
""",
         settings="utf-8, none, bare, 1", messages={1: "+886912345678 x", 2: "+886923456789 x"},
         repaired={"punctuation": 1}),

    # --- line ends
    *[Case(f"line ends {name}", list=SOUND + "bad,小華\n", ends=ends, messages=TWO,
           rejects=[(3, "not_a_number", "bad,小華")], mended={3: "[小華]"})
      for name, ends in (("LF", "\n"), ("CRLF", "\r\n"), ("lone CR", "\r"))],
    Case("line ends of every kind in one list, the last one missing", ends="",
         list="手機,姓名" r"\r\n0912345678,小明\r0923456789,小美\n\r\nbad,小華\r\r0934567890,小芳",
         blank=2, messages={**TWO, 4: "+886934567890 [小芳]"},
         rejects=[(3, "not_a_number", "bad,小華")], mended={3: "[小華]"}),
    Case("the last line end is missing behind a quoted field", list='手機,姓名\n0912345678,"小明"',
         messages={1: TWO[1]}),
    Case("blank lines and rows of delimiters only are no rows",
         list=r"""

手機,姓名,城市
0912345678,小明,台北

,,
  ,\t,
0923456789,小美,台中
,
""",
         # The first line break of a case is no part of it, so this list begins with one blank line.
         blank=5, messages=TWO),
    Case("quoted nothing is a row all the same",
         list=r"""
手機,姓名
"",""
0923456789,小美
""",
         messages={2: TWO[2]}, rejects=[(1, "empty_number", '"",""')], mended={1: "[]"}),

    # --- headers
    Case("a repeated header is skipped, in any width and case",
         list=r"""
Mobile,姓名
0912345678,小明
ＭＯＢＩＬＥ, 姓名
0923456789,小美
mobile,姓名
""",
         headers=3, warnings={"repeated_header": (2, 3)}, messages=TWO),
    Case("exports put together, each with its byte order mark", bom=True,
         list="手機,姓名\n0912345678,小明\n\ufeff手機,姓名\n0923456789,小美\n\ufeff0934567890,小華\n",
         headers=2, warnings={"repeated_header": (1, 3)}, repaired={"invisible": 1},
         messages={**TWO, 3: "+886934567890 [小華]"}),
    Case("a header with line ends in its cells",
         list=r"""
"手機
號碼","姓
名"
0912345678,小明
bad,小美
""",
         content="[%2%]", flags="--unknown-placeholder keep", messages={1: "+886912345678 [%2%]"},
         rejects=[(2, "not_a_number", "bad,小美")], mended={2: "[%2%]"}),
    Case("a header without a known name is assumed, and said", flags="--number-column 2",
         list=r"""
姓名,聯絡方式
小明,0912345678
小美,0923456789
""",
         settings="utf-8, comma, header, 聯絡方式!", warnings={"header_assumed": (1, 1)}, messages=TWO),
    Case("a list without header names its columns by number", content="[%2%]",
         list=r"""
0912345678,小明
0923456789,小美
bad,小華
""",
         settings="utf-8, comma, bare, 1", messages=TWO,
         rejects=[(3, "not_a_number", "bad,小華")], mended={3: "[小華]"}, back="bad,小華\n"),
    Case("a header that was said to be a row", flags="--header no", content="[%2%]",
         list=r"""
手機,姓名
0912345678,小明
""",
         settings="utf-8, comma, bare!, 1", messages={2: TWO[1]},
         rejects=[(1, "not_a_number", "手機,姓名")], mended={1: "[姓名]"}),
    Case("a row that was said to be a header", flags="--header yes --number-column 1", content="[%小明%]",
         list=r"""
0912345678,小明
0923456789,小美
""",
         settings="utf-8, comma, header!, 0912345678!", messages={1: TWO[2]}),
    *[Case(f"the number column may be called {name.strip()}", list=f"姓名,{name}\n小明,0912345678\n小美,0923456789\n",
           settings=f"utf-8, comma, header, {name}", messages=TWO)
      for name in ("SMSNumber", "ｓｍｓｎｕｍｂｅｒ", "mobile_no.", "CELL PHONE", "Msisdn", "dstaddr", "行動電話號碼",
                   "＊手機：", "收訊門號", "TEL", "聯絡電話", "號碼")],
    Case("mobile comes before telephone, wherever it stands",
         list=r"""
電話,姓名,手機
0227187200,小明,0912345678
0227187201,小美,0923456789
""",
         settings="utf-8, comma, header, 手機", messages=TWO),
    Case("SMSNumber comes before mobile",
         list=r"""
手機,SMSNumber,姓名,電話
0934567890,0912345678,小明,0227187200
""",
         settings="utf-8, comma, header, SMSNumber", messages={1: TWO[1]}),
    Case("two columns of the best rank are asked about",
         list=r"""
手機,電話,行動電話,姓名
0912345678,0227187200,0923456789,小明
""",
         exit=3, says=("list.csv", "手機", "行動電話", "--number-column")),
    Case("two columns of the best rank, and one of them set", flags="--number-column 行動電話",
         list=r"""
手機,行動電話,姓名
0934567890,0912345678,小明
""",
         settings="utf-8, comma, header, 行動電話!", messages={1: TWO[1]}),
    Case("a header without a number column is shown with its columns",
         list=r"""
姓名,地址
小明,台北
""",
         exit=3, says=("list.csv", "姓名", "地址", "--number-column")),
    Case("a number column that was set and is not there", flags="--number-column 手機",
         list=r"""
電話,姓名
0912345678,小明
""",
         exit=3, says=("手機", "電話", "姓名")),
    Case("a placeholder without a column stops the job before any row", content="親愛的%姓铭%您好",
         list=SOUND, exit=2, says=("姓铭", "姓名")),

    # --- short and long rows
    Case("short rows are filled up, long ones cut, both counted",
         list=r"""
手機,姓名,城市
0912345678,小明
0923456789,小美,台中,北區,前站
0934567890
0945678901,小芳,台南
""",
         content="[%姓名%/%城市%]",
         messages={1: "+886912345678 [小明/]", 2: "+886923456789 [小美/台中]", 3: "+886934567890 [/]",
                   4: "+886945678901 [小芳/台南]"},
         warnings={"short_row": (2, 2), "long_row": (1, 3), "empty_value": (3, 2)}),
    Case("empty values can be refused", flags="--empty-field reject",
         list=r"""
手機,姓名
0912345678,小明
0923456789,
""",
         messages={1: TWO[1]}, rejects=[(2, "empty_field", "0923456789,")],
         mended={2: ("0923456789,小美", TWO[2])}),

    # --- what is no list
    Case("a packed workbook", list=gzip.compress(b"PK\x03\x04\x14\x00"), exit=3, says=("list.csv", "xlsx")),
    Case("a workbook", list=b"PK\x03\x04\x14\x00\x06\x00\x08\x00", file="list.xlsx", exit=3,
         says=("list.xlsx", "xlsx")),
    Case("a zip archive under a list's name", list=b"PK\x03\x04\x0a\x00\x00\x00", exit=3, says=("list.csv", "zip")),
    Case("an old workbook", list=b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", file="list.xls", exit=3,
         says=("list.xls", "xls")),
    Case("a document", list=b"%PDF-1.7\n1 0 obj\n", exit=3, says=("list.csv", "PDF")),
    Case("a picture", list=b"\x89PNG\r\n\x1a\n\x00\x00\x00\x0dIHDR", exit=3, says=("list.csv", "PNG")),
    Case("a list of no bytes", list=b"", exit=3, says=("list.csv", "empty")),
    Case("a byte order mark and nothing else", list="", bom=True, exit=3, says=("list.csv", "empty")),
    Case("a header and nothing else is a job of no rows", list="手機,姓名\n", settings="utf-8, comma, header, 手機"),

    # --- packed
    Case("gzip in two members, cut inside a character", list=gzip.compress(PACKED[:20]) + gzip.compress(PACKED[20:]),
         settings="utf-8, comma, header, 手機", messages=TWO),
    Case("gzip of Big5", list=gzip.compress(encoded(SOUND, "big5")), settings="big5, comma, header, 手機",
         messages=TWO),
    Case("gzip of UTF-16, in two members of odd length",
         list=gzip.compress(UTF16[:11]) + gzip.compress(UTF16[11:]),
         settings="utf-16be, comma, header, 手機", messages=TWO),
    Case("gzip that was cut off", list=gzip.compress(PACKED)[:-9], exit=3, says=("list.csv",)),
    Case("gzip that was damaged", list=gzip.compress(PACKED)[:-8] + b"\0" * 8, exit=3, says=("list.csv",)),
    Case("zstd in two frames, cut inside a character", list=zstd_frame(PACKED[:20]) + zstd_frame(PACKED[20:]),
         settings="utf-8, comma, header, 手機", messages=TWO),
    Case("zstd that was cut off", list=zstd_frame(PACKED)[:-5], exit=3, says=("list.csv",)),
    Case("a packed list of no bytes", list=gzip.compress(b""), exit=3, says=("list.csv", "empty")),
]
