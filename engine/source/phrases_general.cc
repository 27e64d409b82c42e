// The catalogue: the labels of a message's blocks, joints and words of many messages, and what the system says.
#include "source/phrase_catalogue.h"

namespace muster {
namespace {

constexpr PhraseEntry kPhrases[] = {
    {"why: {}", "原因：{}"},
    {"do:  {}", "處理：{}"},
    {"read as: {}", "讀取方式：{}"},

    {"{}: {}", "{}：{}"},
    {"{}; {}", "{}；{}"},
    {"{} {}", "{} {}"},
    {"{} and {}", "{}，並{}"},
    {"{} to {}", "{} 到 {}"},
    {"\"{}\"", "「{}」"},
    {"list {}", "名單 {}"},
    {"list option", "名單選項"},
    {"job option", "任務選項"},
    {"the content", "簡訊內容"},
    {"the job file", "任務檔"},
    {"a recipient list", "收訊人名單"},
    {"give {}", "請指定：{}"},
    {"write {}", "請寫成 {}"},
    {"see {}", "請參考 {}"},
    {"the nearest is {}", "最接近的是 {}"},
    {"give it once", "請只指定一次"},
    {"it is empty", "內容是空的"},
    {"out of memory", "記憶體不足"},
    {"cancelled", "已取消"},

    {"No such file or directory", "找不到該檔案或資料夾"},
    {"Permission denied", "權限不足"},
    {"Operation not permitted", "系統不允許這項操作"},
    {"Is a directory", "這是資料夾"},
    {"Not a directory", "路徑中有一段不是資料夾"},
    {"File exists", "檔案已存在"},
    {"Directory not empty", "資料夾不是空的"},
    {"No space left on device", "磁碟空間不足"},
    {"Disk quota exceeded", "已超過磁碟配額"},
    {"File too large", "檔案太大"},
    {"Read-only file system", "檔案系統是唯讀的"},
    {"Invalid cross-device link", "來源與目的地不在同一個檔案系統"},
    {"Device or resource busy", "裝置或資源使用中"},
    {"Input/output error", "輸入／輸出錯誤"},
    {"Bad file descriptor", "檔案代碼無效（可能已關閉）"},
    {"Broken pipe", "管線已中斷"},
    {"Too many open files", "開啟的檔案太多"},
    {"Too many open files in system", "系統開啟的檔案太多"},
    {"Cannot allocate memory", "記憶體不足"},
    {"Too many levels of symbolic links", "符號連結層數過多"},
    {"File name too long", "檔名太長"},
    {"Invalid argument", "參數無效"},
    {"No such device or address", "沒有該裝置或位址"},
};

}  // namespace

std::span<const PhraseEntry> GeneralPhrases() { return kPhrases; }

}  // namespace muster
