"""The form of what is written: messages, batches, the CSV files, summary and manifest."""

import csv
import io
import json

from muster_command import DATA, MusterTest, main

NUMBER_TYPES = ["fixed_line", "mobile", "fixed_line_or_mobile", "toll_free", "premium_rate", "shared_cost", "voip",
                "personal_number", "pager", "uan", "voicemail", "unknown"]
REJECT_CODES = ["unterminated_quote", "record_too_long", "nul_byte", "invalid_encoding", "empty_number", "not_clean",
                "not_a_number", "scientific_lost_digits", "multiple_numbers", "extension", "too_short", "too_long",
                "unknown_country", "invalid_number", "country_not_allowed", "not_mobile", "empty_field", "empty_message", "not_encodable",
                "message_too_long"]
REPAIR_CODES = ["punctuation", "width", "invisible", "leading_zero", "prefix", "spreadsheet_text", "scientific",
                "decimal_tail", "area_code"]
SUPPRESSED = ["unsubscribed", "blacklisted", "whitelisted", "not_whitelisted", "already_sent"]
WARNINGS = ["header_assumed", "repeated_header", "short_row", "long_row", "multiline_field", "no_trunk_prefix",
            "empty_value", "override_kept", "lost_with_duplicates"]


class Messages(MusterTest):
    def test_the_sample_gives_these_very_bytes(self):
        self.write("list.csv", "SMSNumber,Name,Gender\n0912345678,小明,先生\n0928345678,小美,小姐\n")
        output = self.run_job("list.csv", "--content-file", DATA / "example-content.txt")
        self.assertEqual(output.bytes("messages-00001.ndjson").decode("utf-8"),
                         '{"to":"+886912345678","text":"親愛的小明先生，您好！\\n好康大放送！咖啡買一送一！","row":1,'
                         '"encoding":"ucs2","segments":1}\n'
                         '{"to":"+886928345678","text":"親愛的小美小姐，您好！\\n好康大放送！咖啡買一送一！","row":2,'
                         '"encoding":"ucs2","segments":1}\n')

    def test_flash_and_ref_stand_behind_only_where_they_apply(self):
        self.write("list.csv", "SMSNumber,RefID\n0912345678,007\n0923456789,\n")
        cases = [
            ((), [("ref", "007")], []),
            (("--ref-id", "J"), [("ref", "007")], [("ref", "J")]),
            (("--body-format", "1"), [("flash", True), ("ref", "007")], [("flash", True)]),
        ]
        common = ["to", "text", "row", "encoding", "segments"]
        for flags, *more in cases:
            with self.subTest(flags):
                output = self.run_job("list.csv", "--content", "x", *flags, "--overwrite")
                lines = output.bytes("messages-00001.ndjson").decode().splitlines()
                for line, extra in zip(lines, more, strict=True):
                    message = json.loads(line, object_pairs_hook=list)
                    self.assertEqual([key for key, _ in message], common + [key for key, _ in extra])
                    self.assertEqual(message[5:], extra)

    def test_what_is_escaped_and_what_is_not(self):
        self.write("list.csv", 'SMSNumber,X\n0912345678,"q"" b\\ s/ t\t n\n e\x01\x1f\x7f €漢😀\u2028<&>\x08\x0c"\n')
        output = self.run_job("list.csv", "--content", "%X%", "--header", "yes")
        line = output.bytes("messages-00001.ndjson").decode("utf-8")
        self.assertIn('"text":"q\\" b\\\\ s/ t\\t n\\n e\\u0001\\u001f\x7f €漢😀\u2028<&>\\b\\f"', line)
        self.assertEqual(json.loads(line)["text"], 'q" b\\ s/ t\t n\n e\x01\x1f\x7f €漢😀\u2028<&>\x08\x0c')

    def test_encodings_and_segments(self):
        cases = [("a" * 160, "gsm7", 1), ("a" * 161, "gsm7", 2), ("]" * 80, "gsm7", 1), ("]" * 81, "gsm7", 2),
                 ("]" * 153, "gsm7", 3), ("a" * 307, "gsm7", 3), ("漢" * 70, "ucs2", 1), ("漢" * 71, "ucs2", 2),
                 ("漢" * 134, "ucs2", 2), ("漢" * 135, "ucs2", 3), ("😀" * 35, "ucs2", 1), ("😀" * 36, "ucs2", 2),
                 ("漢" + "]" * 69, "ucs2", 1)]
        self.write("list.csv", "SMSNumber,T\n" + "".join(
            f'09{10000000 + i:08d},"{text}"\n' for i, (text, _, _) in enumerate(cases)))
        output = self.run_job("list.csv", "--content", "%T%")
        told = [(m["text"], m["encoding"], m["segments"]) for m in output.messages()]
        self.assertEqual(told, cases)
        counted = output.summary["segments"]
        self.assertEqual(counted["total"], sum(segments for _, _, segments in cases))
        self.assertEqual((counted["gsm7_messages"], counted["ucs2_messages"]), (6, 7))
        self.assertEqual(counted["by_count"], {"1": 5, "2": 5, "3": 3})

    def test_no_messages_no_file(self):
        self.write("list.csv", "SMSNumber\nbad\n")
        output = self.run_job("list.csv", "--content", "x")
        self.assertEqual(output.names(), ["batches.ndjson", "manifest.json", "rejects.csv", "summary.json"])
        self.assertEqual(output.bytes("batches.ndjson"), b"")

    def test_a_batch_line_has_these_keys_in_this_order(self):
        output = self.run_job(DATA / "example.csv", "--content", "x")
        self.assertRegex(output.bytes("batches.ndjson").decode(),
                         r'^\{"batch":1,"file":"messages-00001\.ndjson","offset":0,"bytes":\d+,"messages":2,'
                         r'"first_row":1,"xxh3":"[0-9a-f]{16}"\}\n$')


