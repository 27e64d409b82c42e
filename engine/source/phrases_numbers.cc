// The catalogue: countries, regions and the numbering plan.
#include "source/phrase_catalogue.h"

namespace muster {
namespace {

constexpr PhraseEntry kPhrases[] = {
    {"the nearest is {} or {} ({}); {}", "最接近的是 {} 或 {}（{}）；{}"},
    {"region \"{}\"", "地區「{}」"},
    {"there is no such region", "沒有這個地區"},
    {"give its two letters by ISO 3166, such as TW, HK or IM", "請使用 ISO 3166 的兩個字母，例如 TW、HK 或 IM"},
    {"{} is a calling code: give it as --country-code", "{} 是國碼：請改用 --country-code"},
    {"the nearest is {} ({}); {}", "最接近的是 {}（{}）；{}"},
    {"country code \"{}\", region \"{}\"", "國碼「{}」、地區「{}」"},
    {"the region {} has the calling code {}", "地區 {} 的國碼是 {}"},
    {"leave one of the two out", "請去掉其中一個"},
    {"list option {} ({}) with --countries", "名單選項 {}（{}）與 --countries 同時使用"},
    {"4 and 8 together send every number as it is written, also one of another country",
     "4 與 8 合用時，所有號碼都照原樣送出，其他國家的號碼也一樣"},
    {"drop 4 or 8, or leave --countries out", "請去掉 4 或 8，或不使用 --countries"},
    {"name a file that {} has made, or leave --numbering-plan out", "請指定 {} 產生的檔案，或去掉 --numbering-plan"},
    {"it is a folder", "這是資料夾"},
    {"the set of the role \"{}\"", "角色為「{}」的移除名單"},
    {"it was loaded with the numbering plan {}, but the job has {}", "載入時使用編碼計畫 {}，但任務使用 {}"},
    {"load it with the job's plan", "請以任務的編碼計畫重新載入"},
    {"it was loaded without the numbers that are only possible, which the job accepts",
     "載入時未計入僅長度合理的號碼，而任務接受這類號碼"},
    {"load it with validity possible", "請以 validity possible 重新載入"},
    {"its numbers were read in the countries of a column, and \"{}\" does not say in which",
     "其中的號碼依國家欄判讀，而「{}」看不出屬於哪一國"},
    {"leave the folder out; such a job can be left out of later ones when list option 4 is not used",
     "請不要指定這個資料夾；不使用名單選項 4 的任務，之後才能排除其收訊人"},
    {"give --country-column one of these names, or its place counted from 1",
     "請以 --country-column 指定其中一個名稱，或從 1 起算的欄位順序"},
    {"a calling code, such as 886, or a region, such as TW", "國碼（例如 886）或地區（例如 TW）"},
    {"two letters by ISO 3166, such as TW, HK or IM", "ISO 3166 的兩個字母，例如 TW、HK 或 IM"},
    {"calling codes or regions, such as 886,852 or TW,HK", "國碼或地區，例如 886,852 或 TW,HK"},
    {"country \"{}\" of --countries", "--countries 中的國家「{}」"},
    {"+{} is the code of a service and belongs to no country", "+{} 是服務代碼，不屬於任何國家"},
    {"give the calling code or region of a country, such as 886 or TW", "請指定國家的國碼或地區，例如 886 或 TW"},
};

}  // namespace

std::span<const PhraseEntry> NumberPhrases() { return kPhrases; }

}  // namespace muster
