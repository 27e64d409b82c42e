"""What each command prints and takes: check, normalize, help, lists from everywhere, and where the output goes."""

import gzip
import json
import os
import re
import shlex
import shutil
import subprocess

from muster_command import DATA, MUSTER, MusterTest, Output, main, totals

JOB_FLAGS = """
--list --list-text --list-option --encoding --delimiter --header --number-column --ref-column --country-column --max-field-lines
--country-code --region --area-code --accept --validity --countries --numbering-plan --unsubscribe --blacklist --whitelist --whitelist-mode --exclude-output
--allow-empty-list --max-list-errors --content --content-file --content-encoding --job-option --character-set
--body-format --max-segments --unknown-placeholder --empty-field --ref-id --sender-name --registered --strict-rules
--prepend-sender --out --format --batch-size --file-size
--audit --overwrite --sync --discard --max-rejects --threads --chunk-size --quiet --json --progress --lang --job
""".split()


def zstd(content):
    return subprocess.run(["zstd", "-q", "-c"], input=content, capture_output=True, check=True).stdout


class CommandsTest(MusterTest):
    def setUp(self):
        super().setUp()
        self.write("list.csv", "SMSNumber,Name\n0912345678,小明\n0912-345-678,again\nbad,c\n0923456789,小美\n")
        self.write("optout.txt", "0923-456-789\n")


class Help(CommandsTest):
    FLAGS = {
        "run": JOB_FLAGS,
        "check": [*JOB_FLAGS, "--preview"],
        "normalize": ["--country-code", "--region", "--area-code", "--accept", "--validity", "--countries",
                      "--numbering-plan", "--threads"],
        "explain": ["--number", "--country-code", "--region", "--area-code", "--accept", "--validity", "--countries",
                    "--numbering-plan", "--list-option", "--unsubscribe", "--blacklist",
                    "--whitelist", "--whitelist-mode", "--exclude-output", "--allow-empty-list", "--max-list-errors",
                    "--json", "--lang"],
        "compile-set": ["-o", "--out", "--kind", "--overwrite", "--sync", "--list", "--country-code", "--region", "--area-code",
                        "--country-column", "--validity", "--numbering-plan", "--allow-empty-list", "--max-list-errors",
                        "--quiet", "--json", "--lang"],
        "rejects": ["DIR", "--list"],
    }

    def test_each_command_names_all_its_flags(self):
        for command, flags in self.FLAGS.items():
            for asked in ("--help", "-h"):
                outcome = self.muster(command, asked)
                self.assertEqual((outcome.code, outcome.err), (0, ""), outcome)
                named = re.findall(r"(?<![\w-])(--[a-z-]+|-o|DIR)(?![\w-])", outcome.out)
                self.assertEqual([flag for flag in flags if flag not in named], [], command)
        self.assertNotIn("--preview", self.muster("run", "--help").out)

    def test_the_parameter_names_of_the_original_stand_beside(self):
        text = self.muster("run", "--help").out
        for flag, name in (("list", "SMSListFile"), ("list-text", "SMSList"), ("list-option", "SMSListOption"),
                           ("content", "Content"), ("job-option", "JobOption"), ("character-set", "CharacterSetID"),
                           ("body-format", "BodyFormat"), ("country-code", "CountryCode"), ("area-code", "AreaCode"),
                           ("ref-id", "RefID")):
            self.assertRegex(text, rf"--{flag} .*\[{name}\]")

    def test_the_command_itself_names_its_commands(self):
        for asked in ("--help", "-h", "help"):
            text = self.muster(asked).out
            for command in self.FLAGS:
                self.assertIn(command, text)

    def test_the_version_names_build_and_numbering_plan(self):
        first, second = self.muster("--version").out.splitlines()
        self.assertRegex(first, r"^muster \d+\.\d+\.\d+$")
        self.assertRegex(second, r"^numbering plan \S+")
        plan = second.removeprefix("numbering plan ")
        manifest = self.run_job("list.csv", "--content", "x").manifest
        self.assertEqual((manifest["muster"], manifest["numbering_plan"]), (first.removeprefix("muster "), plan))


