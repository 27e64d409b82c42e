"""The message's own file, in every encoding: what cannot be read for certain is asked about, never guessed."""

from corpus_case import Case, encoded

LIST = """手機,姓名
0912345678,小明
0923456789,許功蓋
"""
TEXT = "親愛的%姓名%，您好！\n買一送一\n"
MESSAGES = {1: "+886912345678 親愛的小明，您好！\n買一送一", 2: "+886923456789 親愛的許功蓋，您好！\n買一送一"}


def told(name, content, flags="", **more):
    return Case(name, list=LIST, flags=f"--content-file text.txt {flags}", files={"text.txt": content},
                **{"messages": MESSAGES, **more})


CASES = [
    told("UTF-8 with a mark", encoded("\ufeff" + TEXT)),
    told("Big5", encoded(TEXT, "big5")),
    told("Big5, CRLF, for a list in Big5", encoded(TEXT, "big5", "\r\n"), encoding="big5"),
    told("UTF-16 LE", encoded("\ufeff" + TEXT, "utf-16le", "\r\n")),
    told("UTF-16 BE, lone CR", encoded("\ufeff" + TEXT, "utf-16be", "\r")),
    told("GB18030", encoded("亲爱的%姓名%小姐，周末下午茶买一送一\n", "gb18030"),
         messages={1: "+886912345678 亲爱的小明小姐，周末下午茶买一送一", 2: "+886923456789 亲爱的許功蓋小姐，周末下午茶买一送一"}),
    told("full-width percent signs in Big5", encoded("親愛的％姓名％，您好！\n買一送一\n", "big5")),
    told("a content that shows no encoding is asked about", encoded("%姓名%好\n", "gb18030"), messages={}, exit=2,
         says=("text.txt", "--content-encoding")),
    told("the same content, with its encoding set", encoded("%姓名%好\n", "gb18030"), "--content-encoding gb18030",
         messages={1: "+886912345678 小明好", 2: "+886923456789 許功蓋好"}),
    told("a content that does not decode", encoded(r"親愛的%姓名%，\xFF您好！\n買一送一\n", "big5"), messages={}, exit=2,
         says=("text.txt", "byte 15")),
    told("a content whose last character is cut", encoded("\ufeff" + TEXT, "utf-16le")[:-1], messages={}, exit=2,
         says=("text.txt",)),
    told("a content of both encodings", encoded("親愛的%姓名%，您好！\n") + encoded("買一送一\n", "big5"), messages={}, exit=2,
         says=("text.txt",)),
    told("Hong Kong's characters, set", encoded("%姓名%：游錫堃敬上\n", "big5-hkscs"), "--content-encoding big5-hkscs",
         messages={1: "+886912345678 小明：游錫堃敬上", 2: "+886923456789 許功蓋：游錫堃敬上"}),
    Case("the content's first line names the columns of a list in Big5", encoding="big5",
         list="0912345678,小明\n0923456789,許功蓋\n", flags="--content-file text.txt --job-option 48",
         files={"text.txt": encoded("手機,姓名\n" + TEXT, "big5")}, messages=MESSAGES, headers=0),
]
