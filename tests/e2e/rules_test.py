"""The rules of carriers in Taiwan through the real command: sender's name, registered URLs and numbers, UCS-2."""

import json
import os

from muster_command import MusterTest, main


class RulesTest(MusterTest):
    def setUp(self):
        super().setUp()
        self.write("list.csv", "SMSNumber,Name,Link\n"
                               "0912345678,小明,bit.ly/ok\n"
                               "0923456789,小美,bit.ly/no\n"
                               "0934567890,小華,請撥 0912-345-678\n"
                               "bad,x,evil.com\n")
        self.write("ours.txt", "# ours\nexample.com\nhttps://bit.ly/ok\n02-2718-7200\n")

    def warnings(self, summary):
        return {code: (warning["count"], warning["first"]["line"], warning["first"]["text"])
                for code, warning in summary["warnings"].items() if warning["count"] > 0}


class Warn(RulesTest):
    def test_every_message_is_sent_and_what_breaks_a_rule_is_counted_with_its_place(self):
        output = self.run_job("list.csv", "--content", "%Name%您好，詳見 www.example.com 或 %Link%，客服 02-27187200",
                              "--sender-name", "小明", "--registered", "ours.txt")
        self.assertEqual(len(output.messages()), 3)
        self.assertEqual(self.warnings(output.summary), {
            "no_sender_name": (2, 3, output.messages()[1]["text"].encode()[:60].decode(errors="ignore")),
            "unregistered_url": (1, 3, "bit.ly/no"),
            "unregistered_number": (1, 4, "0912-345-678"),
        })
        for options in (output.summary["options"], output.manifest["options"]):
            self.assertEqual(options["sender_names"], ["小明"])
            self.assertEqual((options["registered"][0]["path"], options["registered"][0]["domains"],
                              options["registered"][0]["numbers"]), ("ours.txt", 2, 1))
            self.assertEqual((options["strict_rules"], options["prepend_sender"]), (False, False))

    def test_the_summary_in_words_says_it_in_both_languages(self):
        job = ("list.csv", "--content", "%Name% %Link%", "--sender-name", "品牌", "--registered", "ours.txt", "--discard")
        english = self.muster("run", *job).out
        for words in ("no_sender_name", "does not begin with the name of the sender", "list.csv, line 3: bit.ly/no",
                      "sender name: 品牌", "2 domains and URLs, 1 phone number"):
            self.assertIn(words, english)
        chinese = self.muster("run", *job, "--lang", "zh-TW").out
        for words in ("發送名稱", "未登錄的網址", "未登錄的電話號碼", "首見：list.csv"):
            self.assertIn(words, chinese)

    def test_without_the_flags_nothing_is_said(self):
        output = self.run_job("list.csv", "--content", "%Name% evil.com 0912345678")
        self.assertEqual(self.warnings(output.summary), {})

    def test_the_same_bytes_for_any_threads_and_chunks(self):
        expected = None
        for number, (threads, chunk) in enumerate([(1, "1MiB"), (1, "1"), (2, "7"), (3, "64")]):
            files = self.run_job("list.csv", "--content", "%Name% %Link%", "--sender-name", "小美", "--registered", "ours.txt",
                                 "--threads", threads, "--chunk-size", chunk, out=f"out-{number}").deterministic_files()
            expected = expected or files
            self.assertEqual(files, expected)


class Strict(RulesTest):
    def refused(self, *arguments, words):
        for command in ("run", "check"):
            more = ("--out", "out") if command == "run" else ()
            self.assert_refused(self.muster(command, *arguments, *more), 2, *words)

    def test_2_at_the_first_message_that_breaks_a_rule(self):
        strict = ("--registered", "ours.txt", "--strict-rules")
        self.refused("list.csv", "--content", "%Link%", *strict,
                     words=("list.csv, line 3: bit.ly/no", "not registered", "--registered", "leave --strict-rules out"))
        for threads, chunk in ((1, "1"), (2, "16"), (3, "1MiB")):
            self.refused("list.csv", "--content", "%Link%", *strict, "--threads", threads, "--chunk-size", chunk,
                         words=("line 3: bit.ly/no",))
        self.refused("list.csv", "--content", "%Name%", "--sender-name", "小明", "--strict-rules",
                     words=("list.csv, line 3: 小美", "--prepend-sender"))

    def test_2_for_the_content_alone_before_a_row_is_read(self):
        strict = ("--registered", "ours.txt", "--sender-name", "品牌", "--strict-rules")
        self.refused("list.csv", "--content", "您好 %Name%", *strict, words=("content, line 1: 您好",))
        self.refused("list.csv", "--content", "品牌\n請看evil.com。", *strict, words=("content, line 2: evil.com",))
        self.refused("list.csv", "--content", "品牌\n請撥 0800-123-123。", *strict, words=("content, line 2: 0800-123-123",))

    def test_0_when_nothing_breaks_a_rule(self):
        output = self.run_job("list.csv", "--content", "品牌：%Name% example.com", "--sender-name", "品牌", "--registered",
                              "ours.txt", "--strict-rules")
        self.assertEqual(len(output.messages()), 3)
        self.assertTrue(output.manifest["options"]["strict_rules"])


