"""What stands in an output folder is a pure function of lists and options, and every row can be found again."""

import gzip
import re
import shutil

from muster_command import DATA, MusterTest, from_reversible, main, ndjson

ON_DATA = ("list.csv", "--content-file", "content.txt", "--unsubscribe", "unsubscribe.csv", "--blacklist",
           "blacklist.txt", "--audit", "first-row")
TINY_FILES = ("--batch-size", "3", "--file-size", "700")
SHOWN_RECORD_BYTES = 4096


class SamePurely(MusterTest):
    def assert_same(self, first, second, how):
        self.assertEqual(sorted(first), sorted(second), how)
        for name, content in first.items():
            self.assertEqual(content, second[name], f"{name} differs, {how}")

    def outputs_for(self, cases, arguments):
        expected = None
        for number, (threads, chunk) in enumerate(cases):
            how = f"{threads} threads, chunks of {chunk}"
            output = self.run_job(*arguments, "--threads", threads, "--chunk-size", chunk, out=f"out-{number}")
            self.assertEqual(output.summary["run"]["threads"], threads)
            files = output.deterministic_files()
            expected = expected or files
            self.assert_same(expected, files, how)
            shutil.rmtree(output.folder)

    def test_a_generated_list_gives_the_same_bytes_for_any_threads_and_chunks(self):
        self.generate(".", rows=30000, seed=11, invalid=0.05, suppressed=0.05, duplicates=0.05, dirty=0.3, quoted=0.3,
                      odd=0.02, columns="wide")
        cases = [(1, "64KiB"), (1, "1MiB"), (1, "8MiB"), (2, "64KiB"), (2, "1MiB"), (3, "64KiB"), (3, "8MiB"),
                 (8, "64KiB"), (8, "1MiB")]
        self.outputs_for(cases, (*ON_DATA, "--batch-size", "700", "--file-size", "1MiB"))

    def test_the_dirty_sample_gives_the_same_bytes_for_the_tiniest_chunks(self):
        self.copy_samples()
        cases = [(1, "1MiB"), (1, "1"), (2, "1"), (3, "7"), (8, "16"), (2, "64"), (3, "200"), (8, "4KiB")]
        self.outputs_for(cases, (*ON_DATA, *TINY_FILES))

    def test_nothing_but_the_object_run_tells_when_how_or_where_it_ran(self):
        self.copy_samples()
        first = self.run_job(*ON_DATA, out="a/first")
        second = self.run_job(*ON_DATA, "--lang", "zh-TW", "--threads", "1", "--quiet", "--sync", out="b")
        self.assert_same(first.deterministic_files(), second.deterministic_files(), "another folder and language")

    def test_packed_lists_give_the_messages_of_the_plain_one(self):
        self.copy_samples()
        self.write("list.csv.gz", gzip.compress((self.here / "list.csv").read_bytes()))
        plain = self.run_job(*ON_DATA, out="plain")
        packed = self.run_job("list.csv.gz", *ON_DATA[1:], out="packed")
        for name in plain.message_files() + ["batches.ndjson"]:
            self.assertEqual(plain.bytes(name), packed.bytes(name), name)
        places = [[(row["line"], row["byte_offset"], row["record"]) for row in output.rejects()]
                  for output in (plain, packed)]
        self.assertEqual(*places)

    def copy_samples(self):
        for name, copy in (("dirty.csv", "list.csv"), ("example-content.txt", "content.txt"),
                           ("unsubscribe.csv", "unsubscribe.csv"), ("blacklist.txt", "blacklist.txt")):
            shutil.copy(DATA / name, self.here / copy)


