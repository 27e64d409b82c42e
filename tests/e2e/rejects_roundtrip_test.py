"""Mend and resend: the rejected rows of an output come back as a list, are mended, and run again without the others."""

import csv
import gzip
import io
import shutil

from muster_command import DATA, MusterTest, Output, main

NAMES = "SMSNumber,Name\n"


def csv_line(fields, delimiter=","):
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter, lineterminator="\n").writerow(fields)
    return text.getvalue()[:-1]


def rows_of(text):
    return list(csv.reader(io.StringIO(text, newline=""), strict=True))


class RejectsTest(MusterTest):
    def rejected_rows(self, out, *arguments):
        outcome = self.muster("rejects", out, *arguments)
        self.assertEqual((outcome.code, outcome.err), (0, ""), outcome)
        return rows_of(outcome.out)

    def mend(self, rows, number_column=0, fill=None):
        """New numbers nobody else has, and, where `fill` is given, those values in the other columns."""
        for index, row in enumerate(rows):
            if fill:
                row[:] = fill
            row[number_column] = f"0988{index:06d}"
        return rows

    def repaired(self, raw, rejects, mended, delimiter):
        """The list's bytes with every rejected record replaced by its mended row."""
        pieces, position = [], 0
        for reject, row in zip(rejects, mended, strict=True):
            offset = int(reject["byte_offset"])
            pieces += [raw[position:offset], csv_line(row, delimiter).encode("utf-8")]
            position = offset + int(reject["bytes"])
        return b"".join([*pieces, raw[position:]])

    def assert_adds_up(self, first, second, whole):
        self.assertEqual(sorted(first.pairs() + second.pairs()), whole.pairs())
        self.assertEqual(set(first.recipients()) & set(second.recipients()), set())

    def roundtrip(self, raw, options, fill=None, header=True, delimiter=","):
        """First run, mended rejects, and one run over the repaired list: (first, second, whole)."""
        self.write("list.csv", raw)
        first = self.run_job("list.csv", *options, out="first")
        rows = self.rejected_rows("first")
        names, rows = (rows[0], rows[1:]) if header else (None, rows)
        self.assertEqual(len(rows), first.summary["rejected"]["total"])
        self.mend(rows, fill=fill)
        lines = ([csv_line(names)] if header else []) + [csv_line(row) for row in rows]
        self.write("mended.csv", "\n".join(lines) + "\n")
        second = self.run_job("mended.csv", *options, "--exclude-output", "first", out="second")
        self.assertEqual(second.summary["rejected"]["total"], 0, second.rejects())
        self.write("whole.csv", self.repaired(raw, first.rejects(), rows, delimiter))
        whole = self.run_job("whole.csv", *options, out="whole")
        self.assert_adds_up(first, second, whole)
        return first, second, whole


