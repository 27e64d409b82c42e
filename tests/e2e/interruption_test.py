"""Kills, signals, full disks, changing lists and closed pipes: no half output, nothing left beside it, clear words."""

import os
import random
import shutil
import signal
import subprocess
import time

from muster_command import MUSTER, MusterTest, Outcome, Output, default_signals, main, private_mounts, small_files

HEADER = b"SMSNumber,Name\n"
ROWS = b"".join(b"09%08d,name %d\n" % (i, i) for i in range(10000000, 10020000))
PIPE_JOB = ("run", "-", "--content", "hello %Name%", "--out", "out")


class InterruptionTest(MusterTest):
    def start_waiting(self, *arguments, fed=ROWS):
        """A job that has read `fed` from its pipe and waits for more."""
        process = self.start(*(arguments or PIPE_JOB))
        process.stdin.write(HEADER + fed)
        process.stdin.flush()
        self.wait_until(self.leftovers, "the temporary folder appears")
        self.wait_until(lambda: self.is_waiting(process), "the job waits for its pipe")
        return process

    def is_waiting(self, process):
        """Every thread of the process sleeps, twice in a row."""
        for _ in range(2):
            for thread in os.listdir(f"/proc/{process.pid}/task"):
                try:
                    with open(f"/proc/{process.pid}/task/{thread}/stat", encoding="utf-8") as stat:
                        if stat.read().rpartition(")")[2].split()[0] != "S":
                            return False
                except FileNotFoundError:
                    return False
            time.sleep(0.03)
        return True


class Killed(InterruptionTest):
    def test_a_killed_job_leaves_no_folder_and_the_next_run_cleans_up(self):
        process = self.start_waiting()
        process.kill()
        process.wait()
        self.assertFalse((self.here / "out").exists())
        self.assertEqual(len(self.leftovers()), 1)
        self.write("list.csv", HEADER + ROWS)
        output = self.run_job("list.csv", "--content", "hello")
        self.assertEqual(output.summary["emitted"], 20000)

    def test_a_failing_next_run_cleans_up_too(self):
        process = self.start_waiting()
        process.kill()
        process.wait()
        self.assert_refused(self.muster("run", "missing.csv", "--content", "x", "--out", "out"), 3, "missing.csv")

    def test_the_next_run_of_another_folder_leaves_it_alone(self):
        process = self.start_waiting()
        process.kill()
        process.wait()
        self.write("list.csv", HEADER + ROWS)
        self.run_job("list.csv", "--content", "hello", out="other")
        self.run_job("list.csv", "--content", "hello", out="ou")
        self.assertEqual(len(self.leftovers()), 1)

    def test_a_running_jobs_folder_is_not_touched_and_the_first_to_end_wins(self):
        process = self.start_waiting()
        before = self.leftovers()
        self.write("list.csv", HEADER + b"0912345678,a\n")
        done = self.muster("run", "list.csv", "--content", "second", "--out", "out")
        self.assertEqual(done.code, 0, done)
        self.assertEqual(self.leftovers(), before)
        outcome = self.finish(process)
        self.assertEqual(outcome.code, 5, outcome)
        self.assertIn("out", outcome.err)
        self.assertEqual(Output(self.here / "out").pairs(), [("+886912345678", "second")])
        self.assert_nothing_beside()

    def test_whenever_a_job_is_killed_its_folder_is_absent_or_whole(self):
        seed = random.randrange(1 << 32)
        delays = random.Random(seed)
        self.write("list.csv", HEADER + ROWS * 8)
        arguments = ("run", "list.csv", "--content", "hello", "--list-option", "0", "--overwrite", "--out", "out")
        start = time.monotonic()
        self.assertEqual(self.muster(*arguments).code, 0)
        whole = time.monotonic() - start
        for number in range(20):
            with self.subTest(seed=seed, number=number):
                former = number % 2 == 1
                if former:
                    self.assertEqual(self.muster(*arguments).code, 0)
                else:
                    shutil.rmtree(self.here / "out", ignore_errors=True)
                process = self.start(*arguments)
                time.sleep(delays.uniform(0, 1.2 * whole))
                process.kill()
                process.wait()
                if former or (self.here / "out").exists():
                    self.assert_whole(Output(self.here / "out"))
        self.assertEqual(self.muster(*arguments).code, 0)
        self.assert_nothing_beside()

    def assert_whole(self, output):
        files = output.manifest["files"]
        self.assertEqual(sorted([*(file["name"] for file in files), "manifest.json", "summary.json"]), output.names())
        self.assertEqual([file["bytes"] for file in files], [len(output.bytes(file["name"])) for file in files])
        self.assert_identities(output.summary)

    def test_a_killed_overwrite_leaves_the_former_output_whole(self):
        self.write("list.csv", HEADER + b"0912345678,a\n")
        former = self.run_job("list.csv", "--content", "former").deterministic_files()
        process = self.start_waiting(*PIPE_JOB, "--overwrite")
        process.kill()
        process.wait()
        self.assertEqual(Output(self.here / "out").deterministic_files(), former)


