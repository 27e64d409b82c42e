"""Compiled suppression sets (.mset) as a user meets them: made, used, merged, damaged, replaced and cut short."""

import gzip
import json
import os
import random
import shutil
import signal
import subprocess
import time

from muster_command import MUSTER, MusterTest, Output, as_ordinary_user, main, private_mounts, small_files, totals

JOB = ("list.csv", "--content", "hello %Name%")
LIST = "SMSNumber,Name\n0912345678,a\n0923456789,b\n0934567890,c\n0945678901,d\n"
PAGE = 4096


class CompileSetTest(MusterTest):
    def setUp(self):
        super().setUp()
        self.write("list.csv", LIST)
        self.write("black.txt", "0912-345-678\n+886934567890\n")
        self.write("optout.csv", "手機,日期\n0923456789,3/5\n")

    def compile(self, *arguments, out="black.mset"):
        outcome = self.muster("compile-set", "-o", out, *arguments)
        self.assertEqual((outcome.code, outcome.err), (0, ""), outcome)
        self.assert_nothing_beside(out)
        return self.here / out

    def assert_not_made(self, outcome, code, *words, out="black.mset"):
        self.assert_refused(outcome, code, *words, out=out)

    def names(self, output):
        return [message["text"].removeprefix("hello ") for message in output.messages()]


class Made(CompileSetTest):
    def test_a_set_does_what_its_lists_do(self):
        self.compile("black.txt")
        self.compile("optout.csv", out="optout.mset")
        texts = self.run_job(*JOB, "--blacklist", "black.txt", "--unsubscribe", "optout.csv", "--audit", out="texts")
        sets = self.run_job(*JOB, "--blacklist", "black.mset", "--unsubscribe", "optout.mset", "--audit", out="sets")
        self.assertEqual(self.names(sets), ["d"])
        for name in ("messages-00001.ndjson", "batches.ndjson", "suppressed.csv", "rejects.csv"):
            self.assertEqual(texts.bytes(name), sets.bytes(name), name)

    def test_the_summary_says_how_much_was_made(self):
        self.write("black.txt", "0912345678\nA-17\n0934567890\n")
        outcome = self.muster("compile-set", "-o", "black.mset", "black.txt")
        self.assertEqual(outcome.code, 0, outcome)
        for word in ("black.mset: 2 numbers of 3 records (1 without a number)", "bytes a number", "line 2: A-17"):
            self.assertIn(word, outcome.out)
        chinese = self.muster("compile-set", "-o", "black.mset", "black.txt", "--lang", "zh-TW").out
        self.assertIn("2 個號碼，來自 3 筆紀錄", chinese)
        self.assertEqual(self.muster("compile-set", "-o", "black.mset", "black.txt", "--quiet").out, "")

    def test_the_set_is_the_same_bytes_again_private_and_named_in_the_manifest(self):
        first = self.compile("black.txt", "optout.csv").read_bytes()
        made = json.loads(self.muster("compile-set", "--json", "--out", "black.mset", "black.txt", "optout.csv").out)
        self.assertEqual((self.here / "black.mset").read_bytes(), first)
        self.assertEqual((self.here / "black.mset").stat().st_mode & 0o7777, 0o600)
        self.assertEqual((made["bytes"], made["records"], made["numbers"]), (len(first), 4, 3))
        output = self.run_job(*JOB, "--blacklist", "black.mset")
        for listed in (output.manifest["suppression_lists"], output.summary["suppression_lists"]):
            self.assertEqual(listed, [{"role": "blacklist", "path": "black.mset", "bytes": len(first),
                                       "xxh3": made["xxh3"], "records": 4, "numbers": 3, "no_number": 0,
                                       "compiled_from": made["compiled_from"]}])
        self.assertEqual([one["name"] for one in made["compiled_from"]], ["black.txt", "optout.csv"])
        self.assertIn("compiled from black.txt, optout.csv", self.muster("check", *JOB, "--blacklist", "black.mset").out)

    def test_lists_come_packed_and_through_standard_input(self):
        (self.here / "packed.txt.gz").write_bytes(gzip.compress(b"0945678901\n"))
        outcome = self.muster("compile-set", "-o", "black.mset", "-", "packed.txt.gz", stdin=b"0912345678\n")
        self.assertEqual(outcome.code, 0, outcome)
        self.assertEqual(self.names(self.run_job(*JOB, "--blacklist", "black.mset")), ["b", "c"])

    def test_sets_are_merged_and_updated_in_place(self):
        self.compile("black.txt")
        self.compile("black.mset", "optout.csv")
        output = self.run_job(*JOB, "--blacklist", "black.mset")
        self.assertEqual(self.names(output), ["d"])
        listed = output.summary["suppression_lists"][0]
        self.assertEqual((listed["numbers"], listed["records"]), (3, 4))
        self.assertEqual([one["name"] for one in listed["compiled_from"]], ["black.txt", "optout.csv"])

    def test_many_numbers(self):
        numbers = random.Random(5).sample(range(10**8), 300000)
        self.write("many.txt", "".join(f"09{number:08d}\n" for number in numbers[:200000]))
        self.write("list.csv", "SMSNumber,Name\n" + "".join(f"09{number:08d},x\n" for number in numbers))
        self.compile("many.txt", out="many.mset")
        texts = self.run_job(*JOB, "--unsubscribe", "many.txt", "--max-list-errors", "100%", out="texts")
        sets = self.run_job(*JOB, "--unsubscribe", "many.mset", out="sets")
        self.assertEqual(totals(texts.summary), totals(sets.summary))
        self.assertGreater(sets.summary["suppressed"]["total"], 150000)
        self.assertEqual(texts.bytes("messages-00001.ndjson"), sets.bytes("messages-00001.ndjson"))


