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
    def feed(self, process, pieces=4):
        for _ in range(pieces):
            process.stdin.write(ROWS)
            process.stdin.flush()
            time.sleep(0.15)
        _, err = process.communicate(timeout=60)
        self.assertEqual(process.returncode, 0)
        return err

    def on_pipe(self, *flags):
        """A job that takes its time, with a pipe as its standard error; what came out there."""
        return self.feed(self.start("run", "-", "--content", "x", "--discard", *flags)).decode("utf-8")

    def on_terminal(self, *flags, lists=("-",), env=None):
        """The same with a terminal."""
        terminal, theirs = pty.openpty()
        self.addCleanup(os.close, terminal)
        shown = []
        process = subprocess.Popen([MUSTER, "run", *lists, "--content", "x", "--discard", *flags],
                                   stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=theirs, cwd=self.here,
                                   env=self.environment(**(env or {})), preexec_fn=default_signals)
        self.addCleanup(self.end, process)
        os.close(theirs)
        reader = threading.Thread(target=self.read_all, args=(terminal, shown))
        reader.start()
        self.feed(process, pieces=4 if lists == ("-",) else 0)
        reader.join(timeout=60)
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
        for flags, seen in (((), False), (("--progress", "auto"), False), (("--progress", "always"), True)):
            with self.subTest(flags):
                text = self.on_pipe(*flags)
                self.assertEqual("rows/s" in text, seen, text)
                self.assertEqual(bool(text), seen, text)
                self.assertNotRegex(text, "[\r\x1b]")

    def test_a_list_of_known_size_shows_its_share_and_no_color_is_obeyed(self):
        self.write("long.csv", ROWS * 200)
        for env, coloured in (({}, True), ({"NO_COLOR": "1"}, False)):
            with self.subTest(env):
                text = self.on_terminal("--threads", "1", lists=("long.csv", "long.csv"), env=env)
                self.assertRegex(text, r"\d+%")
                self.assertIn("left", text)
                self.assertEqual(GREEN in text, coloured, repr(text[-200:]))

    def test_help_has_no_colours(self):
        for command in (("check", "--help"), ("--help",)):
            self.assertNotIn("\x1b", self.muster(*command).out)


if __name__ == "__main__":
    main()
