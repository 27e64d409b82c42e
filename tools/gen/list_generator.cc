#include "gen/list_generator.h"

#include <algorithm>
#include <array>

namespace muster::gen {
namespace {

// What a stream of random draws is for; see Random.
enum Purpose : uint64_t { kForKind = 1, kForIdentity = 2, kForLists = 3, kForText = 4 };

constexpr std::array<std::string_view, 16> kFamilies = {"王", "李", "張", "劉", "陳", "楊", "趙", "黃",
                                                        "周", "吳", "林", "徐", "孫", "鄭", "許", "羅"};
constexpr std::array<std::string_view, 16> kGivens = {"小明", "小美", "志豪", "淑芬", "家豪", "雅婷", "俊傑", "怡君",
                                                      "建宏", "美玲", "宗翰", "佳穎", "冠宇", "詩涵", "Amy",  "𠮷祥"};
constexpr std::array<std::string_view, 2> kGenders = {"先生", "小姐"};

enum class Oddity : uint8_t { kNone, kBlank, kRepeatedHeader, kShort, kLong, kTextAfterQuote, kEmptyGender };

void AppendQuoted(std::string_view value, std::string_view line_end, std::string* out) {
  out->push_back('"');
  for (char c : value) {
    if (c == '\n') {
      out->append(line_end);
    } else {
      if (c == '"') out->push_back('"');
      out->push_back(c);
    }
  }
  out->push_back('"');
}

// Quotes are needed around what would be cut by the list's delimiter or, in a list of one column, by any
// delimiter that could be detected.
bool NeedsQuotes(std::string_view value, Columns columns) {
  if (value.empty()) return columns == Columns::kMinimal;
  if (value.front() == '"' || value.find_first_of(",\r\n") != std::string_view::npos) return true;
  return columns == Columns::kMinimal && (value.find_first_of(" ;\t|") != std::string_view::npos);
}

// What is in a quoted text field, so that the quotes matter.
std::string WithTrouble(std::string_view text, uint64_t variant) {
  std::string value(text);
  switch (variant) {
    case 0:
      return value;
    case 1:
      return value + ",收";
    case 2:
      return "\"" + value + "\"";
    case 3:
      return value + "\n敬啟";
    default:
      return value + " \"A,B\"\n,收\n";
  }
}

}  // namespace

ListGenerator::ListGenerator(const ListPlan& plan)
    : plan_(plan),
      mobiles_(plan.seed),
      invalid_(Threshold(plan.invalid)),
      suppressed_(Threshold(plan.invalid + plan.suppressed)),
      duplicates_(Threshold(plan.invalid + plan.suppressed + plan.duplicates)),
      dirty_(Threshold(plan.dirty)),
      quoted_(Threshold(plan.quoted)),
      odd_(Threshold(plan.odd)),
      line_end_(LineEndOf(plan)) {}

void ListGenerator::AppendHeader(std::string* out) const {
  if (!plan_.header) return;
  out->append(HeaderRecord(plan_.columns));
  out->append(line_end_);
}

ListGenerator::Kind ListGenerator::KindOf(uint64_t row) const {
  if (row == 0 || duplicates_ == 0) return Kind::kFresh;
  const uint64_t draw = Random(plan_.seed, kForKind, row).Next() >> 32;
  if (draw < invalid_) return Kind::kInvalid;
  if (draw < suppressed_) return Kind::kSuppressed;
  if (draw < duplicates_) return Kind::kDuplicate;
  return Kind::kFresh;
}

bool ListGenerator::IsOverridden(uint64_t row) const {
  return plan_.whitelist == Whitelist::kOverride && ListsOf(row).white;
}

// Rows beyond the number of mobiles have no number of their own. One in eight of the suppressed repeats an
// earlier suppressed one, so that it shows that suppression is judged before repetition. An earlier row of the
// wanted kind is searched at random; row 0 always is one that can be repeated.
ListGenerator::Identity ListGenerator::IdentityOf(uint64_t row, Kind kind) const {
  constexpr int kTries = 64;
  const bool has_own = row < kMobileCount;
  if (kind == Kind::kFresh && has_own) return {row, false, false};
  Random random(plan_.seed, kForIdentity, row);
  const uint64_t earlier = std::min(row, kMobileCount);
  if (kind == Kind::kSuppressed) {
    if (has_own && random.Below(8) != 0) return {row, false, true};
    for (int i = 0; i < kTries; ++i) {
      const uint64_t target = random.Below(earlier);
      if (KindOf(target) != Kind::kSuppressed || IdentityOf(target, Kind::kSuppressed).repeated) continue;
      if (!IsOverridden(target)) return {target, true, true};
    }
    if (has_own) return {row, false, true};
  }
  for (int i = 0; i < kTries; ++i) {
    const uint64_t target = random.Below(earlier);
    if (KindOf(target) == Kind::kFresh) return {target, true, false};
  }
  return {0, true, false};
}

bool ListGenerator::OwnNumber(uint64_t index, uint64_t* mobile) const {
  const Kind kind = KindOf(index);
  if (kind != Kind::kFresh && kind != Kind::kSuppressed) return false;
  const Identity identity = IdentityOf(index, kind);
  if (identity.repeated) return false;
  *mobile = mobiles_.Number(identity.index);
  return true;
}

Membership ListGenerator::ListsOf(uint64_t index) const {
  if (KindOf(index) == Kind::kFresh) return {.white = plan_.whitelist == Whitelist::kOnly};
  const uint64_t draw = Random(plan_.seed, kForLists, index).Below(16);
  if (draw < 7) return {.unsubscribe = true};
  if (draw < 13) return {.black = true};
  if (draw == 13) return {.unsubscribe = true, .black = true};
  switch (plan_.whitelist) {
    case Whitelist::kNone:
      return {.unsubscribe = true};
    case Whitelist::kExclude:
      return {.white = true};
    case Whitelist::kOnly:
      return {};
    case Whitelist::kOverride:
      return {.unsubscribe = draw == 14, .black = draw == 15, .white = true};
  }
  return {};
}

void ListGenerator::Judge(uint64_t row, Kind kind, RowTruth* truth) const {
  const Identity identity = IdentityOf(row, kind);
  truth->mobile = mobiles_.Number(identity.index);
  if (identity.suppressible) {
    const Membership lists = ListsOf(identity.index);
    const bool overridden = plan_.whitelist == Whitelist::kOverride && lists.white;
    if (overridden) {
      truth->override_kept = true;
    } else {
      truth->outcome = Outcome::kSuppressed;
      truth->code = lists.unsubscribe ? "unsubscribed"
                    : lists.black     ? "blacklisted"
                    : lists.white     ? "whitelisted"
                                      : "not_whitelisted";
      return;
    }
  }
  if (identity.repeated) {
    truth->outcome = Outcome::kDuplicate;
    truth->code = "duplicate";
  }
}

void ListGenerator::AppendNumber(uint64_t row, Random* random, RowTruth* truth, std::string* out) const {
  const bool quoted = quoted_ != 0 && random->Hit(quoted_);
  const bool dirty = row > 0 && dirty_ != 0 && random->Hit(dirty_);
  const bool rejected = truth->outcome == Outcome::kRejected;
  if (!rejected && !quoted && !dirty && plan_.writings == Writings::kPlain) {
    out->push_back('0');
    out->append(MobileDigits(truth->mobile).text());
    return;
  }
  std::string field;
  if (rejected) {
    const MobileDigits mobile(mobiles_.Number(random->Below(kMobileCount)));
    const MobileDigits other(mobiles_.Number(random->Below(kMobileCount)));
    truth->code = kNumberRejects[AppendReject(mobile, other, random, &field)];
  } else if (dirty) {
    truth->repairs = AppendDirty(MobileDigits(truth->mobile), random, &field);
  } else {
    truth->repairs =
        AppendClean(MobileDigits(truth->mobile), row > 0 ? plan_.writings : Writings::kPlain, random, &field);
  }
  if (quoted || NeedsQuotes(field, plan_.columns)) {
    AppendQuoted(field, line_end_, out);
  } else {
    out->append(field);
  }
}

RowTruth ListGenerator::AppendRow(uint64_t index, std::string* out, RowValues* values) const {
  RowTruth truth;
  Random random(plan_.seed, kForText, index);
  const Kind kind = KindOf(index);
  if (kind == Kind::kInvalid) {
    truth.outcome = Outcome::kRejected;
  } else {
    Judge(index, kind, &truth);
  }
  const bool odd = index > 0 && odd_ != 0 && random.Hit(odd_);
  if (plan_.columns != Columns::kMinimal) {
    AppendColumns(index, &random, odd, &truth, out, values);
    return truth;
  }
  if (odd) AppendOddity(index, &random, &truth, out);
  AppendNumber(index, &random, &truth, out);
  out->append(line_end_);
  ++truth.lines;
  return truth;
}

// A blank line or the header once more.
void ListGenerator::AppendOddity(uint64_t row, Random* random, RowTruth* truth, std::string* out) const {
  if (plan_.header && random->Below(2) == 0) {
    truth->repeated_header = true;
    out->append(HeaderRecord(plan_.columns));
  } else {
    truth->blank = true;
    constexpr std::array<std::string_view, 4> kBlanks = {"", "   ", ",,", ", ,"};
    out->append(kBlanks[random->Below(plan_.columns == Columns::kMinimal ? 2 : 4)]);
  }
  out->append(line_end_);
  truth->first_line = 1;
  ++truth->lines;
}

void ListGenerator::AppendColumns(uint64_t row, Random* random, bool odd, RowTruth* truth, std::string* out,
                                  RowValues* values) const {
  const bool wide = plan_.columns == Columns::kWide;
  Oddity oddity = odd ? static_cast<Oddity>(1 + random->Below(6)) : Oddity::kNone;
  if (oddity == Oddity::kBlank || oddity == Oddity::kRepeatedHeader) AppendOddity(row, random, truth, out);
  AppendNumber(row, random, truth, out);

  // A field of text: in quotes, and then often with something in it that needs them.
  const auto append_text = [&](std::string* value) {
    out->push_back(',');
    if (quoted_ == 0 || !random->Hit(quoted_)) {
      out->append(*value);
      return;
    }
    *value = WithTrouble(*value, random->Below(5));
    const auto line_ends = static_cast<uint32_t>(std::count(value->begin(), value->end(), '\n'));
    truth->lines += line_ends;
    truth->multiline |= line_ends > 0;
    AppendQuoted(*value, line_end_, out);
  };
  const auto append_plain = [&](std::string_view value) {
    out->push_back(',');
    if (value.find(',') != std::string_view::npos || (quoted_ != 0 && random->Hit(quoted_))) {
      AppendQuoted(value, line_end_, out);
    } else {
      out->append(value);
    }
  };

  const uint64_t draw = random->Next();
  const std::string_view family = kFamilies[draw & 15];
  const std::string_view given = kGivens[draw >> 4 & 15];
  std::string name(family);
  name.append(given);
  if (oddity == Oddity::kTextAfterQuote) {
    out->append(",\"").append(family).append("\"").append(given);
  } else {
    append_text(&name);
  }
  std::string_view gender = kGenders[draw >> 8 & 1];
  std::string ref, amount, memo;
  if (oddity == Oddity::kShort) {
    truth->short_row = true;
    truth->empty_values = wide ? 3 : 1;
    gender = {};
  } else {
    if (oddity == Oddity::kEmptyGender) {
      gender = {};
      truth->empty_values = 1;
    }
    append_plain(gender);
    if (wide) {
      ref = "A" + std::to_string(1'000'000 + row);
      amount = std::to_string(1 + (draw >> 16 & 0x3FFF));
      if (amount.size() > 3 && (draw >> 40 & 3) == 0) amount.insert(amount.size() - 3, ",");
      memo = "第" + std::to_string(1 + (draw >> 48 & 7)) + "期";
      append_plain(ref);
      append_plain(amount);
      append_text(&memo);
    }
    if (oddity == Oddity::kLong) {
      truth->long_row = true;
      out->append(",x");
    }
  }
  out->append(line_end_);
  ++truth->lines;
  if (values != nullptr)
    *values = {std::move(name), std::string(gender), std::move(ref), std::move(amount), std::move(memo)};
}

}  // namespace muster::gen
