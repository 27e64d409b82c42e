"""Nobody leaks: whoever is on an opt-out list gets no message, however the number is written in either list, and a job
whose opt-out lists cannot be read does not start."""

import gzip
import os

from muster_command import MusterTest, as_ordinary_user, main

NAMES = "SMSNumber,Name\n"

# Ways to write the mobile whose nine digits after the trunk 0 are a to i.
WAYS = {
    "plain": "0abcdefghi",
    "dashes": "0abc-def-ghi",
    "international": "+886abcdefghi",
    "calling code": "886abcdefghi",
    "zero eaten": "abcdefghi",
    "full width": "０ＡＢＣＤＥＦＧＨＩ",
    "spreadsheet text": '="0abcdefghi"',
    "apostrophe": "'0abcdefghi",
    "00 prefix": "00886abcdefghi",
    "trunk 0 kept": "+886 (0)abc-def-ghi",
    "scientific": "a.bcdefghiE+08",
    "decimal tail": "abcdefghi.0",
    "invisible": "0abc\u200bdef\u00a0ghi\u202c",
    "label": "手機：0abc def ghi",
}


def written(way, person):
    """The number 9 plus eight digits of `person`, written in `way`."""
    digits = f"9{person:08d}"
    table = {ord(letter): digit for letter, digit in zip("abcdefghi", digits)}
    table |= {ord(letter): chr(0xFF10 + int(digit)) for letter, digit in zip("ＡＢＣＤＥＦＧＨＩ", digits)}
    return WAYS[way].translate(table).replace('"', '""')


def last_digits(to):
    """The nine last digits of a number in whatever form."""
    return "".join(str(int(c)) for c in to if c.isdigit())[-9:]


class EveryWayOfWriting(MusterTest):
    """A person for each pair of ways: one in the recipient list, one in the opt-out list; and as many friends."""

    PAIRS = [(here, there) for here in WAYS for there in WAYS]
    OPTIONS = ["4", "8", "12", "64", "68", "72", "76", "92"]

    def setUp(self):
        super().setUp()
        people = list(enumerate(self.PAIRS))
        self.opted_out = {f"9{10000000 + n:08d}" for n, _ in people}
        self.write("list.csv", NAMES + "".join(
            f'"{written(here, 10000000 + n)}",leaked\n"{written(here, 20000000 + n)}",friend\n'
            for n, (here, _) in people))
        self.write("optout.csv", "Date,手機\n" + "".join(
            f'2024-03-05,"{written(there, 10000000 + n)}"\n' for n, (_, there) in people))

    def assert_nobody_leaked(self, output):
        leaked = [message for message in output.messages() if last_digits(message["to"]) in self.opted_out]
        self.assertEqual(leaked, [])
        self.assertEqual([m for m in output.messages() if m["text"] != "friend"], [])
        self.assertGreater(len(output.messages()), 0)

    def test_under_every_option_and_either_list(self):
        for flag, bit, code in (("--unsubscribe", 32, "unsubscribed"), ("--blacklist", 128, "blacklisted")):
            for option in self.OPTIONS:
                with self.subTest(option, list=flag):
                    output = self.run_job("list.csv", "--content", "%Name%", flag, "optout.csv", "--list-option",
                                          int(option) + bit, "--overwrite")
                    self.assert_nobody_leaked(output)
                    if not int(option) & 8 and not int(option) & 16:
                        self.assertEqual(output.summary["suppressed"][code], len(self.PAIRS))
                        self.assertEqual(output.summary["emitted"], len(self.PAIRS))

    def test_under_the_default_option_and_12(self):
        for options in ((), ("--list-option", "44")):
            with self.subTest(options):
                output = self.run_job("list.csv", "--content", "%Name%", "--unsubscribe", "optout.csv", *options,
                                      "--overwrite")
                self.assert_nobody_leaked(output)
                self.assertEqual(output.summary["suppressed"]["unsubscribed"], len(self.PAIRS))
                self.assertEqual(output.summary["emitted"], len(self.PAIRS))

    def test_the_white_list_by_each_of_its_meanings(self):
        people = len(self.PAIRS)
        exclude = self.run_job("list.csv", "--content", "%Name%", "--whitelist", "optout.csv", "--whitelist-mode",
                               "exclude", out="exclude")
        self.assert_nobody_leaked(exclude)
        self.assertEqual(exclude.summary["suppressed"]["whitelisted"], people)
        literal = self.run_job("list.csv", "--content", "%Name%", "--whitelist", "optout.csv", "--list-option", "320",
                               out="literal")
        self.assertEqual(literal.pairs(), exclude.pairs())
        only = self.run_job("list.csv", "--content", "%Name%", "--whitelist", "optout.csv", "--whitelist-mode", "only",
                            out="only")
        self.assertEqual(only.summary["suppressed"]["not_whitelisted"], people)
        self.assertEqual({text for _, text in only.pairs()}, {"leaked"})
        override = self.run_job("list.csv", "--content", "%Name%", "--whitelist", "optout.csv", "--whitelist-mode",
                                "override", "--unsubscribe", "list.csv", out="override")
        self.assertEqual(override.pairs(), only.pairs())
        self.assertEqual(override.summary["warnings"]["override_kept"]["count"], people)
        self.assertEqual(override.summary["suppressed"]["unsubscribed"], people)


