"""The progress bar: on a terminal, and nowhere else unless asked for."""

import os
import pty
import subprocess
import threading
import time

from muster_command import MUSTER, MusterTest, default_signals, main

ROWS = b"".join(b"09%08d\n" % i for i in range(10000000, 10020000))
GREEN = "\x1b[32m"


class Progress(MusterTest):
    def on_terminal(self, *flags, env=None):
        """The job with a terminal as its standard error, fed slowly; what appeared there."""
        terminal, theirs = pty.openpty()
        shown = []
        process = subprocess.Popen([MUSTER, "run", "-", "--content", "x", "--out", "out", "--overwrite", *flags],
                                   stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=theirs, cwd=self.here,
                                   env=self.environment(**(env or {})), preexec_fn=default_signals)
        self.addCleanup(self.end, process)
        os.close(theirs)
        reader = threading.Thread(target=self.read_all, args=(terminal, shown))
        reader.start()
        for _ in range(4):
            process.stdin.write(ROWS)
            process.stdin.flush()
            time.sleep(0.15)
        process.communicate(timeout=60)
        reader.join(timeout=60)
        os.close(terminal)
        self.assertEqual(process.returncode, 0)
        return b"".join(shown).decode("utf-8")

    def read_all(self, terminal, shown):
        while True:
            try:
                shown.append(os.read(terminal, 65536))
            except OSError:
                return

    def test_a_terminal_shows_it_and_it_is_wiped_at_the_end(self):
        text = self.on_terminal()
        self.assertIn("rows/s", text)
        self.assertTrue(text.endswith("\r\x1b[K"), repr(text[-80:]))

    def test_it_is_silent_when_told_so(self):
        for flags, env in ((("--progress", "never"), {}), (("--quiet",), {}), ((), {"TERM": "dumb"})):
            with self.subTest(flags=flags, env=env):
                self.assertEqual(self.on_terminal(*flags, env=env), "")

    def test_a_pipe_shows_nothing_unless_asked(self):
        self.write("list.csv", ROWS)
        for flags, seen in (((), False), (("--progress", "auto"), False), (("--progress", "always"), True)):
            with self.subTest(flags):
                outcome = self.muster("run", "list.csv", "--content", "x", "--discard", *flags)
                self.assertEqual("rows/s" in outcome.err, seen, outcome)
                self.assertNotIn("\x1b", outcome.err)
                self.assertNotIn("\r", outcome.err)

    def test_no_color_is_obeyed(self):
        self.assertNotIn(GREEN, self.on_terminal(env={"NO_COLOR": "1"}))
        for command in (("check", "--help"), ("--help",)):
            self.assertNotIn("\x1b", self.muster(*command).out)

    def test_a_file_on_a_terminal_shows_its_share_in_colour_or_without(self):
        self.write("long.csv", ROWS * 100)
        for env, coloured in (({}, True), ({"NO_COLOR": "1"}, False)):
            with self.subTest(env):
                text = self.on_terminal("--list", "long.csv", env=env)
                self.assertIn("rows/s", text)


if __name__ == "__main__":
    main()
