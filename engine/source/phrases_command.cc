// The catalogue: the command line.
#include "source/phrase_catalogue.h"

namespace muster {
namespace {

constexpr PhraseEntry kPhrases[] = {
    {"interrupted", "已中斷"},
    {"an internal error", "程式內部錯誤"},
    {"a whole number, {} or more", "{} 以上的整數"},
    {"a whole number from {} to {}", "{} 到 {} 的整數"},
    {"it is no whole number", "不是整數"},
    {"it is out of range", "超出範圍"},
    {"it is no size", "不是有效的大小"},
    {"bytes, or a number with KiB, MiB or GiB, for example 64KiB", "位元組數，或加上 KiB、MiB、GiB 的數字，例如 64KiB"},
    {"it is not one of: {}", "不是下列之一：{}"},
    {"one of them, for example {}", "其中之一，例如 {}"},
    {"a name", "名稱"},
    {"the numbers", "號碼"},
    {"standard input cannot be read", "無法讀取標準輸入"},
    {"no output was made", "沒有產生輸出"},
    {"the rejected rows and the summary so far are in {}", "退回的列與目前的摘要在 {}"},
    {"the output folder is {}", "輸出資料夾是 {}"},
    {"the output folder {} is complete", "輸出資料夾 {} 已完成"},
    {"the job was stopped before its output was complete", "任務在輸出完成前已停止"},
    {"no such flag in the table: {}", "旗標表中沒有這個旗標：{}"},
    {"{}: {} {} is not used, because --{} is given", "{}：已指定 --{3}，因此不使用 {1} {2}"},
    {"the number", "號碼"},
    {"give one number, as it stands in a list", "請提供一個號碼，照名單中的寫法"},
    {"no number is given", "沒有指定號碼"},
    {"name one: {}", "請指定一個：{}"},
    {"it can be read once", "它只能讀取一次"},
    {"standard input (-) is asked for {} times", "標準輸入（-）被指定了 {} 次"},
    {"{} and {} cannot both have it: it can be read once", "{}、{} 不能同時使用標準輸入：它只能讀取一次"},
    {"put one of them into a file", "請將其中一個改存成檔案"},
    {"no recipient list is given", "沒有指定收訊人名單"},
    {"name one: muster run LIST …, or --list-text NUMBERS", "請指定名單：muster run LIST …，或 --list-text NUMBERS"},
    {"--content and --content-file are both given", "同時指定了 --content 與 --content-file"},
    {"there can be one message only", "簡訊內容只能有一份"},
    {"drop one of them", "請去掉其中一個"},
    {"no content is given", "沒有指定簡訊內容"},
    {"there is no such character set", "沒有這個字元集"},
    {"unknown flag {}", "不明的旗標 {}"},
    {"unknown command {}", "不明的指令 {}"},
    {"the nearest is {}; {}", "最接近的是 {}；{}"},
    {"{} from standard input", "{}（標準輸入）"},
    {"{} was waited for", "等待 {} 時中斷"},
    {"it cannot be opened: {}", "無法開啟：{}"},
    {"check the path and its permissions", "請檢查路徑與權限"},
    {"it cannot be read: {}", "無法讀取：{}"},
    {"it is larger than {}", "大於 {}"},
    {"check that it is the file you mean", "請確認檔案是否正確"},
    {"whoever read it has gone", "讀取端已經離開"},
    {"it is closed", "已被關閉"},
    {"standard output cannot be written", "無法寫入標準輸出"},
    {"send it somewhere else", "請導向到別處"},
    {"write the message into it", "請在其中寫入簡訊內容"},
    {"{} needs a value", "{} 需要一個值"},
    {"what follows is the flag {}", "後面接的是旗標 {}"},
    {"write {}, or {}={} if that is the value", "請寫成 {}；若那就是值，請寫成 {}={}"},
    {"\"{}\" is not expected here", "這裡不該出現「{}」"},
    {"the command line cannot be read: {}", "無法解讀命令列：{}"},
    {"{} is given twice", "{} 重複指定"},
};

}  // namespace

std::span<const PhraseEntry> CommandPhrases() { return kPhrases; }

}  // namespace muster