class OddNumbers(MusterTest):
    def assert_only_friends(self, rows, opt_outs, *options):
        self.write("list.csv", NAMES + "".join(f"{row},leaked\n" for row in rows) + "0955123456,friend\n")
        self.write("optout.txt", "".join(f"{number}\n" for number in opt_outs))
        output = self.run_job("list.csv", "--content", "%Name%", "--unsubscribe", "optout.txt", *options, "--overwrite")
        self.assertEqual([message["text"] for message in output.messages()], ["friend"], output.messages())
        return output

    def test_as_written_a_field_is_compared_by_every_number_in_it(self):
        fields = ["0912345678/0923456789", '"0923456789,0912345678"', "0912345678#123", "0912345678 分機5",
                  "0912345678(王先生)", "王先生 0912345678", "0912345678、0934567890", "0912345678 0923456789"]
        for field in fields:
            with self.subTest(field):
                output = self.assert_only_friends([field], ["+886-912-345-678"], "--list-option", "44")
                self.assertEqual(output.summary["suppressed"]["unsubscribed"], 1)

    def test_as_written_what_nobody_can_read_is_compared_by_its_bytes(self):
        output = self.assert_only_friends(["員工甲"], ["員工甲", "0922333444"], "--list-option", "44",
                                          "--max-list-errors", "1")
        self.assertEqual(output.summary["suppressed"]["unsubscribed"], 1)

    def test_every_number_of_an_opt_out_field_counts(self):
        self.assert_only_friends(["0912345678", "0923456789"], ["0912345678/+886 923 456 789"])

    def test_foreign_numbers(self):
        self.assert_only_friends(["+852 9123 4567", "+85291234567"], ["0085291234567"])
        self.assert_only_friends(["0085291234567"], ["+852-9123-4567"], "--list-option", "36")

    def test_landlines_with_and_without_their_area(self):
        numbers = ["02-27187200", "(02)2718-7200", "27187200", "+886 2 2718 7200"]
        for number in numbers:
            with self.subTest(number):
                self.assert_only_friends(numbers, [number], "--accept", "any", "--area-code", "02")

    def test_opt_out_lists_are_read_whatever_the_flags_of_recipient_lists_say(self):
        self.write("list.csv", "Name;手機\nleaked;0912345678\nfriend;0923456789\n")
        self.write("optout.csv", '"說明","Phone"\n"x, y","0912-345-678"\n')
        output = self.run_job("list.csv", "--content", "%Name%", "--unsubscribe", "optout.csv", "--delimiter",
                              "semicolon", "--header", "yes", "--number-column", "手機", "--list-option", "no-quotes,32")
        self.assertEqual([message["text"] for message in output.messages()], ["friend"])

    def test_several_opt_out_lists_and_packed_ones_count_together(self):
        self.write("list.csv", NAMES + "0912345678,leaked\n0923456789,leaked\n0934567890,leaked\n0945678901,friend\n")
        self.write("a.txt", "0912345678\n")
        first, second = b"Date\tMobile\n2024\t0923456789\n", b"2025\t0934567890\n"
        self.write("b.csv.gz", gzip.compress(first) + gzip.compress(second))
        output = self.run_job("list.csv", "--content", "%Name%", "--unsubscribe", "a.txt", "--unsubscribe", "b.csv.gz")
        self.assertEqual([message["text"] for message in output.messages()], ["friend"])

    def test_opt_outs_from_standard_input(self):
        self.write("list.csv", NAMES + "0912345678,leaked\n0945678901,friend\n")
        output = self.run_job("list.csv", "--content", "%Name%", "--unsubscribe", "-", stdin=b"0912345678\n")
        self.assertEqual([message["text"] for message in output.messages()], ["friend"])

    def test_a_duplicate_of_a_suppressed_row_is_suppressed_too(self):
        output = self.assert_only_friends(["0912345678", "0912-345-678"], ["912345678"])
        self.assertEqual((output.summary["suppressed"]["unsubscribed"], output.summary["duplicates"]), (2, 0))


