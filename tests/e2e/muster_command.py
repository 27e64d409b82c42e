"""The vocabulary of the end-to-end tests: runs the real `muster` command in a fresh folder and reads what it wrote.

The environment names the command (MUSTER) and the list generator (MUSTER_GEN).
"""

import csv
import json
import os
import pathlib
import re
import resource
import shutil
import signal
import subprocess
import tempfile
import time
import unittest

MUSTER = os.path.abspath(os.environ["MUSTER"])
MUSTER_GEN = os.path.abspath(os.environ["MUSTER_GEN"])
PROJECT = pathlib.Path(__file__).resolve().parents[2]
DATA = PROJECT / "data"
ORDINARY_USER = 65534

csv.field_size_limit(1 << 24)


class Outcome:
    """How a command ended: exit code, and both outputs as text."""

    def __init__(self, code, out, err):
        self.code = code
        self.out = out.decode("utf-8", "surrogateescape")
        self.err = err.decode("utf-8", "surrogateescape")

    def __repr__(self):
        return f"exit {self.code}\n--- stdout\n{self.out}\n--- stderr\n{self.err}"


class Output:
    """An output folder, read back."""

    def __init__(self, folder):
        self.folder = pathlib.Path(folder)

    @property
    def summary(self):
        return json.loads(self.bytes("summary.json"))

    @property
    def manifest(self):
        return json.loads(self.bytes("manifest.json"))

    def bytes(self, name):
        return (self.folder / name).read_bytes()

    def names(self):
        return sorted(os.listdir(self.folder))

    def message_files(self):
        return [name for name in self.names() if name.startswith("messages-")]

    def messages(self):
        return [message for name in self.message_files() for message in ndjson(self.bytes(name))]

    def batches(self):
        return ndjson(self.bytes("batches.ndjson"))

    def table(self, name):
        with open(self.folder / name, encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file, strict=True))

    def rejects(self):
        return self.table("rejects.csv")

    def pairs(self):
        return sorted((message["to"], message["text"]) for message in self.messages())

    def recipients(self):
        return sorted({message["to"] for message in self.messages()})

    def deterministic_files(self):
        """Every file's bytes by name; summary.json without the object `run`."""
        files = {name: self.bytes(name) for name in self.names()}
        head, run, _ = files["summary.json"].partition(b'"run"')
        assert run, "summary.json has no object `run`"
        files["summary.json"] = head
        return files


def ndjson(content):
    return [json.loads(line) for line in content.decode("utf-8").split("\n")[:-1]]


def totals(summary):
    """What two runs of the same job must agree on."""
    keys = ("records", "headers", "blank", "rows", "emitted", "rejected", "suppressed", "duplicates", "batches",
            "segments", "repaired", "countries", "types")
    return {key: summary[key] for key in keys}


def from_reversible(text):
    """The bytes that `record` of rejects.csv stands for."""
    parts = re.split(r"\\(x[0-9A-F]{2}|\\)", text)
    parts[1::2] = [b"\\" if part == "\\" else bytes([int(part[1:], 16)]) for part in parts[1::2]]
    parts[::2] = [part.encode("utf-8") for part in parts[::2]]
    return b"".join(parts)


def as_ordinary_user():
    """Arguments of subprocess that give up root's rights; nothing for somebody who has none."""
    if os.geteuid() != 0:
        return {}
    return {"user": ORDINARY_USER, "group": ORDINARY_USER, "extra_groups": []}


