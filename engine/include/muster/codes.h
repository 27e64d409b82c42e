// The codes Muster gives to rows and to what it noticed, in one table: the name that stands in files, its
// meaning in English and Chinese, and what a person can do about it.
//
// A row ends in exactly one outcome (emitted, rejected, suppressed, duplicate); reject, suppression and
// duplicate codes name the reason. Repair codes say what was mended in a number that was then accepted.
// Warning codes count things that changed no outcome. Code names are stable: files and scripts rely on them.
//
// Thread rule: constant data, safe from any thread.
#ifndef MUSTER_CODES_H_
#define MUSTER_CODES_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace muster {

enum class Code : uint8_t {
  kNone = 0,
  // Repairs, in the order in which they are listed when several apply.
  kPunctuation,
  kWidth,
  kInvisible,
  kLeadingZero,
  kPrefix,
  kSpreadsheetText,
  kScientific,
  kDecimalTail,
  kAreaCode,
  // Rejects: the record.
  kUnterminatedQuote,
  kRecordTooLong,
  kNulByte,
  kInvalidEncoding,
  // Rejects: the number.
  kEmptyNumber,
  kNotClean,
  kNotANumber,
  kScientificLostDigits,
  kMultipleNumbers,
  kExtension,
  kTooShort,
  kTooLong,
  kUnknownCountry,
  kInvalidNumber,
  kCountryNotAllowed,
  kNotMobile,
  // Rejects: the message.
  kEmptyField,
  kEmptyMessage,
  kNotEncodable,
  kMessageTooLong,
  // Suppressed rows.
  kUnsubscribed,
  kBlacklisted,
  kWhitelisted,
  kNotWhitelisted,
  kAlreadySent,
  // Duplicate rows.
  kDuplicate,
  // Warnings.
  kHeaderAssumed,
  kRepeatedHeader,
  kShortRow,
  kLongRow,
  kMultilineField,
  kDamagedText,
  kNoTrunkPrefix,
  kEmptyValue,
  kUnreplacedName,
  kOverrideKept,
  kLostWithDuplicates,
  kSuppressionNoNumber,
  kUcs2Characters,
  kNoSenderName,
  kUnregisteredUrl,
  kUnregisteredNumber,
  kCount,
};

inline constexpr size_t kCodeCount = static_cast<size_t>(Code::kCount);

enum class CodeGroup : uint8_t { kNone, kRepair, kReject, kSuppressed, kDuplicate, kWarning };

struct CodeInfo {
  Code code;
  CodeGroup group;
  std::string_view name;     // as in files, for example "not_mobile"
  std::string_view example;  // a field or row that gets it; empty where none is short enough
  std::string_view en;       // one sentence: what it means
  std::string_view zh;       // the same in 繁體中文
  std::string_view hint_en;  // what to do; empty where nothing needs doing
  std::string_view hint_zh;
};

// The whole table, indexed by Code.
std::span<const CodeInfo> AllCodes();

// `code` must be below Code::kCount.
const CodeInfo& InfoOf(Code code);
inline std::string_view NameOf(Code code) { return InfoOf(code).name; }

// The code of that name, or nullopt.
std::optional<Code> CodeNamed(std::string_view name);

// A set of repair codes: what was mended in one number.
class RepairSet {
 public:
  constexpr RepairSet() = default;
  constexpr void Add(Code repair) { bits_ |= Bit(repair); }
  constexpr void Add(RepairSet other) { bits_ |= other.bits_; }
  constexpr bool Has(Code repair) const { return (bits_ & Bit(repair)) != 0; }
  constexpr bool empty() const { return bits_ == 0; }
  constexpr uint16_t bits() const { return bits_; }
  friend constexpr bool operator==(RepairSet, RepairSet) = default;

 private:
  static constexpr uint16_t Bit(Code repair) {
    return static_cast<uint16_t>(1u << (static_cast<unsigned>(repair) - 1));
  }
  uint16_t bits_ = 0;
};

// The names of the repairs joined by `+` in table order; empty for none.
std::string JoinRepairs(RepairSet repairs);

}  // namespace muster

#endif  // MUSTER_CODES_H_
