"""Job files: the job in JSON with the original parameter names."""

import json

from muster_command import MusterTest, main


class JobFiles(MusterTest):
    def setUp(self):
        super().setUp()
        self.write("list.csv", "SMSNumber,Name\n0912-345-678,a\n0912345678,b\n0923456789,c\n")
        self.write("optout.txt", "0923456789\n")

    def job(self, fields, *flags, **more):
        self.write("job.json", fields if isinstance(fields, str) else json.dumps(fields, ensure_ascii=False))
        return self.run_job("--job", "job.json", *flags, "--overwrite", **more)

    def assert_job_refused(self, fields, *words):
        self.write("job.json", fields if isinstance(fields, str) else json.dumps(fields))
        self.assert_refused(self.muster("run", "--job", "job.json", "--out", "out"), 2, *words)

    def test_a_saved_request_can_be_replayed(self):
        output = self.job({"ManagerLoginName": "someone", "ManagerPassword": "s3cret-word", "SMSListFile": "list.csv",
                           "Content": "親愛的%Name%", "SMSListOption": 64, "JobOption": "16", "BodyFormat": "2",
                           "CountryCode": "+886", "JobName": "春季", "RefNumber": "A-7",
                           "StartTime": "2024-03-05 10:00:00", "ReturnType": "", "RefID": "R1"})
        self.assertEqual(output.pairs(), [("+886912345678", "親愛的a"), ("+886923456789", "親愛的c")])
        self.assertEqual({message["ref"] for message in output.messages()}, {"R1"})
        self.assertEqual(output.manifest["job"],
                         {"JobName": "春季", "RefNumber": "A-7", "StartTime": "2024-03-05 10:00:00"})

    def test_the_password_is_in_no_file_and_on_no_screen(self):
        fields = {"ManagerLoginName": "login-name", "ManagerPassword": "s3cret-word", "SMSListFile": "list.csv",
                  "Content": "x"}
        output = self.job(fields)
        check = self.muster("check", "--job", "job.json")
        everything = b"".join(output.bytes(name) for name in output.names()).decode() + check.out + check.err
        for secret in ("s3cret-word", "login-name"):
            self.assertNotIn(secret, everything)

    def test_names_ignore_case(self):
        output = self.job({"smslistfile": "list.csv", "CONTENT": "x", "smsListOption": "68", "BATCHSIZE": 1})
        self.assertEqual(output.pairs(), [("0912345678", "x"), ("0923456789", "x")])
        self.assertEqual(output.summary["batches"], 2)

    def test_flags_win(self):
        fields = {"SMSListFile": "missing.csv", "Content": "file", "SMSListOption": 4, "BatchSize": 7,
                  "JobName": "file"}
        output = self.job(fields, "list.csv", "--content", "flag", "--list-option", "64", "--job-name", "flag")
        self.assertEqual(output.pairs(), [("+886912345678", "flag"), ("+886923456789", "flag")])
        self.assertEqual((output.manifest["options"]["batch_size"], output.manifest["job"]["JobName"]), (7, "flag"))

    def test_a_content_file_flag_wins_over_a_content_field(self):
        self.write("content.txt", "flag\n")
        output = self.job({"SMSListFile": "list.csv", "Content": "file"}, "--content-file", "content.txt")
        self.assertEqual({text for _, text in output.pairs()}, {"flag"})

    def test_every_kind_of_value(self):
        output = self.job({"SMSListFile": ["list.csv", "optout.txt"], "Content": "x", "Unsubscribe": ["optout.txt"],
                           "SMSListOption": "dedup,unsubscribe", "Audit": "rows", "AllowEmptyList": True,
                           "MaxSegments": "3", "AreaCode": None, "CharacterSetID": 17, "Format": "csv"})
        self.assertEqual(output.summary["suppressed"]["unsubscribed"], 2)
        self.assertIn("suppressed.csv", output.names())
        self.assertEqual(output.message_files(), ["messages-00001.csv"])

    def test_typed_numbers(self):
        output = self.job({"SMSList": "0912345678,0923456789", "Content": "x"})
        self.assertEqual(output.recipients(), ["+886912345678", "+886923456789"])

    def test_unknown_names_are_told_with_the_nearest(self):
        for name, nearest in (("SMSListOptions", "SMSListOption"), ("Contents", "Content"), ("AreaCod", "AreaCode"),
                              ("BodyFromat", "BodyFormat"), ("xyz", "")):
            with self.subTest(name):
                fields = {"SMSListFile": "list.csv", "Content": "x", name: "1"}
                self.assert_job_refused(fields, "job.json", name, nearest)

    def test_what_is_no_job(self):
        cases = ["", "{", "[]", "{} {}", '"text"']
        for text in cases:
            with self.subTest(text):
                self.assert_job_refused(text, "job.json", "JSON")

    def test_wrong_values_are_told_with_file_and_name(self):
        cases = [({"Content": {}}, "Content"), ({"SMSListOption": 1}, "SMSListOption"), ({"BatchSize": 0}, "BatchSize"),
                 ({"SMSListOption": 512}, "SMSListOption"), ({"CharacterSetID": 18}, "CharacterSetID"),
                 ({"SMSUrl": "http://example.com/list.csv"}, "SMSListFile"), ({"BodyFormat": "long"}, "BodyFormat")]
        for fields, word in cases:
            with self.subTest(fields):
                self.assert_job_refused({"SMSListFile": "list.csv", "Content": "x", **fields}, "job.json", word)

    def test_wrong_jobs(self):
        cases = [('{"SMSListFile": "list.csv"}', "content"), ('{"Content": "x"}', "list"),
                 ('{"SMSListFile": "list.csv", "Content": "x", "content": "y"}', "twice"),
                 ('{"SMSListFile": "list.csv", "Content": "x", "JobOption": 2}', "functions"),
                 ('{"SMSListFile": "list.csv", "Content": "x", "ContentFile": "c.txt"}', "content")]
        for text, word in cases:
            with self.subTest(text):
                self.assert_job_refused(text, word)

    def test_option_256_of_a_job_file_is_the_literal_reading(self):
        output = self.job({"SMSListFile": "list.csv", "Content": "x", "SMSListOption": 320, "Whitelist": "optout.txt"})
        self.assertEqual(output.summary["suppressed"]["whitelisted"], 1)
        self.assertEqual(output.recipients(), ["+886912345678"])


if __name__ == "__main__":
    main()