class Used(CompileSetTest):
    def test_flags_take_any_mix_of_sets_and_texts(self):
        self.compile("black.txt")
        self.compile("optout.csv", out="optout.mset")
        self.write("more.txt", "0945678901\n")
        cases = {
            ("--blacklist", "black.mset", "--unsubscribe", "black.mset"): ["b", "d"],
            ("--blacklist", "black.mset", "--blacklist", "black.mset"): ["b", "d"],
            ("--blacklist", "more.txt", "--blacklist", "black.mset", "--blacklist", "optout.csv"): [],
            ("--unsubscribe", "optout.mset", "--unsubscribe", "more.txt", "--unsubscribe", "black.mset"): [],
        }
        for flags, names in cases.items():
            with self.subTest(flags):
                self.assertEqual(self.names(self.run_job(*JOB, *flags, "--overwrite")), names)

    def test_packed_piped_and_under_another_name(self):
        whole = self.compile("black.txt").read_bytes()
        (self.here / "black.mset.gz").write_bytes(gzip.compress(whole))
        shutil.copy(self.here / "black.mset", self.here / "black.csv")
        for path, stdin in (("black.mset.gz", b""), ("-", whole), ("black.csv", b"")):
            with self.subTest(path):
                output = self.run_job(*JOB, "--blacklist", path, "--overwrite", stdin=stdin)
                self.assertEqual(self.names(output), ["b", "d"])

    def test_white_lists_have_sets_of_their_own(self):
        self.compile("black.txt")
        self.compile("--kind", "white", "black.txt", out="white.mset")
        output = self.run_job(*JOB, "--whitelist", "white.mset", "--whitelist-mode", "only")
        self.assertEqual(self.names(output), ["a", "c"])
        refused = self.muster("run", *JOB, "--whitelist", "black.mset", "--whitelist-mode", "only", "--out", "no")
        self.assert_refused(refused, 6, "--whitelist", "black.mset", "--kind white", out="no")
        self.assert_refused(self.muster("run", *JOB, "--blacklist", "white.mset", "--out", "no"), 6, "white list", out="no")

    def test_a_set_that_was_read_otherwise_is_refused(self):
        self.compile("black.txt")
        for flags, word in ((("--country-code", "852"), "--region HK"), (("--area-code", "02"), "--area-code 2"),
                            (("--validity", "possible"), "--validity possible"),
                            (("--country-column", "Name"), "--country-column name")):
            with self.subTest(flags):
                outcome = self.muster("run", *JOB, "--blacklist", "black.mset", *flags, "--out", "out")
                self.assert_refused(outcome, 6, "black.mset", word, "muster compile-set")
        self.compile("black.txt", "--area-code", "02", "--validity", "possible")
        self.assertEqual(self.names(self.run_job(*JOB, "--blacklist", "black.mset", "--area-code", "(02)")), ["b", "d"])

    def test_list_option_12_finds_what_nothing_can_read(self):
        self.write("black.txt", "0912345678\nA-17\n")
        self.write("list.csv", "SMSNumber,Name\nA-17,a\nA-18,b\n")
        self.compile("black.txt")
        output = self.run_job(*JOB, "--blacklist", "black.mset", "--list-option", "140")
        self.assertEqual(self.names(output), ["b"])

    def test_explain_names_the_set(self):
        self.compile("black.txt")
        outcome = self.muster("explain", "0912345678", "--blacklist", "black.mset")
        self.assertEqual(outcome.code, 0, outcome)
        self.assertIn("black.mset, a compiled set", outcome.out)
        found = json.loads(self.muster("explain", "0912345678", "--blacklist", "black.mset", "--json").out)
        self.assertIn('"list": "black.mset"', json.dumps(found))


