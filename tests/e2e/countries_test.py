"""Numbers of several countries: --region, --country-column, --countries, --validity and --numbering-plan, from outside."""

import json
import shlex
import struct
import zlib

from muster_command import DATA, MUSTER, MusterTest, Output, main, totals

PLAN = DATA / "numbering_plan.bin"

LIST = """號碼,國家,姓名
0912345678,台灣,王小明
09012345678,日本,高橋
6123 4567,香港,陳大文
0912-345-670,,林小姐
+886912345679,亞特蘭提斯,張三
0923456789,亞特蘭提斯,李四
"""
SENT = ["+81" "9012345678", "+852" "61234567", "+886912345670", "+886912345678", "+886912345679"]


def other_plan():
    """The built-in plan under another version."""
    plan = bytearray(PLAN.read_bytes())
    plan[plan.index(b"google-libphonenumber ") + len("google-libphonenumber ")] = ord("9")
    struct.pack_into("<I", plan, 16, zlib.crc32(bytes(plan[20:])))
    return bytes(plan)


class CountriesTest(MusterTest):
    def setUp(self):
        super().setUp()
        self.write("list.csv", LIST)

    def normalize(self, text, *flags):
        outcome = self.muster("normalize", *flags, stdin=text.encode())
        self.assertEqual((outcome.code, outcome.err), (0, ""), outcome)
        return [line.split("\t")[1:] for line in outcome.out.splitlines()]


class Region(CountriesTest):
    def test_it_says_where_national_numbers_are_dialled(self):
        for flags in (("--region", "IM"), ("--region", "im", "--country-code", "44"), ("--country-code", "IM")):
            self.assertEqual(self.normalize("01624 756789\n", *flags), [["+441624756789", "fixed_line", "IM", "punctuation"]])
        output = self.run_job("--list-text", "07624123456,2042345678", "--content", "x", "--region", "CA")
        self.assertEqual(output.recipients(), ["+12042345678"])
        self.assertEqual((output.manifest["options"]["country_code"], output.manifest["options"]["region"]), ("1", "CA"))

    def test_it_goes_with_the_country_code_or_is_refused(self):
        for flags, words in ((("--region", "IM", "--country-code", "886"), ("calling code 44", "leave one of the two out")),
                             (("--region", "UK"), ("no such region", "GB (United Kingdom)")),
                             (("--region", "886"), ("--country-code",)),
                             (("--region", "XQ"), ("two letters",)),
                             (("--region", ""), ("it is empty",)),
                             (("--country-code", "Japan"), ("no such country", "81 or JP (Japan)"))):
            for command in (("run", "list.csv", "--content", "x", "--out", "out"), ("check", "list.csv", "--content", "x"),
                            ("normalize",), ("explain", "0912345678")):
                self.assert_refused(self.muster(*command, *flags), 2, *words)

    def test_a_former_output_is_read_in_its_region(self):
        self.run_job("--list-text", "7624123456", "--content", "x", "--region", "IM", "--list-option", "4", out="first")
        self.assertEqual([m["to"] for m in Output(self.here / "first").messages()], ["07624123456"])
        output = self.run_job("--list-text", "+447624123456", "--content", "x", "--exclude-output", "first")
        self.assertEqual(output.summary["suppressed"]["already_sent"], 1)