class ListsThatStopTheJob(MusterTest):
    def setUp(self):
        super().setUp()
        self.write("list.csv", NAMES + "0912345678,a\n")
        self.write("good.txt", "0923456789\n")

    def assert_stops(self, arguments, code, *words, **more):
        self.assert_refused(self.muster("run", "list.csv", "--content", "x", "--out", "out", *arguments, **more), code,
                            *words)

    def test_files_that_are_no_opt_out_list(self):
        gz = gzip.compress(b"0912345678\n" * 5000)
        contents = {
            "empty.txt": (b"", "empty"),
            "bom.txt": (b"\xef\xbb\xbf", ""),
            "header.csv": (b"SMSNumber,Date\n", "number"),
            "blank.txt": (b"\n\n,,\n", ""),
            "no_number.csv": (b"SMSNumber\nnone\nof them\n", "number"),
            "no_column.csv": (b"Name,Date\na,2024-03-05\n", "Name"),
            "two_columns.csv": (b"Phone,Tel\n0912345678,0912345678\n", "Phone"),
            "book.xlsx": (b"PK\x03\x04rest of it", "CSV"),
            "old.xls": (b"\xd0\xcf\x11\xe0rest of it", "CSV"),
            "cut.gz": (gz[:len(gz) // 2], ""),
            "bad_bytes.gz": (gz[:20] + b"\xff" * 30 + gz[50:], ""),
            "stray.csv": (b'SMSNumber,"Name\n0912345678,a\n', "quote"),
        }
        for name, (content, word) in contents.items():
            self.write(name, content)
            for flag in ("--unsubscribe", "--blacklist"):
                with self.subTest(name, flag=flag):
                    self.assert_stops((flag, name), 6, name, word)
                    self.assert_stops((flag, "good.txt", flag, name), 6, name, word)

    def test_files_that_cannot_be_read(self):
        os.mkdir(self.here / "folder")
        for name in ("missing.txt", "folder", "missing/list.txt"):
            for flag in ("--unsubscribe", "--blacklist"):
                with self.subTest(name, flag=flag):
                    self.assert_stops((flag, name), 6, name)

    def test_files_without_permission(self):
        os.chmod(self.write("secret.txt", "0912345678\n"), 0)
        os.chmod(self.here, 0o777)
        command = self.open_to_everybody()
        for flag in ("--unsubscribe", "--blacklist"):
            with self.subTest(flag):
                self.assert_stops((flag, "secret.txt"), 6, "secret.txt", "ermission", program=command,
                                  **as_ordinary_user())

    def test_the_white_list_must_be_readable_too(self):
        for mode in ("exclude", "only", "override"):
            with self.subTest(mode):
                self.assert_stops(("--whitelist", "missing.txt", "--whitelist-mode", mode), 6, "missing.txt")

    def test_a_former_output_must_be_readable_too(self):
        self.write("some/file.txt", "x")
        for name in ("missing", "some", "list.csv"):
            with self.subTest(name):
                self.assert_stops(("--exclude-output", name), 6, name)

    def test_too_many_records_without_a_number(self):
        def opt_outs(good, bad):
            return "".join(f"09{i:08d}\n" for i in range(10000000, 10000000 + good)) + "nobody\n" * bad

        refused = [(98, 2, ()), (10, 2, ()), (500, 6, ()), (10, 2, ("--max-list-errors", "1")),
                   (90, 10, ("--max-list-errors", "9%")), (10, 1, ("--max-list-errors", "0"))]
        for good, bad, options in refused:
            with self.subTest(good=good, bad=bad, options=options):
                self.write("optout.txt", opt_outs(good, bad))
                self.assert_stops(("--unsubscribe", "optout.txt", *options), 6, "optout.txt", str(bad))
        taken = [(10, 1, ()), (198, 2, ()), (10, 2, ("--max-list-errors", "2")),
                 (90, 10, ("--max-list-errors", "10%"))]
        for good, bad, options in taken:
            with self.subTest(good=good, bad=bad, options=options):
                self.write("optout.txt", opt_outs(good, bad))
                output = self.run_job("list.csv", "--content", "x", "--unsubscribe", "optout.txt", *options,
                                      "--overwrite")
                warning = output.summary["warnings"]["suppression_no_number"]
                self.assertEqual((warning["count"], warning["first"]["line"]), (bad, good + 1))

    def test_an_empty_list_may_be_allowed(self):
        for name, content in (("header.csv", "SMSNumber\n"), ("blank.txt", "\n"), ("empty.txt", "")):
            with self.subTest(name):
                self.write(name, content)
                output = self.run_job("list.csv", "--content", "x", "--unsubscribe", name, "--allow-empty-list",
                                      "--overwrite")
                self.assertEqual(output.summary["emitted"], 1)

    def test_bits_and_lists_that_do_not_match(self):
        cases = [
            (("--list-option", "96"), ("32", "--unsubscribe")),
            (("--list-option", "unsubscribe"), ("32", "--unsubscribe")),
            (("--list-option", "192"), ("128", "--blacklist")),
            (("--list-option", "320"), ("256", "--whitelist")),
            (("--list-option", "64", "--unsubscribe", "good.txt"), ("32", "--unsubscribe")),
            (("--list-option", "0", "--blacklist", "good.txt"), ("128", "--blacklist")),
            (("--list-option", "96", "--blacklist", "good.txt"), ("--unsubscribe",)),
            (("--list-option", "64", "--whitelist", "good.txt", "--whitelist-mode", "only"), ("256",)),
            (("--whitelist", "good.txt"), ("exclude", "only", "override")),
            (("--whitelist-mode", "only"), ("--whitelist",)),
        ]
        for arguments, words in cases:
            with self.subTest(arguments):
                self.assert_stops(arguments, 2, *words)

    def test_a_list_that_stops_the_job_stops_check_too(self):
        outcome = self.muster("check", "list.csv", "--content", "x", "--unsubscribe", "missing.txt")
        self.assert_refused(outcome, 6, "missing.txt")


class FormerBugs(MusterTest):
    """Each of these lists once let somebody through."""

    RECIPIENTS = "0912345678\n0923456789\n"

    def assert_all_opted_out(self, opt_outs):
        self.write("list.txt", self.RECIPIENTS)
        self.write("optout.csv", opt_outs)
        output = self.run_job("list.txt", "--content", "x", "--unsubscribe", "optout.csv", "--overwrite",
                              "--max-list-errors", "2")
        self.assertEqual(output.summary["suppressed"]["unsubscribed"], 2, output.summary["warnings"])

    def test_numbers_in_fields_that_are_one_too_many(self):
        for opt_outs in ("手機\n0912345678,0923456789\n", "手機;備註\n0912345678;x;0923456789\n",
                         "姓名,手機\nChen,0911111111\nWang, Jr,0912345678\nLi,0923456789\n"):
            with self.subTest(opt_outs):
                self.assert_all_opted_out(opt_outs)

    def test_a_row_within_a_quoted_field(self):
        self.assert_all_opted_out('姓名,手機,備註\nq,0911111111,a\n"x,0912345678\ny",0923456789\nq,0911111112,a\n')

    def test_a_character_that_was_cut_before_its_delimiter(self):
        self.assert_all_opted_out("手機在後|手機\n".encode("big5") + "王小明|0911111111\n".encode("big5") * 9
                                  + b"\xaa\x4c\xa7|0912345678\nLee|0923456789\n")

    def test_an_undecided_list_is_not_cut_within_a_character_for_good(self):
        self.assert_all_opted_out(b"name|mobile\n\xa8||0912345678\nx|0923456789\n")

    def test_full_width_numbers_behind_what_is_judged(self):
        wide = "０９１２３４５６７８,王小明\n0923456789,林\n"
        rows = "".join(f"09{11000000 + i},王小明\n" for i in range(6000))
        for first, second in (("utf-8", "big5"), ("big5", "utf-8"), ("big5", "gb18030"), ("gb18030", "big5"),
                              ("gb18030", "utf-8")):
            with self.subTest(first=first, second=second):
                self.assert_all_opted_out(("手機,姓名\n" + rows).encode(first) + wide.encode(second))

    def test_a_first_record_in_full_width_of_an_undecided_list_stops_the_job(self):
        self.write("list.txt", self.RECIPIENTS)
        for encoding in ("big5", "gb18030"):
            self.write("optout.csv", "０９１２３４５６７８\n".encode(encoding) + b"0923456789\n")
            outcome = self.muster("run", "list.txt", "--content", "x", "--unsubscribe", "optout.csv", "--discard")
            self.assert_refused(outcome, 6, "optout.csv", "UTF-8")


if __name__ == "__main__":
    main()
