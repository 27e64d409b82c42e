"""Over every encoding and dialect: check prints a command with everything spelled out that gives the same job, and
muster rejects gives the rejected rows back, which mended are the missing messages.
"""

import csv
import io
import itertools
import json
import random
import shlex

import list_writer
from list_writer import DELIMITERS, ENCODINGS, LINE_ENDS
from muster_command import MusterTest, main, totals

SEED = 716
# Another row of this kind at each turn: sound ones, rejects of several codes, a duplicate, a repeated header.
ROWS = """
0912345678,許功蓋
0923456789,"王,小明"
bad,陳大文
0934567890,"林
小華"
,"育,四"
0912-345-678,又來了
0945678901,"張""大""千"
９５６７８９０１２,李小美
0967890123/0978901234,"趙
子龍"
9.67E+08,周大同
0989012345
0911222333,吳小芳,多的欄
"""
NAMES = ["手機", "姓名"]
SIMPLIFIED = str.maketrans("許蓋陳華張趙龍吳又欄", "许盖陈华张赵龙吴徐强")
ASKED_FOR = {"big5-hkscs": ("big5-hkscs", "big5hkscs", b"")}


def sample(delimiter, end, codec, mark, header):
    """The list's bytes, and its rows as they are to be read."""
    rows = list(csv.reader(io.StringIO(ROWS.removeprefix("\n"), newline=""), strict=True))
    names = list(NAMES)
    if codec == "gb18030":
        rows = [[text.translate(SIMPLIFIED) for text in row] for row in rows]
        names = ["Mobile", "姓名"]
    lines = ([names] if header else []) + rows[:6] + ([names] if header else []) + rows[6:]
    return list_writer.csv_bytes(lines, delimiter, end, codec, mark), rows


def mixed_sample(delimiter, end, header):
    first, rows = sample(delimiter, end, "utf-8", b"", header)
    second, _ = sample(delimiter, end, "cp950", b"", header)
    cut = [content.find(row.encode(codec)) for content, row, codec in
           ((first, "0945678901", "utf-8"), (second, "0945678901", "cp950"))]
    return first[:cut[0]] + second[cut[1]:], rows


def dialects():
    """(words, encoding's name, set by hand, the list, its rows, header)."""
    chance = random.Random(SEED)
    encodings = {**ENCODINGS, **ASKED_FOR, "mixed": ("mixed", None, b"")}
    for (what, (name, codec, mark)), word, header in itertools.product(encodings.items(), DELIMITERS, (True, False)):
        if name == "mixed" and word == "fullwidth-comma":
            continue
        end = chance.choice(list(LINE_ENDS))
        delimiter = DELIMITERS[word]
        content, rows = (mixed_sample(delimiter, LINE_ENDS[end], header) if name == "mixed" else
                         sample(delimiter, LINE_ENDS[end], codec, mark, header))
        yield f"{what}, {word}, {end}, {'header' if header else 'bare'}", name, word, header, content, rows


def content_of(header):
    return "%姓名%!" if header else "%2%!"


def flags_of(name):
    return ["--encoding", name] if name == "big5-hkscs" else []


class ExplicitCommand(MusterTest):
    def test_what_check_spells_out_gives_the_same_job(self):
        for number, (what, name, word, header, content, _) in enumerate(dialects()):
            with self.subTest(what):
                self.write("list.csv", content)
                arguments = ["list.csv", "--content", content_of(header), *flags_of(name)]
                checked = self.muster("check", *arguments, "--json")
                self.assertEqual(checked.code, 0, checked)
                report = json.loads(checked.out)
                words = shlex.split(report["command"])
                self.assertEqual(words[:2], ["muster", "run"])
                for flag, value in (("--encoding", name), ("--delimiter", word),
                                    ("--header", "yes" if header else "no")):
                    self.assertEqual(words[words.index(flag) + 1], value, report["command"])
                spelled = self.run_job(*words[2:], out=f"spelled-{number}")
                plain = self.run_job(*arguments, out=f"plain-{number}")
                self.assertEqual(totals(spelled.summary), totals(report["summary"]))
                self.assertEqual(spelled.messages(), plain.messages())
                self.assertEqual(spelled.rejects(), plain.rejects())
                self.assertEqual(report["preview"], plain.messages()[:3])
                settings = {spelled.summary["lists"][0][key]["by"] for key in ("encoding", "delimiter", "header")}
                self.assertEqual(settings, {"set"})


