"""Messages in both languages: three blocks in a fixed order, from one catalogue, in the language of --lang or of the
environment's locale."""

import re

import exit_codes_test
from muster_command import PROJECT, MusterTest, Output, main

LABELS = {"en": ("why: ", "do:  ", "read as: "), "zh-TW": ("原因：", "處理：", "讀取方式：")}
HAN = re.compile("[\u4e00-\u9fff]")
HELLO = ("--content", "hello", "--discard")

# What is run; what it says in English; what it says in Chinese.
WHOLE_MESSAGES = {
    "a list without a number column": (
        ("run", "none.csv", *HELLO), 3,
        "muster: list none.csv, line 1: 代號,姓名\n"
        "  why: no column is known to hold the number; its columns are \"代號\", \"姓名\"\n"
        "  do:  set --number-column to a name, or to a place counted from 1; if the list has no header, set --header no\n"
        "  read as: encoding utf-8 (detected), delimiter comma (detected), header yes (detected)\n",
        "muster: 名單 none.csv 第 1 行：代號,姓名\n"
        "  原因：找不到號碼欄；名單的欄位有「代號」、「姓名」\n"
        "  處理：請以 --number-column 指定號碼欄的名稱，或從 1 起算的欄位順序；若名單沒有標題列，請指定 --header no\n"
        "  讀取方式：編碼 utf-8（偵測）、分隔符號 comma（偵測）、標題列 有（偵測）\n"),
    "two number columns in a list with settings": (
        ("run", "two.csv", "--delimiter", "comma", "--header", "yes", *HELLO), 3,
        "muster: list two.csv, line 1: 手機,行動電話\n"
        "  why: two columns may hold the number: \"手機\" and \"行動電話\"\n"
        "  do:  set --number-column to a name, or to a place counted from 1\n"
        "  read as: encoding utf-8 (detected), delimiter comma (set), header yes (set)\n",
        "muster: 名單 two.csv 第 1 行：手機,行動電話\n"
        "  原因：有兩個欄位都可能是號碼欄：「手機」與「行動電話」\n"
        "  處理：請以 --number-column 指定號碼欄的名稱，或從 1 起算的欄位順序\n"
        "  讀取方式：編碼 utf-8（偵測）、分隔符號 comma（指定）、標題列 有（指定）\n"),
    "a list that is not there": (
        ("run", "missing.csv", *HELLO), 3,
        "muster: list missing.csv\n"
        "  why: cannot be opened: No such file or directory\n"
        "  do:  check the path; a list must exist before the job starts\n",
        "muster: 名單 missing.csv\n"
        "  原因：無法開啟：找不到該檔案或資料夾\n"
        "  處理：請檢查路徑；名單必須在任務開始前就存在\n"),
    "a workbook": (
        ("run", "book.xlsx", *HELLO), 3,
        "muster: list book.xlsx\n"
        "  why: it is an Excel workbook (.xlsx) or a zip archive, not a text list\n"
        "  do:  open it in the spreadsheet and save it as \"CSV UTF-8 (comma delimited)\"\n",
        "muster: 名單 book.xlsx\n"
        "  原因：這是 Excel 活頁簿（.xlsx）或 zip 壓縮檔，不是文字名單\n"
        "  處理：請用試算表開啟，另存為「CSV UTF-8（逗號分隔）」\n"),
    "a placeholder without column": (
        ("run", "list.csv", "--content", "%Nmae%，您好", "--discard"), 2,
        "muster: content, line 1: »%«Nmae»%«，您好\n"
        "  why: %Nmae% looks like a placeholder, but no column has that name; the columns are: SMSNumber, Name\n"
        "  do:  write %Name% if that column is meant, or add --unknown-placeholder keep (it stays as text) or empty (it "
        "is left out)\n",
        "muster: 簡訊內容第 1 行：»%«Nmae»%«，您好\n"
        "  原因：%Nmae% 看起來是變數，但沒有這個名稱的欄位；名單的欄位有：SMSNumber、Name\n"
        "  處理：若是指該欄位，請寫成 %Name%；否則請加上 --unknown-placeholder keep（照原文保留）或 empty（留空）\n"),
    "an opt-out list whose bit is missing": (
        ("run", "list.csv", *HELLO, "--list-option", "64", "--unsubscribe", "optout.txt"), 2,
        "muster: list option 64 (dedup)\n"
        "  why: an unsubscribe list is given (--unsubscribe), but 32 (unsubscribe) is not in the list option\n"
        "  do:  write --list-option 96 (unsubscribe, dedup), or drop --unsubscribe\n",
        "muster: 名單選項 64（dedup）\n"
        "  原因：指定了取消訂閱名單（--unsubscribe），但名單選項不含 32 (unsubscribe)\n"
        "  處理：請改用 --list-option 96（unsubscribe, dedup），或去掉 --unsubscribe\n"),
    "an opt-out list full of something else": (
        ("run", "list.csv", *HELLO, "--unsubscribe", "words.txt"), 6,
        "muster: --unsubscribe words.txt, line 2: x\n"
        "  why: 3 of its 4 records hold no number that can be read, the first of them here; allowed are 1 %\n"
        "  do:  mend these records, or raise --max-list-errors when they are known to be nobody's number\n",
        "muster: --unsubscribe words.txt 第 2 行：x\n"
        "  原因：4 筆資料中有 3 筆讀不出號碼，這是第一筆；上限為 1 %\n"
        "  處理：請修正這些資料；若確定它們不是任何人的號碼，可提高 --max-list-errors\n"),
    "too many rejects": (
        ("run", "bad.csv", *HELLO, "--quiet", "--max-rejects", "1%"), 4,
        "muster: too many rejects: 2 of 3 rows\n"
        "  why: --max-rejects allows 1 % of the rows\n"
        "  do:  see rejects.csv for the rows and their codes; mend the list, or allow more\n",
        "muster: 退回過多：3 筆中有 2 筆\n"
        "  原因：--max-rejects 的上限：名單筆數的 1 %\n"
        "  處理：請查看 rejects.csv 中的各列與代碼；修正名單，或提高上限\n"),
    "an output folder in use": (
        ("run", "list.csv", "--content", "hello", "--out", "full"), 2,
        "muster: cannot write to full\n"
        "  why: it is not empty\n"
        "  do:  name a folder that does not exist yet with --out\n",
        "muster: 無法寫入資料夾 full\n"
        "  原因：資料夾不是空的\n"
        "  處理：請以 --out 指定一個尚不存在的資料夾\n"),
    "a number that is none, in a job file": (
        ("run", "--job", "job.json"), 2,
        "muster: job.json: BatchSize \"many\"\n"
        "  why: it is no whole number\n"
        "  do:  give a whole number from 1 to 100000\n",
        "muster: job.json: BatchSize \"many\"\n"
        "  原因：不是整數\n"
        "  處理：請指定：1 到 100000 的整數\n"),
    "a flag that is none": (
        ("check", "list.csv", "--batchsize", "5"), 2,
        "muster: unknown flag --batchsize\n  do:  the nearest is --batch-size; see muster check --help\n",
        "muster: 不明的旗標 --batchsize\n  處理：最接近的是 --batch-size；請參考 muster check --help\n"),
    "a country that is none": (
        ("normalize", "--country-code", "TAIWAN"), 2,
        "muster: country code \"TAIWAN\"\n"
        "  why: there is no such country\n"
        "  do:  the nearest is 886 or TW (Taiwan); give a calling code, such as 886, or a region, such as TW\n",
        "muster: 國碼「TAIWAN」\n"
        "  原因：沒有這個國家\n"
        "  處理：最接近的是 886 或 TW（台灣）；請指定國碼（如 886）或地區代碼（如 TW）\n"),
    "a folder that is no output": (
        ("rejects", "full"), 5,
        "muster: cannot read full as an output folder\n"
        "  why: neither manifest.json nor summary.json: No such file or directory\n"
        "  do:  name the folder that a run wrote with --out, or its .failed\n",
        "muster: 無法將 full 當作輸出資料夾讀取\n"
        "  原因：沒有 manifest.json，也沒有 summary.json：找不到該檔案或資料夾\n"
        "  處理：請指定任務以 --out 寫出的資料夾，或其 .failed 資料夾\n"),
    "a command that is none": (
        ("rnu",), 2,
        "muster: unknown command rnu\n  do:  the nearest is run; see muster --help\n",
        "muster: 不明的指令 rnu\n  處理：最接近的是 run；請參考 muster --help\n"),
}