class CountryColumn(CountriesTest):
    def test_it_says_how_each_number_is_read_in_every_encoding(self):
        for encoding in ("utf-8", "utf-8-sig", "big5", "gb18030", "utf-16"):
            with self.subTest(encoding):
                self.write("coded.csv", LIST.encode(encoding))
                output = self.run_job("coded.csv", "--content", "您好", "--country-column", "國家", "--overwrite")
                self.assertEqual(output.recipients(), sorted(SENT))
                (reject,) = output.rejects()
                self.assertEqual((reject["line"], reject["code"]), ("7", "unknown_country"))
                self.assertIn('"亞特蘭提斯" in the country column is no country', reject["detail"])
                self.assertEqual(output.summary["lists"][0]["country_column"], {"value": "國家", "by": "set"})
                self.assertEqual(output.manifest["options"]["country_column"], "國家")

    def test_it_is_found_by_place_and_without_header(self):
        self.write("bare.csv", "0912345678,TW\n09012345678,JP\n")
        output = self.run_job("bare.csv", "--content", "x", "--country-column", "2")
        self.assertEqual(output.recipients(), ["+819012345678", "+886912345678"])

    def test_a_list_without_it_is_refused(self):
        for flags, words in ((("--country-column", "Land"), ('"號碼", "國家", "姓名"', "--country-column")),
                             (("--country-column", "4"), ('no column "4"',))):
            self.assert_refused(self.muster("run", "list.csv", "--content", "x", "--out", "out", *flags), 3, *words)
        self.assert_refused(self.muster("run", "--list-text", "SMSNumber,Name\n0912345678,a", "--content", "x", "--out",
                                        "out", "--country-column", "Land"), 3, 'no column "Land"')
        output = self.run_job("--list-text", "0912345678", "--content", "x", "--country-column", "Land")
        self.assertEqual(output.recipients(), ["+886912345678"])

    def test_the_national_form_is_the_rows_own_and_cannot_be_excluded_later(self):
        output = self.run_job("list.csv", "--content", "x", "--country-column", "2", "--list-option", "68")
        self.assertEqual(output.recipients(), sorted(["0912345678", "09012345678", "61234567", "0912345670",
                                                      "+886912345679"]))
        self.assert_refused(self.muster("run", "--list-text", "0912345678", "--content", "x", "--exclude-output", "out",
                                        "--out", "again"), 6, "does not say in which", "list option 4", out="again")
        former = self.run_job("list.csv", "--content", "x", "--country-column", "2", out="former")
        again = self.run_job("list.csv", "--content", "x", "--country-column", "2", "--exclude-output", "former", out="more")
        self.assertEqual(again.summary["suppressed"]["already_sent"], former.summary["emitted"])

    def test_opt_outs_are_found_whatever_the_country(self):
        self.write("optout.txt", "+81 90-1234-5678\n0912345678\n")
        output = self.run_job("list.csv", "--content", "x", "--country-column", "2", "--unsubscribe", "optout.txt")
        self.assertEqual(output.summary["suppressed"]["unsubscribed"], 2)

    def test_many_countries_are_the_same_on_every_thread(self):
        names = ["TW", "JP", "香港", "", "886", "Atlantis", "+81", "Hong Kong"]
        rows = "".join(f"09{i:08d},{names[i % len(names)]}\n" for i in range(20000))
        self.write("many.csv", "SMSNumber,C\n" + rows)
        first = self.run_job("many.csv", "--content", "x", "--country-column", "C", "--threads", "1").deterministic_files()
        second = self.run_job("many.csv", "--content", "x", "--country-column", "C", "--threads", "4", "--chunk-size", "700",
                              out="other").deterministic_files()
        self.assertEqual(first, second)


class Countries(CountriesTest):
    def test_other_countries_are_rejected(self):
        for flags in (("--countries", "886,852"), ("--countries", "TW", "--countries", "+852"), ("--countries", "tw，香港")):
            output = self.run_job("list.csv", "--content", "x", "--country-column", "2", *flags, "--overwrite")
            self.assertEqual(sorted(output.summary["countries"]), ["852", "886"])
            reject = output.rejects()[0]
            self.assertEqual((reject["code"], reject["detail"]), ("country_not_allowed", "+819012345678 is in +81"))
            self.assertEqual(output.summary["rejected"]["by_code"]["country_not_allowed"], 1)
        self.assertEqual(output.manifest["options"]["countries"], ["tw，香港"])
        self.assertEqual(self.normalize("+819012345678\n0912345678\n", "--countries", "886"),
                         [["", "", "", "country_not_allowed"], ["+886912345678", "mobile", "TW", ""]])

    def test_wrong_ones_are_refused(self):
        for flags, words in ((("--countries", "886,Japon"), ("81 or JP (Japan)",)), (("--countries", ""), ("it is empty",)),
                             (("--countries", "886", "--list-option", "12"), ("--countries",))):
            self.assert_refused(self.muster("run", "list.csv", "--content", "x", "--out", "out", *flags), 2, *words)


class Possible(CountriesTest):
    def test_a_length_is_enough(self):
        self.write("odd.csv", "SMSNumber\n0112345678\n0912345678\n0227187200\n091234\n")
        self.assertEqual(self.run_job("odd.csv", "--content", "x", out="strict").recipients(), ["+886912345678"])
        output = self.run_job("odd.csv", "--content", "x", "--validity", "possible")
        self.assertEqual(output.recipients(), ["+886112345678", "+886912345678"])
        self.assertEqual((output.summary["types"]["unknown"], output.summary["types"]["mobile"]), (1, 1))
        self.assertEqual([row["code"] for row in output.rejects()], ["not_mobile", "too_short"])
        self.assertEqual(output.manifest["options"]["validity"], "possible")
        self.assertEqual(self.normalize("0112345678\n", "--validity", "possible"), [["+886112345678", "unknown", "TW", ""]])

    def test_whoever_can_be_messaged_can_opt_out(self):
        self.write("odd.csv", "SMSNumber\n0112345678\n0112345679\n")
        self.write("optout.txt", "號碼\n011-234-5678\n")
        for option in ("96", "100", "108"):
            output = self.run_job("odd.csv", "--content", "x", "--validity", "possible", "--unsubscribe", "optout.txt",
                                  "--list-option", option, "--overwrite")
            self.assertEqual((output.summary["suppressed"]["unsubscribed"], output.summary["emitted"]), (1, 1), option)
        output = self.run_job("odd.csv", "--content", "x", "--validity", "possible", "--whitelist", "optout.txt",
                              "--whitelist-mode", "only", "--overwrite")
        self.assertEqual(output.recipients(), ["+886112345678"])

    def test_explain_says_so(self):
        text = self.muster("explain", "0112345678", "--validity", "possible").out
        for words in ("of a possible length", "--validity possible", "+886112345678"):
            self.assertIn(words, text)
        (number,) = json.loads(self.muster("explain", "0112345678", "--validity", "possible", "--json").out)["numbers"]
        self.assertEqual((number["code"], number["plan"]["only_possible"], number["type"]), ("", True, "unknown"))