class Signalled(InterruptionTest):
    CODES = {signal.SIGINT: 130, signal.SIGTERM: 143, signal.SIGHUP: 129}

    def assert_ends_at_once(self, process, number, code):
        process.send_signal(number)
        start = time.monotonic()
        process.wait(timeout=30)
        self.assertLess(time.monotonic() - start, 5)
        outcome = self.finish(process)
        self.assertEqual((outcome.code, outcome.out), (code, ""), outcome)
        self.assert_no_output()
        return outcome

    def test_while_waiting_for_more_of_the_list(self):
        for number, code in self.CODES.items():
            for name, fed in (("nothing read", b""), ("a few rows", ROWS[:300]), ("many rows", ROWS)):
                with self.subTest(number.name, fed=name):
                    process = self.start_waiting(fed=fed)
                    self.assertIn("muster: ", self.assert_ends_at_once(process, number, code).err)

    def test_while_waiting_for_a_list_that_is_a_named_pipe(self):
        os.mkfifo(self.here / "list.fifo")
        process = self.start("run", "list.fifo", "--content", "hello", "--out", "out")
        self.wait_until(lambda: self.leftovers() and self.is_waiting(process), "the job waits")
        self.assert_ends_at_once(process, signal.SIGINT, 130)

    def test_while_waiting_for_an_opt_out_list(self):
        self.write("list.csv", HEADER + ROWS)
        process = self.start("run", "list.csv", "--content", "x", "--unsubscribe", "-", "--out", "out")
        self.wait_until(lambda: self.leftovers() and self.is_waiting(process), "the job waits")
        self.assert_ends_at_once(process, signal.SIGINT, 130)

    def test_while_waiting_for_the_content(self):
        self.write("list.csv", HEADER + ROWS)
        os.mkfifo(self.here / "content.fifo")
        for content in ("-", "content.fifo"):
            with self.subTest(content):
                process = self.start("run", "list.csv", "--content-file", content, "--out", "out")
                time.sleep(0.3)
                self.wait_until(lambda: self.is_waiting(process), "the job waits")
                self.assert_ends_at_once(process, signal.SIGINT, 130)

    def test_in_the_midst_of_work(self):
        for number, code in self.CODES.items():
            with self.subTest(number.name):
                # One for each: the next job would begin in the middle of a line.
                endless = subprocess.Popen(["yes", "0912345678,somebody"], stdout=subprocess.PIPE)
                self.addCleanup(self.end, endless)
                process = subprocess.Popen([MUSTER, *PIPE_JOB[:3], "hello", "--out", "out"], stdin=endless.stdout,
                                           stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=self.here,
                                           env=self.environment(), preexec_fn=default_signals)
                self.addCleanup(self.end, process)
                self.wait_until(self.leftovers, "the job has begun")
                time.sleep(0.1)
                self.assert_ends_at_once(process, number, code)

    def test_check_ends_too(self):
        process = self.start("check", "-", "--content", "hello")
        time.sleep(0.3)
        self.wait_until(lambda: self.is_waiting(process), "the job waits")
        self.assert_ends_at_once(process, signal.SIGINT, 130)

    def test_the_folders_made_for_the_output_are_gone_too(self):
        process = self.start("run", "-", "--content", "hello", "--out", "deep/er/out")
        self.wait_until(lambda: (self.here / "deep/er").exists() and self.is_waiting(process), "the job waits")
        self.assert_ends_at_once(process, signal.SIGTERM, 143)
        self.assertEqual(os.listdir(self.here), [])

    def test_a_signal_that_was_ignored_stays_ignored(self):
        def ignoring():
            default_signals()
            signal.signal(signal.SIGHUP, signal.SIG_IGN)
        process = subprocess.Popen([MUSTER, *PIPE_JOB], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                   stderr=subprocess.PIPE, cwd=self.here, env=self.environment(), preexec_fn=ignoring)
        self.addCleanup(self.end, process)
        self.wait_until(lambda: self.leftovers() and self.is_waiting(process), "the job waits")
        process.send_signal(signal.SIGHUP)
        process.stdin.write(HEADER + b"0912345678,a\n")
        self.assertEqual(self.finish(process).code, 0)
        self.assertEqual(Output(self.here / "out").pairs(), [("+886912345678", "hello a")])