class Csv(MusterTest):
    TEXTS = ["plain", 'with "quotes"', "with, comma", "two\nlines", "cr\rinside", " spaces ", "=1+1", "漢字😀", "\\"]

    def job(self, *flags):
        quoted = [text.replace('"', '""') for text in self.TEXTS]
        self.write("list.csv", "SMSNumber,T,RefID\n" + "".join(
            f'09{10000000 + i:08d},"{text}","r,{i}"\n' for i, text in enumerate(quoted)))
        return self.run_job("list.csv", "--content", "%T%", "--format", "csv", *flags)

    def test_messages_are_rfc_4180_with_lf(self):
        output = self.job("--body-format", "1")
        text = output.bytes("messages-00001.csv").decode("utf-8")
        rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
        self.assertEqual(rows[0], ["to", "text", "row", "encoding", "segments", "flash", "ref"])
        self.assertEqual([row[1] for row in rows[1:]], [text.replace("\r", "\n") for text in self.TEXTS])
        self.assertEqual([row[6] for row in rows[1:]], [f"r,{i}" for i in range(len(self.TEXTS))])
        self.assertEqual({(row[4], row[5]) for row in rows[1:]}, {("1", "true")})
        self.assertNotIn("\r", text)
        self.assertTrue(text.endswith("\n"))

    def test_a_header_line_opens_each_file_outside_its_batches(self):
        output = self.job("--batch-size", "2", "--file-size", "1")
        header = b"to,text,row,encoding,segments,flash,ref\n"
        self.assertEqual(len(output.message_files()), 5)
        for batch in output.batches():
            content = output.bytes(batch["file"])
            self.assertTrue(content.startswith(header))
            self.assertEqual((batch["offset"], batch["offset"] + batch["bytes"]), (len(header), len(content)))

    def test_rejects_keep_every_byte_readable(self):
        self.write("list.csv", b'SMSNumber,Name,RefID\nbad\\x41,J\xf3s\xe9,"a ""b"""\n=1+1,\x00,r\n'
                               b'0912345678,"x\r\ny",\xff\nworse,"c\nd",\xe6\xbc\xa2\n')
        output = self.run_job("list.csv", "--content", "%Name%")
        first, second, third, fourth = output.rejects()
        self.assertEqual(list(first),
                         ["list", "line", "byte_offset", "bytes", "row", "code", "detail", "ref", "record"])
        self.assertEqual((first["code"], first["record"]), ("invalid_encoding", 'bad\\\\x41,J\\xF3s\\xE9,"a ""b"""'))
        self.assertEqual((second["code"], second["record"]), ("nul_byte", "=1+1,\\x00,r"))
        self.assertEqual(third["code"], "invalid_encoding")
        self.assertEqual((fourth["code"], fourth["ref"], fourth["record"]),
                         ("not_a_number", "漢", 'worse,"c\nd",漢'))

    def test_audit_files(self):
        self.write("list.csv", "SMSNumber,RefID\n0912345678,a\n0923456789,b\n0912-345-678,c\n0934567890,d\n"
                               "+886912345678,e\n")
        self.write("optout.txt", "0923456789\n")
        self.write("black.txt", "0934567890\n")
        lists = ("--unsubscribe", "optout.txt", "--blacklist", "black.txt")
        plain = self.run_job("list.csv", "--content", "x", *lists, out="plain")
        self.assertNotIn("suppressed.csv", plain.names())
        audited = self.run_job("list.csv", "--content", "x", *lists, "--audit", out="audited")
        self.assertEqual(audited.bytes("suppressed.csv").decode().splitlines()[0], "list,line,row,code,number,ref")
        suppressed = audited.table("suppressed.csv")
        self.assertEqual([(row["line"], row["row"], row["code"], row["ref"]) for row in suppressed],
                         [("3", "2", "unsubscribed", "b"), ("5", "4", "blacklisted", "d")])
        self.assertEqual(audited.bytes("duplicates.csv").decode().splitlines()[0], "list,line,row,number,ref")
        duplicates = audited.table("duplicates.csv")
        self.assertEqual([(row["list"], row["line"], row["row"], row["ref"]) for row in duplicates],
                         [("list.csv", "4", "3", "c"), ("list.csv", "6", "5", "e")])
        first_row = self.run_job("list.csv", "--content", "x", *lists, "--audit", "first-row", out="first-row")
        self.assertEqual([row["first_row"] for row in first_row.table("duplicates.csv")], ["1", "1"])
        self.assertEqual(first_row.bytes("messages-00001.ndjson"), plain.bytes("messages-00001.ndjson"))


