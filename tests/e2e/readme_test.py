"""The README's examples run as they stand there, and its paths exist."""

import json
import os
import re
import shutil
import subprocess

from muster_command import DATA, MUSTER, PROJECT, MusterTest, main

README = (PROJECT / "README.md").read_text(encoding="utf-8")


def code_blocks():
    """Every fenced or indented block as a list of lines."""
    blocks = [block.splitlines() for block in re.findall(r"^```\w*\n(.*?)^```$", README, re.M | re.S)]
    unfenced = re.sub(r"^```.*?^```$", "", README, flags=re.M | re.S)
    for block in re.findall(r"(?:^    .*\n)+", unfenced, re.M):
        blocks.append([line[4:] for line in block.splitlines()])
    return blocks


def commands():
    """The lines of the examples that a shell is to run, in the README's order."""
    lines = [line for block in code_blocks() for line in block]
    shell = [line.removeprefix("$ ") for line in lines]
    in_order = sorted((line for line in shell if re.match(r"(\S+ .*\| )?muster (run|check|normalize|explain|compile-set|rejects) ", line)),
                      key=README.index)
    return in_order


class Readme(MusterTest):
    def setUp(self):
        super().setUp()
        shutil.copytree(DATA, self.here / "data")
        self.write("customers.csv", "SMSNumber,Name,Gender\n0912345678,小明,先生\nbad,小美,小姐\n0923456789,小華,先生\n")
        self.write("message.txt", "親愛的%Name%，您好！\n")
        self.write("optout.csv", "0923-456-789\n")
        self.write("black.txt", "0934567890\n")
        self.write("registered.txt", "example.com\nbit.ly/spring\n02-2718-7200\n")
        (self.here / "bin").mkdir()
        os.symlink(MUSTER, self.here / "bin" / "muster")

    def test_every_example_runs(self):
        examples = commands()
        self.assertGreaterEqual(len(examples), 4, examples)
        for line in examples:
            # `LIST…` and `DIR` stand for something: such a line shows a form, not an example.
            if "…" in line or re.search(r"\b[A-Z]{3,}\b", line):
                continue
            done = subprocess.run(["sh", "-c", line], cwd=self.here, capture_output=True, timeout=60,
                                  env=self.environment(PATH=f"{self.here / 'bin'}:{os.environ['PATH']}"))
            self.assertEqual((done.returncode, done.stderr), (0, b""), line)

    def test_the_first_job_gives_the_line_that_is_shown(self):
        output = self.run_job("data/example.csv", "--content-file", "data/example-content.txt")
        shown = re.search(r'^ *(\{"to":.*\})$', README, re.M).group(1)
        self.assertEqual(output.bytes("messages-00001.ndjson").decode().splitlines()[0], shown)

    def test_the_sample_list_is_shown_as_it_is(self):
        for name in ("example.csv", "example-content.txt"):
            lines = (DATA / name).read_text(encoding="utf-8").splitlines()
            self.assertEqual([line for line in lines if line not in README], [], name)

    def test_the_explanation_is_shown_as_it_is(self):
        block = README.split("<!-- explain:")[1].split("-->\n\n")[1]
        shown = "".join(line[4:] if line.startswith("    ") else line
                        for line in re.match(r"(?:    .*\n|\n)+", block).group(0).splitlines(keepends=True))
        outcome = self.muster("explain", "+886 (0) 912-345-678")
        self.assertEqual(shown.strip("\n"), outcome.out.strip("\n"))

    def test_the_job_file_runs(self):
        self.write("job.json", re.search(r'^ *(\{"SMSListFile".*\})$', README, re.M).group(1))
        self.run_job("--job", "job.json", "--unsubscribe", "optout.csv")

    def test_registered_entries_cover_what_the_table_says(self):
        table = README.partition("| entry | covers |")[2].partition("\n\n")[0].splitlines()[2:]
        self.assertGreaterEqual(len(table), 4)
        for line in table:
            entry, covered, uncovered = (re.findall(r"`([^`]+)`", cell) for cell in line.strip("|").split(" | "))
            self.write("entry.txt", entry[0] + "\n")
            for texts, count in ((covered, 0), (uncovered, 1)):
                for text in texts:
                    report = json.loads(self.muster("check", "customers.csv", "--content", f"{text} x", "--registered",
                                                    "entry.txt", "--json").out)
                    warnings = report["summary"]["warnings"]
                    found = {warnings[code]["count"] for code in ("unregistered_url", "unregistered_number")}
                    self.assertEqual(max(found), count * report["summary"]["emitted"], text)

    def test_every_flag_of_the_tables_is_one(self):
        known = self.muster("check", "--help").out + self.muster("compile-set", "--help").out
        tables = "\n".join(line for line in README.splitlines() if line.startswith("| `"))
        for flag in sorted(set(re.findall(r"`(--[a-z-]+)", tables))):
            self.assertRegex(known, rf"{flag}\b", flag)

    def test_the_paths_it_names_exist(self):
        paths = set(re.findall(r"`((?:engine|tests|tools|data|bench)/[\w./-]+)`", README))
        self.assertGreater(len(paths), 0)
        self.assertEqual([path for path in sorted(paths) if not (PROJECT / path).exists()], [])


if __name__ == "__main__":
    main()