class EveryRowCanBeFoundAgain(MusterTest):
    def assert_rejects_lead_back(self, output):
        lists = {}
        rejects = output.rejects()
        self.assertEqual(len(rejects), output.summary["rejected"]["total"])
        for reject in rejects:
            raw = lists.setdefault(reject["list"], (self.here / reject["list"]).read_bytes())
            offset, size = int(reject["byte_offset"]), int(reject["bytes"])
            record = raw[offset:offset + size]
            self.assertEqual(int(reject["line"]), 1 + len(re.findall(rb"\r\n|\r|\n", raw[:offset])), reject)
            self.assertIn(raw[offset + size:offset + size + 1], (b"\n", b"\r", b""), reject)
            if size <= SHOWN_RECORD_BYTES:
                self.assertEqual(from_reversible(reject["record"]), record, reject)
            else:
                self.assertTrue(reject["record"].endswith("…"), reject)
                self.assertTrue(record.startswith(from_reversible(reject["record"][:-1])), reject)
        return rejects

    def test_rejects_of_the_dirty_sample_lead_back_to_their_bytes(self):
        shutil.copy(DATA / "dirty.csv", self.here / "list.csv")
        output = self.run_job("list.csv", "--content-file", DATA / "example-content.txt")
        self.assertEqual(len(self.assert_rejects_lead_back(output)), 19)

    def test_rejects_lead_back_whatever_the_line_ends_and_bytes(self):
        lines = ["SMSNumber,Name", "0912345678,a", "bad one,b", "", "0912345679,\"two\nlines\"", "worse \\ \\x41,c",
                 "0912345670,\"stray", "0923456789,d", "空號,e", "x" * 5000 + ",f", "0912345671\t,g"]
        for name, ending in (("lf", "\n"), ("crlf", "\r\n"), ("cr", "\r")):
            for bom in ("", "\ufeff"):
                for last in ("", ending):
                    with self.subTest(line_ends=name, bom=bool(bom), ended=bool(last)):
                        self.write("list.csv", bom + ending.join(lines) + last)
                        output = self.run_job("list.csv", "--content", "%Name%", "--header", "yes", "--chunk-size", "5",
                                              "--overwrite")
                        codes = [reject["code"] for reject in self.assert_rejects_lead_back(output)]
                        self.assertEqual(codes, ["not_a_number", "not_a_number", "unterminated_quote", "not_a_number",
                                                 "not_a_number"])

    def test_rows_count_through_all_lists(self):
        self.write("a.csv", "SMSNumber,Name\n0912345678,a\nbad,b\n")
        self.write("b.txt", "0923456789\nbad\n\n0934567890\n")
        output = self.run_job("a.csv", "b.txt", "--list-text", "0945678901,bad", "--content", "hello")
        self.assertEqual([message["row"] for message in output.messages()], [1, 3, 5, 6])
        places = [(reject["list"], reject["line"], reject["byte_offset"], reject["row"]) for reject in output.rejects()]
        self.assertEqual(places, [("a.csv", "3", "28", "2"), ("b.txt", "2", "11", "4"),
                                  ("--list-text", "1", "11", "7")])


class BatchesTileTheFiles(MusterTest):
    def assert_tiled(self, output, batch_size, file_size):
        batches = output.batches()
        self.assertEqual([batch["batch"] for batch in batches], list(range(1, len(batches) + 1)))
        self.assertEqual(output.summary["batches"], len(batches))
        for name in output.message_files():
            content = output.bytes(name)
            of_file = [batch for batch in batches if batch["file"] == name]
            position = 0
            for batch in of_file:
                self.assertEqual(batch["offset"], position)
                messages = ndjson(content[position:position + batch["bytes"]])
                self.assertEqual(len(messages), batch["messages"])
                self.assertEqual(messages[0]["row"], batch["first_row"])
                position += batch["bytes"]
            self.assertEqual(position, len(content))
            self.assertLess(of_file[-1]["offset"], file_size, f"{name} was still open after {file_size} bytes")
            if name != output.message_files()[-1]:
                self.assertGreaterEqual(len(content), file_size)
        self.assertTrue(all(batch["messages"] == batch_size for batch in batches[:-1]))
        return batches

    def assert_manifest_holds(self, output):
        files = {file["name"]: file for file in output.manifest["files"]}
        self.assertEqual(sorted([*files, "manifest.json", "summary.json"]), output.names())
        for name, file in files.items():
            self.assertEqual(file["bytes"], len(output.bytes(name)), name)
            self.assertRegex(file["xxh3"], "^[0-9a-f]{16}$")
        return files

    def test_batches_are_full_and_none_spans_files(self):
        self.write("list.txt", "".join(f"09{i:08d}\n" for i in range(12000000, 12000000 + 1003)))
        output = self.run_job("list.txt", "--content", "hello", "--batch-size", "100", "--file-size", "20KiB")
        batches = self.assert_tiled(output, 100, 20 << 10)
        self.assertEqual(batches[-1]["messages"], 3)
        self.assertGreater(len(output.message_files()), 2)
        self.assert_manifest_holds(output)

    def test_a_file_of_one_batch_has_that_batchs_checksum(self):
        self.write("list.txt", "0912345678\n0923456789\n0934567890\n")
        output = self.run_job("list.txt", "--content", "hello", "--batch-size", "1", "--file-size", "1")
        files = self.assert_manifest_holds(output)
        batches = self.assert_tiled(output, 1, 1)
        self.assertEqual([files[batch["file"]]["xxh3"] for batch in batches], [batch["xxh3"] for batch in batches])
        self.assertEqual(len({batch["xxh3"] for batch in batches}), 3)

    def test_equal_batches_have_equal_checksums(self):
        self.write("list.txt", "0912345678\n0923456789\n0934567890\n")
        self.write("shorter.txt", "0912345678\n0923456789\n")
        first = self.run_job("list.txt", "--content", "hello", "--batch-size", "2", out="a").batches()
        second = self.run_job("shorter.txt", "--content", "hello", "--batch-size", "2", out="b").batches()
        other = self.run_job("shorter.txt", "--content", "hallo", "--batch-size", "2", out="c").batches()
        self.assertEqual(first[0], second[0])
        self.assertNotEqual(second[0]["xxh3"], other[0]["xxh3"])

    def test_the_manifests_input_checksum_follows_the_bytes(self):
        sums = []
        for name, text in (("a.csv", "0912345678\n"), ("b.csv", "0912345678\n"), ("c.csv", "0912345679\n")):
            self.write(name, text)
            (entry,) = self.run_job(name, "--content", "hello", out=name[0]).manifest["inputs"]
            self.assertEqual((entry["path"], entry["bytes"]), (name, 11))
            sums.append(entry["xxh3"])
        self.assertEqual(sums[0], sums[1])
        self.assertNotEqual(sums[1], sums[2])


