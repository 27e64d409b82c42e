"""Each exit code, reached through the real command, with a message that says where, why and what to do."""

import gzip
import os
import resource
import stat
import subprocess

from muster_command import MUSTER, MusterTest, Outcome, Output, as_ordinary_user, main, private_mounts, small_files

JOB = ("list.csv", "--content", "hello")
BIG5 = "SMSNumber,Name\n0912345678,測試用的名單\n".encode("big5")


class ExitCodesTest(MusterTest):
    def setUp(self):
        super().setUp()
        self.write("list.csv", "SMSNumber,Name\n0912345678,a\n0923456789,b\n")
        self.write("content.txt", "hello\n")
        self.write("optout.txt", "0934567890\n")

    def assert_run_refused(self, arguments, code, *words, **more):
        self.assert_refused(self.muster("run", "--out", "out", *arguments, **more), code, *words)


class Done(ExitCodesTest):
    def test_0_with_and_without_rejects_rows_and_messages(self):
        cases = {"all good": "SMSNumber\n0912345678\n", "a reject": "SMSNumber\nbad\n0912345678\n",
                 "nothing but rejects": "SMSNumber\nbad\n", "no rows": "SMSNumber,Name\n",
                 "nobody left": "SMSNumber\n0934567890\n"}
        for name, content in cases.items():
            with self.subTest(name):
                self.write("some.csv", content)
                self.run_job("some.csv", "--content", "hello", "--unsubscribe", "optout.txt", "--overwrite")

    def test_0_for_help_and_version(self):
        for arguments in (("--help",), ("-h",), ("help",), ("--version",), ("run", "--help")):
            with self.subTest(arguments):
                outcome = self.muster(*arguments)
                self.assertEqual((outcome.code, outcome.err), (0, ""))