class Refused(CompileSetTest):
    def test_a_set_is_no_recipient_list(self):
        self.compile("black.txt")
        outcome = self.muster("run", "black.mset", "--content", "hello", "--out", "out")
        self.assert_refused(outcome, 3, "black.mset", "compiled set", "--blacklist")

    def test_wrong_command_lines(self):
        self.write("notes.txt", "keep me")
        for arguments, *words in ((("black.txt",), "-o FILE"), (("-o", "black.mset"), "no suppression list"),
                                  (("-o",), "--out", "value"), (("-o", "", "black.txt"), "empty"),
                                  (("-o", "a", "--out", "b", "black.txt"), "twice"),
                                  (("-o", "black.mset", "-", "-"), "standard input"),
                                  (("-o", "-", "black.txt"), "standard output"),
                                  (("-o", "black.mset", "black.txt", "--kind", "grey"), "--kind", "white"),
                                  (("-o", "black.mset", "black.txt", "--country-code", "XX"), "XX"),
                                  (("-o", "notes.txt", "black.txt"), "notes.txt", "--overwrite"),
                                  (("-o", "black.txt", "black.txt"), "black.txt"),
                                  (("-o", "black.txt", "black.txt", "--overwrite"), "one of the lists"),
                                  (("-o", ".", "black.txt"), "folder"),
                                  (("-o", "/dev/null", "black.txt"), "/dev/null"),
                                  (("-o", "black.mset", "black.txt", "--accept", "any"), "--accept")):
            with self.subTest(arguments):
                before = sorted(os.listdir(self.here))
                outcome = self.muster("compile-set", *arguments)
                self.assert_not_made(outcome, 2, *words)
                self.assertEqual(sorted(os.listdir(self.here)), before)
        self.assertEqual((self.here / "notes.txt").read_text(), "keep me")

    def test_bad_lists(self):
        self.write("empty.txt", "")
        self.write("names.txt", "nobody\nno one\n")
        self.write("half.txt", "0912345678\nnobody\nno one\n")
        for name, *words in (("missing.txt",), ("empty.txt", "empty"), ("names.txt", "--allow-empty-list"),
                             ("half.txt", "--max-list-errors")):
            with self.subTest(name):
                self.assert_not_made(self.muster("compile-set", "-o", "black.mset", name), 6, name, *words)
        self.compile("half.txt", "--max-list-errors", "2")
        self.compile("names.txt", "--allow-empty-list", "--max-list-errors", "100%", out="none.mset")
        self.assert_refused(self.muster("run", *JOB, "--blacklist", "none.mset", "--out", "out"), 6, "--allow-empty-list")
        self.run_job(*JOB, "--blacklist", "none.mset", "--allow-empty-list")

    def test_damaged_sets_stop_the_job_and_are_not_merged(self):
        whole = self.compile("black.txt").read_bytes()
        damaged = bytearray(whole)
        damaged[PAGE + 3] ^= 1
        for content, word in ((bytes(damaged), "checksum"), (whole[:-9], "cut off"), (whole[:100], "cut off"),
                              (whole + b"\n", "behind its end"), (whole.replace(b"\r\n", b"\n"), "binary")):
            with self.subTest(word):
                self.write("bad.mset", content)
                self.assert_refused(self.muster("run", *JOB, "--blacklist", "bad.mset", "--out", "out"), 6, "bad.mset",
                                    word, "compile")
                self.assert_not_made(self.muster("compile-set", "-o", "new.mset", "bad.mset"), 6, "bad.mset", word,
                                     out="new.mset")
        # A damaged set may be replaced by a sound one.
        self.compile("black.txt", out="bad.mset")

    def test_a_folder_that_cannot_be_written_to(self):
        if os.geteuid() == 0 and not as_ordinary_user():
            self.skipTest("needs another user")
        command = self.open_to_everybody()
        locked = self.here / "locked"
        locked.mkdir(mode=0o555)
        self.here.chmod(0o755)
        (self.here / "black.txt").chmod(0o644)
        outcome = self.muster("compile-set", "-o", "locked/black.mset", "black.txt", program=str(command),
                              **as_ordinary_user())
        self.assert_not_made(outcome, 5, "locked", "Permission denied", out="locked/black.mset")
        self.assert_not_made(self.muster("compile-set", "-o", "nowhere/black.mset", "black.txt"), 5, "nowhere",
                             out="nowhere/black.mset")

    def test_a_set_that_may_not_be_read(self):
        command = self.open_to_everybody()
        self.compile("black.txt").chmod(0o000)
        public = self.here / "public"
        public.mkdir()
        public.chmod(0o777)
        outcome = self.muster("compile-set", "-o", "public/new.mset", "black.mset", program=str(command),
                              **as_ordinary_user())
        self.assert_not_made(outcome, 6, "black.mset", "Permission denied", out="public/new.mset")

    def test_a_full_disk_leaves_the_former_set(self):
        former = self.compile("black.txt").read_bytes()
        self.write("many.txt", "".join(f"09{number:08d}\n" for number in range(0, 10**8, 7777)))
        for limit in (0, 100, 5000, 20000):
            with self.subTest(limit):
                outcome = self.muster("compile-set", "-o", "black.mset", "many.txt", preexec_fn=small_files(limit))
                self.assertEqual((outcome.code, outcome.out), (5, ""), outcome)
                self.assertIn("black.mset", outcome.err)
                self.assert_nothing_beside("black.mset")
                self.assertEqual((self.here / "black.mset").read_bytes(), former)
                outcome = self.muster("compile-set", "-o", "new.mset", "many.txt", preexec_fn=small_files(limit))
                self.assert_not_made(outcome, 5, "new.mset", out="new.mset")

    def test_a_disk_that_is_full_indeed(self):
        prefix = private_mounts()
        if prefix is None:
            self.skipTest("may not mount file systems")
        self.write("many.txt", "".join(f"+861{number:010d}\n" for number in range(3 * 10**9, 3 * 10**9 + 10**8, 7777)))
        (self.here / "disk").mkdir()
        script = (f"mount -t tmpfs -o size=32k none disk && {MUSTER} compile-set -o disk/black.mset many.txt; "
                  "echo $? >code; ls -A disk >left")
        done = subprocess.run([*prefix, "sh", "-c", script], cwd=self.here, env=self.environment(), capture_output=True)
        self.assertEqual((self.here / "code").read_text().strip(), "5", done.stderr)
        self.assertIn(b"No space left", done.stderr)
        self.assertEqual((self.here / "left").read_text(), "")