class MendAndResend(RejectsTest):
    def test_mended_rows_and_the_first_run_make_one_run_over_the_repaired_list(self):
        raw = (NAMES + '0912345678,小明\nbad,"a, ""b"""\n0912-345-678,again\n,empty\n0923456789,小美\n'
               '0912,"two\nlines"\n0934567890,c\nN/A\\x41, spaces \nbad,=1+1\nbad,\n"",""\n').encode()
        first, second, _ = self.roundtrip(raw, ("--content", "[%Name%]"))
        self.assertEqual(len(first.rejects()), 7)
        self.assertEqual(len(second.messages()), 7)
        self.assertIn("[two\nlines]", [text for _, text in second.pairs()])
        self.assertIn("[=1+1]", [text for _, text in second.pairs()])

    def test_the_dirty_sample_comes_back_whole(self):
        options = ("--content-file", DATA / "example-content.txt", "--unsubscribe", DATA / "unsubscribe.csv",
                   "--blacklist", DATA / "blacklist.txt")
        first, second, _ = self.roundtrip((DATA / "dirty.csv").read_bytes(), options, fill=["", "新名字", "小姐"])
        self.assertEqual(len(second.messages()), len(first.rejects()))

    def test_a_generated_list_comes_back_whole(self):
        self.generate("gen", rows=3000, seed=21, invalid=0.2, suppressed=0.1, duplicates=0.1, dirty=0.3, quoted=0.3,
                      odd=0.03)
        options = ("--content-file", "gen/content.txt", "--unsubscribe", "gen/unsubscribe.csv", "--blacklist",
                   "gen/blacklist.txt")
        self.roundtrip((self.here / "gen/list.csv").read_bytes(), options)

    def test_a_list_without_header_comes_back_without_header(self):
        raw = "0912345678;小明\nbad;小美\n0923456789;小華\n0912;小王\n".encode()
        self.roundtrip(raw, ("--content", "%2%"), header=False, delimiter=";")

    def test_a_header_in_the_content_serves_the_mended_list_too(self):
        raw = "0912345678,小明\nbad,小美\n0923456789,小華\n".encode()
        self.write("list.csv", raw)
        options = ("--content", "SMSNumber,Name\n%Name%", "--job-option", "48")
        first = self.run_job("list.csv", *options, out="first")
        text = self.muster("rejects", "first").out
        self.write("mended.csv", text.replace("bad", "0934567890"))
        second = self.run_job("mended.csv", *options, "--exclude-output", "first", out="second")
        self.write("whole.csv", raw.replace(b"bad", b"0934567890"))
        self.assert_adds_up(first, second, self.run_job("whole.csv", *options, out="whole"))

    def test_a_mended_number_that_stands_in_another_row_still_gives_the_same_recipients(self):
        raw = (NAMES + "0912345678,a\nbad,b\n0923456789,c\n").encode()
        self.write("list.csv", raw)
        first = self.run_job("list.csv", "--content", "%Name%", out="first")
        self.write("mended.csv", NAMES + "+886 923-456-789,b\n")
        second = self.run_job("mended.csv", "--content", "%Name%", "--exclude-output", "first", out="second")
        self.assertEqual(second.summary["suppressed"]["already_sent"], 1)
        self.write("whole.csv", raw.replace(b"bad", b"+886 923-456-789"))
        whole = self.run_job("whole.csv", "--content", "%Name%", out="whole")
        self.assertEqual(sorted(first.recipients() + second.recipients()), whole.recipients())

    def test_former_recipients_are_known_in_every_form_and_format(self):
        self.write("list.csv", NAMES + "0912345678,a\n0923456789,b\n+85291234567,c\n不明,d\n")
        for number, options in enumerate((("--list-option", "68"), ("--list-option", "72"), ("--list-option", "76"),
                                          ("--format", "csv"), ("--format", "csv", "--list-option", "76"))):
            with self.subTest(options):
                self.run_job("list.csv", "--content", "x", *options, out=f"first-{number}")
                second = self.run_job("list.csv", "--content", "x", "--list-option", "76", "--exclude-output",
                                      f"first-{number}", out=f"second-{number}")
                self.assertEqual(second.summary["suppressed"]["already_sent"], 4 if "76" in options else 3)

    def test_several_former_outputs_are_left_out_together(self):
        self.write("a.csv", "0912345678\n")
        self.write("b.csv", "0923456789\n")
        self.write("all.csv", "0912345678\n0923456789\n0934567890\n")
        self.run_job("a.csv", "--content", "x", out="a")
        self.run_job("b.csv", "--content", "x", out="b")
        output = self.run_job("all.csv", "--content", "x", "--exclude-output", "a", "--exclude-output", "b")
        self.assertEqual(output.recipients(), ["+886934567890"])