class Check(CommandsTest):
    def check(self, *arguments, **more):
        outcome = self.muster("check", *arguments, "--json", **more)
        self.assertEqual(outcome.code, 0, outcome)
        return json.loads(outcome.out)

    def run_spelled_out(self, command, out, **more):
        words = shlex.split(command)
        self.assertEqual(words[:2], ["muster", "run"])
        return self.run_job(*words[2:], out=out, **more)

    def test_it_writes_nothing(self):
        before = sorted(os.listdir(self.here))
        for flags in ((), ("--out", "out"), ("--json",), ("--quiet",)):
            self.assertEqual(self.muster("check", "list.csv", "--content", "x", *flags).code, 0)
        self.assertEqual(sorted(os.listdir(self.here)), before)

    def test_it_prints_summary_first_messages_and_the_explicit_command(self):
        text = self.muster("check", "list.csv", "--content", "親愛的%Name%", "--unsubscribe", "optout.txt").out
        for words in ("emitted", "rejected", "not_a_number", "unsubscribed", "96", "dedup", "親愛的小明",
                      "+886912345678", "muster run list.csv", "(detected)"):
            self.assertIn(words, text)

    def test_preview_says_how_many_messages_are_shown(self):
        rows = "".join(f"09{i:08d}\n" for i in range(12000000, 12000009))
        self.write("nine.txt", rows)
        for flags, count in (((), 3), (("--preview", "0"), 0), (("--preview", "5"), 5), (("--preview", "99"), 9)):
            with self.subTest(flags):
                preview = self.check("nine.txt", "--content", "x", *flags)["preview"]
                self.assertEqual([message["row"] for message in preview], list(range(1, count + 1)))

    def test_the_preview_shows_the_messages_of_the_run(self):
        arguments = ("list.csv", "--content", "%Name%", "--ref-id", "R", "--body-format", "1")
        preview = self.check(*arguments)["preview"]
        self.assertEqual(preview, self.run_job(*arguments).messages())

    def test_json_is_one_object(self):
        report = self.check("list.csv", "--content", "x")
        self.assertEqual(sorted(report), ["command", "preview", "summary"])
        self.assert_identities(report["summary"])

    def test_running_the_explicit_command_gives_the_same_totals(self):
        self.write("semi.csv", "Name;手機;RefID\na;0912345678;7\nb;02-27187200;8\n")
        self.write("bare.csv", "0912345678|a\n0923456789|b\nbad|c\n")
        self.write("space.txt", "0912345678 小明\n0923456789 小美\n")
        self.write("strange name's.csv", "SMSNumber,Name\n0912345678,a\n")
        self.write("-dash.csv", "SMSNumber,Name\n0912345678,a\n")
        self.write("ours.txt", "x.tw\n")
        self.write("content.txt", "it's %Name%\n$HOME `x` \\ \"quoted\"\n")
        self.write("job.json", json.dumps({"SMSListFile": ["list.csv"], "Content": "%Name%", "SMSListOption": 4 + 64,
                                           "LaunchType": "1", "JobName": "it's", "RefNumber": "7"}))
        self.run_job("bare.csv", "--content", "x", out="former")
        jobs = [
            ("list.csv", "--content", "親愛的%Name%"),
            (DATA / "dirty.csv", "--content-file", DATA / "example-content.txt"),
            ("list.csv", "--content-file", "content.txt", "--unsubscribe", "optout.txt", "--batch-size", "1"),
            ("semi.csv", "--content", "%Name%", "--accept", "any", "--area-code", "(02)", "--list-option", "national"),
            ("bare.csv", "--content", "%2%", "--exclude-output", "former"),
            ("space.txt", "--delimiter", "space", "--content", "%2%"),
            ("strange name's.csv", "--content", "it's\n\"%Name%\" $HOME"),
            ("--list=-dash.csv", "--content=-x"),
            ("list.csv", "semi.csv", "--content", "%Name%"),
            ("semi.csv", "--list-text", "0934567890,bad", "--content", "hello", "--ref-column", "Name"),
            ("bare.csv", "--content", "SMSNumber,Name\n%Name%", "--job-option", "merge,header-in-content"),
            ("list.csv", "--content", "%Nam%", "--unknown-placeholder", "keep", "--empty-field", "reject"),
            ("list.csv", "--content", "x", "--whitelist", "optout.txt", "--whitelist-mode", "only"),
            ("list.csv", "--content", "x", "--whitelist", "optout.txt", "--list-option", "256"),
            ("list.csv", "--content", "x", "--list-option", "12", "--max-rejects", "50.5%", "--character-set", "117"),
            ("list.csv", "--content", "%Name%: -x.tw", "--sender-name", "【品 牌】", "--sender-name", "it's", "--registered",
             "ours.txt"),
            ("list.csv", "--content", "%Name%: x.tw", "--sender-name=-品牌", "--registered", "ours.txt", "--strict-rules",
             "--prepend-sender"),
            ("--job", "job.json"),
            ("--job", "job.json", "--list-option", "64", "--content", "other"),
        ]
        for number, arguments in enumerate(jobs):
            with self.subTest(arguments):
                report = self.check(*arguments)
                output = self.run_spelled_out(report["command"], out=f"out-{number}")
                self.assertEqual(totals(output.summary), totals(report["summary"]))
                self.assertEqual(output.summary["options"], report["summary"]["options"])
                direct = self.run_job(*arguments, out=f"direct-{number}")
                self.assertEqual(direct.pairs(), output.pairs())
                self.assertEqual(direct.manifest["job"], output.manifest["job"])

    def test_the_printed_command_is_good_for_a_shell(self):
        self.write("a b'c.csv", "SMSNumber,Name\n0912345678,x\n")
        text = self.muster("check", "a b'c.csv", "--content", "it's $HOME, `date`\n%Name%", "--out", "o u't").out
        command = text.partition("spelled out\n")[2].strip()
        os.symlink(MUSTER, self.here / "muster")
        done = subprocess.run(["sh", "-c", command], cwd=self.here, capture_output=True, timeout=60,
                              env=self.environment(PATH=f"{self.here}:{os.environ['PATH']}"))
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(Output(self.here / "o u't").pairs(), [("+886912345678", "it's $HOME, `date`\nx")])


