"""The vocabulary of the corpus: a small damaged list, how it is run, and what must come of it.

A case is read from top to bottom like a story. Texts of lists and of records are raw strings in which

    a line break   is the case's line end (`ends`, LF unless told)
    \\xHH           is that one byte, whatever the encoding
    \\n \\r \\t \\0    are those characters, encoded like the rest
    \\\\             is a backslash

and everything else is encoded in the case's `encoding`. `record` of rejects.csv is written in the same form, so what a
case expects there is also where its bytes are looked for: line, byte offset and length follow from the list itself.
"""

import dataclasses
import re
import typing

ESCAPE = re.compile(r"\\(x[0-9A-Fa-f]{2}|[nrt0\\])|(\n)", re.DOTALL)
CHARACTERS = {"n": "\n", "r": "\r", "t": "\t", "0": "\0", "\\": "\\"}
CODECS = {"utf-8": "utf-8", "utf-16le": "utf-16-le", "utf-16be": "utf-16-be", "big5": "cp950",
          "big5-hkscs": "big5hkscs", "gb18030": "gb18030", "ascii": "ascii"}


def encoded(text, encoding="utf-8", ends="\n"):
    """The bytes that `text` stands for."""
    codec = CODECS[encoding]
    parts, position = [], 0
    for match in ESCAPE.finditer(text):
        parts.append(text[position:match.start()].encode(codec))
        escape = match[1]
        if escape is None:
            parts.append(ends.encode(codec))
        elif escape[0] == "x":
            parts.append(bytes([int(escape[1:], 16)]))
        else:
            parts.append(CHARACTERS[escape].encode(codec))
        position = match.end()
    parts.append(text[position:].encode(codec))
    return b"".join(parts)


class Reject(typing.NamedTuple):
    row: int
    code: str
    record: str  # as in rejects.csv
    raw: str | bytes | None = None  # in the list, where that is not what `record` says
    ref: str = ""


@dataclasses.dataclass
class Case:
    name: str  # a sentence: what the damage is, or what must come of it
    list: str | bytes  # bytes are taken as they are; a leading line break of a text is no part of it
    content: str = "[%姓名%]"
    flags: str = ""  # as in a shell
    encoding: str = "utf-8"
    bom: bool = False
    ends: str = "\n"
    pack: typing.Callable | None = None  # what is done to the list's bytes before they are written
    file: str = "list.csv"
    files: dict = dataclasses.field(default_factory=dict)  # other files by name: bytes, or UTF-8 text
    env: dict = dataclasses.field(default_factory=dict)

    # --- what must come of it. What is not named must be nought.
    messages: dict = dataclasses.field(default_factory=dict)  # row -> "to text"
    rejects: list = dataclasses.field(default_factory=list)  # tuples like Reject, in list order
    warnings: dict = dataclasses.field(default_factory=dict)  # code -> (count, first line)
    repaired: dict = dataclasses.field(default_factory=dict)  # code -> count
    suppressed: dict = dataclasses.field(default_factory=dict)  # code -> count
    duplicates: int = 0
    blank: int = 0
    headers: int | None = None  # 1 where the list has a header, else 0, unless told
    # "encoding, delimiter, header|bare, number column", each with a `!` behind it when it was set and not detected.
    settings: str | None = None
    sms: dict = dataclasses.field(default_factory=dict)  # row -> (encoding, segments)
    refs: dict = dataclasses.field(default_factory=dict)  # row -> ref

    # --- mended: the rejected row -> its new message's text (the row gets the number 0988000000 + row), or
    # (the mended CSV line, "to text"). Every reject must have one.
    mended: dict = dataclasses.field(default_factory=dict)
    again: str | None = None  # flags of the run over the mended list, where they are not `flags`
    back: str | None = None  # what `muster rejects` prints, to the byte

    # --- or a refusal
    exit: int = 0
    says: tuple = ()  # parts of what it says

    def bytes(self):
        if isinstance(self.list, bytes):
            return self.list
        text = self.list.removeprefix("\n")
        mark = "\ufeff".encode(CODECS[self.encoding]) if self.bom else b""
        return mark + encoded(text, self.encoding, self.ends)

    def raw_of(self, reject):
        if isinstance(reject.raw, bytes):
            return reject.raw
        return encoded(reject.record if reject.raw is None else reject.raw, self.encoding, self.ends)
