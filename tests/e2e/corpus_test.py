"""The corpus of damaged lists (tests/corpus) through the real command: messages, rejects, counts, settings, refusals;
the same folder for every number of threads and chunk size; and what was rejected comes back, mended, as messages.
"""

import csv
import io
import pathlib
import re
import shlex
import sys

from muster_command import MusterTest, main

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "corpus"))
import cases  # noqa: E402
from corpus_case import Reject  # noqa: E402

RUNS = [(threads, chunk) for threads in (1, 2) for chunk in ("1MiB", "64", "7", "1")]
READING_FLAGS = ("--encoding", "--delimiter", "--header")
UNITS = {"utf-16le": ("utf-16-le", 2), "utf-16be": ("utf-16-be", 2)}


def csv_line(fields):
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerow(fields)
    return text.getvalue()[:-1]


def line_at(content, offset, encoding):
    codec, _ = UNITS.get(encoding, ("latin-1", 1))
    return 1 + len(re.findall(r"\r\n|\r|\n", content[:offset].decode(codec, "surrogatepass")))


class CorpusTest(MusterTest):
    def run_case(self, case):
        self.case = case
        self.write(case.file, case.pack(case.bytes()) if case.pack else case.bytes())
        for name, content in case.files.items():
            self.write(name, content)
        if case.exit != 0:
            return self.check_refusal()
        output = self.check_every_way()
        self.check_messages(output)
        self.check_rejects(output)
        self.check_counts(output.summary)
        self.check_settings(output.summary)
        if case.rejects:
            self.check_round_trip(output)

    def arguments(self, flags):
        content = [] if "--content" in flags else ["--content", self.case.content]
        return [*shlex.split(flags), *content]

    def check_refusal(self):
        arguments = [self.case.file, *self.arguments(self.case.flags)]
        for threads, chunk in RUNS:
            outcome = self.muster("run", *arguments, "--out", "out", "--threads", threads, "--chunk-size", chunk)
            self.assert_refused(outcome, self.case.exit, *self.case.says)

    def check_every_way(self):
        first = None
        for number, (threads, chunk) in enumerate(RUNS):
            output = self.run_job(self.case.file, *self.arguments(self.case.flags), "--threads", threads,
                                  "--chunk-size", chunk, out=f"out-{number}")
            if first is None:
                first = output
                expected = output.deterministic_files()
            self.assertEqual(output.deterministic_files(), expected, f"{threads} threads, chunks of {chunk}")
        return first

    def check_messages(self, output):
        messages = output.messages()
        shown = {message["row"]: f"{message['to']} {message['text']}" for message in messages}
        self.assertEqual(shown, self.case.messages)
        by_row = {message["row"]: message for message in messages}
        for row, (encoding, segments) in self.case.sms.items():
            self.assertEqual((by_row[row]["encoding"], by_row[row]["segments"]), (encoding, segments), f"row {row}")
        if self.case.refs:
            self.assertEqual({row: message.get("ref", "") for row, message in by_row.items()}, self.case.refs)

    def find(self, raw, start):
        """Where the record `raw` stands in the list, from `start` on."""
        content = self.case.bytes()
        codec, unit = UNITS.get(self.case.encoding, ("latin-1", 1))
        ends = tuple(end.encode(codec) for end in "\r\n")
        marks = (b"\xEF\xBB\xBF", b"\xFF\xFE", b"\xFE\xFF")
        while True:
            start = content.find(raw, start)
            self.assertNotEqual(start, -1, f"the case is wrong: the list has no record {raw[:80]}")
            before, behind = content[:start], content[start + len(raw):]
            if start % unit == 0 and (not before or before in marks or before.endswith(ends)) and (
                    not behind or behind.startswith(ends)):
                return start
            start += 1

    def check_rejects(self, output):
        want, position = [], 0
        for reject in map(lambda fields: Reject(*fields), self.case.rejects):
            raw = self.case.raw_of(reject)
            position = self.find(raw, position)
            line = line_at(self.case.bytes(), position, self.case.encoding)
            want.append((line, position, len(raw), reject.row, reject.code, reject.ref, reject.record))
            position += len(raw)
        have = [(int(reject["line"]), int(reject["byte_offset"]), int(reject["bytes"]), int(reject["row"]),
                 reject["code"], reject["ref"], reject["record"]) for reject in output.rejects()]
        self.assertEqual(have, want)

    def check_counts(self, summary):
        case = self.case
        rows = len(case.messages) + len(case.rejects) + sum(case.suppressed.values()) + case.duplicates
        headers = case.headers
        if headers is None:
            headers = 1 if summary["lists"][0]["header"]["value"] else 0
        self.assertEqual((summary["rows"], summary["headers"], summary["blank"], summary["duplicates"]),
                         (rows, headers, case.blank, case.duplicates))
        for key, want in (("suppressed", case.suppressed), ("repaired", case.repaired)):
            self.assertEqual({code: count for code, count in summary[key].items() if count and code != "total"}, want)
        have = {code: (warning["count"], warning["first"]["line"] if warning["first"] else None)
                for code, warning in summary["warnings"].items() if warning["count"]}
        self.assertEqual(have, case.warnings)

    def check_settings(self, summary):
        if self.case.settings is None:
            return
        entry = summary["lists"][0]
        header = dict(entry["header"], value="header" if entry["header"]["value"] else "bare")
        shown = [setting["value"] + ("!" if setting["by"] == "set" else "")
                 for setting in (entry["encoding"], entry["delimiter"], header, entry["number_column"])]
        self.assertEqual(", ".join(shown), self.case.settings)

    def mend(self, entry, row, reject):
        """The rejected row as a line that yields a message, and that message."""
        mended = self.case.mended.get(reject.row)
        self.assertIsNotNone(mended, f"the case does not say how row {reject.row} is mended")
        if isinstance(mended, tuple):
            return mended
        row = list(row)
        row[entry["columns"].index(entry["number_column"]["value"])] = f"0988{reject.row:06d}"
        return csv_line(row), f"+886988{reject.row:06d} {mended}"

    def check_round_trip(self, output):
        """muster rejects gives every rejected row back; mended they are the messages that were missing."""
        entry = output.summary["lists"][0]
        printed = self.muster("rejects", output.folder)
        self.assertEqual((printed.code, printed.err), (0, ""), printed)
        if self.case.back is not None:
            self.assertEqual(printed.out, self.case.back.removeprefix("\n"))
        rows = list(csv.reader(io.StringIO(printed.out, newline=""), strict=True))
        names = []
        if entry["header"]["value"]:
            names = [csv_line(rows.pop(0))]
            self.assertEqual(names, [csv_line(entry["columns"])])
        self.assertEqual(len(rows), len(self.case.rejects), printed)
        pairs = [self.mend(entry, row, Reject(*reject)) for row, reject in zip(rows, self.case.rejects)]
        self.write("mended.csv", "\n".join(names + [line for line, _ in pairs]) + "\n")
        again = self.run_job("mended.csv", *self.flags_again(entry), "--exclude-output", output.folder, out="again")
        self.assertEqual([f"{message['to']} {message['text']}" for message in again.messages()],
                         [message for _, message in pairs], again.rejects())

    def flags_again(self, entry):
        if self.case.again is not None:
            return self.arguments(self.case.again)
        flags, kept = iter(shlex.split(self.case.flags)), []
        for flag in flags:
            if flag in READING_FLAGS:
                next(flags)
            else:
                kept.append(flag)
        return [*self.arguments(shlex.join(kept)), "--encoding", "utf-8", "--delimiter", "comma", "--header",
                "yes" if entry["header"]["value"] else "no"]


def add_tests():
    for theme, of_theme in cases.BY_THEME.items():
        for case in of_theme:
            name = "test_" + re.sub(r"\W+", "_", f"{theme}: {case.name}")
            assert not hasattr(CorpusTest, name), f"two cases are called {case.name}"
            setattr(CorpusTest, name, lambda self, case=case: self.run_case(case))


add_tests()

if __name__ == "__main__":
    main()
