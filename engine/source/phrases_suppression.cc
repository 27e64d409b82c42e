// The catalogue: suppression lists and former outputs.
#include "source/phrase_catalogue.h"

namespace muster {
namespace {

constexpr PhraseEntry kPhrases[] = {
    {"the output is damaged or was changed: restore it, or leave the folder out",
     "這份輸出已損壞或被更動：請還原，或不要指定這個資料夾"},
    {"the manifest names this file, but: {}", "manifest.json 列有這個檔案，但：{}"},
    {"it has {} bytes, but {} by the manifest", "檔案有 {} 位元組，但 manifest.json 記載的是 {}"},
    {"it holds a line that is no message of Muster", "其中有一行不是 Muster 產出的簡訊"},
    {"its checksum is not the one in the manifest", "檢查碼與 manifest.json 記載的不符"},
    {"it holds {} messages, but {} by the manifest", "含有 {} 則簡訊，但 manifest.json 記載的是 {}"},
    {"name the output folder of a finished run; a folder named .failed, or one from --discard, has no messages",
     "請指定已完成任務的輸出資料夾；名稱結尾為 .failed 的資料夾，以及使用 --discard 的任務，都沒有簡訊"},
    {"it has no readable manifest.json, so it is no finished output", "沒有可讀取的 manifest.json，不是已完成的輸出"},
    {"its manifest.json is not one that this version of Muster can read",
     "這個版本的 Muster 無法讀取其中的 manifest.json"},
    {"its manifest.json names an unknown country or area code", "其中的 manifest.json 記載了不明的國碼或區碼"},
    {"no suppression list is given", "沒有指定要移除的名單"},
    {"name at least one file", "請至少指定一個檔案"},
    {"no output folder is given", "沒有指定輸出資料夾"},
    {"name at least one folder", "請至少指定一個資料夾"},

    {"numbers typed in as text cannot be a suppression list", "直接輸入的號碼不能當作要移除的名單"},
    {"put them into a file or into memory, one number a line", "請將號碼放進檔案或記憶體，每行一個"},
    {"the suppression list is empty", "名單是空的，無從移除"},
    {"the suppression list holds no number at all; this is its first record", "名單中完全沒有號碼；這是它的第一筆資料"},
    {"check that it is the right file; --allow-empty-list permits a list without numbers",
     "請確認檔案是否正確；使用 --allow-empty-list 可允許沒有號碼的名單"},
    {"{} of its {} records hold no number that can be read, the first of them here; allowed are {}",
     "{1} 筆資料中有 {0} 筆讀不出號碼，這是第一筆；上限為 {2}"},
    {"mend these records, or raise --max-list-errors when they are known to be nobody's number",
     "請修正這些資料；若確定它們不是任何人的號碼，可提高 --max-list-errors"},
};

}  // namespace

std::span<const PhraseEntry> SuppressionPhrases() { return kPhrases; }

}  // namespace muster
