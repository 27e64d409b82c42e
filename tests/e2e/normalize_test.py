"""`muster normalize` as a filter: threads, long lines, pipes that are slow, closed or full."""

import os
import select
import signal
import subprocess
import time

from muster_command import MUSTER, MusterTest, default_signals, main

THREADS = ("1", "2", "7")
ANSWER = b"\t+886912345678\tmobile\tTW\t"


class NormalizeTest(MusterTest):
    def normalized(self, text, *arguments):
        done = subprocess.run([MUSTER, "normalize", *arguments], input=text, capture_output=True, cwd=self.here,
                              env=self.environment(), timeout=120)
        self.assertEqual((done.returncode, done.stderr), (0, b""))
        return done.stdout


class Lines(NormalizeTest):
    WRITINGS = (b"0912345678", b"0912-345-678", b"+886 912 345 678", "手機：0912345678".encode(), b"N/A", b"", b"0912\t345",
                b"\xff", b"0912345678/0923456789", b"0227187200 ext 5", "０９１２３４５６７８".encode(), b"12", b"a\\b")

    def test_many_blocks_are_the_lines_one_by_one(self):
        lines = [self.WRITINGS[i * i % len(self.WRITINGS)] + b"-" * (i % 7) for i in range(200_000)]
        alone = {line: self.normalized(line + b"\n", "--threads", "1") for line in set(lines)}
        expected = b"".join(alone[line] for line in lines)
        for threads in THREADS:
            for line_end in (b"\n", b"\r\n"):
                got = self.normalized(line_end.join(lines) + line_end, "--threads", threads)
                self.assertTrue(got == expected, (threads, line_end))

    def test_a_last_line_without_its_end(self):
        for threads in THREADS:
            text = b"0912345678\n" * 100_000
            self.assertTrue(self.normalized(text + b"0912345678", "--threads", threads)
                            == (b"0912345678" + ANSWER + b"\n") * 100_001)
            self.assertEqual(self.normalized(b"0912345678", "--threads", threads), b"0912345678" + ANSWER + b"\n")

    def test_nothing_and_empty_lines(self):
        for threads in THREADS:
            self.assertEqual(self.normalized(b"", "--threads", threads), b"")
            self.assertEqual(self.normalized(b"\n\r\n\n", "--threads", threads), b"\t\t\t\tempty_number\n" * 3)

    def test_a_line_of_100_mb_among_others(self):
        long = b"0912345678" + b"-" * (100 << 20)
        text = b"0912345678\n" + long + b"\n0912345678\n"
        for threads in ("1", "2"):
            got = self.normalized(text, "--threads", threads)
            first, middle, last, end = got.split(b"\n")
            self.assertEqual((first, last, end), (b"0912345678" + ANSWER, b"0912345678" + ANSWER, b""))
            self.assertTrue(middle == long + ANSWER + b"punctuation")

    def test_long_lines_of_what_must_be_escaped(self):
        got = self.normalized(b"\xff" * 1_000_000 + b"\n" + b"\t" * 1_000_000 + b"\n0912345678")
        self.assertTrue(got == b"\\xff" * 1_000_000 + b"\t\t\t\tinvalid_encoding\n" + b"\\t" * 1_000_000
                        + b"\t\t\t\tempty_number\n0912345678" + ANSWER + b"\n")


