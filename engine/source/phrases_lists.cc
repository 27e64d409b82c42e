// The catalogue: reading a recipient list.
#include "source/phrase_catalogue.h"

namespace muster {
namespace {

constexpr PhraseEntry kPhrases[] = {
    {"cancelled while it was read", "讀取途中已取消"},
    {"cancelled while waiting for more of it", "等待後續資料時已取消"},
    {"its stream says that it read more bytes than it was asked for", "資料流回報的讀取位元組數超過要求的數量"},
    {"mend the InputStream", "請修正 InputStream 的實作"},
    {"it is a stream, but no stream was given", "來源設為資料流，卻沒有提供資料流"},
    {"set Source::stream", "請設定 Source::stream"},
    {"check the path; a list must exist before the job starts", "請檢查路徑；名單必須在任務開始前就存在"},
    {"give the user who runs the job permission to read it", "請讓執行任務的使用者有權讀取這個檔案"},
    {"copy the file to another disk and try again", "請將檔案複製到另一顆磁碟後再試一次"},
    {"reading failed after {} bytes: {}", "讀到第 {} 個位元組後失敗：{}"},
    {"the file grew while it was read", "檔案在讀取途中變大了"},
    {"the file shrank while it was read", "檔案在讀取途中變小了"},
    {"the file was changed while it was read", "檔案在讀取途中被更動了"},
    {"{}: {} bytes when opened, {} now, {} read", "{}：開啟時 {} 位元組，現在 {}，已讀取 {}"},
    {"wait until nothing writes to it any more, or run the job on a copy", "請等檔案不再被寫入後再執行，或改用複本"},
    {"cannot be read: {}", "無法讀取：{}"},
    {"cannot be opened: {}", "無法開啟：{}"},
    {"it is a folder, not a list", "這是資料夾，不是名單"},
    {"name the list file in it", "請指定其中的名單檔案"},

    {"the {} file is truncated: it ends in the middle, after {} packed bytes",
     "{} 壓縮檔不完整：在第 {} 個壓縮位元組後就中斷了"},
    {"get the whole file again", "請重新取得完整的檔案"},
    {"the {} file cannot be unpacked near packed byte {}: {}", "{} 壓縮檔在第 {} 個壓縮位元組附近無法解壓縮：{}"},
    {"get the file again, or unpack it yourself and give the text", "請重新取得檔案，或自行解壓縮後改用文字檔"},
    {"something that is not gzip follows its last member", "最後一段壓縮資料之後還有不屬於 gzip 的內容"},
    {"{} could not be started: out of memory", "無法啟動 {}：記憶體不足"},
    {"{} is out of memory", "{} 記憶體不足"},
    {"its data is not valid", "壓縮資料無效"},
};

}  // namespace

std::span<const PhraseEntry> ListPhrases() { return kPhrases; }

}  // namespace muster