def catalogue():
    """Every pair (English pattern, Chinese pattern) of the sources."""
    pairs = []
    literal = r'((?:"(?:[^"\\]|\\.)*"\s*)+)'
    for path in sorted((PROJECT / "engine/source").glob("phrases_*.cc")):
        for found in re.finditer(r"\{" + literal + r",\s*" + literal + r"\}", path.read_text(encoding="utf-8")):
            texts = ["".join(re.findall(r'"((?:[^"\\]|\\.)*)"', part)) for part in found.groups()]
            pairs.append([text.replace("\\n", "\n").replace('\\"', '"') for text in texts])
    return pairs


def english_fragments():
    """What of the catalogue's English can be recognised in a longer text: three words and more between placeholders."""
    for english, _ in catalogue():
        for fragment in re.split(r"\{\d?\}", english):
            if len(re.findall(r"[A-Za-z]{2,}", re.sub(r"--[\w-]+|[A-Z]{4,}", "", fragment))) >= 3:
                yield fragment.strip()


class MessagesTest(MusterTest):
    def setUp(self):
        super().setUp()
        self.write("list.csv", "SMSNumber,Name\n0912345678,a\n0923456789,b\n")
        self.write("none.csv", "代號,姓名\n1,a\n")
        self.write("two.csv", "手機,行動電話\n0912345678,0912345678\n")
        self.write("bad.csv", "SMSNumber\n0912345678\nx\ny\n")
        self.write("book.xlsx", b"PK\x03\x04")
        self.write("optout.txt", "0934567890\n")
        self.write("words.txt", "0912345678\nx\ny\nz\n")
        self.write("content.txt", "hello\n")
        self.write("empty.txt", "")
        self.write("big5.txt", "測試".encode("big5"))
        self.write("full/something", "")
        self.write("job.json", '{"SMSListFile": "list.csv", "Content": "x", "BatchSize": "many"}')

    def assert_blocks_in_order(self, message, language):
        """One block with where, then every other at most once, in order."""
        self.assertTrue(message.startswith("muster: "), message)
        found = [label for line in message.splitlines()[1:] for label in LABELS[language]
                 if line.startswith("  " + label)]
        self.assertEqual(found, [label for label in LABELS[language] if label in found], message)

    def assert_no_english(self, message):
        self.assertRegex(message, HAN)
        for fragment in english_fragments():
            self.assertNotIn(fragment, message)


