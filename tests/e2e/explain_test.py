"""muster explain: the real command, its languages, its JSON, its lists, and that it says what `run` does."""

import json
import subprocess

from muster_command import MUSTER, MusterTest, main

FIELDS = [
    "0912345678", "0912-345-678", "+886 (0) 912-345-678", "886912345678", "912345678", "０９１２－３４５－６７８",
    "手機：0912345678", "='0912345678", '="0912345678"', "'0912345678", "9.12345678E+08", "9.12E+08", "912345678.0",
    "0912\u00a0345\u3000678", "\ufeff0912345678", "02-27187200", "02-27187200#123", "0912345678/0923456789",
    "0912345678 0923456789", "0912345678王先生", "傳真:0227187200", "091234", "09123456789012", "85291234567",
    "+85291234567", "+999123456789", "N/A", "-0912345678", "002886912345678", "00886912345678", "27187200",
]


class Explain(MusterTest):
    def explain(self, *arguments, code=0, **more):
        outcome = self.muster("explain", *arguments, **more)
        self.assertEqual((outcome.code, outcome.err), (code, ""), outcome)
        return outcome.out

    def as_json(self, *arguments, **more):
        return json.loads(self.explain("--json", *arguments, **more))["numbers"]

    def test_it_tells_every_step(self):
        text = self.explain("+886 (0) 912-345-678")
        for words in ("punctuation", 'space × 2, "(", ")", "-" × 2', "prefix", "+8860912345678", "behind the plus",
                      "mobile", "TW", "key 886912345678", "+886912345678"):
            self.assertIn(words, text)

    def test_accepted_and_rejected_alike_are_success(self):
        for field in FIELDS + ["", "-", "--", "+"]:
            with self.subTest(field):
                self.assertIn("What the job makes of it", self.explain("--", field) if field != "-" else
                              self.explain("-", stdin=b"-\n"))

    def test_it_says_what_a_run_does_with_the_same_options(self):
        rows = "".join(f'{i},"{field.replace(chr(34), chr(34) * 2)}"\n' for i, field in enumerate(FIELDS))
        self.write("list.csv", "RefID,SMSNumber\n" + rows)
        self.write("optout.csv", "0923-456-789\n+852 9123 4567\n")
        options = [(), ("--accept", "any"), ("--accept", "any", "--area-code", "02"), ("--country-code", "852"),
                   ("--unsubscribe", "optout.csv"), ("--list-option", "4"), ("--list-option", "8"),
                   ("--list-option", "12"), ("--list-option", "44", "--unsubscribe", "optout.csv")]
        for number, flags in enumerate(options):
            with self.subTest(flags):
                run_flags = flags if "--list-option" in flags else (*flags, "--list-option",
                                                                    "32" if "--unsubscribe" in flags else "0")
                output = self.run_job("list.csv", "--content", "x", "--encoding", "utf-8", "--audit", *run_flags,
                                      out=f"out{number}")
                expected = {message["ref"]: ("", message["to"]) for message in output.messages()}
                expected |= {row["ref"]: (row["code"], "") for row in output.rejects()}
                expected |= {row["ref"]: (row["code"], "") for row in output.table("suppressed.csv")}
                self.assertEqual(len(expected), len(FIELDS))
                for index, told in enumerate(self.as_json(*flags, "--", *FIELDS)):
                    code = told["code"] or told.get("suppression", "")
                    self.assertEqual((code, "" if code else told["to"]), expected[str(index)], FIELDS[index])

    def test_the_details_are_those_of_rejects_csv(self):
        self.write("list.csv", "RefID,SMSNumber\n1,0912345678王\n2,02-27187200\n3,85291234567\n")
        details = {row["ref"]: row["detail"] for row in self.run_job("list.csv", "--content", "x").rejects()}
        told = self.as_json("0912345678王", "02-27187200", "85291234567")
        self.assertEqual([number["detail"] for number in told], [details[ref] for ref in ("1", "2", "3")])

    def test_it_shows_every_place_on_every_list(self):
        self.write("optout.csv", "id,手機\n1,0923456789\n2,0912-345-678\n")
        self.write("more.txt", "王 +886912345678\n" + "0912345678\n" * 9)
        self.write("black.txt", "0934567890\n")
        lists = ("--unsubscribe", "optout.csv", "--unsubscribe", "more.txt", "--blacklist", "black.txt")
        text = self.explain("0912345678", *lists)
        for words in ("unsubscribe list", "in 11 records", "optout.csv, line 3: 2,0912-345-678", "mended by punctuation",
                      "more.txt, line 1", "and 6 more", "black list        not on it",
                      "unsubscribed: The recipient is on the unsubscribe list"):
            self.assertIn(words, text)
        self.assertNotIn("line 5", text)
        found = self.as_json("912345678", *lists)[0]["lists"]
        self.assertEqual([(entry["role"], entry["on_it"]) for entry in found],
                         [("unsubscribe", True), ("blacklist", False)])
        self.assertEqual(len(found[0]["found"][0]["places"]), 5)

    def test_it_knows_former_outputs_and_white_lists(self):
        self.run_job("--list-text", "0912345678", "--content", "x", out="sent")
        self.write("white.txt", "0912345678\n")
        told = self.as_json("0912345678", "0923456789", "--exclude-output", "sent")
        self.assertEqual([number["suppression"] for number in told], ["already_sent", ""])
        self.assertIn("sent", self.explain("0912345678", "--exclude-output", "sent"))
        for mode, expected in (("exclude", ["whitelisted", ""]), ("only", ["", "not_whitelisted"]), ("override", ["", ""])):
            told = self.as_json("0912345678", "0923456789", "--whitelist", "white.txt", "--whitelist-mode", mode)
            self.assertEqual([number["suppression"] for number in told], expected, mode)

    def test_a_line_of_standard_input_is_a_number(self):
        for line, field in ((b"0912345678\n0923456789\n", "0912345678"), (b"0912345678\r\n", "0912345678"),
                            (b" 0912345678", " 0912345678"), (b"", "")):
            self.assertEqual(self.as_json("-", stdin=line)[0]["written"], field)

    def test_it_does_not_wait_for_the_end_of_standard_input(self):
        with subprocess.Popen([MUSTER, "explain", "-"], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
            process.stdin.write(b"0912345678\n")
            process.stdin.flush()
            self.assertIn("goes out as", process.stdout.read().decode())

    def test_hostile_numbers_give_short_answers(self):
        for field in (b"1" * 1_000_000, "\u200b".encode() * 20_000 + b"0912345678", b"0912345678 " * 50_000,
                      b"\xff" * 1_000_000, b"/" * 1_000_000, b"\x1b[31m" * 1000):
            for flags in ((), ("--json",), ("--list-option", "12")):
                text = self.explain("-", *flags, stdin=field + b"\n")
                self.assertLess(len(text.encode()), 20_000, field[:20])
                self.assertNotIn("\x1b", text)

    def test_it_speaks_chinese(self):
        text = self.explain("+886 (0) 912-345-678", "--lang", "zh-TW")
        for words in ("原始號碼", "去除不屬於號碼的符號", "國碼後的 0 已去除", "寫在加號後", "手機", "送出號碼"):
            self.assertIn(words, text)

    def test_wrong_use_is_refused(self):
        self.write("empty.txt", "")
        self.write("white.txt", "0912345678\n")
        for arguments, code, words in (((), 2, "muster explain NUMBER"), (("--jsn", "1"), 2, "--json"),
                                       (("1", "--country-code", "XX"), 2, "country"),
                                       (("1", "--area-code", "99"), 2, "area"),
                                       (("1", "--list-option", "32"), 2, "--unsubscribe"),
                                       (("1", "--whitelist", "white.txt"), 2, "--whitelist-mode"),
                                       (("-", "-"), 2, "standard input"),
                                       (("-", "--unsubscribe", "-"), 2, "standard input"),
                                       (("1", "--content", "x"), 2, "--content"),
                                       (("1", "--unsubscribe", "missing.txt"), 6, "missing.txt"),
                                       (("1", "--blacklist", "empty.txt"), 6, "empty.txt")):
            with self.subTest(arguments):
                outcome = self.muster("explain", *arguments)
                self.assertEqual((outcome.code, outcome.out), (code, ""), outcome)
                self.assertIn(words, outcome.err)


if __name__ == "__main__":
    main()
