#include "gen/answer.h"

#include <cinttypes>
#include <cstdio>

#include "gen/content.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

namespace muster::gen {
namespace {

constexpr std::array<std::string_view, 4> kSuppressedCodes = {"unsubscribed", "blacklisted", "whitelisted",
                                                              "not_whitelisted"};
constexpr size_t kHashBlock = 64 << 10;

std::string Quoted(std::string_view text) {
  std::string quoted = "\"";
  for (char c : text) {
    if (c == '\n') {
      quoted += "\\n";
    } else {
      if (c == '"' || c == '\\') quoted += '\\';
      quoted += c;
    }
  }
  return quoted + '"';
}

void AppendMember(std::string_view name, uint64_t value, std::string* json) {
  if (json->back() != '{') json->push_back(',');
  json->append(Quoted(name)).append(":").append(std::to_string(value));
}

std::string Object(const std::map<std::string_view, uint64_t>& counts) {
  std::string json = "{";
  for (const auto& [name, value] : counts) AppendMember(name, value, &json);
  return json + "}";
}

uint64_t Sum(const std::map<std::string_view, uint64_t>& counts) {
  uint64_t sum = 0;
  for (const auto& [name, value] : counts) sum += value;
  return sum;
}

std::string_view NameOf(Outcome outcome) {
  constexpr std::array<std::string_view, 4> kNames = {"emitted", "rejected", "suppressed", "duplicate"};
  return kNames[static_cast<size_t>(outcome)];
}

}  // namespace

struct Answer::Hash {
  XXH3_state_t state;
};

uint32_t RightListOption(const ListPlan& plan) {
  return 32 + 64 + 128 + (plan.whitelist == Whitelist::kNone ? 0 : 256);
}

std::string_view WhitelistModeOf(const ListPlan& plan) {
  constexpr std::array<std::string_view, 4> kNames = {"", "exclude", "only", "override"};
  return kNames[static_cast<size_t>(plan.whitelist)];
}

Answer::Answer(const ListPlan& plan) : plan_(plan), hash_(std::make_unique<Hash>()) {
  XXH3_64bits_reset(&hash_->state);
  for (std::string_view code : kNumberRejects) rejected_[code] = 0;
  for (std::string_view code : kSuppressedCodes) suppressed_[code] = 0;
  for (std::string_view code :
       {"repeated_header", "short_row", "long_row", "multiline_field", "empty_value", "override_kept"}) {
    warnings_[code] = 0;
  }
  if (plan.header) headers_ = lines_ = 1;
}

Answer::~Answer() = default;

uint64_t Answer::Add(const RowTruth& truth) {
  ++rows_;
  const uint64_t line = lines_ + truth.first_line + 1;
  lines_ += truth.lines;
  if (truth.repeated_header) ++headers_;
  if (truth.blank) ++blank_;
  switch (truth.outcome) {
    case Outcome::kEmitted:
      ++emitted_;
      HashEmitted(truth.mobile);
      if (truth.empty_values > 0) warnings_["empty_value"] += truth.empty_values;
      break;
    case Outcome::kRejected:
      ++rejected_[truth.code];
      break;
    case Outcome::kSuppressed:
      ++suppressed_[truth.code];
      break;
    case Outcome::kDuplicate:
      ++duplicates_;
      break;
  }
  for (size_t i = 0; truth.repairs >> i != 0; ++i) repairs_[i] += truth.repairs >> i & 1;
  if (truth.repeated_header) ++warnings_["repeated_header"];
  if (truth.short_row) ++warnings_["short_row"];
  if (truth.long_row) ++warnings_["long_row"];
  if (truth.multiline) ++warnings_["multiline_field"];
  if (truth.override_kept) ++warnings_["override_kept"];
  return line;
}

uint64_t Answer::Rejected() const { return Sum(rejected_); }
uint64_t Answer::Suppressed() const { return Sum(suppressed_); }

void Answer::HashEmitted(uint64_t mobile) {
  pending_.append("+886").append(MobileDigits(mobile).text()).append(",").append(std::to_string(rows_)).append("\n");
  if (pending_.size() < kHashBlock) return;
  XXH3_64bits_update(&hash_->state, pending_.data(), pending_.size());
  pending_.clear();
}

uint64_t Answer::Checksum() {
  XXH3_64bits_update(&hash_->state, pending_.data(), pending_.size());
  pending_.clear();
  return XXH3_64bits_digest(&hash_->state);
}

std::string Answer::ToJson() {
  std::string repaired = "{";
  for (size_t i = 0; i < kRepairNames.size(); ++i) AppendMember(kRepairNames[i], repairs_[i], &repaired);
  repaired += "}";
  char checksum[17];
  std::snprintf(checksum, sizeof(checksum), "%016" PRIx64, Checksum());

  std::string json = "{";
  AppendMember("format", 1, &json);
  AppendMember("seed", plan_.seed, &json);
  AppendMember("list_option", RightListOption(plan_), &json);
  json.append(",\"whitelist_mode\":").append(Quoted(WhitelistModeOf(plan_)));
  AppendMember("records", rows_ + headers_ + blank_, &json);
  AppendMember("headers", headers_, &json);
  AppendMember("blank", blank_, &json);
  AppendMember("rows", rows_, &json);
  AppendMember("emitted", emitted_, &json);
  json.append(",\"rejected\":{\"total\":").append(std::to_string(Rejected()));
  json.append(",\"by_code\":").append(Object(rejected_)).append("}");
  json.append(",\"suppressed\":{\"total\":").append(std::to_string(Suppressed()));
  for (std::string_view code : kSuppressedCodes) AppendMember(code, suppressed_[code], &json);
  json.append("}");
  AppendMember("duplicates", duplicates_, &json);
  json.append(",\"repaired\":").append(repaired);
  json.append(",\"warnings\":").append(Object(warnings_));
  json.append(",\"emitted_xxh3\":\"").append(checksum).append("\"}\n");
  return json;
}

std::string AnswerLine(const ListPlan& plan, uint64_t row, uint64_t line, const RowTruth& truth,
                       const RowValues& values) {
  std::string json = "{";
  AppendMember("row", row, &json);
  AppendMember("line", line, &json);
  json.append(",\"outcome\":").append(Quoted(NameOf(truth.outcome)));
  json.append(",\"code\":").append(Quoted(truth.code));
  if (truth.outcome == Outcome::kRejected) return json + "}";
  json.append(",\"to\":\"+886").append(MobileDigits(truth.mobile).text()).append("\"");
  json.append(",\"repairs\":").append(Quoted(JoinRepairNames(truth.repairs)));
  if (!values.ref.empty()) json.append(",\"ref\":").append(Quoted(values.ref));
  if (truth.outcome == Outcome::kEmitted) json.append(",\"text\":").append(Quoted(MergedText(plan, values)));
  return json + "}";
}

}  // namespace muster::gen