class Pipes(NormalizeTest):
    def answer(self, process, size):
        got = b""
        while len(got) < size:
            self.assertTrue(select.select([process.stdout], [], [], 30)[0], "it waits for more before it answers")
            got += os.read(process.stdout.fileno(), size - len(got))
        return got

    def test_whoever_types_is_answered_line_by_line(self):
        for threads in THREADS:
            process = self.start("normalize", "--threads", threads)
            for piece, answer in ((b"0912345678\n", b"0912345678" + ANSWER + b"\n"), (b"0912", b""), (b"345", b""),
                                  (b"678\n0912345678\n09", (b"0912345678" + ANSWER + b"\n") * 2),
                                  (b"12345678\r\n", b"0912345678" + ANSWER + b"\n")):
                process.stdin.write(piece)
                process.stdin.flush()
                self.assertEqual(self.answer(process, len(answer)), answer)
            process.stdin.write(b"0912345678")
            outcome = self.finish(process)
            self.assertEqual((outcome.code, outcome.out.encode(), outcome.err), (0, b"0912345678" + ANSWER + b"\n", ""))

    def test_a_reader_that_goes_ends_it_although_the_input_stays_open(self):
        for threads in THREADS:
            process = self.start("normalize", "--threads", threads)
            process.stdout.close()
            process.stdin.write(b"0912345678\n")
            process.stdin.flush()
            self.assertEqual(process.wait(timeout=30), 5)
            self.assertIn(b"whoever read it has gone", process.stderr.read())

    def test_a_reader_that_goes_in_the_middle(self):
        for threads in THREADS:
            process = subprocess.Popen(f'yes 0912345678 | "{MUSTER}" normalize --threads {threads} | head -n 200000 | tail -n 1',
                                       shell=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=self.here,
                                       env=self.environment())
            self.addCleanup(self.end, process)
            out, _ = process.communicate(timeout=60)
            self.assertEqual(out, b"0912345678" + ANSWER + b"\n")

    def test_a_slow_reader_gets_everything_in_order(self):
        lines = b"".join(b"09%08d\n" % i for i in range(10_000_000, 10_200_000))
        process = self.start("normalize", "--threads", "7")
        pid = os.fork()
        if pid == 0:
            try:
                process.stdin.write(lines)
                process.stdin.close()
            finally:
                os._exit(0)
        process.stdin.close()
        got = b""
        while piece := os.read(process.stdout.fileno(), 1 << 20):
            got += piece
            if len(got) < 1 << 20:
                time.sleep(0.01)
        os.waitpid(pid, 0)
        self.assertEqual(process.wait(timeout=30), 0)
        self.assertTrue([line[:10] for line in got.splitlines()] == lines.splitlines())

    def test_a_full_disk(self):
        for threads in THREADS:
            with open("/dev/full", "wb") as full:
                done = subprocess.run([MUSTER, "normalize", "--threads", threads], input=b"0912345678\n" * 200_000, stdout=full,
                                      stderr=subprocess.PIPE, cwd=self.here, env=self.environment(), timeout=60)
            self.assertEqual(done.returncode, 5)
            self.assertEqual(done.stderr.count(b"No space left on device"), 1)

    def test_an_output_that_is_closed_and_an_input_that_is_closed(self):
        for redirection, code, word in ((">&-", 5, b"closed"), ("<&-", 0, b""), ("</", 3, b"standard input")):
            done = subprocess.run(["sh", "-c", f'echo 0912345678 | ( "{MUSTER}" normalize {redirection} )'], cwd=self.here,
                                  capture_output=True, env=self.environment(), timeout=60)
            self.assertEqual((done.returncode, done.stdout), (code, b""), redirection)
            self.assertIn(word, done.stderr)

    def test_a_signal_ends_it_wherever_it_waits(self):
        for number in (signal.SIGINT, signal.SIGTERM):
            for threads in THREADS:
                process = self.start("normalize", "--threads", threads)
                process.stdin.write(b"0912345678\n")
                process.stdin.flush()
                self.answer(process, 1)
                process.send_signal(number)
                self.assertEqual(process.wait(timeout=30), -number)

    def test_a_signal_ends_it_while_nobody_reads_its_answers(self):
        process = subprocess.Popen(["sh", "-c", f'exec yes 0912345678'], stdout=subprocess.PIPE)
        normalize = subprocess.Popen([MUSTER, "normalize", "--threads", "2"], stdin=process.stdout, stdout=subprocess.PIPE,
                                     cwd=self.here, env=self.environment(), preexec_fn=default_signals)
        process.stdout.close()
        self.addCleanup(normalize.stdout.close)
        self.assertTrue(select.select([normalize.stdout], [], [], 30)[0])
        normalize.send_signal(signal.SIGINT)
        self.assertEqual(normalize.wait(timeout=30), -signal.SIGINT)
        process.wait(timeout=30)


if __name__ == "__main__":
    main()