class Rejects(MusterTest):
    CODES = ["not_a_number", "empty_number", "multiple_numbers", "scientific_lost_digits"]

    def test_rejected_rows_come_back_and_mended_they_are_the_missing_messages(self):
        for number, (what, name, word, header, content, rows) in enumerate(dialects()):
            with self.subTest(what):
                self.write("list.csv", content)
                arguments = ["list.csv", "--content", content_of(header), *flags_of(name)]
                first = self.run_job(*arguments, out=f"first-{number}")
                rejects = first.rejects()
                self.assertEqual([reject["code"] for reject in rejects], self.CODES)
                self.assertEqual(first.summary["duplicates"], 1)
                self.assertEqual(first.summary["headers"], 2 if header else 0)
                wrong = [rows[int(reject["row"]) - 1] for reject in rejects]
                self.assert_found_again(content, rejects, name, word, wrong)
                self.round_trip(first, header, wrong, number)

    def assert_found_again(self, content, rejects, name, word, wrong):
        """The bytes that each reject points at are its row."""
        codecs = {"mixed": ("utf-8", "cp950"), **{of[0]: (of[1],) for of in {**ENCODINGS, **ASKED_FOR}.values()}}[name]
        for reject, row in zip(rejects, wrong):
            raw = content[int(reject["byte_offset"]):][:int(reject["bytes"])]
            texts = {raw.decode(codec, "replace") for codec in codecs}
            line = list_writer.csv_bytes([row], DELIMITERS[word], "").decode()
            self.assertIn(line, texts, reject)
            self.assertEqual(reject["record"], line)

    def round_trip(self, first, header, wrong, number):
        printed = self.muster("rejects", first.folder)
        self.assertEqual((printed.code, printed.err), (0, ""), printed)
        rows = list(csv.reader(io.StringIO(printed.out, newline=""), strict=True))
        names = [rows.pop(0)] if header else []
        self.assertEqual(names, [first.summary["lists"][0]["columns"]] * header)
        self.assertEqual(rows, wrong)
        for place, row in enumerate(rows):
            row[0] = f"0988{place:06d}"
        self.write("mended.csv", list_writer.csv_bytes(names + rows))
        second = self.run_job("mended.csv", "--content", content_of(header), "--exclude-output", first.folder,
                              out=f"second-{number}")
        self.assertEqual([(message["to"], message["text"]) for message in second.messages()],
                         [(f"+886988{place:06d}", f"{row[1]}!") for place, row in enumerate(wrong)])


class FromEverywhere(MusterTest):
    def test_a_pipe_gives_what_the_file_gives(self):
        for number, (what, name, _, header, content, _) in enumerate(dialects()):
            with self.subTest(what):
                self.write("list.csv", content)
                arguments = ["--content", content_of(header), *flags_of(name)]
                file = self.run_job("list.csv", *arguments, out=f"file-{number}")
                pipe = self.run_job("-", *arguments, stdin=content, out=f"pipe-{number}")
                self.assertEqual(file.messages(), pipe.messages())
                self.assertEqual([{**reject, "list": "-"} for reject in file.rejects()], pipe.rejects())

    def test_lists_of_several_encodings_make_one_job(self):
        names, texts, rejected = [], [], []
        for number, (what, (_, codec, mark)) in enumerate(ENCODINGS.items()):
            delimiter = list(DELIMITERS.values())[number % len(DELIMITERS)]
            rows = [["姓名", "Mobile"], [f"王小明{number}", f"091200000{number}"], ["孙強赵功育四", "bad"],
                    ["許功蓋", f"092300000{number}"]]
            if codec == "cp950":
                rows[2][0] = "育四"
            self.write(f"{number}.csv", list_writer.csv_bytes(rows, delimiter, "\r\n", codec, mark))
            names.append(f"{number}.csv")
            texts += [(f"+88691200000{number}", f"王小明{number}"), (f"+88692300000{number}", "許功蓋")]
            rejected.append(rows[2])
        output = self.run_job(*names, "--content", "%姓名%")
        self.assertEqual([(message["to"], message["text"]) for message in output.messages()], texts)
        self.assertEqual([entry["encoding"]["value"] for entry in output.summary["lists"]],
                         [name for name, _, _ in ENCODINGS.values()])
        printed = self.muster("rejects", output.folder)
        self.assertEqual(printed.out, list_writer.csv_bytes([["姓名", "Mobile"]] + rejected).decode())


if __name__ == "__main__":
    main()