class Interrupted(CompileSetTest):
    def start_waiting(self):
        process = self.start("compile-set", "-o", "black.mset", "-")
        process.stdin.write(b"0912345678\n" * 20000)
        process.stdin.flush()
        self.wait_until(lambda: self.leftovers("black.mset"), "the working folder appears")
        return process

    def test_signals_leave_nothing(self):
        for number, code in ((signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)):
            with self.subTest(number.name):
                process = self.start_waiting()
                process.send_signal(number)
                outcome = self.finish(process)
                self.assert_not_made(outcome, code, "interrupted")

    def test_a_killed_one_leaves_nothing_of_its_name_and_the_next_cleans_up(self):
        process = self.start_waiting()
        process.kill()
        process.wait()
        self.assertFalse((self.here / "black.mset").exists())
        self.assertEqual(len(self.leftovers("black.mset")), 1)
        self.compile("black.txt")


class Changed(CompileSetTest):
    """A set that is changed while a job that maps it waits for more of its list."""

    ROWS = b"".join(b"0911%06d,x\n" % number for number in range(3000))

    def setUp(self):
        super().setUp()
        # Large enough for many pages that the first rows do not touch.
        self.write("many.txt", "".join(f"09{number:08d}\n" for number in range(0, 10**8, 601)))
        self.compile("many.txt", out="many.mset")
        time.sleep(0.05)

    def start_job(self, *flags):
        process = self.start("run", "-", "--content", "hello", "--blacklist", "many.mset", "--list-option", "128", *flags,
                             "--out", "out")
        process.stdin.write(b"SMSNumber,Name\n" + self.ROWS)
        process.stdin.flush()
        self.wait_until(lambda: self.leftovers() and self.maps(process) and self.waits(process), "the job waits")
        return process

    def maps(self, process):
        with open(f"/proc/{process.pid}/maps", encoding="utf-8") as maps:
            return "many.mset" in maps.read()

    def rest(self):
        return b"".join(b"09%08d,y\n" % number for number in range(0, 10**8, 601)[:40000])

    def finish_with(self, process, rows):
        try:
            process.stdin.write(rows)
        except BrokenPipeError:
            pass
        return self.finish(process)

    def test_replaced_by_rename_it_goes_on_with_the_old_one(self):
        process = self.start_job()
        self.compile("black.txt", out="many.mset")
        outcome = self.finish_with(process, self.rest())
        self.assertEqual(outcome.code, 0, outcome)
        summary = Output(self.here / "out").summary
        self.assertGreaterEqual(summary["suppressed"]["blacklisted"], 40000)
        self.assertEqual(summary["rows"], 3000 + 40000)

    def test_removed_it_goes_on_too(self):
        process = self.start_job()
        os.remove(self.here / "many.mset")
        outcome = self.finish_with(process, self.rest())
        self.assertEqual(outcome.code, 0, outcome)
        self.assertGreaterEqual(Output(self.here / "out").summary["suppressed"]["blacklisted"], 40000)

    def test_cut_short_it_ends_the_job_with_nobody_messaged(self):
        for size in (0, PAGE, 3 * PAGE + 5):
            for threads in ("1", "2"):
                with self.subTest(size=size, threads=threads):
                    self.compile("many.txt", out="many.mset")
                    time.sleep(0.05)
                    process = self.start_job("--threads", threads)
                    os.truncate(self.here / "many.mset", size)
                    outcome = self.finish_with(process, self.rest())
                    self.assertEqual(outcome.code, 6, outcome)
                    self.assertEqual(outcome.out, "", outcome)
                    self.assertIn("many.mset", outcome.err)
                    self.assertIn("a part of the file was gone when it was read", outcome.err)
                    self.assertIn("run the job again", outcome.err)
                    self.assert_no_output()

    def test_cut_short_at_the_very_end_too(self):
        process = self.start_job()
        os.truncate(self.here / "many.mset", PAGE)
        outcome = self.finish(process)
        self.assertEqual(outcome.code, 6, outcome)
        self.assert_no_output()

    def test_written_over_it_ends_the_job(self):
        """As by `cp new.mset many.mset`."""
        self.compile("black.txt")
        for source in ("black.mset", "many.txt"):
            with self.subTest(source):
                self.compile("many.txt", out="many.mset")
                time.sleep(0.05)
                process = self.start_job()
                with open(self.here / "many.mset", "r+b") as file:
                    file.truncate(0)
                    file.write((self.here / source).read_bytes())
                outcome = self.finish_with(process, self.rest())
                self.assertEqual(outcome.code, 6, outcome)
                self.assertIn("many.mset", outcome.err)
                self.assert_no_output()

    def test_what_others_may_write_to_is_copied(self):
        (self.here / "many.mset").chmod(0o660)
        process = self.start("run", "-", "--content", "hello", "--blacklist", "many.mset", "--list-option", "128", "--out",
                             "out")
        process.stdin.write(b"SMSNumber,Name\n" + self.ROWS)
        process.stdin.flush()
        self.wait_until(lambda: self.leftovers() and self.waits(process), "the job waits")
        self.assertFalse(self.maps(process))
        os.truncate(self.here / "many.mset", 0)
        outcome = self.finish_with(process, self.rest())
        self.assertEqual(outcome.code, 0, outcome)
        self.assertGreaterEqual(Output(self.here / "out").summary["suppressed"]["blacklisted"], 40000)

    def waits(self, process):
        """Its first thread sleeps in a read of the pipe."""
        for _ in range(3):
            with open(f"/proc/{process.pid}/stat", encoding="utf-8") as stat:
                if stat.read().rpartition(")")[2].split()[0] != "S":
                    return False
            time.sleep(0.05)
        return True

    def test_check_and_explain_end_alike(self):
        process = self.start("check", "-", "--content", "hello", "--blacklist", "many.mset")
        process.stdin.write(b"SMSNumber,Name\n" + self.ROWS)
        process.stdin.flush()
        self.wait_until(lambda: self.maps(process) and self.waits(process), "the job waits")
        os.truncate(self.here / "many.mset", PAGE)
        outcome = self.finish_with(process, self.rest())
        self.assertEqual((outcome.code, outcome.out), (6, ""), outcome)