class Usage(ExitCodesTest):
    """Exit 2, before anything is read."""

    CASES = [
        # flags
        ((*JOB, "--batchsize", "5"), "--batchsize", "--batch-size"),
        ((*JOB, "--unsubscibe", "optout.txt"), "--unsubscibe", "--unsubscribe"),
        ((*JOB, "-o", "x"), "-o"),
        ((*JOB, "--threads", "1", "--threads", "2"), "--threads", "twice"),
        ((*JOB, "--json", "--json"), "--json", "twice"),
        ((*JOB, "--content", "again"), "--content", "twice"),
        ((*JOB, "--content-file", "content.txt"), "--content", "--content-file"),
        ((*JOB, "--threads"), "--threads", "value"),
        ((*JOB, "--content-file", "--quiet"), "--content-file"),
        # nothing to do
        ((), "list"),
        (("--content", "hello"), "list"),
        (("list.csv",), "content"),
        (("--list-text", "0912345678"), "content"),
        (("list.csv", "--content", ""), "content"),
        (("-", "-", "--content", "hello"), "standard input"),
        # contents
        (("list.csv", "--content-file", "missing.txt"), "missing.txt"),
        (("list.csv", "--content-file", "."), "."),
        (("list.csv", "--content-file", "empty.txt"), "empty.txt", "empty"),
        (("list.csv", "--content-file", "big5.txt"), "big5.txt", "--content-encoding big5", "測試"),
        # values
        ((*JOB, "--batch-size", "0"), "--batch-size", "100000"),
        ((*JOB, "--batch-size", "100001"), "--batch-size", "100000"),
        ((*JOB, "--batch-size", "many"), "--batch-size", "many"),
        ((*JOB, "--batch-size", "-1"), "--batch-size", "-1"),
        ((*JOB, "--file-size", "5XB"), "--file-size", "5XB", "MiB"),
        ((*JOB, "--file-size", "0"), "--file-size"),
        ((*JOB, "--chunk-size", "1.5MiB"), "--chunk-size"),
        ((*JOB, "--threads", "2x"), "--threads", "2x"),
        ((*JOB, "--max-segments", "0"), "--max-segments"),
        ((*JOB, "--max-segments", "256"), "--max-segments"),
        ((*JOB, "--body-format", "3"), "--body-format"),
        ((*JOB, "--character-set", "18"), "--character-set", "17", "117"),
        ((*JOB, "--max-rejects", "101%"), "--max-rejects"),
        ((*JOB, "--max-rejects", "-1"), "--max-rejects"),
        ((*JOB, "--max-rejects", "some"), "--max-rejects"),
        ((*JOB, "--max-list-errors", "x%"), "--max-list-errors"),
        ((*JOB, "--accept", "landline"), "--accept", "mobile", "any"),
        ((*JOB, "--format", "xml"), "--format", "ndjson", "csv"),
        ((*JOB, "--delimiter", "coma"), "--delimiter", "comma"),
        ((*JOB, "--header", "maybe"), "--header", "auto"),
        ((*JOB, "--encoding", "utf8"), "--encoding", "utf-8"),
        ((*JOB, "--encoding", "mixed", "--delimiter", "fullwidth-comma"), "--encoding mixed", "fullwidth-comma"),
        ((*JOB, "--whitelist", "optout.txt", "--whitelist-mode", "none"), "--whitelist-mode", "exclude"),
        ((*JOB, "--lang", "fr"), "--lang", "zh-TW"),
        ((*JOB, "--progress", "yes"), "--progress", "always"),
        ((*JOB, "--audit=last-row"), "--audit", "first-row"),
        ((*JOB, "--country-code", "TAIWAN"), "TAIWAN"),
        ((*JOB, "--country-code", "999"), "999"),
        ((*JOB, "--area-code", "Taipei"), "Taipei"),
        ((*JOB, "--unknown-placeholder", "drop"), "--unknown-placeholder", "keep"),
        ((*JOB, "--empty-field", "drop"), "--empty-field", "reject"),
        # option bits
        ((*JOB, "--list-option", "1"), "--list-option", "1"),
        ((*JOB, "--list-option", "2"), "--list-option", "2"),
        ((*JOB, "--list-option", "512"), "--list-option", "512"),
        ((*JOB, "--list-option", "65"), "--list-option", "1"),
        ((*JOB, "--list-option", "dedupe"), "--list-option", "dedup"),
        ((*JOB, "--job-option", "2"), "--job-option", "functions"),
        ((*JOB, "--job-option", "18"), "--job-option", "functions"),
        ((*JOB, "--job-option", "functions"), "--job-option", "functions"),
        ((*JOB, "--job-option", "4"), "--job-option", "4"),
        ((*JOB, "--job-option", "merg"), "--job-option", "merge"),
        # job files
        ((*JOB, "--job", "missing.json"), "missing.json"),
    ]

    def test_2_for_wrong_command_lines(self):
        self.write("empty.txt", "")
        self.write("big5.txt", "測試".encode("big5"))
        for arguments, *words in self.CASES:
            with self.subTest(arguments):
                self.assert_run_refused(arguments, 2, *words)

    def test_2_for_wrong_commands(self):
        for arguments, word in (((), "usage"), (("rnu",), "run"), (("normalise",), "normalize"),
                                (("--verson",), "--version")):
            with self.subTest(arguments):
                outcome = self.muster(*arguments)
                self.assertEqual((outcome.code, outcome.out), (2, ""), outcome)
                self.assertIn(word, outcome.err.lower())

    def test_2_for_an_instruction_set_that_the_machine_does_not_have(self):
        outcome = self.muster("--version", env={"MUSTER_SIMD": "mmx"})
        self.assertEqual((outcome.code, outcome.out), (2, ""), outcome)
        self.assertRegex(outcome.err, 'MUSTER_SIMD "mmx"\n.*one of: (.*, )?scalar\n')
        for name in ("scalar", ""):
            self.assertEqual(self.muster("--version", env={"MUSTER_SIMD": name}).code, 0)

    def test_2_when_the_output_folder_is_taken_before_a_list_is_looked_at(self):
        self.write("full/file.txt", "keep me")
        self.write("file", "keep me")
        self.run_job(*JOB, out="former")
        for out, word in (("full", "empty"), ("file", "file"), ("former", "--overwrite")):
            with self.subTest(out):
                before = sorted(os.listdir(self.here))
                outcome = self.muster("run", "missing.csv", "--content", "x", "--out", out)
                self.assertEqual(outcome.code, 2, outcome)
                self.assertIn(word, outcome.err)
                self.assertIn(out, outcome.err)
                self.assertEqual(sorted(os.listdir(self.here)), before)


