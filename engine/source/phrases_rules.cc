// The catalogue: the rules of carriers.
#include "source/phrase_catalogue.h"

namespace muster {
namespace {

constexpr PhraseEntry kPhrases[] = {
    {"it is not UTF-8", "不是 UTF-8"},
    {"--registered {}, line {}: {}", "--registered {}，第 {} 行：{}"},
    {"write one domain, URL or phone number on a line, as registered with the carrier",
     "每行請寫一個向電信業者登錄的網域、網址或電話號碼"},
    {"it holds no domain and no phone number", "裡面沒有任何網域或電話號碼"},
    {"check that it is the right file, or leave --registered out", "請確認檔案是否正確，或不要指定 --registered"},
    {"check that it is the right file", "請確認檔案是否正確"},
    {"it is neither a domain nor a phone number that the numbering plan knows",
     "既不是網域，也不是編碼計畫中的電話號碼"},
    {"everybody can register under it, so it says nothing about the sender", "任何人都能在它底下登錄，無法代表發送者"},
    {"give the name as it is registered with the carrier, for example {}", "請提供向電信業者登錄的名稱，例如 {}"},
    {"the name is empty", "名稱是空的"},
    {"the name is not UTF-8", "名稱不是 UTF-8"},
    {"the name is longer than {} bytes", "名稱超過 {} 位元組"},
    {"the name holds a line end or another control character", "名稱含有換行或其他控制字元"},
    {"--strict-rules is given, but no rule", "指定了 --strict-rules，卻沒有任何規則"},
    {"there is nothing that a message could break", "沒有簡訊可能違反的規則"},
    {"add --sender-name NAME, or --registered FILE, or both; or drop --strict-rules",
     "請加上 --sender-name NAME 或 --registered FILE（或兩者），或拿掉 --strict-rules"},
    {"--prepend-sender is given, but no sender name", "指定了 --prepend-sender，卻沒有發送名稱"},
    {"--prepend-sender is given with more than one sender name", "指定了 --prepend-sender，卻有多個發送名稱"},
    {"one name is put in front of the messages", "簡訊前面只會加上一個名稱"},
    {"add --sender-name NAME", "請加上 --sender-name NAME"},
    {"give --sender-name once", "--sender-name 請只指定一次"},
    {"the brackets 【】 that --prepend-sender puts in front are not in GSM-7, so every message would be rejected",
     "--prepend-sender 加在前面的括號【】不在 GSM-7 中，所有簡訊都會被退回"},
    {"leave --character-set 117 out, or write the name into the content and drop --prepend-sender",
     "請拿掉 --character-set 117，或將名稱寫進簡訊內容並拿掉 --prepend-sender"},
    {"register it with the carrier and add it to the --registered file, or take it out of the text or the row, or "
     "leave "
     "--strict-rules out to have such messages counted as warnings",
     "請向電信業者登錄後加入 --registered 檔案，或從內容或該列中移除；不指定 --strict-rules 時只會列入警告"},
    {"the message does not begin with the name of the sender (--sender-name {}), and --strict-rules is set",
     "簡訊開頭沒有發送名稱（--sender-name {}），而設定了 --strict-rules"},
    {"begin the content with 【{}】, or add --prepend-sender, or leave --strict-rules out to have such messages "
     "counted as "
     "warnings",
     "請在簡訊內容開頭加上【{}】，或加上 --prepend-sender；不指定 --strict-rules 時只會列入警告"},
    {"the message holds a URL that is not registered, and --strict-rules is set",
     "簡訊含有未登錄的網址，而設定了 --strict-rules"},
    {"the message holds a phone number that is not registered, and --strict-rules is set",
     "簡訊含有未登錄的電話號碼，而設定了 --strict-rules"},
    {"list {}, line {}", "名單 {}，第 {} 行"},
    {"content, line {}", "簡訊內容，第 {} 行"},
};

}  // namespace

std::span<const PhraseEntry> RulePhrases() { return kPhrases; }

}  // namespace muster