class FormerBugs(CompileSetTest):
    def test_a_missing_folder_is_named_instead_of_a_hidden_one_in_it(self):
        outcome = self.muster("compile-set", "-o", "nowhere/black.mset", "black.txt")
        self.assert_not_made(outcome, 5, "cannot write nowhere/black.mset", "there is no folder nowhere",
                             out="nowhere/black.mset")
        self.assertNotIn(".muster-", outcome.err)

    def test_a_file_in_the_way_is_not_called_a_folder(self):
        """The Chinese text for output folders was used for sets too."""
        self.write("notes.txt", "keep me")
        for arguments in (("notes.txt", "black.txt"), ("black.txt", "--overwrite", "black.txt")):
            outcome = self.muster("compile-set", "--lang", "zh-TW", "-o", *arguments)
            self.assertEqual(outcome.code, 2, outcome)
            self.assertIn(f"無法寫入 {arguments[0]}", outcome.err)

    def test_a_set_whose_first_byte_was_changed_on_the_way_is_no_text_list(self):
        """With these flags the job went on, and nobody was suppressed."""
        whole = self.compile("black.txt").read_bytes()
        recoded = whole.decode("latin-1").encode()
        for damaged in (recoded, b"\xef\xbb\xbf" + recoded, b"\x09" + whole[1:], whole.decode(errors="replace").encode(),
                        recoded.replace(b"\r\n", b"\n")):
            with self.subTest(damaged[:16]):
                self.write("bad.mset", damaged)
                self.assert_refused(self.muster("run", *JOB, "--blacklist", "bad.mset", "--allow-empty-list",
                                                "--max-list-errors", "100%", "--out", "out"), 6, "bad.mset", "binary")


if __name__ == "__main__":
    main()