class Normalize(CommandsTest):
    CASES = [
        (b"0912345678", "0912345678\t+886912345678\tmobile\tTW\t"),
        (b"0912-345-678", "0912-345-678\t+886912345678\tmobile\tTW\tpunctuation"),
        ("０９１２－３４５－６７８".encode(), "０９１２－３４５－６７８\t+886912345678\tmobile\tTW\tpunctuation+width"),
        (b"912345678.0", "912345678.0\t+886912345678\tmobile\tTW\tleading_zero+decimal_tail"),
        (b'="0912345678"', '="0912345678"\t+886912345678\tmobile\tTW\tspreadsheet_text'),
        (b"02-27187200", "02-27187200\t+886227187200\tfixed_line\tTW\tpunctuation"),
        (b"0800123456", "0800123456\t+886800123456\ttoll_free\tTW\t"),
        (b"9.12E+08", "9.12E+08\t\t\t\tscientific_lost_digits"),
        (b"", "\t\t\t\tempty_number"),
        (b"a\tb\\c", "a\\tb\\\\c\t\t\t\tnot_a_number"),
        (b"x\ry", "x\\ry\t\t\t\tnot_a_number"),
        (b"09\x0012", "09\\012\t\t\t\tnot_a_number"),
        (b"\xff12\xe6\xbc\xa2", "\\xFF12漢\t\t\t\tinvalid_encoding"),
        (b"0912345678\t", "0912345678\\t\t+886912345678\tmobile\tTW\t"),
    ]

    def test_one_line_in_one_line_out(self):
        for ended in (b"\n", b""):
            outcome = self.muster("normalize", stdin=b"\n".join(line for line, _ in self.CASES) + ended)
            self.assertEqual((outcome.code, outcome.err), (0, ""))
            for got, (line, want) in zip(outcome.out.split("\n"), self.CASES):
                self.assertEqual(got.replace("\\xff", "\\xFF"), want, line)
            self.assertEqual(outcome.out.count("\n"), len(self.CASES))

    def test_crlf_ends_a_line_too(self):
        outcome = self.muster("normalize", stdin=b"0912345678\r\n0923456789\r\n")
        self.assertEqual([line.split("\t")[1] for line in outcome.out.splitlines()], ["+886912345678", "+886923456789"])

    def test_its_flags(self):
        cases = [
            (("--accept", "mobile"), b"02-27187200", "", "not_mobile"),
            (("--area-code", "02"), b"27187200", "+886227187200", "area_code"),
            (("--area-code", "(02)"), b"2718-7200", "+886227187200", "punctuation+area_code"),
            (("--country-code", "+886"), b"0912345678", "+886912345678", ""),
            (("--country-code", "TW"), b"0912345678", "+886912345678", ""),
        ]
        for flags, line, e164, code in cases:
            with self.subTest(flags):
                fields = self.muster("normalize", *flags, stdin=line).out.rstrip("\n").split("\t")
                self.assertEqual((fields[1], fields[4]), (e164, code))

    def test_many_lines_keep_their_order_whatever_the_threads(self):
        lines = "".join(f"09{i:08d}\n" for i in range(10000000, 10050000)).encode()
        outputs = [self.muster("normalize", "--threads", threads, stdin=lines).out for threads in ("1", "2", "7")]
        self.assertEqual(outputs[0], outputs[1])
        self.assertEqual(outputs[0], outputs[2])
        self.assertEqual([line[:10] for line in outputs[0].splitlines()], lines.decode().splitlines())

    def test_nothing_in_nothing_out(self):
        outcome = self.muster("normalize")
        self.assertEqual((outcome.code, outcome.out, outcome.err), (0, "", ""))

    def test_wrong_flags(self):
        for arguments, word in ((("--acept", "any"), "--accept"), (("--accept", "all"), "mobile"),
                                (("--country-code", "TAIWAN"), "TAIWAN"), (("0912345678",), "0912345678")):
            outcome = self.muster("normalize", *arguments)
            self.assertEqual((outcome.code, outcome.out), (2, ""), outcome)
            self.assertIn(word, outcome.err)


