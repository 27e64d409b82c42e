"""Encoding, delimiter and header of hundreds of generated lists: told rightly or honestly refused, never silently wrong.

What may be refused is computed here, from the rule's own words: a list is told by a byte order mark; by NULs (UTF-16);
by sequences of UTF-8; else by pairs that are frequent in one of Big5 and GB18030 only, of which the winner needs four
and four times the other's. Lines of Big5 beside UTF-8 need as much.
"""

import collections
import itertools
import random
import re
import shutil

import list_writer
from list_writer import DELIMITERS, ENCODINGS, LINE_ENDS
from muster_command import MusterTest, Output, main

SEED = 20260305
SIZES = (1, 2, 10, 3000)
WINDOW = 64 << 10
ROWS_BEFORE_THE_OTHER = 600  # of a mixed list; fewer than the window holds

THIN = "thin"


# --- the rule

def utf16_by_nuls(content):
    start = content[:4096]
    at = [start[0::2].count(0), start[1::2].count(0)]
    if sum(at) * 10 < len(start) or sum(at) == 0 or (at[0] and at[1]):
        return None
    return "utf-16be" if at[0] else "utf-16le"


def lines_judged(content):
    first = re.search(rb"[\x80-\xFF]", content)
    if first is None:
        return []
    begin = max(content.rfind(b"\n", 0, first.start()), content.rfind(b"\r", 0, first.start())) + 1
    window = content[begin:first.start() + WINDOW]
    lines = re.split(rb"[\r\n]", window)
    if first.start() + WINDOW < len(content) and len(lines) > 1:
        lines.pop()  # it goes on
    return [line for line in lines if re.search(rb"[\x80-\xFF]", line)]


def pairs(line):
    """Two-byte characters, reading from the left; None for a byte that begins none."""
    position = 0
    while position < len(line):
        lead, trail = line[position], line[position + 1] if position + 1 < len(line) else 0
        if lead < 0x80:
            position += 1
        elif 0x81 <= lead <= 0xFE and trail >= 0x40 and trail not in (0x7F, 0xFF):
            yield lead << 8 | trail
            position += 2
        else:
            yield None
            position += 1


def big5_level1(pair):
    return 0xA440 <= pair <= 0xC67E and (pair & 0xFF <= 0x7E or pair & 0xFF >= 0xA1)


def gb2312_level1(pair):
    return 0xB0 <= pair >> 8 <= 0xD7 and 0xA1 <= pair & 0xFF <= 0xFE


def is_utf8(line):
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def is_big5(line):
    try:
        line.decode("cp950")
    except UnicodeDecodeError:
        return False
    return any(big5_level1(pair) for pair in pairs(line) if pair)


def frequent_pairs(lines):
    """How many are frequent in Big5 alone, and in GB18030 alone."""
    found = [pair for line in lines for pair in pairs(line) if pair]
    return (sum(big5_level1(pair) and not gb2312_level1(pair) for pair in found),
            sum(gb2312_level1(pair) and not big5_level1(pair) for pair in found))


def told_by_pairs(lines):
    big5, gb18030 = frequent_pairs(lines)
    winner, loser = max(big5, gb18030), min(big5, gb18030)
    if winner < 4 or winner < 4 * loser:
        return THIN
    return "big5" if big5 > gb18030 else "gb18030"


def told(content):
    """The encoding that the rule gives."""
    for mark, encoding in ((b"\xEF\xBB\xBF", "utf-8"), (b"\xFF\xFE", "utf-16le"), (b"\xFE\xFF", "utf-16be")):
        if content.startswith(mark):
            return encoding
    utf16 = utf16_by_nuls(content)
    lines = lines_judged(content)
    if utf16 or not lines:
        return utf16 or "utf-8"
    others = [line for line in lines if not is_utf8(line)]
    letters = [line.decode() for line in lines if is_utf8(line)]
    sequences = re.findall(r"[^\x00-\x7F]", "".join(letters))
    any_script = len(sequences) >= 4 or any(character > "\u07FF" for character in sequences)
    chinese = any(re.search("[\u4E00-\u9FFF]", text) and not re.search("[\u0800-\u1FFF\u3100-\u4DFF]", text)
                  for text in letters)
    if not chinese and not (any_script and 2 * len(others) <= len(lines)):
        return told_by_pairs(lines)
    big5 = [line for line in others if is_big5(line)]
    if told_by_pairs(others) == "big5" and 2 * len(big5) >= len(others):
        return "mixed"
    return THIN if frequent_pairs(others)[1] >= 4 else "utf-8"


