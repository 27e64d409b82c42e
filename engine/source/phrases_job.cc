// The catalogue: options, template, job file, numbers.
#include "source/phrase_catalogue.h"

namespace muster {
namespace {

constexpr PhraseEntry kPhrases[] = {
    {"save the list to a file and name it with SMSListFile", "請將名單存成檔案，並以 SMSListFile 指定"},
    {"save the text to a file and name it with ContentFile, or give it as Content",
     "請將內容存成檔案並以 ContentFile 指定，或直接寫在 Content"},
    {"write its fields into the job file", "請將其中的欄位直接寫進任務檔"},
    {"there is no such parameter", "沒有這個參數"},
    {"the value is neither text nor a number nor true or false", "值不是文字、數字、true 或 false"},
    {"give a string, or an array of strings", "請寫成一個字串，或字串陣列"},
    {"give one string", "請寫成一個字串"},
    {"write one object, for example {}", "請寫成一個物件，例如 {}"},
    {"the parameter is given twice", "這個參數重複出現"},
    {"give its values as one array", "請將所有值寫在同一個陣列裡"},
    {"a job file cannot fetch or unpack other requests", "任務檔不能下載或展開其他請求"},
    {"it is no valid JSON: {}", "不是有效的 JSON：{}"},
    {"it holds no JSON object", "內容不是 JSON 物件"},

    {"choose one:\n         --whitelist-mode exclude    remove the recipients on the white list (256 taken "
     "literally)\n         --whitelist-mode only       keep only the recipients on the white list\n         "
     "--whitelist-mode override   a recipient on the white list is never removed by 32 or 128",
     "請擇一：\n         --whitelist-mode exclude    移除白名單上的收訊人（256 的字面意義）\n         --whitelist-mode "
     "only       只保留白名單上的收訊人\n         --whitelist-mode override   白名單上的收訊人不因 32 或 128 移除"},
    {"a white list is given (--whitelist), but not what it is for", "指定了白名單（--whitelist），但沒有說明用途"},
    {"\"remove the white list\" (256) can be meant in three ways", "「移除白名單」（256）有三種可能的意思"},
    {"--whitelist-mode is given, but no white list", "指定了 --whitelist-mode，但沒有白名單"},
    {"there is nothing that it could apply to", "沒有可以套用的對象"},
    {"add --whitelist FILE, or drop --whitelist-mode", "請加上 --whitelist FILE，或去掉 --whitelist-mode"},
    {"an unsubscribe list", "取消訂閱名單"},
    {"a black list", "黑名單"},
    {"a white list", "白名單"},
    {"{} is given ({}), but {} is not in the list option", "指定了{}（{}），但名單選項不含 {}"},
    {"drop {}", "去掉 {}"},
    {"{} is in the list option, but {} is not given", "名單選項含 {}，但沒有指定{}"},
    {"add {} FILE", "加上 {} FILE"},
    {"list option {} ({})", "名單選項 {}（{}）"},
    {"write --list-option {} ({}), or {}", "請改用 --list-option {}（{}），或{}"},
    {"the value is out of range", "值超出範圍"},
    {"the job has no content", "任務沒有簡訊內容"},
    {"give the message: --content TEXT or --content-file FILE",
     "請以 --content TEXT 或 --content-file FILE 指定簡訊內容"},
    {"the content is not UTF-8", "簡訊內容不是 UTF-8"},
    {"it holds bytes that UTF-8 does not allow", "含有 UTF-8 不允許的位元組"},
    {"save it as UTF-8", "請另存為 UTF-8"},
    {"job option {} contains 2 (functions)", "任務選項 {} 包含 2（functions）"},
    {"functions inside placeholders are a later capability and not available yet", "變數中的函式功能尚未提供"},
    {"drop 2: --job-option {}", "請去掉 2：--job-option {}"},
    {"17 (Chinese, UCS-2) or 117 (English, GSM-7), or leave it out",
     "17（中文，UCS-2）或 117（英文，GSM-7），或不指定"},
    {"0 (one segment), 1 (one segment, flash) or 2 (long)", "0（單則）、1（單則，快閃簡訊）或 2（長簡訊）"},
    {"16 bytes to 256 MiB", "16 位元組到 256 MiB"},

    {"country code \"{}\"", "國碼「{}」"},
    {"there is no such country", "沒有這個國家"},
    {"give a calling code, such as 886, or a region, such as TW", "請指定國碼（如 886）或地區代碼（如 TW）"},
    {"area code \"{}\"", "區碼「{}」"},
    {"there is no such area code in the country +{}", "國碼 +{} 沒有這個區碼"},
    {"give one with or without its trunk prefix, such as 02 or 2 for Taipei, or leave it out",
     "請指定區碼，開頭的 0 可省略（如臺北為 02 或 2），或不指定"},
    {"it contains {}, which has no meaning here", "其中的 {} 在此沒有意義"},
    {"add up these only: {}", "只能由下列數值相加：{}"},
    {"{} \"{}\"", "{}「{}」"},
    {"a word or number is missing", "少了一個字詞或數值"},
    {"known: {}", "可用的有：{}"},
    {"\"{}\" is no {}", "「{}」不是{}"},
    {"did you mean \"{}\"? Known: {}", "是不是「{}」？可用的有：{}"},
    {"give a count such as 250 or a percentage such as 2% or 0.5%", "請指定筆數（如 250）或百分比（如 2% 或 0.5%）"},
    {"it is neither a count nor a percentage", "既不是筆數，也不是百分比"},
    {"the percentage is not a number", "百分比不是數字"},
    {"a percentage is at most 100%", "百分比最多 100%"},

    {"content, line {}: {}", "簡訊內容第 {} 行：{}"},
    {"%{}% looks like a placeholder, but the list has no columns", "%{}% 看起來是變數，但名單沒有欄位"},
    {"give a list with a header, or add --unknown-placeholder keep (it stays as text) or empty (it is left out)",
     "請使用有標題列的名單，或加上 --unknown-placeholder keep（照原文保留）或 empty（留空）"},
    {"%{}% looks like a placeholder, but no column has that name; the columns are: {}",
     "%{}% 看起來是變數，但沒有這個名稱的欄位；名單的欄位有：{}"},
    {"write %{}% if that column is meant, or add --unknown-placeholder keep (it stays as text) or empty (it is left "
     "out)",
     "若是指該欄位，請寫成 %{}%；否則請加上 --unknown-placeholder keep（照原文保留）或 empty（留空）"},
    {"content, byte {}, after: {}", "簡訊內容，位元組位置 {}，前文為：{}"},
    {"the byte 0x{} is not UTF-8", "位元組 0x{} 不是 UTF-8"},
    {"save the content as UTF-8", "請將簡訊內容另存為 UTF-8"},

    {"{} has a header of its own: {}", "{} 自己有標題列：{}"},
    {"the content's first line names other columns (job option 32): {}",
     "簡訊內容第一行的欄位與它不同（任務選項 32）：{}"},
    {"make the two the same, or leave 32 and the content's first line out",
     "請讓兩者一致，或去掉任務選項 32 與簡訊內容的第一行"},
    {"job option 32 wants a content whose first line names the list's columns:\n    SMSNumber,Name,Gender\n{0}\n  or "
     "leave 32 out, and let the list's own first line be the header:\n{0}",
     "使用任務選項 32 時，簡訊內容的第一行必須列出名單的欄位：\n    SMSNumber,Name,Gender\n{0}\n  或去掉 "
     "32，以名單自己的第一行作為標題列：\n{0}"},
    {"the content has one line only", "簡訊內容只有一行"},
    {"the content's first line names no number column: {}", "簡訊內容的第一行沒有號碼欄：{}"},
    {"{}: the text is longer than 1 GiB", "{}：文字超過 1 GiB"},
    {"put the numbers into a file, one a line", "請將號碼存成檔案，每行一個"},
    {"the list is empty", "名單是空的"},
    {"give at least one number", "請至少輸入一個號碼"},
    {"the content's %{}% is no column of {}", "簡訊內容中的 %{}% 不是 {} 的欄位"},
    {"its columns are: {}", "名單的欄位有：{}"},
    {"name one of them between the % signs, or add the column to the list",
     "請在 % 之間寫上其中一個欄位，或在名單中加入該欄位"},
    {"no recipient list", "沒有收訊人名單"},
    {"name a file, or - for standard input", "請指定檔案，或以 - 表示標準輸入"},
    {"standard input (-) is given twice as a list", "標準輸入（-）被當作名單指定了兩次"},
    {"it can be read only once: leave one out", "標準輸入只能讀取一次，請去掉其中一個"},
    {"numbering plan {}", "編碼計畫 {}"},
    {"the file is damaged", "檔案已損毀"},
    {"make it anew, or leave --numbering-plan out", "請重新產生，或去掉 --numbering-plan"},
    {"the file is no numbering plan of Muster", "檔案不是 Muster 的編碼計畫"},
    {"give one that tools/plan/make_plan.mjs has made", "請使用 tools/plan/make_plan.mjs 產生的檔案"},
    {"the file has format {}, this version of Muster reads {}", "檔案格式為 {}，本版 Muster 讀取格式 {}"},
};

}  // namespace

std::span<const PhraseEntry> JobPhrases() { return kPhrases; }

}  // namespace muster