class WhereListsComeFrom(CommandsTest):
    ROWS = b"SMSNumber,Name\n0912345678,a\n0923456789,b\n"
    PAIRS = [("+886912345678", "a"), ("+886923456789", "b")]

    def test_packed_lists_are_known_by_their_first_bytes(self):
        head, tail = self.ROWS[:20], self.ROWS[20:]
        packed = {"gz": gzip.compress(self.ROWS), "gz, two members": gzip.compress(head) + gzip.compress(tail),
                  "gz, an empty member": gzip.compress(head) + gzip.compress(b"") + gzip.compress(tail),
                  "zst": zstd(self.ROWS), "zst, two members": zstd(head) + zstd(tail)}
        for name, content in packed.items():
            with self.subTest(name):
                self.write("packed", content)
                output = self.run_job("packed", "--content", "%Name%", "--overwrite")
                self.assertEqual(output.pairs(), self.PAIRS)
                piped = self.run_job("-", "--content", "%Name%", "--overwrite", stdin=content)
                self.assertEqual(piped.pairs(), self.PAIRS)
                self.assertEqual(piped.summary["lists"][0]["path"], "-")

    def test_lists_are_read_in_the_order_of_the_command_line(self):
        self.write("a.csv", "SMSNumber,Name\n0912345678,a\n")
        self.write("b.csv", "Name;Mobile\nb;0923456789\nsecond a;0912345678\n")
        output = self.run_job("b.csv", "--list", "-", "a.csv", "--content", "%Name%",
                              stdin=b"SMSNumber,Name\n0934567890,c\n0923456789,second b\n")
        self.assertEqual([message["text"] for message in output.messages()], ["b", "second a", "c"])

    def test_typed_lists(self):
        cases = [
            ("0912345678,0923456789", 2, 0), ("0912345678;0923456789\n0934567890", 3, 0),
            ("0912345678、0923456789，0934567890\t0945678901", 4, 0), ("0912345678 0923456789", 2, 0),
            ("0912 345 678, 0923-456-789", 2, 0), ("+886 912 345 678", 1, 0), ("0912345678,,0923456789,", 2, 0),
            ("0912345678,nobody", 1, 1), ("SMSNumber,Name\n0912345678,a\n", 1, 0),
        ]
        for text, emitted, rejected in cases:
            with self.subTest(text):
                summary = self.run_job("--list-text", text, "--content", "x", "--overwrite").summary
                self.assertEqual((summary["emitted"], summary["rejected"]["total"]), (emitted, rejected))

    def test_a_typed_list_with_a_header_has_columns(self):
        output = self.run_job("--list-text", "SMSNumber,Name\n0912345678,小明", "--content", "%Name%")
        self.assertEqual(output.pairs(), [("+886912345678", "小明")])

    def test_typed_numbers_beside_a_list_leave_its_placeholders_empty(self):
        output = self.run_job("list.csv", "--list-text", "0934567890", "--content", "hi %Name%.")
        self.assertIn(("+886934567890", "hi ."), output.pairs())
        self.assertEqual(output.summary["warnings"]["empty_value"]["count"], 1)

    def test_the_content_from_standard_input(self):
        output = self.run_job("list.csv", "--content-file", "-", stdin="\ufeff您好%Name%\r\n第二行\r\n".encode())
        self.assertIn(("+886912345678", "您好小明\n第二行"), output.pairs())