class ChangingLists(InterruptionTest):
    """The second list is open, and not read to its end, while the first one still waits for its pipe."""

    def job_with_open_list(self, change):
        self.write("second.csv", HEADER + ROWS)
        process = self.start("run", "-", "second.csv", "--content", "hello", "--out", "out")
        process.stdin.write(HEADER + ROWS)
        process.stdin.flush()
        path = str(self.here / "second.csv")
        self.wait_until(lambda: path in self.open_files(process), "the second list is open")
        self.wait_until(lambda: self.is_waiting(process), "the job waits")
        change(self.here / "second.csv")
        return self.finish(process)

    def open_files(self, process):
        folder = f"/proc/{process.pid}/fd"
        paths = []
        for name in os.listdir(folder):
            try:
                paths.append(os.readlink(f"{folder}/{name}"))
            except FileNotFoundError:
                pass
        return paths

    def test_a_list_that_grows(self):
        def grow(path):
            with open(path, "ab") as file:
                file.write(b"0988888888,late\n")
        self.assert_refused(self.job_with_open_list(grow), 3, "second.csv", "grew")

    def test_a_list_that_shrinks(self):
        for size in (len(ROWS) - 100, 70000, 0):
            with self.subTest(size):
                self.assert_refused(self.job_with_open_list(lambda path: os.truncate(path, size)), 3, "second.csv",
                                    "shrank")

    def test_a_list_that_is_written_over(self):
        def rewrite(path):
            with open(path, "r+b") as file:
                file.seek(-20, os.SEEK_END)
                file.write(b"09")
        self.assert_refused(self.job_with_open_list(rewrite), 3, "second.csv", "changed")

    def test_a_list_that_is_replaced_by_another_file_is_read_as_it_was(self):
        def replace(path):
            self.write("new.csv", HEADER)
            os.replace(self.here / "new.csv", path)
        self.assertEqual(self.job_with_open_list(replace).code, 0)
        self.assertEqual(Output(self.here / "out").summary["duplicates"], 20000)


class FullDisks(InterruptionTest):
    def test_a_disk_that_fills_up_keeps_nothing_of_the_job_and_takes_the_next_one(self):
        self.write("long.csv", HEADER + ROWS)
        self.write("short.csv", HEADER + b"0912345678,a\n")
        prefix = private_mounts()
        if prefix is None:
            long_job = self.muster("run", "long.csv", "--content", "hello", "--out", "out",
                                   preexec_fn=small_files(200000))
            self.assert_refused(long_job, 5)
            self.run_job("short.csv", "--content", "hello")
            return
        (self.here / "disk").mkdir()
        script = ('mount -t tmpfs -o size=300k none disk || exit 99\n'
                  '"$MUSTER" run short.csv --content former --quiet --out disk/former || exit 98\n'
                  '"$MUSTER" run long.csv --content hello --quiet --out disk/out; echo "exit $?"\n'
                  '"$MUSTER" run long.csv --content hello --quiet --overwrite --out disk/former; echo "exit $?"\n'
                  'ls -A disk; cat disk/former/messages-00001.ndjson\n'
                  '"$MUSTER" run short.csv --content hello --quiet --out disk/out; echo "exit $?"\n')
        done = subprocess.run([*prefix, "sh", "-c", script], cwd=self.here, capture_output=True,
                              env=self.environment(MUSTER=MUSTER), timeout=120)
        outcome = Outcome(done.returncode, done.stdout, done.stderr)
        message = '{"to":"+886912345678","text":"former","row":1,"encoding":"gsm7","segments":1}'
        self.assertEqual(outcome.out.split("\n"), ["exit 5", "exit 5", "former", message, "exit 0", ""], outcome)
        self.assertEqual(outcome.err.count("No space left on device"), 2, outcome)


class ClosedPipes(InterruptionTest):
    def in_shell(self, script):
        done = subprocess.run(["bash", "-c", "set -o pipefail\n" + script], cwd=self.here, capture_output=True,
                              env=self.environment(MUSTER=MUSTER), timeout=60)
        return Outcome(done.returncode, done.stdout, done.stderr)

    def test_a_reader_that_stops_reading_ends_normalize(self):
        outcome = self.in_shell('yes 0912-345-678 | "$MUSTER" normalize | head -n 1')
        self.assertEqual(outcome.out, "0912-345-678\t+886912345678\tmobile\tTW\tpunctuation\n", outcome)
        self.assertNotIn("internal", outcome.err)

    def test_the_folder_is_whole_although_nobody_reads_the_summary(self):
        self.write("list.csv", HEADER + ROWS)
        for flags in ("", "--json"):
            with self.subTest(flags):
                outcome = self.in_shell(f'"$MUSTER" run list.csv --content x --out out --overwrite {flags} | true')
                self.assertIn(outcome.code, (0, 5), outcome)
                self.assert_identities(Output(self.here / "out").summary)
                self.assert_nothing_beside()

    def test_the_first_line_of_a_summary(self):
        self.write("list.csv", HEADER + ROWS)
        outcome = self.in_shell('"$MUSTER" check list.csv --content x | head -n 1')
        self.assertEqual(outcome.out, "Rows\n", outcome)

    def test_closed_standard_streams_do_not_end_up_in_the_output(self):
        self.write("list.csv", HEADER + b"0912345678,a\n")
        for closed in ("<&-", ">&-", "2>&-", "<&- >&- 2>&-"):
            with self.subTest(closed):
                self.in_shell(f'"$MUSTER" run list.csv --content x --out out --overwrite {closed}')
                self.assertEqual(Output(self.here / "out").pairs(), [("+886912345678", "x")])
                self.assertNotIn(b"Rows", b"".join(Output(self.here / "out").deterministic_files().values()))


if __name__ == "__main__":
    main()