class Blocks(MessagesTest):
    def test_whole_messages(self):
        for name, (arguments, code, english, chinese) in WHOLE_MESSAGES.items():
            for language, expected in (("en", english), ("zh-TW", chinese)):
                with self.subTest(name, language=language):
                    outcome = self.muster(*arguments, "--lang", language)
                    self.assertEqual((outcome.code, outcome.err), (code, expected), outcome)
                    self.assert_blocks_in_order(outcome.err, language)

    def test_the_readme_shows_one(self):
        readme = (PROJECT / "README.md").read_text(encoding="utf-8")
        for message in WHOLE_MESSAGES["a list without a number column"][2:]:
            self.assertIn("".join(f"    {line}\n" for line in message.splitlines()), readme)

    def test_every_wrong_command_line_in_chinese(self):
        for arguments, *_ in exit_codes_test.Usage.CASES:
            if "--lang" in arguments:
                continue
            with self.subTest(arguments):
                chinese = self.muster("run", "--lang", "zh-TW", *arguments)
                english = self.muster("run", "--lang", "en", *arguments)
                self.assertEqual((chinese.code, english.code), (2, 2), chinese)
                self.assert_no_english(chinese.err)
                self.assertEqual(len(chinese.err.splitlines()), len(english.err.splitlines()))
                for outcome, language in ((chinese, "zh-TW"), (english, "en")):
                    self.assert_blocks_in_order(outcome.err, language)

    def test_a_chinese_run_says_nothing_in_english(self):
        for name, (arguments, *_) in WHOLE_MESSAGES.items():
            with self.subTest(name):
                self.assert_no_english(self.muster(*arguments, "--lang", "zh-TW").err)

    def test_the_catalogue_is_found_and_its_english_is_recognised(self):
        self.assertGreater(len(catalogue()), 300)
        fragments = set(english_fragments())
        self.assertGreater(len(fragments), 150)
        self.assertIn("check the path; a list must exist before the job starts", fragments)
        for _, (arguments, _, english, _) in WHOLE_MESSAGES.items():
            if len(english.split()) > 20:
                self.assertTrue(any(fragment in english for fragment in fragments), arguments)

    def test_what_is_said_beside_an_error(self):
        failed = self.muster("run", "bad.csv", "--content", "x", "--max-rejects", "1", "--quiet", "--out", "out",
                             "--lang", "zh-TW")
        self.assertEqual(failed.code, 4)
        self.assertTrue(failed.err.endswith("  退回的列與目前的摘要在 out.failed\n"), failed)
        self.write("job.json", '{"SMSListFile": "list.csv", "Content": "x", "Unsubscribe": "u.csv"}')
        noted = self.muster("run", "--job", "job.json", "--unsubscribe", "optout.txt", "--discard", "--quiet", "--lang",
                            "zh-TW")
        self.assertEqual((noted.code, noted.err),
                         (0, "muster: job.json：已指定 --unsubscribe，因此不使用 Unsubscribe u.csv\n"))