def default_signals():
    """For preexec_fn: whatever the test's own parent ignores, the command starts as from a shell."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_DFL)


def small_files(limit):
    """For preexec_fn: writing beyond `limit` bytes of a file fails, like a full disk does."""
    def limit_files():
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
    return limit_files


def private_mounts():
    """The command line prefix under which a test may mount file systems nobody else sees; None where it may not."""
    if shutil.which("unshare") is None:
        return None
    for prefix in (["unshare", "-m"], ["unshare", "-rm"]):
        probe = subprocess.run(prefix + ["mount", "-t", "tmpfs", "none", "/mnt"], capture_output=True)
        if probe.returncode == 0:
            return prefix
    return None


class MusterTest(unittest.TestCase):
    maxDiff = 4000

    def setUp(self):
        self.here = pathlib.Path(tempfile.mkdtemp(prefix="muster-e2e-"))
        self.addCleanup(shutil.rmtree, self.here, ignore_errors=True)

    # --- the folder

    def write(self, name, content):
        path = self.here / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
        return path

    def generate(self, folder, **flags):
        """Lists of muster-gen in `folder`; `--invalid 0.1` is invalid=0.1, a switch is True."""
        arguments = [MUSTER_GEN, "--out", str(self.here / folder), "--answer", "full"]
        for name, value in flags.items():
            flag = "--" + name.replace("_", "-")
            arguments += [flag] if value is True else [flag, str(value)]
        subprocess.run(arguments, check=True, timeout=120)
        return json.loads((self.here / folder / "answer.json").read_bytes())

    # --- the command

    def environment(self, **more):
        kept = {key: os.environ[key] for key in ("PATH", "HOME", "ASAN_OPTIONS", "TSAN_OPTIONS") if key in os.environ}
        return {**kept, "LC_ALL": "C.UTF-8", "TERM": "xterm", **more}

    def muster(self, *arguments, stdin=b"", env=None, program=MUSTER, **more):
        """Runs the command to its end."""
        done = subprocess.run([program, *map(str, arguments)], input=stdin, capture_output=True, cwd=self.here,
                              env=self.environment(**(env or {})), timeout=120, **more)
        return Outcome(done.returncode, done.stdout, done.stderr)

    def start(self, *arguments, **more):
        """Starts the command with a pipe as its standard input."""
        process = subprocess.Popen([MUSTER, *map(str, arguments)], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                   stderr=subprocess.PIPE, cwd=self.here, env=self.environment(),
                                   preexec_fn=default_signals, **more)
        self.addCleanup(self.end, process)
        return process

    def end(self, process):
        """Whatever state the test has left it in."""
        if process.poll() is None:
            process.kill()
        for pipe in (process.stdin, process.stdout, process.stderr):
            if pipe is not None and not pipe.closed:
                try:
                    pipe.close()
                except BrokenPipeError:
                    pass
        process.wait()

    def open_to_everybody(self):
        """A copy of the command that an ordinary user can run."""
        command = self.here / "bin" / "muster"
        command.parent.mkdir(exist_ok=True)
        shutil.copy(MUSTER, command)
        for path in (self.here, command.parent, command):
            path.chmod(path.stat().st_mode | 0o055)
        return command

    def finish(self, process, timeout=60):
        """Closes the pipe and waits for the end."""
        out, err = process.communicate(timeout=timeout)
        return Outcome(process.returncode, out, err)

    def run_job(self, *arguments, out="out", **more):
        """muster run into `out`, which must succeed and account for every row."""
        outcome = self.muster("run", *arguments, "--out", out, **more)
        self.assertEqual(outcome.code, 0, outcome)
        output = Output(self.here / out)
        self.assert_identities(output.summary)
        self.assert_nothing_beside(out)
        return output

    # --- what must hold

    def assert_identities(self, summary):
        self.assertEqual(summary["records"], summary["rows"] + summary["headers"] + summary["blank"])
        self.assertEqual(summary["rows"], summary["emitted"] + summary["rejected"]["total"]
                         + summary["suppressed"]["total"] + summary["duplicates"])

    def leftovers(self, out="out"):
        path = self.here / out
        names = os.listdir(path.parent) if path.parent.exists() else []
        return [name for name in names if name.startswith(f".{path.name}.muster-")]

    def assert_nothing_beside(self, out="out"):
        self.assertEqual(self.leftovers(out), [])

    def assert_no_output(self, out="out"):
        self.assertFalse((self.here / out).exists(), f"{out} exists: {os.listdir(self.here)}")
        self.assert_nothing_beside(out)

    def assert_refused(self, outcome, code, *words, out="out"):
        """Ended with `code`, with all of `words` in its message, nothing printed and nothing left behind."""
        self.assertEqual(outcome.code, code, outcome)
        self.assertTrue(outcome.err.startswith("muster: "), outcome)
        self.assertEqual(outcome.out, "", outcome)
        for word in words:
            self.assertIn(word.lower(), outcome.err.lower(), outcome)
        self.assert_no_output(out)

    def wait_until(self, condition, what, seconds=30):
        end = time.monotonic() + seconds
        while not condition():
            self.assertLess(time.monotonic(), end, f"waited {seconds} s in vain: {what}")
            time.sleep(0.01)


def main():
    unittest.main(verbosity=2)
