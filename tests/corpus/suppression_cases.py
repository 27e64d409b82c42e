"""Suppression lists in every encoding and damage: nobody on one gets a message because of how it was saved."""

import gzip

from corpus_case import Case, encoded

LIST = """手機,姓名
0912345678,小明
0923456789,小美
0934567890,小華
"""
KEPT = {1: "+886912345678 [小明]", 3: "+886934567890 [小華]"}
OPTOUT = "姓名,手機\n王小美,0923456789\n王大同,0956789012\n"


def optout(name, content, **more):
    """A list of three, of whom the opt-out list holds the second."""
    expected = dict(messages=KEPT, suppressed={"unsubscribed": 1})
    return Case(name, list=LIST, flags="--unsubscribe optout.csv", files={"optout.csv": content},
                **{**expected, **more})


CASES = [
    *[optout(f"opt-outs in {name}", content)
      for name, content in (("UTF-8 with a mark", encoded("\ufeff" + OPTOUT)), ("Big5", encoded(OPTOUT, "big5")),
                            ("UTF-16 LE", encoded("\ufeff" + OPTOUT, "utf-16le")),
                            ("UTF-16 BE, CRLF", encoded("\ufeff" + OPTOUT, "utf-16be", "\r\n")),
                            ("GB18030", encoded("Mobile,姓名\n0923456789,张伟\n0956789012,王强赵\n", "gb18030")),
                            ("Big5 and gzip", gzip.compress(encoded(OPTOUT, "big5"))))],
    optout("opt-outs in full-width digits in Big5", encoded("姓名,手機\n王小美,０９２３４５６７８９\n王大同,0956789012\n", "big5")),
    optout("opt-outs in full-width digits in UTF-16", encoded("\ufeff姓名,手機\n王小美,０９２３４５６７８９\n", "utf-16le")),
    optout("opt-outs of both encodings in one file",
           encoded("手機,姓名\n0956789012,小明\n") + encoded("0923456789,王大明\n", "big5")),
    optout("opt-outs whose encoding nothing shows, with ASCII numbers", encoded("0923456789,王\n", "big5")),
    Case("opt-outs whose encoding nothing shows, with numbers that are not ASCII", list=LIST,
         flags="--unsubscribe optout.csv",
         files={"optout.csv": encoded("0956789012,王\n０９２３４５６７８９,明\n", "big5")}, exit=6,
         says=("optout.csv", "encoding")),
    Case("the same far behind", list=LIST, flags="--unsubscribe optout.csv",
         files={"optout.csv": encoded("0956789012,王\n", "big5")
                + b"".join(b"09%08d,x\n" % (50000000 + i) for i in range(20000))
                + encoded("０９２３４５６７８９,x\n", "big5")}, exit=6, says=("optout.csv", "encoding")),
    optout("an opt-out behind bytes that do not decode is seen all the same",
           encoded(r"手機,姓名\n\xFF0923456789,王小美\n0956789012,王大同\n", "big5")),
    optout("an opt-out of which nothing can be read is counted",
           encoded("手機,姓名\n0923456789,王小美\n不明,王大同\n", "big5"), warnings={"suppression_no_number": (1, 3)}),
    optout("an opt-out behind a stray quote is seen all the same",
           encoded('姓名,手機\n"王小美,0923456789\n王大同,0956789012\n', "big5")),
    optout("an opt-out beside a lone surrogate is seen all the same",
           encoded(r"手機,姓名\n0923456789\x00\xD8,王小美\n0956789012,王大同\n", "utf-16le").join([b"\xFF\xFE", b""])),
    optout("opt-outs in UTF-16 with an odd last byte", encoded("\ufeff0956789012\n0923456789", "utf-16le") + b"\x0A"),
    optout("the second number of an opt-out's cell counts too", encoded("手機|姓名\n0956789012、0923456789|育四\n", "big5")),
    Case("an opt-out list that is a workbook", list=LIST, flags="--unsubscribe optout.csv",
         files={"optout.csv": b"PK\x03\x04\x14\x00"}, exit=6, says=("optout.csv", "xlsx")),
    Case("an opt-out list of no bytes", list=LIST, flags="--unsubscribe optout.csv", files={"optout.csv": b""}, exit=6,
         says=("optout.csv",)),
    Case("a list in Big5 and a black list in UTF-16", encoding="big5", list=LIST + "bad,小芳\n",
         flags="--blacklist black.txt", files={"black.txt": encoded("\ufeff+886 923-456-789\r\n", "utf-16be")},
         messages=KEPT, suppressed={"blacklisted": 1},
         rejects=[(4, "not_a_number", "bad,小芳")], mended={4: "[小芳]"}),
    Case("number and name kept as written under 12, and an opt-out list in Big5 that names them so", encoding="big5",
         list="手機,姓名\n不明一二三,王小明\n0923456789,王小美\n",
         flags="--list-option 44 --unsubscribe optout.csv",
         files={"optout.csv": encoded("手機,姓名\n不明一二三,王小明\n0956789012,王大同\n", "big5")},
         messages={2: "0923456789 [王小美]"}, suppressed={"unsubscribed": 1}, warnings={"suppression_no_number": (1, 2)}),
]