class Templates(ExitCodesTest):
    """Exit 2 as soon as the columns are known, before a row is processed."""

    def test_2_for_names_that_no_column_has(self):
        cases = [
            ("親愛的%Nmae%您好", "%Nmae%", "Name"),
            ("％姓名％您好", "姓名"),
            ("%Name% %Gender_1%", "Gender_1"),
            ("%123%", "123"),
        ]
        for content, *words in cases:
            with self.subTest(content):
                self.assert_run_refused(("list.csv", "--content", content), 2, *words)

    def test_2_when_one_of_several_lists_lacks_the_column(self):
        self.write("other.csv", "SMSNumber,City\n0934567890,Taipei\n")
        self.assert_run_refused(("list.csv", "other.csv", "--content", "%Name%"), 2, "Name", "other.csv")

    def test_2_when_typed_numbers_alone_are_given_a_placeholder(self):
        self.assert_run_refused(("--list-text", "0912345678", "--content", "%Name%"), 2, "Name")

    def test_an_unreadable_list_is_told_before_a_wrong_template(self):
        self.assert_run_refused(("list.csv", "missing.csv", "--content", "%Nmae%"), 3, "missing.csv")

    def test_2_for_a_header_in_the_content_that_is_none(self):
        for content in ("one line only", "first line\nsecond line"):
            with self.subTest(content):
                self.assert_run_refused(("list.csv", "--content", content, "--job-option", "48"), 2, "SMSNumber,Name")

    def test_percent_signs_that_are_text_do_no_harm(self):
        for content in ("全館5%回饋，滿千再送10%點數", "100%", "%%", "50% off, 20% more", "%a b%", "5%Name1%"):
            with self.subTest(content):
                output = self.run_job("list.csv", "--content", content, "--overwrite")
                self.assertEqual({text for _, text in output.pairs()}, {content})