class WhereTheOutputGoes(CommandsTest):
    def test_without_out_it_goes_to_a_folder_named_by_the_time(self):
        for _ in range(2):
            self.assertEqual(self.muster("run", "list.csv", "--content", "x").code, 0)
        folders = sorted(os.listdir(self.here / "muster-out"))
        self.assertEqual(len(folders), 2)
        for folder in folders:
            self.assertRegex(folder, r"^\d{8}-\d{6}(-2)?$")
            self.assert_identities(Output(self.here / "muster-out" / folder).summary)

    def test_an_empty_folder_is_taken(self):
        (self.here / "out").mkdir()
        self.run_job("list.csv", "--content", "x")

    def test_overwrite_replaces_a_former_output_and_nothing_else(self):
        self.run_job("list.csv", "--content", "first", "--batch-size", "1", "--file-size", "1")
        output = self.run_job("list.csv", "--content", "second", "--overwrite")
        self.assertEqual({text for _, text in output.pairs()}, {"second"})
        self.assertEqual(output.message_files(), ["messages-00001.ndjson"])
        self.write("precious/photo.jpg", "x")
        self.write("manifest/manifest.json", '{"format": 1}')
        for folder in ("precious", "manifest"):
            outcome = self.muster("run", "list.csv", "--content", "x", "--overwrite", "--out", folder)
            self.assertEqual(outcome.code, 2, outcome)
            self.assertEqual(len(os.listdir(self.here / folder)), 1)
        self.write("out/submission/journal-1", "{}")
        outcome = self.muster("run", "list.csv", "--content", "third", "--overwrite", "--out", "out")
        self.assertEqual(outcome.code, 2, outcome)
        self.assertIn("submission", outcome.err)
        self.assertEqual(Output(self.here / "out").pairs(), output.pairs())

    def test_a_failed_overwrite_leaves_the_former_output(self):
        former = self.run_job("list.csv", "--content", "first").deterministic_files()
        for arguments, code in ((("missing.csv", "--content", "x"), 3), (("list.csv", "--content", "%Nmae%"), 2),
                                (("list.csv", "--content", "x", "--max-rejects", "0"), 4)):
            outcome = self.muster("run", *arguments, "--overwrite", "--out", "out")
            self.assertEqual(outcome.code, code, outcome)
            self.assertEqual(Output(self.here / "out").deterministic_files(), former)

    def test_discard_writes_nothing_and_prints_the_summary(self):
        before = sorted(os.listdir(self.here))
        for flags in ((), ("--out", "out")):
            outcome = self.muster("run", "list.csv", "--content", "x", "--discard", "--json", *flags)
            self.assertEqual((outcome.code, json.loads(outcome.out)["emitted"]), (0, 2), outcome)
        self.assertEqual(sorted(os.listdir(self.here)), before)

    def test_json_prints_summary_json_and_quiet_nothing(self):
        outcome = self.muster("run", "list.csv", "--content", "x", "--json", "--out", "out")
        printed, written = json.loads(outcome.out), Output(self.here / "out").summary
        self.assertEqual(totals(printed), totals(written))
        self.assertEqual(list(printed), list(written))
        quiet = self.muster("run", "list.csv", "--content", "x", "--quiet", "--out", "out", "--overwrite")
        self.assertEqual((quiet.code, quiet.out, quiet.err), (0, "", ""))

    def test_the_summary_in_words_in_both_languages(self):
        arguments = ("run", "list.csv", "--content", "x", "--unsubscribe", "optout.txt", "--discard")
        english = self.muster(*arguments).out
        for words in ("emitted", "rejected", "suppressed", "duplicates", "not_a_number", "unsubscribed", "punctuation",
                      "96", "dedup"):
            self.assertIn(words, english)
        chinese = self.muster(*arguments, "--lang", "zh-TW").out
        for words in ("產出簡訊", "退回", "重複", "not_a_number", "unsubscribed"):
            self.assertIn(words, chinese)

    def test_results_and_everything_else_go_their_own_ways(self):
        outcome = self.muster("run", "list.csv", "--content", "x", "--out", "out")
        self.assertIn("emitted", outcome.out)
        self.assertEqual(outcome.err, "")


