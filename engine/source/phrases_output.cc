// The catalogue: the output folder and the run.
#include "source/phrase_catalogue.h"

namespace muster {
namespace {

constexpr PhraseEntry kPhrases[] = {
    {"cannot create {}", "無法建立 {}"},
    {"cannot write {}", "無法寫入 {}"},
    {"cannot look at {}", "無法查看 {}"},
    {"cannot look into {}", "無法列出 {} 的內容"},
    {"cannot create the folder {}", "無法建立資料夾 {}"},
    {"cannot open the folder {}", "無法開啟資料夾 {}"},
    {"cannot lock the folder {}", "無法鎖定資料夾 {}"},
    {"cannot replace {}", "無法取代 {}"},
    {"cannot remove {}", "無法刪除 {}"},
    {"cannot write to {}", "無法寫入資料夾 {}"},
    {"choose another --out, or mend what is in its way", "請另選 --out，或先排除問題"},
    {"free space, or choose an --out on another disk", "請清出空間，或將 --out 改到另一顆磁碟"},
    {"choose an --out that you may write to", "請將 --out 改到有權寫入的位置"},
    {"cannot read {} as an output folder", "無法將 {} 當作輸出資料夾讀取"},
    {"name the folder that a run wrote with --out, or its .failed",
     "請指定任務以 --out 寫出的資料夾，或其 .failed 資料夾"},
    {"neither manifest.json nor summary.json: {}", "沒有 manifest.json，也沒有 summary.json：{}"},
    {"its manifest.json or summary.json is not as Muster writes it",
     "其中的 manifest.json 或 summary.json 不是 Muster 寫出的格式"},
    {"rejects.csv: {}", "rejects.csv：{}"},
    {"entry {} of its rejects.csv is not as Muster writes it", "其中 rejects.csv 的第 {} 筆不是 Muster 寫出的格式"},
    {"name a folder that does not exist yet with --out", "請以 --out 指定一個尚不存在的資料夾"},
    {"it holds an output whose submission is under way", "其中的輸出正在送出中"},
    {"let the submission end first, or choose another --out", "請等送出結束，或另選 --out"},
    {"it holds a former output", "其中已有先前的輸出"},
    {"choose another --out, or replace the former output: --overwrite",
     "請另選 --out，或以 --overwrite 取代先前的輸出"},
    {"it is not empty and not an output of Muster (no manifest.json); --overwrite replaces only those",
     "資料夾不是空的，也不是 Muster 的輸出（沒有 manifest.json）；--overwrite 只會取代 Muster 的輸出"},
    {"it is not empty", "資料夾不是空的"},
    {"the output folder has no name", "輸出資料夾沒有名稱"},
    {"it is a link that leads nowhere", "這是沒有目標的連結"},
    {"it is a file", "這是檔案"},
    {"a file system is mounted there, and such a folder cannot be given as a whole",
     "這裡掛載了檔案系統，無法整個當作輸出資料夾"},
    {"choose a folder inside it: --out {}", "請改用其中的資料夾：--out {}"},
    {"it is the folder you stand in, which would be replaced under your feet",
     "這是目前所在的資料夾，會在使用中被取代"},
    {"something else stands there", "該處已有其他東西"},
    {"move it away, or choose another --out", "請將它移走，或另選 --out"},

    {"use fewer threads or a smaller --chunk-size", "請減少執行緒，或使用較小的 --chunk-size"},
    {"a sink, a stream or a callback threw an exception", "接收端、資料流或回呼函式丟出了例外"},
    {"they report errors by their status", "它們應以 status 回報錯誤"},
    {"it must be 0 (all processors) to {}", "必須是 0（使用所有處理器）到 {}"},
    {"it must be 1 byte to 512 MiB", "必須介於 1 位元組到 512 MiB"},
    {"interrupted before the job was done", "任務完成前已中斷"},
    {"the account does not add up", "帳目不符"},
    {"this is a fault in Muster", "這是 Muster 的錯誤"},
    {"report it", "請回報這個問題"},
    {"{} % of the rows", "名單筆數的 {} %"},
    {"too many rejects: {} of {} rows", "退回過多：{1} 筆中有 {0} 筆"},
    {"--max-rejects allows {}", "--max-rejects 的上限：{}"},
    {"see rejects.csv for the rows and their codes; mend the list, or allow more",
     "請查看 rejects.csv 中的各列與代碼；修正名單，或提高上限"},

    {"its list was not a file", "來源名單不是檔案"},
    {"its list had not been read to its end", "來源名單當時沒有讀完"},
    {"its list has changed since", "來源名單已經變更"},
    {"the output was made from {} list(s)", "這份輸出由 {} 份名單產生"},
    {"give a number from 1 on, in the order of the lists on the command line",
     "請依命令列上的名單順序，指定從 1 起算的編號"},
    {"several lists with different columns have rejects", "有退回資料的名單不只一份，且欄位不同"},
    {"choose one of the lists that have rejects:{}", "請選擇其中一份有退回資料的名單：{}"},
    {"rejects.csv holds only the beginning of them, and they could not be read again:{}",
     "rejects.csv 只保留了它們的開頭，而又無法重新讀取：{}"},
    {"and {} more", "另有 {} 筆"},
    {"{} rejected record(s) left out", "略過了 {} 筆退回資料"},
    {"run this where the lists stand unchanged under the same paths", "請在名單未變更、路徑相同的環境下執行"},
};

}  // namespace

std::span<const PhraseEntry> OutputPhrases() { return kPhrases; }

}  // namespace muster
