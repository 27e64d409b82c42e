#include "gen/suppression_lists.h"

#include <algorithm>
#include <string>

namespace muster::gen {
namespace {

constexpr uint64_t kForWriting = 5;
constexpr size_t kWritings = 6;

void AppendWriting(size_t writing, std::string_view digits, std::string* out) {
  switch (writing) {
    case 0:
      out->append("0").append(digits);
      return;
    case 1:
      out->append("+886").append(digits);
      return;
    case 2:
      out->append("886").append(digits);
      return;
    case 3:
      out->append("0").append(digits.substr(0, 3)).append("-");
      out->append(digits.substr(3, 3)).append("-").append(digits.substr(6));
      return;
    case 4:
      out->append(digits);
      return;
    default:
      out->append("\xEF\xBC\x90");
      for (char c : digits) out->append("\xEF\xBC").push_back(static_cast<char>(0x90 + (c - '0')));
  }
}

// A number that is in no list: a mobile beyond the last row's, or one of Hong Kong.
void AppendStranger(const ListGenerator& generator, uint64_t index, std::string* out) {
  const uint64_t beyond = generator.plan().rows + index;
  if (index % 2 == 0 && beyond < kMobileCount) {
    out->append("0").append(MobileDigits(generator.mobiles().Number(beyond)).text());
  } else {
    out->append("+852").append(std::to_string(61'000'000 + index % 1'000'000));
  }
}

class Pieces {
 public:
  explicit Pieces(const std::function<void(std::string_view)>& take) : take_(take) {}
  ~Pieces() {
    if (!text_.empty()) take_(text_);
  }
  std::string* text() {
    if (text_.size() >= kPiece) {
      take_(text_);
      text_.clear();
    }
    return &text_;
  }

 private:
  static constexpr size_t kPiece = 256 << 10;
  const std::function<void(std::string_view)>& take_;
  std::string text_;
};

}  // namespace

void WriteSuppressionLists(const ListGenerator& generator, const SuppressionTexts& texts) {
  const ListPlan& plan = generator.plan();
  const std::string line_end(LineEndOf(plan));
  Pieces unsubscribe(texts.unsubscribe);
  Pieces black(texts.black);
  Pieces white(texts.white);
  unsubscribe.text()->append("SMSNumber,Date").append(line_end);

  // One stranger in each list first, so that none is empty, and then about one to eight entries.
  const auto add_strangers = [&](uint64_t index) {
    AppendStranger(generator, index, unsubscribe.text());
    unsubscribe.text()->append(",2024-03-05").append(line_end);
    AppendStranger(generator, index, black.text());
    black.text()->append(line_end);
    if (plan.whitelist == Whitelist::kNone) return;
    AppendStranger(generator, index, white.text());
    white.text()->append(line_end);
  };
  add_strangers(0);

  uint64_t listed = 0;
  const uint64_t rows = std::min(plan.rows, kMobileCount);
  for (uint64_t row = 0; row < rows; ++row) {
    uint64_t mobile;
    if (!generator.OwnNumber(row, &mobile)) continue;
    const Membership lists = generator.ListsOf(row);
    if (!lists.unsubscribe && !lists.black && !lists.white) continue;
    const MobileDigits digits(mobile);
    Random random(plan.seed, kForWriting, row);
    if (lists.unsubscribe) {
      AppendWriting(random.Below(kWritings), digits.text(), unsubscribe.text());
      unsubscribe.text()->append(",2024-03-05").append(line_end);
    }
    if (lists.black) {
      AppendWriting(random.Below(kWritings), digits.text(), black.text());
      black.text()->append(line_end);
    }
    if (lists.white) {
      AppendWriting(random.Below(kWritings), digits.text(), white.text());
      white.text()->append(line_end);
    }
    if (++listed % 8 == 0) add_strangers(listed / 8);
  }
}

}  // namespace muster::gen