class Account(MusterTest):
    def job(self):
        self.write("list.csv", "SMSNumber,Name\n0912345678,a\n\n0912-345-678,b\nbad,c\n0923456789,d\n+85291234567,e\n")
        self.write("optout.txt", "0923456789\n")
        return self.run_job("list.csv", "--content", "%Name%", "--unsubscribe", "optout.txt", "--job-name", "spring")

    def test_the_summary_has_every_counter_zeros_too(self):
        summary = self.job().summary
        counters = {key: summary[key] for key in
                    ("records", "headers", "blank", "rows", "emitted", "batches", "duplicates")}
        self.assertEqual(counters, {"records": 7, "headers": 1, "blank": 1, "rows": 5, "emitted": 2, "batches": 1,
                                    "duplicates": 1})
        self.assertEqual(summary["segments"],
                         {"total": 2, "gsm7_messages": 2, "ucs2_messages": 0, "by_count": {"1": 2}})
        self.assertEqual(summary["rejected"],
                         {"total": 1, "by_code": {c: int(c == "not_a_number") for c in REJECT_CODES}})
        self.assertEqual(summary["suppressed"], {"total": 1, **{c: int(c == "unsubscribed") for c in SUPPRESSED}})
        self.assertEqual({c: summary["repaired"][c] for c in REPAIR_CODES},
                         {c: int(c == "punctuation") for c in REPAIR_CODES})
        self.assertEqual(summary["countries"], {"886": 1, "852": 1})
        self.assertEqual(summary["types"], {name: 2 * int(name == "mobile") for name in NUMBER_TYPES})
        for name in WARNINGS:
            self.assertEqual(summary["warnings"][name], {"count": 0, "first": None}, name)

    def test_the_summary_tells_how_each_list_was_read(self):
        summary = self.job().summary
        (entry,) = summary["lists"]
        self.assertEqual((entry["path"], entry["bytes"], entry["rows"]),
                         ("list.csv", len((self.here / "list.csv").read_bytes()), 5))
        for key, value in (("encoding", "utf-8"), ("delimiter", "comma"), ("header", True),
                           ("number_column", "SMSNumber")):
            self.assertEqual(entry[key], {"value": value, "by": "detected"}, key)
        again = self.run_job("list.csv", "--content", "x", "--delimiter", "comma", "--header", "yes", "--number-column",
                             "1", "--encoding", "utf-8", "--overwrite").summary["lists"][0]
        for key in ("encoding", "delimiter", "header", "number_column"):
            self.assertEqual(again[key], {"value": entry[key]["value"], "by": "set"}, key)

    def test_the_summary_tells_options_plan_and_run(self):
        summary = self.job().summary
        self.assertEqual(summary["options"]["list_option"], 96)
        self.assertIn("dedup", summary["options"]["list_option_words"])
        self.assertIn("unsubscribe", summary["options"]["list_option_words"])
        self.assertEqual(summary["options"]["job_option"], 16)
        self.assertTrue(summary["numbering_plan"])
        self.assertEqual(sorted(summary["run"]),
                         ["chunk_bytes", "peak_memory_bytes", "rows_per_second", "seconds", "threads"])
        self.assertEqual(list(summary)[-1], "run")

    def test_warnings_name_their_first_line(self):
        self.write("list.csv", "Mobile,Name\n0912345678,a\n0923456789\n0934567890,c,more\n0945678901,\"d\ne\"\n"
                               "Mobile,Name\n")
        warnings = self.run_job("list.csv", "--content", "%Name%!").summary["warnings"]
        for name, line in (("short_row", 3), ("long_row", 4), ("multiline_field", 5), ("empty_value", 3),
                           ("repeated_header", 7)):
            self.assertEqual((warnings[name]["count"], warnings[name]["first"]["line"]), (1, line), name)
            self.assertEqual(warnings[name]["first"]["list"], "list.csv")

    def test_the_manifest_has_job_inputs_files_and_totals(self):
        output = self.job()
        manifest, summary = output.manifest, output.summary
        self.assertEqual((manifest["format"], manifest["job"]), (1, {"JobName": "spring"}))
        self.assertEqual(manifest["numbering_plan"], summary["numbering_plan"])
        (entry,) = manifest["inputs"]
        size = len((self.here / "list.csv").read_bytes())
        self.assertEqual((entry["path"], entry["bytes"], entry["header_record"], entry["columns"]),
                         ("list.csv", size, "SMSNumber,Name", ["SMSNumber", "Name"]))
        self.assertEqual([(entry["role"], entry["path"], entry["numbers"]) for entry in manifest["suppression_lists"]],
                         [("unsubscribe", "optout.txt", 1)])
        self.assertEqual(sorted(file["name"] for file in manifest["files"]),
                         ["batches.ndjson", "messages-00001.ndjson", "rejects.csv"])
        self.assertEqual(manifest["totals"],
                         {"records": 7, "headers": 1, "blank": 1, "rows": 5, "emitted": 2, "rejected": 1,
                          "suppressed": 1, "duplicates": 1, "batches": 1, "segments": 2})


if __name__ == "__main__":
    main()
