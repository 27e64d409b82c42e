#include "muster/codes.h"

#include <algorithm>
#include <array>

namespace muster {
namespace {

using enum Code;
constexpr CodeGroup kRepair = CodeGroup::kRepair, kReject = CodeGroup::kReject, kWarning = CodeGroup::kWarning;

// Code, group, name, example; English, Chinese; hint in English, hint in Chinese.
constexpr std::array<CodeInfo, kCodeCount> kCodes = {{
    {Code::kNone, CodeGroup::kNone, "", "", "", "", "", ""},

    {kPunctuation, kRepair, "punctuation", "0912-345-678",
     "Dashes, dots, spaces, brackets or a label such as tel: were taken out of the number.",
     "號碼中的橫線、點、空白、括號或「手機：」之類的標示已去除。", "", ""},
    {kWidth, kRepair, "width", "０９１２３４５６７８",
     "Full-width digits, or digits of another script, were made ordinary digits.",
     "全形數字或其他文字的數字已改成一般數字。", "", ""},
    {kInvisible, kRepair, "invisible", "",
     "Invisible characters, such as non-breaking or zero-width spaces, were taken out of the number.",
     "號碼中看不見的字元（如不換行空白、零寬空白）已去除。", "", ""},
    {kLeadingZero, kRepair, "leading_zero", "912345678",
     "The leading 0 of the mobile number was missing, as when a spreadsheet drops it, and was taken as meant.",
     "手機號碼開頭的 0 不見了（常被試算表去掉），已視同補上。", "", ""},
    {kPrefix, kRepair, "prefix", "886912345678",
     "The calling code was written without its plus, behind an international prefix or before a trunk 0.",
     "國碼寫法已整理：缺少加號、寫成國際冠碼，或國碼後多了 0。", "", ""},
    {kSpreadsheetText, kRepair, "spreadsheet_text", "=\"0912345678\"",
     "The marks with which spreadsheets keep a number as text were taken off.",
     "試算表用來把號碼保留為文字的記號（=\"…\" 或 '）已去除。", "", ""},
    {kScientific, kRepair, "scientific", "9.12345678E+08",
     "The number was written in scientific notation with all its digits, and was written out.",
     "號碼以科學記號書寫且位數完整，已還原。", "", ""},
    {kDecimalTail, kRepair, "decimal_tail", "912345678.0", "A decimal tail, .0 or .00, was taken off the number.",
     "號碼結尾的小數 .0 或 .00 已去除。", "", ""},
    {kAreaCode, kRepair, "area_code", "27187200", "A local number was completed with the area code of the job.",
     "市內電話已依設定補上區碼。", "", ""},

    {kUnterminatedQuote, kReject, "unterminated_quote", "\"0912345678,王小明",
     "A field begins with a quotation mark that is never properly closed.", "欄位以引號開頭，卻沒有正確結尾的引號。",
     "Delete the quotation mark or close it; if quotes are ordinary text in this list, use --list-option no-quotes.",
     "請刪除該引號或補上結尾引號；若名單中的引號只是一般文字，請使用 --list-option no-quotes。"},
    {kRecordTooLong, kReject, "record_too_long", "", "The row is longer than the record limit.",
     "這一列超過單筆資料的長度上限。", "Look for missing line ends or for quotes that enclose many rows.",
     "請檢查是否缺少換行，或引號包住了許多列。"},
    {kNulByte, kReject, "nul_byte", "", "The row contains a NUL byte, which no text has.",
     "這一列含有文字中不該出現的 NUL 位元組。", "Export the list again; the file may be damaged or not a text file.",
     "請重新匯出名單；檔案可能已損壞，或不是文字檔。"},
    {kInvalidEncoding, kReject, "invalid_encoding", "",
     "A field in use has bytes that cannot be read in the encoding of the list.",
     "使用中的欄位含有無法以名單編碼解讀的位元組。",
     "Save the list again as UTF-8, or name its encoding with --encoding (mixed for exports that were put together).",
     "請將名單另存為 UTF-8，或以 --encoding 指定編碼（合併的匯出檔用 mixed）。"},

    {kEmptyNumber, kReject, "empty_number", "", "There is no number in this row.", "這一列沒有號碼。",
     "Fill in the number, or delete the row.", "請填入號碼，或刪除這一列。"},
    {kNotClean, kReject, "not_clean", "0912-345-678",
     "The number cannot be dialled exactly as written, and correcting it was switched off.",
     "號碼無法照原樣撥打，而設定為不修正號碼。",
     "Leave list option 8 out to have numbers corrected, or use 12 to send to them exactly as written.",
     "不使用名單選項 8 即可自動修正號碼；若要完全照原樣送出，請使用 12。"},
    {kNotANumber, kReject, "not_a_number", "傳真:0227187200",
     "The field holds letters, words or other characters that are no part of a phone number.",
     "欄位中有文字或其他不屬於電話號碼的字元。",
     "Keep nothing but the number in this field, and check that the right column is used for numbers.",
     "此欄位請只留號碼，並確認號碼欄位是否選對。"},
    {kScientificLostDigits, kReject, "scientific_lost_digits", "9.12E+08",
     "A spreadsheet wrote the number in scientific notation, and its last digits are lost.",
     "試算表把號碼變成科學記號，末幾位數字已遺失。",
     "Format the column as text in the original spreadsheet and export it again.",
     "請在原始試算表中將該欄設為文字格式，再重新匯出。"},
    {kMultipleNumbers, kReject, "multiple_numbers", "0912345678/0923456789", "The field holds more than one number.",
     "欄位中有兩個以上的號碼。", "Give each number a row of its own.", "請將每個號碼各放一列。"},
    {kExtension, kReject, "extension", "02-27187200#123", "The number has an extension, which no SMS can reach.",
     "號碼帶有分機，簡訊無法送達分機。", "Take the extension off, or use the mobile number of this person.",
     "請去除分機，或改用此人的手機號碼。"},
    {kTooShort, kReject, "too_short", "091234", "The number has too few digits.", "號碼位數太少。",
     "Compare it with its source; digits may be missing.", "請與原始資料核對，可能少了幾位數字。"},
    {kTooLong, kReject, "too_long", "09123456789012", "The number has too many digits.", "號碼位數太多。",
     "Compare it with its source; write a number of another country with a plus.",
     "請與原始資料核對；國外號碼請加上加號。"},
    {kUnknownCountry, kReject, "unknown_country", "+999123456789",
     "The number begins with a calling code that no country has, or the row's country is not known.",
     "號碼開頭的國碼不存在，或無法辨識這一列的國家。",
     "Correct the calling code at its beginning, or what the country column says.",
     "請更正開頭的國碼，或國家欄的內容。"},
    {kInvalidNumber, kReject, "invalid_number", "0112345678",
     "The number has a possible length, but no such range is in use in the numbering plan.",
     "號碼長度合理，但編碼計畫中沒有這個號段。",
     "Compare it with its source; write a number of another country with a plus.",
     "請與原始資料核對；國外號碼請加上加號。"},
    {kCountryNotAllowed, kReject, "country_not_allowed", "+85291234567",
     "The number is of a country that --countries does not name.", "號碼所屬的國家不在 --countries 指定的範圍內。",
     "Add its calling code to --countries to send to it.", "若要傳送，請將其國碼加入 --countries。"},
    {kNotMobile, kReject, "not_mobile", "0227187200",
     "The number is valid, but is not a mobile, and SMS goes to mobiles.", "號碼有效，但不是手機，簡訊只能傳到手機。",
     "Use the mobile number of this person, or --accept any to send to every valid number.",
     "請改用此人的手機號碼；若要傳送到所有有效號碼，請使用 --accept any。"},

    {kEmptyField, kReject, "empty_field", "",
     "A column that the message uses is empty in this row, and --empty-field reject is set.",
     "簡訊用到的欄位在這一列是空的，而設定為 --empty-field reject。",
     "Fill in the column, or leave --empty-field reject out.", "請填入該欄位，或不使用 --empty-field reject。"},
    {kEmptyMessage, kReject, "empty_message", "", "The message for this row has no visible text.",
     "這一列的簡訊沒有可見的文字。", "Check the content and the columns that it uses.",
     "請檢查簡訊內容及其使用的欄位。"},
    {kNotEncodable, kReject, "not_encodable", "",
     "The message has a character that GSM-7, the character set asked for, does not have.",
     "簡訊中有指定的字元集 GSM-7 所沒有的字元。",
     "Leave --character-set 117 out, so that such messages are sent in UCS-2.",
     "請不要使用 --character-set 117，此類簡訊即改以 UCS-2 傳送。"},
    {kMessageTooLong, kReject, "message_too_long", "", "The message needs more segments than are allowed.",
     "簡訊超過允許的則數。", "Shorten the text, raise --max-segments, or use --body-format 2 for long messages.",
     "請縮短內容、提高 --max-segments，或使用 --body-format 2 傳送長簡訊。"},

    {kUnsubscribed, CodeGroup::kSuppressed, "unsubscribed", "",
     "The recipient is on the unsubscribe list and gets no message.", "收訊人在取消訂閱名單上，不傳送。", "", ""},
    {kBlacklisted, CodeGroup::kSuppressed, "blacklisted", "", "The recipient is on the black list and gets no message.",
     "收訊人在黑名單上，不傳送。", "", ""},
    {kWhitelisted, CodeGroup::kSuppressed, "whitelisted", "",
     "The recipient is on the white list, whose mode exclude removes the listed.",
     "收訊人在白名單上，而白名單模式 exclude 會移除名單上的收訊人。", "", ""},
    {kNotWhitelisted, CodeGroup::kSuppressed, "not_whitelisted", "",
     "The recipient is not on the white list, whose mode only keeps no others.",
     "收訊人不在白名單上，而白名單模式 only 只保留名單上的收訊人。", "", ""},
    {kAlreadySent, CodeGroup::kSuppressed, "already_sent", "",
     "The recipient has a message in the former output named by --exclude-output.",
     "收訊人在 --exclude-output 指定的先前輸出中已有簡訊。", "", ""},

    {kDuplicate, CodeGroup::kDuplicate, "duplicate", "",
     "The recipient occurs in an earlier row, which is the one that counts.",
     "收訊人在前面的列已出現，以最前面那一列為準。", "", ""},

    {kHeaderAssumed, kWarning, "header_assumed", "",
     "The first row was taken for a header because no field of it looks like a number.",
     "第一列沒有像號碼的欄位，因此視為標題列。", "Say --header yes or --header no if this is wrong.",
     "若判斷有誤，請指定 --header yes 或 --header no。"},
    {kRepeatedHeader, kWarning, "repeated_header", "", "The header line occurs again in the list and was skipped.",
     "標題列在名單中再次出現，已略過。", "", ""},
    {kShortRow, kWarning, "short_row", "", "A row has fewer fields than the list has columns; empty ones were added.",
     "列的欄位數少於名單欄數，不足的以空白補上。", "Check that the delimiter is right.", "請確認分隔符號是否正確。"},
    {kLongRow, kWarning, "long_row", "", "A row has more fields than the list has columns; the surplus was dropped.",
     "列的欄位數多於名單欄數，多出的已捨棄。", "Put values that contain the delimiter in quotation marks.",
     "含有分隔符號的值請用引號括起來。"},
    {kMultilineField, kWarning, "multiline_field", "", "A quoted field runs over several lines.",
     "有引號括住的欄位跨越多行。", "Check that its closing quotation mark is where it belongs.",
     "請確認結尾引號的位置是否正確。"},
    {kDamagedText, kWarning, "damaged_text", "王?明",
     "A used field shows damage from an earlier conversion: private-use characters, ? or □ between Chinese characters, "
     "or "
     "&#22531; in place of a character.",
     "使用中的欄位有先前轉檔造成的毀損：造字區字元、中文字之間的 ? 或 □，或以 &#22531; 代替的字。",
     "Export the list again from its source in UTF-8, so that no name goes out damaged.",
     "請從來源以 UTF-8 重新匯出名單，以免姓名錯誤地傳送出去。"},
    {kNoTrunkPrefix, kWarning, "no_trunk_prefix", "27187200",
     "A number that is not a mobile was written without its trunk 0, and the numbering plan decided what it is.",
     "非手機號碼缺少開頭的 0，其意義由編碼計畫判定。",
     "Write such numbers with their area code, or give --area-code for local ones.",
     "此類號碼請加上區碼，市內號碼請指定 --area-code。"},
    {kEmptyValue, kWarning, "empty_value", "", "A placeholder was filled with an empty value.", "有變數以空白值代入。",
     "Use --empty-field reject to reject such rows.", "若要拒絕此類列，請使用 --empty-field reject。"},
    {kUnreplacedName, kWarning, "unreplaced_name", "{Name}",
     "The content has the name of a column in brackets that mark no placeholder, and it was left as it is.",
     "簡訊內容中有欄位名稱使用了非變數的括號，未被代換。", "Write placeholders between percent signs: %Name%.",
     "變數請以百分號括住，例如 %Name%。"},
    {kOverrideKept, kWarning, "override_kept", "",
     "A recipient who is unsubscribed or blacklisted was kept because the white list overrides.",
     "收訊人在取消訂閱名單或黑名單上，但因白名單優先而保留。", "Make sure that these recipients agreed to it.",
     "請確認這些收訊人已同意接收。"},
    {kLostWithDuplicates, kWarning, "lost_with_duplicates", "",
     "A recipient's first row was rejected and the later ones were dropped as duplicates, so nothing is sent.",
     "收訊人的第一列被拒絕，其後各列又視為重複而移除，因此收不到簡訊。", "Repair the rejected row and run it again.",
     "請修正被拒絕的列後重新執行。"},
    {kSuppressionNoNumber, kWarning, "suppression_no_number", "",
     "A record of a suppression list yielded no number and suppresses nobody.",
     "排除名單中有資料讀不出號碼，未能排除任何人。", "Correct the record, so that nobody on the list gets a message.",
     "請更正該筆資料，以免名單上的人仍收到簡訊。"},
    {kUcs2Characters, kWarning, "ucs2_characters", "“…”",
     "The content has characters outside GSM-7 that could be written with others, and they make its messages UCS-2.",
     "簡訊內容含有 GSM-7 以外、可改用其他寫法的字元，使簡訊改以 UCS-2 計算。",
     "Write plain quotation marks, dashes and spaces instead, so that 160 characters fit into a segment instead of 70.",
     "請改用一般的引號、橫線與空白，一則即可容納 160 字元而非 70 字元。"},
    {kNoSenderName, kWarning, "no_sender_name", "",
     "The message does not begin with the name of the sender, and carriers in Taiwan may block it.",
     "簡訊開頭沒有發送名稱，可能遭電信業者攔阻。",
     "Begin the content with a name given by --sender-name, or add --prepend-sender.",
     "請在內容開頭寫上 --sender-name 指定的名稱，或使用 --prepend-sender。"},
    {kUnregisteredUrl, kWarning, "unregistered_url", "bit.ly/abc",
     "The message holds a URL that is not registered, and carriers in Taiwan do not deliver it.",
     "簡訊含有未登錄的網址，電信業者不予傳送。",
     "Register the domain or short URL with the carrier and add it to the --registered file, or take it out.",
     "請先向電信業者登錄該網域或短網址並加入 --registered 檔案，或自內容中移除。"},
    {kUnregisteredNumber, kWarning, "unregistered_number", "02-2718-7200",
     "The message holds a phone number that is not registered, and carriers in Taiwan do not deliver it.",
     "簡訊含有未登錄的電話號碼，電信業者不予傳送。",
     "Register the number with the carrier and add it to the --registered file, or take it out.",
     "請先向電信業者登錄該電話並加入 --registered 檔案，或自內容中移除。"},
}};

}  // namespace

std::span<const CodeInfo> AllCodes() { return kCodes; }

const CodeInfo& InfoOf(Code code) { return kCodes[static_cast<size_t>(code)]; }

std::optional<Code> CodeNamed(std::string_view name) {
  if (name.empty()) return std::nullopt;
  const auto* info = std::find_if(kCodes.begin(), kCodes.end(), [name](const CodeInfo& c) { return c.name == name; });
  if (info == kCodes.end()) return std::nullopt;
  return info->code;
}

std::string JoinRepairs(RepairSet repairs) {
  std::string joined;
  for (const CodeInfo& info : kCodes) {
    if (info.group != kRepair || !repairs.Has(info.code)) continue;
    if (!joined.empty()) joined += '+';
    joined += info.name;
  }
  return joined;
}

}  // namespace muster