class Prepend(RulesTest):
    JOB = ("list.csv", "--content", "%Name%", "--sender-name", "【小美】", "--prepend-sender")

    def test_the_name_stands_in_front_where_it_is_missing(self):
        output = self.run_job(*self.JOB)
        self.assertEqual([message["text"] for message in output.messages()], ["【小美】小明", "小美", "【小美】小華"])
        self.assertEqual(output.summary["warnings"]["no_sender_name"]["count"], 0)

    def test_check_shows_it_and_its_command_gives_the_same_messages(self):
        outcome = self.muster("check", *self.JOB, "--json")
        report = json.loads(outcome.out)
        self.assertEqual(report["preview"], self.run_job(*self.JOB).messages())
        self.assertIn("--sender-name '小美' --prepend-sender", report["command"])

    def test_it_counts_for_segments_and_encoding(self):
        output = self.run_job("list.csv", "--content", "x" * 65, "--sender-name", "Acme", "--prepend-sender")
        self.assertEqual({(m["encoding"], m["segments"]) for m in output.messages()}, {("ucs2", 2)})
        output = self.run_job("list.csv", "--content", "x" * 65, "--sender-name", "Acme", "--prepend-sender", "--body-format",
                              "0", out="short")
        self.assertEqual(output.summary["rejected"]["by_code"]["message_too_long"], 3)


class WrongInput(RulesTest):
    def refused(self, *arguments, words, **more):
        outcome = self.muster("run", "list.csv", "--content", "%Name%", "--out", "out", *arguments, **more)
        self.assert_refused(outcome, 2, *words)

    def test_2_for_registered_files_that_cannot_be_used(self):
        self.write("empty.txt", "")
        self.write("comments.txt", "# nothing yet\n\n")
        self.write("names.txt", "example.com\n\n王小明\n")
        self.write("table.csv", "example.com,官網\n")
        self.write("big5.txt", "測試.tw\n".encode("big5"))
        self.write("utf16.txt", "example.com\n".encode("utf-16"))
        self.write("everybody.txt", "com.tw\n")
        for name, *words in (("missing.txt",), ("empty.txt", "no domain"), ("comments.txt", "no domain"),
                             ("names.txt", "line 3", "王小明"), ("table.csv", "line 1", "example.com,官網"),
                             ("big5.txt", "line 1", "UTF-8"), ("utf16.txt", "line 1"), ("everybody.txt", "com.tw"), (".",)):
            with self.subTest(name):
                self.refused("--registered", name, words=(name, *words))
                self.refused("--registered", "ours.txt", "--registered", name, words=(name,))

    def test_2_for_flags_that_do_not_fit(self):
        for arguments, *words in ((("--strict-rules",), "--sender-name", "--registered"),
                                  (("--prepend-sender",), "--sender-name"),
                                  (("--prepend-sender", "--sender-name", "a", "--sender-name", "b"), "more than one"),
                                  (("--prepend-sender", "--sender-name", "a", "--character-set", "117"), "GSM-7"),
                                  (("--sender-name", " "), "--sender-name", "empty"),
                                  (("--sender-name", "a\nb"), "--sender-name", "line end"),
                                  (("--sender-name", "x" * 129), "--sender-name", "128")):
            with self.subTest(arguments):
                self.refused(*arguments, words=words)

    def test_a_registered_file_may_come_from_standard_input(self):
        output = self.run_job("list.csv", "--content", "x.tw", "--registered", "-", stdin=b"x.tw\n", out="piped")
        self.assertEqual(output.summary["warnings"]["unregistered_url"]["count"], 0)
        self.refused("--registered", "-", "--unsubscribe", "-", words=("standard input",))

    def test_nothing_stays_behind(self):
        before = sorted(os.listdir(self.here))
        self.refused("--registered", "missing.txt", words=("missing.txt",))
        self.assertEqual(sorted(os.listdir(self.here)), before)


class Ucs2(RulesTest):
    def test_the_characters_of_the_content_are_named_with_their_cost(self):
        self.write("content.txt", "Dear %Name%,\n“sale”… " + "x" * 100 + "\n")
        outcome = self.muster("check", "list.csv", "--content-file", "content.txt", "--json")
        warning = json.loads(outcome.out)["summary"]["warnings"]["ucs2_characters"]
        self.assertEqual(warning, {"count": 3, "first": {
            "list": "content", "line": 2, "text": "“ U+201C, ” U+201D, … U+2026: 2 segments, 1 without them"}})

    def test_chinese_texts_and_asked_for_ucs2_are_left_alone(self):
        for content, *flags in (("您好…",), ("sale…", "--character-set", "17"),
                                ("sale…", "--sender-name", "x", "--prepend-sender")):
            report = json.loads(self.muster("check", "list.csv", "--content", content, *flags, "--json").out)
            self.assertEqual(report["summary"]["warnings"]["ucs2_characters"]["count"], 0, content)


if __name__ == "__main__":
    main()