class GeneratedAnswers(MusterTest):
    """muster-gen knows the right answer by construction."""

    CASES = {
        "clean": {},
        "dirty": dict(invalid=0.2, suppressed=0.1, duplicates=0.1, dirty=0.5, quoted=0.4, odd=0.05, columns="wide"),
        "crlf": dict(invalid=0.1, duplicates=0.2, dirty=0.2, quoted=0.5, odd=0.1, line_end="crlf"),
        "one column": dict(invalid=0.05, suppressed=0.2, duplicates=0.1, writings="all", columns="minimal"),
        "no header": dict(invalid=0.05, suppressed=0.2, dirty=0.2, quoted=0.2, no_header=True),
        "white, exclude": dict(suppressed=0.3, duplicates=0.1, writings="three", whitelist="exclude"),
        "white, only": dict(suppressed=0.3, duplicates=0.1, writings="all", whitelist="only"),
        "white, override": dict(suppressed=0.3, duplicates=0.1, writings="all", whitelist="override"),
    }

    def test_the_command_gives_the_generators_answer(self):
        for number, (name, flags) in enumerate(self.CASES.items()):
            with self.subTest(name, seed=100 + number):
                folder = f"case-{number}"
                answer = self.generate(folder, rows=4000, seed=100 + number, **flags)
                arguments = [f"{folder}/list.csv", "--content-file", f"{folder}/content.txt", "--unsubscribe",
                             f"{folder}/unsubscribe.csv", "--blacklist", f"{folder}/blacklist.txt", "--list-option",
                             answer["list_option"], "--audit", "--chunk-size", "64KiB"]
                if answer["whitelist_mode"]:
                    arguments += ["--whitelist", f"{folder}/whitelist.txt", "--whitelist-mode",
                                  answer["whitelist_mode"]]
                output = self.run_job(*arguments, out=f"{folder}/out")
                self.assert_totals(answer, output.summary)
                self.assertEqual(self.told(folder), self.done(output))

    def assert_totals(self, answer, summary):
        for key in ("records", "headers", "blank", "rows", "emitted", "duplicates"):
            self.assertEqual(summary[key], answer[key], key)
        self.assertEqual(summary["rejected"]["total"], answer["rejected"]["total"])
        for key in ("rejected", "repaired", "suppressed"):
            have, want = summary[key], answer[key]
            have, want = have.get("by_code", have), want.get("by_code", want)
            self.assertEqual({code: have[code] for code in want}, want, key)
        have = {code: summary["warnings"][code]["count"] for code in answer["warnings"]}
        self.assertEqual(have, answer["warnings"])

    def told(self, folder):
        """The generator's answer by row: (outcome, code, to, text, ref, line)."""
        rows = {}
        for row in ndjson((self.here / folder / "answer.ndjson").read_bytes()):
            emitted = row["outcome"] == "emitted"
            if emitted:
                rows[row["row"]] = ("emitted", "", row["to"], row["text"], row.get("ref", ""), 0)
            else:
                code = "" if row["outcome"] == "duplicate" else row["code"]
                rows[row["row"]] = (row["outcome"], code, "", "", "", row["line"])
        return rows

    def done(self, output):
        rows = {}
        for message in output.messages():
            rows[message["row"]] = ("emitted", "", message["to"], message["text"], message.get("ref", ""), 0)
        for name, outcome in (("rejects.csv", "rejected"), ("suppressed.csv", "suppressed"),
                              ("duplicates.csv", "duplicate")):
            for row in output.table(name):
                rows[int(row["row"])] = (outcome, row.get("code", ""), "", "", "", int(row["line"]))
        return rows


if __name__ == "__main__":
    main()