class Options(CommandsTest):
    def told(self, *flags, content="x"):
        output = self.run_job("numbers.csv", "--content", content, *flags, "--overwrite")
        return [message["to"] for message in output.messages()], [reject["code"] for reject in output.rejects()]

    def test_list_options_4_8_and_12(self):
        self.write("numbers.csv", "SMSNumber\n0912-345-678\n+886 923 456 789\n934567890\n00886945678901\n"
                                  "0956789012\n王\n")
        cases = {
            "64": (["+886912345678", "+886923456789", "+886934567890", "+886945678901", "+886956789012"],
                   ["not_a_number"]),
            "4": (["0912345678", "+886923456789", "0934567890", "+886945678901", "0956789012"], ["not_a_number"]),
            "8": (["+886956789012"], ["not_clean"] * 5),
            "12": (["0912-345-678", "+886 923 456 789", "934567890", "00886945678901", "0956789012", "王"], []),
        }
        for option, (to, codes) in cases.items():
            with self.subTest(option):
                self.assertEqual(self.told("--list-option", option), (to, codes))

    def test_words_and_sums_are_the_same(self):
        self.write("numbers.csv", "SMSNumber\n0912345678\n0912345678\n")
        for words, number in (("national,dedup", "68"), ("raw, national", "12"), ("no-quotes", "16"), ("0", "0")):
            with self.subTest(words):
                self.assertEqual(self.told("--list-option", words), self.told("--list-option", number))

    def test_duplicates_stay_without_64(self):
        self.write("numbers.csv", "SMSNumber\n0912345678\n+886912345678\n")
        self.assertEqual(self.told("--list-option", "0")[0], ["+886912345678"] * 2)

    def test_message_faults(self):
        self.write("numbers.csv", "SMSNumber,T\n0912345678,é漢\n0923456789,\n0934567890," + "a" * 800 + "\n")
        cases = [
            (("--character-set", "117"), "%T%", ["not_encodable", "empty_message", "message_too_long"]),
            (("--character-set", "17"), "%T%", ["empty_message", "message_too_long"]),
            (("--empty-field", "reject", "--max-segments", "6"), "%T%", ["empty_field"]),
            (("--body-format", "0"), "%T%.", ["message_too_long"]),
            (("--job-option", "0"), "%T%", []),
        ]
        for flags, content, codes in cases:
            with self.subTest(flags):
                self.assertEqual(self.told(*flags, content=content)[1], codes)

    def test_strip(self):
        self.write("numbers.csv", "SMSNumber,T\n0912345678,\u3000a b \n")
        output = self.run_job("numbers.csv", "--content", "\n  %T%  \n\n\n\nend\u00a0\n", "--job-option", "17")
        self.assertEqual(output.pairs(), [("+886912345678", "a b\n\nend")])

    def test_merge_off_keeps_the_text(self):
        self.write("numbers.csv", "SMSNumber,T\n0912345678,a\n")
        output = self.run_job("numbers.csv", "--content", "%T% %X%", "--job-option", "0")
        self.assertEqual(output.pairs(), [("+886912345678", "%T% %X%")])

    def test_format_csv_of_a_whole_job(self):
        shutil.copy(DATA / "dirty.csv", self.here / "dirty.csv")
        job = ("dirty.csv", "--content-file", DATA / "example-content.txt")
        as_json, as_csv = self.run_job(*job, out="json"), self.run_job(*job, "--format", "csv", out="csv")
        self.assertEqual([(row["to"], row["text"], int(row["row"])) for row in as_csv.table("messages-00001.csv")],
                         [(message["to"], message["text"], message["row"]) for message in as_json.messages()])
        self.assertEqual(as_json.bytes("rejects.csv"), as_csv.bytes("rejects.csv"))


if __name__ == "__main__":
    main()