class ListsOfEveryKind(RejectsTest):
    def test_packed_lists(self):
        raw = (NAMES + "0912345678,a\nbad,b\n").encode()
        self.write("list.csv.gz", gzip.compress(raw))
        self.run_job("list.csv.gz", "--content", "%Name%", out="first")
        self.assertEqual(self.rejected_rows("first"), [["SMSNumber", "Name"], ["bad", "b"]])

    def test_standard_input(self):
        self.run_job("-", "--content", "x", stdin=(NAMES + "0912345678,a\nbad,b\n").encode(), out="first")
        self.assertEqual(self.rejected_rows("first"), [["SMSNumber", "Name"], ["bad", "b"]])

    def test_typed_lists(self):
        self.run_job("--list-text", "0912345678,bad、王 小明\t09", "--content", "x", out="first")
        self.assertEqual(self.muster("rejects", "first").out, "bad\n王 小明\n09\n")

    def test_several_lists_with_one_layout_come_back_together(self):
        self.write("a.csv", NAMES + "0912345678,a\nbad,b\n")
        self.write("b.csv", NAMES.replace(",", ";") + "worse;c\n0923456789;d\n")
        self.run_job("a.csv", "b.csv", "--content", "%Name%", out="first")
        self.assertEqual(self.rejected_rows("first"), [["SMSNumber", "Name"], ["bad", "b"], ["worse", "c"]])
        self.assertEqual(self.rejected_rows("first", "--list", "2"), [["SMSNumber", "Name"], ["worse", "c"]])

    def test_lists_with_different_headers_are_asked_for_one_by_one(self):
        self.write("a.csv", NAMES + "0912345678,a\nbad,b\n")
        self.write("b.csv", "Name,City,Mobile\nc,Taipei,worse\nd,Tainan,0923456789\n")
        self.run_job("a.csv", "b.csv", "--content", "%Name%", out="first")
        outcome = self.muster("rejects", "first")
        self.assert_refused(outcome, 2, "--list 1", "--list 2", "a.csv", "b.csv", out="nowhere")
        mended = []
        for number, bad in ((1, "bad"), (2, "worse")):
            text = self.muster("rejects", "first", "--list", str(number)).out
            mended.append(self.write(f"mended-{number}.csv", text.replace(bad, f"093456789{number}")))
        second = self.run_job(*mended, "--content", "%Name%", "--exclude-output", "first", out="second")
        self.write("a.csv", (self.here / "a.csv").read_text().replace("bad", "0934567891"))
        self.write("b.csv", (self.here / "b.csv").read_text().replace("worse", "0934567892"))
        whole = self.run_job("a.csv", "b.csv", "--content", "%Name%", out="whole")
        self.assert_adds_up(Output(self.here / "first"), second, whole)

    def test_the_rejects_of_a_failed_job(self):
        self.write("list.csv", NAMES + "bad,a\nworse,b\n")
        outcome = self.muster("run", "list.csv", "--content", "x", "--max-rejects", "1", "--out", "out")
        self.assertEqual(outcome.code, 4, outcome)
        self.assertEqual(self.rejected_rows("out.failed"), [["SMSNumber", "Name"], ["bad", "a"], ["worse", "b"]])

    def test_an_output_without_rejects_gives_the_header_alone(self):
        self.write("list.csv", NAMES + "0912345678,a\n")
        self.run_job("list.csv", "--content", "x", out="first")
        self.assertEqual(self.muster("rejects", "first").out, NAMES)


class LongRecords(RejectsTest):
    """rejects.csv shows 4 KiB of a record; the rest is read again from the list."""

    LONG = "b" * 6000

    def first_run(self):
        self.write("list.csv", NAMES + f"0912345678,a\nbad,{self.LONG}\nworse,c\n")
        self.run_job("list.csv", "--content", "x", out="first")

    def test_a_shortened_record_is_read_again(self):
        self.first_run()
        rows = self.rejected_rows("first")
        self.assertEqual(rows, [["SMSNumber", "Name"], ["bad", self.LONG], ["worse", "c"]])

    def test_a_shortened_record_of_a_packed_list_is_read_again(self):
        self.write("list.csv.gz", gzip.compress((NAMES + f"bad,{self.LONG}\n").encode()))
        self.run_job("list.csv.gz", "--content", "x", out="first")
        self.assertEqual(self.rejected_rows("first")[1], ["bad", self.LONG])

    def test_it_is_named_and_left_out_when_its_list_is_not_the_same(self):
        def change():
            self.write("list.csv", NAMES + f"0912345678,a\nbad,{self.LONG}\nother,c\n")

        def remove():
            (self.here / "list.csv").unlink()

        for name, spoil in (("changed", change), ("removed", remove)):
            with self.subTest(name):
                self.first_run()
                spoil()
                outcome = self.muster("rejects", "first")
                self.assertEqual(outcome.code, 3, outcome)
                self.assertEqual(rows_of(outcome.out), [["SMSNumber", "Name"], ["worse", "c"]])
                for word in ("list.csv", "line 3"):
                    self.assertIn(word, outcome.err)
                shutil.rmtree(self.here / "first")


class WhatIsNoOutput(RejectsTest):
    def test_it_is_said_in_words(self):
        self.write("list.csv", NAMES + "0912345678,a\n")
        self.write("some/file.txt", "x")
        self.run_job("list.csv", "--content", "x", out="first")
        cases = [((), 2, "muster rejects DIR"), (("nowhere",), 5, "nowhere"), (("some",), 5, "some"),
                 (("list.csv",), 5, "list.csv"), (("first", "--list", "2"), 2, "--list 2"),
                 (("first", "--list", "0"), 2, "--list"), (("first", "some"), 2, "twice"),
                 (("first", "--lst", "1"), 2, "--list")]
        for arguments, code, word in cases:
            with self.subTest(arguments):
                outcome = self.muster("rejects", *arguments)
                self.assertEqual((outcome.code, outcome.out), (code, ""), outcome)
                self.assertIn(word, outcome.err)


if __name__ == "__main__":
    main()