# --- the lists

class GeneratedList:
    """One list: its bytes, and the messages that must come of it."""

    def __init__(self, seed, encoding, delimiter, header, size):
        chance = random.Random(seed)
        self.chance = chance
        self.encoding, self.delimiter, self.header = encoding, delimiter, header
        self.name = encoding if encoding == "mixed" else ENCODINGS[encoding][0]  # as --encoding calls it
        self.shown_by_nuls = encoding.startswith("utf-16") and not ENCODINGS[encoding][2]
        self.end = chance.choice(list(LINE_ENDS))
        self.what = f"seed {seed}: {encoding}, {delimiter}, {'header' if header else 'bare'}, {self.end}, {size} rows"
        simplified = encoding == "gb18030"
        with_address = size > 2 or chance.random() < 0.5
        writers = [list_writer.name, list_writer.address][:2 if with_address else 1]
        people = [[write(chance, simplified) for write in writers] for _ in range(size)]
        if size >= 10:
            for row in chance.sample(range(1, size), size // 5):
                people[row][-1] += chance.choice([" 2樓", ",A", ";B", " \"C\"", "\n3F", "|D"])
        numbers = list_writer.mobiles(chance, size)
        self.place = chance.randrange(len(people[0]) + 1) if header else 0
        rows = [person[:self.place] + [number] + person[self.place:] for number, person in zip(numbers, people)]
        self.names = self.header_names(chance, len(people[0])) if header else []
        self.content = self.bytes([self.names] * header + rows, chance.random() < 0.5)
        self.expected = [(row, "+886" + number[1:], "/".join(person)) for row, (number, person) in
                         enumerate(zip(numbers, people), 1)]

    def header_names(self, chance, texts):
        traditional = ["手機", "聯絡電話"] if self.encoding != "gb18030" else []
        number = chance.choice(["Mobile", "SMSNumber", *traditional])
        names = [["姓名", "地址"], ["Name", "Address"]][chance.randrange(2)][:texts]
        return names[:self.place] + [number] + names[self.place:]

    def bytes(self, rows, last_end):
        delimiter, end = DELIMITERS[self.delimiter], LINE_ENDS[self.end]
        if self.encoding != "mixed":
            _, codec, mark = ENCODINGS[self.encoding]
            return list_writer.csv_bytes(rows, delimiter, end, codec, mark, last_end)
        texts = [row for row in rows if row is not self.names]
        half = min(self.chance.randrange(1, len(texts)), ROWS_BEFORE_THE_OTHER)
        parts = [[self.names] * self.header + texts[:half], texts[half:]]
        codecs = self.chance.choice([("utf-8", "cp950"), ("cp950", "utf-8")])
        return b"".join(list_writer.csv_bytes(part, delimiter, end, codec, last_end=last_end or part is parts[0])
                        for part, codec in zip(parts, codecs))

    def template(self):
        if self.header:
            columns = self.names[:self.place] + self.names[self.place + 1:]
        else:
            columns = [str(number) for number in range(2, len(self.expected[0][2].split("/")) + 2)]
        return "/".join(f"%{column}%" for column in columns)


def all_lists():
    seed = SEED
    for encoding, delimiter, header, size in itertools.product([*ENCODINGS, "mixed"], DELIMITERS, (True, False), SIZES):
        if encoding == "mixed" and (delimiter == "fullwidth-comma" or size == 1):
            continue  # one row has one encoding, and a mixed file has no one full-width comma
        for _ in range(2 if size < 10 else 1):
            seed += 1
            yield GeneratedList(seed, encoding, delimiter, header, size)


class Detection(MusterTest):
    def run_list(self, made, *flags):
        shutil.rmtree(self.here / "out", ignore_errors=True)
        self.write("list.csv", made.content)
        return self.muster("run", "list.csv", "--content", made.template(), "--out", "out", "--quiet", *flags)

    def messages(self):
        return [(message["row"], message["to"], message["text"]) for message in Output(self.here / "out").messages()]

    def assert_messages(self, made):
        """All of them; a failure shows the first that is wrong rather than thousands."""
        messages = self.messages()
        for have, want in zip(messages, made.expected):
            self.assertEqual(have, want)
        self.assertEqual(len(messages), len(made.expected))

    def assert_none_wrong(self, made):
        wrong = set(self.messages()) - set(made.expected)
        self.assertEqual(sorted(wrong)[:3], [])

    def assert_right(self, made, outcome):
        self.assertEqual(outcome.code, 0, outcome)
        self.assert_messages(made)
        (entry,) = Output(self.here / "out").summary["lists"]
        settings = {key: entry[key] for key in ("encoding", "delimiter", "header")}
        values = {"encoding": made.name, "delimiter": made.delimiter, "header": made.header}
        self.assertEqual(settings, {key: {"value": value, "by": "detected"} for key, value in values.items()})

    def assert_refused_with_a_way_out(self, made, outcome):
        if made.shown_by_nuls:  # or by nothing: its columns, too, are not what they seem
            self.assert_refused(outcome, outcome.code or 3)
        else:
            self.assert_refused(outcome, 3, "list.csv", f"--encoding {made.name}")
        again = self.run_list(made, "--encoding", made.name)
        self.assertEqual(again.code, 0, again)
        self.assert_messages(made)

    def assert_nothing_wrong(self, made, outcome):
        self.assertIn(outcome.code, (0, 2, 3), outcome)
        if outcome.code == 0:
            self.assert_none_wrong(made)

    def check(self, made, verdict):
        """What became of the list."""
        outcome = self.run_list(made)
        if verdict == THIN:
            self.assert_refused_with_a_way_out(made, outcome)
            return "refused"
        if verdict == made.name:
            self.assert_right(made, outcome)
            return "right"
        # The NULs of UTF-16 without a mark are not all at one end when a character such as U+4E00 is among them, and a
        # single name in Big5 may be UTF-8 that was cut.
        self.assertTrue(made.shown_by_nuls or made.name == "mixed" and len(made.expected) == 2, verdict)
        self.assert_nothing_wrong(made, outcome)
        return "not shown"

    def test_every_list_is_read_rightly_or_refused(self):
        counts = collections.Counter()
        for made in all_lists():
            verdict = told(made.content)
            with self.subTest(made.what, told=verdict):
                counts[self.check(made, verdict)] += 1
        self.assertGreaterEqual(counts["right"], 200, counts)
        self.assertGreaterEqual(counts["refused"], 10, counts)

    def test_big5_rows_far_behind_utf8_ones_are_refused_one_by_one(self):
        made = GeneratedList(SEED, "utf-8", "comma", True, 3000)
        lines = made.content.decode().splitlines(keepends=True)
        made.content = "".join(lines[:2000]).encode() + "".join(lines[2000:]).encode("cp950")
        self.assertEqual(told(made.content), "utf-8")
        self.assertEqual(self.run_list(made).code, 0)
        output = Output(self.here / "out")
        self.assertEqual(output.summary["emitted"] + output.summary["rejected"]["total"], 3000)
        self.assertEqual({reject["code"] for reject in output.rejects()}, {"invalid_encoding"})
        self.assert_none_wrong(made)


if __name__ == "__main__":
    main()