class NumberingPlan(CountriesTest):
    def setUp(self):
        super().setUp()
        self.write("other.bin", other_plan())

    def test_the_one_in_use_is_named(self):
        built_in = self.muster("--version").out.splitlines()[1].removeprefix("numbering plan ")
        other = built_in.replace("google-libphonenumber 3", "google-libphonenumber 9")
        self.assertNotEqual(built_in, other)
        self.write("optout.txt", "0923456789\n")
        output = self.run_job("--list-text", "0912345678,0923456789", "--content", "x", "--numbering-plan", "other.bin",
                              "--unsubscribe", "optout.txt")
        self.assertEqual((output.summary["numbering_plan"], output.manifest["numbering_plan"]), (other, other))
        self.assertEqual(output.summary["suppressed"]["unsubscribed"], 1)
        self.assertIn(other, self.muster("check", "list.csv", "--content", "x", "--numbering-plan", "other.bin").out)
        self.assertIn(other, self.muster("explain", "0912345678", "--numbering-plan", "other.bin").out)
        again = self.run_job("--list-text", "0912345678", "--content", "x", "--exclude-output", "out", out="again")
        self.assertEqual((again.summary["numbering_plan"], again.summary["emitted"]), (built_in, 0))
        self.assertEqual(self.normalize("0912345678\n", "--numbering-plan", str(PLAN)),
                         [["+886912345678", "mobile", "TW", ""]])

    def test_what_is_none_is_refused(self):
        damaged = bytearray(other_plan())
        damaged[-1] ^= 1
        self.write("damaged.bin", bytes(damaged))
        self.write("large.bin", bytes((64 << 20) + 1))
        for name, words in (("none.bin", ("No such file",)), (".", ("it is a folder",)), ("list.csv", ("no numbering plan",)),
                            ("damaged.bin", ("damaged",)), ("large.bin", ("larger than 64 MiB",)), ("", ("it is empty",))):
            for command in (("run", "list.csv", "--content", "x", "--out", "out"), ("explain", "0912345678")):
                self.assert_refused(self.muster(*command, "--numbering-plan", name), 2, *words)
        self.assert_refused(self.muster("normalize", "--numbering-plan", "damaged.bin"), 2, "damaged")


class Together(CountriesTest):
    FLAGS = ("--region", "TW", "--country-column", "2", "--countries", "886,81", "--validity", "possible")

    def test_the_explicit_command_is_the_same_job(self):
        report = json.loads(self.muster("check", "list.csv", "--content", "x", *self.FLAGS, "--json").out)
        words = shlex.split(report["command"])
        for flag, value in zip(self.FLAGS[::2], self.FLAGS[1::2]):
            self.assertEqual(words[words.index(flag) + 1], value)
        output = self.run_job(*words[2:])
        self.assertEqual(totals(output.summary), totals(report["summary"]))

    def test_the_job_file_has_them(self):
        self.write("job.json", json.dumps({"SMSListFile": "list.csv", "Content": "x", "Region": "TW", "CountryColumn": "2",
                                           "Countries": ["886", "81"], "Validity": "possible",
                                           "NumberingPlan": str(PLAN)}))
        from_file = self.run_job("--job", "job.json")
        from_flags = self.run_job("list.csv", "--content", "x", *self.FLAGS, out="flags")
        self.assertEqual(totals(from_file.summary), totals(from_flags.summary))
        self.assertEqual(from_file.pairs(), from_flags.pairs())
        self.write("wrong.json", '{"SMSListFile": "list.csv", "Content": "x", "Countrys": "886"}')
        self.assert_refused(self.muster("run", "--job", "wrong.json", "--out", "none"), 2, "countries", out="none")

    def test_all_types_and_services_of_no_country_are_counted(self):
        numbers = {"fixed_line": "0227187200", "mobile": "0912345678", "fixed_line_or_mobile": "+12025550123",
                   "toll_free": "0800123456", "premium_rate": "0203123456", "shared_cost": "+971700012345",
                   "voip": "07012345678", "personal_number": "0990123456", "pager": "+447640123456", "uan": "0501123456",
                   "voicemail": "+41860123456789", "unknown": "0112345678"}
        self.write("types.csv", "SMSNumber\n" + "".join(f"{number}\n" for number in numbers.values()) + "+80012345678\n")
        output = self.run_job("types.csv", "--content", "x", "--accept", "any", "--validity", "possible")
        types = output.summary["types"]
        self.assertEqual({name: types[name] for name in numbers}, {name: 1 + (name == "toll_free") for name in numbers},
                         output.rejects())
        self.assertEqual(output.summary["countries"]["800"], 1)
        text = self.muster("check", "types.csv", "--content", "x", "--accept", "any", "--validity", "possible").out
        self.assertIn("+800 1", text)
        for name in numbers:
            self.assertIn(name + " ", text)


if __name__ == "__main__":
    main()