class TheLanguage(MessagesTest):
    def language_of(self, *flags, env=None):
        message = self.muster("run", "missing.csv", *HELLO, *flags, env=env).err
        return "zh-TW" if HAN.search(message) else "en"

    def test_is_the_locales(self):
        cases = [
            ({"LC_ALL": "", "LANG": "zh_TW.UTF-8"}, "zh-TW"),
            ({"LC_ALL": "", "LANG": "zh-Hant-TW"}, "zh-TW"),
            ({"LC_ALL": "", "LANG": "ZH_HK.UTF-8"}, "zh-TW"),
            ({"LC_ALL": "", "LC_MESSAGES": "zh_TW.UTF-8", "LANG": "en_US.UTF-8"}, "zh-TW"),
            ({"LC_ALL": "", "LC_MESSAGES": "C", "LANG": "zh_TW.UTF-8"}, "en"),
            ({"LC_ALL": "zh_TW.Big5", "LANG": "C"}, "zh-TW"),
            ({"LC_ALL": "C.UTF-8", "LANG": "zh_TW.UTF-8"}, "en"),
            ({"LC_ALL": "", "LANG": "zh_CN.UTF-8"}, "en"),
            ({"LC_ALL": ""}, "en"),
        ]
        for env, language in cases:
            with self.subTest(env):
                self.assertEqual(self.language_of(env=env), language)

    def test_is_the_flags_before_the_locales(self):
        chinese = {"LC_ALL": "", "LANG": "zh_TW.UTF-8"}
        self.assertEqual(self.language_of("--lang", "en", env=chinese), "en")
        self.assertEqual(self.language_of("--lang=en", env=chinese), "en")
        self.assertEqual(self.language_of("--lang", "zh-TW"), "zh-TW")

    def test_holds_for_every_command(self):
        for arguments in (("run", "--nonsense"), ("check", "--nonsense"), ("normalize", "--nonsense"),
                          ("rejects", "--nonsense"), ("nonsense",), ("--nonsense",)):
            for more, env in ((("--lang", "zh-TW"), {}), ((), {"LC_ALL": "zh_TW.UTF-8"})):
                with self.subTest(arguments, more=more):
                    outcome = self.muster(*arguments, *more, env=env)
                    self.assertEqual(outcome.code, 2)
                    self.assert_no_english(outcome.err)

    def test_is_the_environments_when_the_flag_is_wrong(self):
        for command in (("run", *HELLO, "list.csv"), ("normalize",), ("rejects", "full")):
            with self.subTest(command):
                english = self.muster(*command, "--lang", "fr")
                self.assertEqual(english.code, 2)
                self.assertIn('--lang "fr"\n  why: it is not one of: en, zh-TW\n', english.err)
                chinese = self.muster(*command, "--lang", "fr", env={"LC_ALL": "zh_TW.UTF-8"})
                self.assertEqual(chinese.code, 2)
                self.assertIn('--lang "fr"\n  原因：不是下列之一：en, zh-TW\n', chinese.err)

    def test_holds_for_the_summary_too(self):
        outcome = self.muster("run", "list.csv", *HELLO, env={"LC_ALL": "zh_TW.UTF-8"})
        self.assertIn("產出簡訊", outcome.out)
        named = self.muster("run", "--job", "job.json", "--batch-size", "5", "--discard")
        self.assertNotIn("產出簡訊", named.out)
        self.write("job.json", '{"SMSListFile": "list.csv", "Content": "x", "Lang": "zh-TW"}')
        self.assertIn("產出簡訊", self.muster("run", "--job", "job.json", "--discard").out)

    def test_changes_nothing_in_the_output_folder(self):
        def files(out, *flags, env=None):
            outcome = self.muster("run", "bad.csv", "list.csv", "--content", "{Name} hello", "--unsubscribe", "optout.txt",
                                  "--audit", "--threads", "1", "--out", out, *flags, env=env)
            self.assertEqual(outcome.code, 0, outcome)
            return Output(self.here / out).deterministic_files()

        english = files("a", "--lang", "en")
        self.assertEqual(english, files("b", "--lang", "zh-TW"))
        self.assertEqual(english, files("c", env={"LC_ALL": "zh_TW.UTF-8"}))


if __name__ == "__main__":
    main()