class Lists(ExitCodesTest):
    """Exit 3."""

    def test_3_for_lists_that_cannot_be_read(self):
        gz = gzip.compress(os.urandom(50000).hex().encode())
        xz = subprocess.run(["zstd", "-q", "-c"], input=os.urandom(50000), capture_output=True, check=True).stdout
        cases = {
            "empty.csv": (b"", "empty"),
            "bom.csv": (b"\xef\xbb\xbf", "empty"),
            "book.xlsx": (b"PK\x03\x04" + bytes(100), "CSV", "save"),
            "list.zip": (b"PK\x03\x04" + bytes(100), "CSV"),
            "old.xls": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "CSV", "save"),
            "paper.pdf": (b"%PDF-1.7\n", "PDF"),
            "picture.png": (b"\x89PNG\r\n\x1a\n", "PNG"),
            "big5.csv": (BIG5, "line 2", "byte 12", "--encoding big5", "測試用的名單", "UTF-8"),
            "latin1.csv": ("SMSNumber,Name\n0912345678,é\n".encode("latin-1"), "line 2", "byte 12", "UTF-8"),
            "no_column.csv": (b"Name,City\na,Taipei\n", "Name", "City", "--number-column"),
            "two_columns.csv": (b"Phone,Tel,Name\n0912345678,0912345678,a\n", "Phone", "Tel", "--number-column"),
            "stray.csv": (b'SMSNumber,"Name\n0912345678,a\n', "quote", "header"),
            "cut.csv.gz": (gz[:len(gz) - 9], "cut.csv.gz"),
            "half.csv.gz": (gz[:len(gz) // 2], "half.csv.gz"),
            "half.csv.zst": (xz[:len(xz) // 2], "half.csv.zst"),
            "spaces.txt": ("0912345678 王小明\n0923456789 李小美\n".encode(), "--delimiter space"),
        }
        for name, (content, *words) in cases.items():
            with self.subTest(name):
                self.write(name, content)
                self.assert_run_refused((name, "--content", "hello"), 3, name, *words)
                self.assert_run_refused((*JOB, "--list", name), 3, name)

    def test_3_for_a_packed_list_cut_short_after_many_rows(self):
        rows = "".join(f"09{i:08d},{os.urandom(8).hex()}\n" for i in range(10000000, 10030000)).encode()
        packed = gzip.compress(b"SMSNumber,Name\n" + rows)
        self.write("cut.gz", packed[:-10000])
        self.assert_run_refused(("cut.gz", "--content", "hello"), 3, "cut.gz")

    def test_3_for_paths_that_hold_no_list(self):
        os.mkdir(self.here / "folder")
        for name, word in (("missing.csv", "No such file"), ("folder", "folder"), ("list.csv/x.csv", "list.csv/x.csv")):
            with self.subTest(name):
                self.assert_run_refused((name, "--content", "hello"), 3, name, word)

    def test_3_for_columns_that_are_not_there(self):
        for flags in (("--number-column", "Nummer"), ("--number-column", "3"), ("--ref-column", "Nummer")):
            with self.subTest(flags):
                self.assert_run_refused((*JOB, *flags), 3, "list.csv", flags[1], "SMSNumber")

    def test_3_for_a_list_that_an_ordinary_user_may_not_read(self):
        os.chmod(self.here / "list.csv", 0)
        os.chmod(self.here, 0o777)
        self.assert_run_refused(JOB, 3, "list.csv", "Permission denied", program=self.open_to_everybody(),
                                **as_ordinary_user())

    def test_messages_show_which_settings_were_detected_or_set(self):
        self.write("no_column.csv", "Name;City\na;Taipei\n")
        self.assert_run_refused(("no_column.csv", "--content", "x", "--header", "yes"), 3, "semicolon (detected)",
                                "header yes (set)")


class Budget(ExitCodesTest):
    """Exit 4: no DIR, but DIR.failed."""

    def run_over_budget(self, budget, *more):
        self.write("bad.csv", "SMSNumber\n0912345678\nbad 1\nbad 2\n0923456789\nbad 3\nbad 4\n")
        return self.muster("run", "bad.csv", "--content", "hello", "--max-rejects", budget, "--out", "out", *more)

    def test_4_at_reject_n_plus_1_and_by_share(self):
        for budget, rejects, rows in (("2", 3, 5), ("0", 1, 2), ("3", 4, 6), ("66%", 4, 6), ("0%", 4, 6)):
            for threads in ("1", "4"):
                with self.subTest(budget, threads=threads):
                    outcome = self.run_over_budget(budget, "--threads", threads, "--chunk-size", "10")
                    self.assertEqual(outcome.code, 4, outcome)
                    for word in ("out.failed", "--max-rejects"):
                        self.assertIn(word, outcome.err, outcome)
                    self.assert_no_output()
                    failed = Output(self.here / "out.failed")
                    self.assertEqual(failed.names(), ["rejects.csv", "summary.json"])
                    self.assertEqual([row["record"] for row in failed.rejects()],
                                     [f"bad {i + 1}" for i in range(rejects)])
                    self.assertEqual(failed.summary["rejected"]["total"], rejects)
                    self.assertEqual(failed.summary["rows"], rows)

    def test_0_within_the_budget(self):
        for budget in ("4", "67%", "100%"):
            with self.subTest(budget):
                self.assertEqual(self.run_over_budget(budget, "--overwrite").code, 0)

    def test_a_later_run_takes_the_failed_ones_place(self):
        self.run_over_budget("1")
        self.run_over_budget("2")
        self.assertEqual(len(Output(self.here / "out.failed").rejects()), 3)

    def test_4_leaves_nothing_when_nothing_is_written(self):
        outcome = self.run_over_budget("1", "--discard")
        self.assertEqual(outcome.code, 4, outcome)
        self.assert_no_output()
        self.assert_no_output("out.failed")


class Outputs(ExitCodesTest):
    """Exit 5: the output failed, and nothing of it stays."""

    def long_list(self):
        return self.write("long.csv", "".join(f"09{i:08d}\n" for i in range(10000000, 10020000)))

    def on_small_disk(self, script):
        """Runs `script` in a folder `disk` of 300 KiB that is gone afterwards; None where mounting is not allowed."""
        prefix = private_mounts()
        if prefix is None:
            return None
        (self.here / "disk").mkdir(exist_ok=True)
        mount = "mount -t tmpfs -o size=300k none disk"
        done = subprocess.run([*prefix, "sh", "-c", f"{mount} && {script}"], cwd=self.here, capture_output=True,
                              env=self.environment(MUSTER=MUSTER), timeout=120)
        return Outcome(done.returncode, done.stdout, done.stderr)

    def test_5_when_the_disk_is_full(self):
        self.long_list()
        job = '"$MUSTER" run long.csv --content "$(printf %0150d 7)" --quiet --out disk/out'
        outcome = self.on_small_disk(f"{job}; code=$?; ls -A disk; exit $code")
        if outcome is None:
            outcome = self.muster("run", "long.csv", "--content", "7" * 150, "--quiet", "--out", "disk/out",
                                  preexec_fn=small_files(100000))
        self.assertEqual((outcome.code, outcome.out), (5, ""), outcome)
        self.assertIn("disk/", outcome.err)
        self.assertIn("messages-00001.ndjson", outcome.err)

    def test_5_when_a_file_cannot_grow(self):
        self.long_list()
        for limit, content in ((100000, "7" * 150), (2000, "7" * 150), (10, "7")):
            with self.subTest(limit):
                self.assert_run_refused(("long.csv", "--content", content), 5, "too large",
                                        preexec_fn=small_files(limit))

    def test_5_for_a_mount_point_with_the_advice_to_go_inside(self):
        before = self.muster("run", "missing.csv", "--content", "x", "--out", "/proc")
        self.assert_refused(before, 5, "/proc", "inside")
        outcome = self.on_small_disk('"$MUSTER" run list.csv --content x --out disk')
        if outcome is not None:
            self.assertEqual(outcome.code, 5, outcome)
            self.assertIn("disk/", outcome.err)

    def test_5_where_an_ordinary_user_may_not_write(self):
        place = self.here / "place"
        place.mkdir()
        command = self.open_to_everybody()
        place.chmod(0o555)
        outcome = self.muster("run", *JOB, "--out", "place/out", program=command, **as_ordinary_user())
        self.assert_refused(outcome, 5, "place", "Permission denied", out="place/out")

    def test_5_below_something_that_is_a_file(self):
        outcome = self.muster("run", *JOB, "--out", "list.csv/out")
        self.assertIn(outcome.code, (2, 5), outcome)
        self.assertIn("list.csv", outcome.err)

    def test_5_when_standard_output_is_full_but_the_folder_is_whole(self):
        with open("/dev/full", "wb") as full:
            done = subprocess.run([MUSTER, "run", *JOB, "--out", "out"], stdout=full, stderr=subprocess.PIPE,
                                  cwd=self.here, env=self.environment(), timeout=60)
        self.assertEqual(done.returncode, 5, done.stderr)
        self.assertIn(b"standard output", done.stderr)
        self.assert_identities(Output(self.here / "out").summary)

    def test_folders_and_files_are_private(self):
        outer = os.umask(0)
        self.addCleanup(os.umask, outer)
        output = self.run_job(*JOB, "--audit", out="deep/er/out")
        self.assertEqual(stat.S_IMODE(os.stat(output.folder).st_mode), 0o700)
        for name in output.names():
            self.assertEqual(stat.S_IMODE(os.stat(output.folder / name).st_mode), 0o600, name)


class Suppression(ExitCodesTest):
    def test_6_for_an_opt_out_list_that_is_missing_or_empty(self):
        self.write("nobody.txt", "")
        for name in ("missing.txt", "nobody.txt"):
            with self.subTest(name):
                self.assert_run_refused((*JOB, "--unsubscribe", name), 6, name, "unsubscribe")


class Memory(ExitCodesTest):
    # Sanitizers reserve far more address space than this test leaves.
    if not os.environ.get("MUSTER_SANITIZE"):
        def test_1_when_memory_runs_out(self):
            def little_memory():
                resource.setrlimit(resource.RLIMIT_AS, (200 << 20, 200 << 20))
            self.write("long.csv", b"0912345678\n" * 20000)
            self.assert_run_refused(("long.csv", "--content", "hello", "--chunk-size", "512MiB", "--threads", "1"), 1,
                                    "out of memory", preexec_fn=little_memory)


if __name__ == "__main__":
    main()
