// Numbers that reach every corner of a numbering plan's tables, for asking another library about them.
//
//   plan_cases PLAN cover SEED         every row × every digit, every tail × every count, with random completions: the
//                                      digits behind every calling code, and those dialled in every region
//   plan_cases PLAN random SEED COUNT  random and mutated numbers; standard input: examples, "REGION TAB DIGITS" lines,
//                                      the digits with their calling code behind a plus, or as dialled in the region
//
// PLAN is a file. A case is a line "REGION TAB DIGITS", the region being - for none.
#include <cstdint>
#include <fstream>
#include <iostream>
#include <iterator>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "number/plan_file.h"

namespace muster {
namespace {

class Cases {
 public:
  Cases(const PlanFile& plan, uint64_t seed) : plan_(plan), random_(seed) {}

  void CoverAll() {
    for (const PlanCode& code : plan_.codes()) {
      Cover(plan_.table(0), code.start, "-", "+" + std::to_string(code.code));
    }
    for (const PlanRegion& region : plan_.regions()) {
      if (region.table == 0) continue;
      const PlanTable& table = plan_.table(region.table);
      Cover(table, table.start, region.name, "");
    }
  }

  void Mutate(const std::vector<std::pair<std::string, std::string>>& examples, uint64_t count) {
    for (uint64_t i = 0; i < count; ++i) {
      const auto& [region, digits] = examples[Below(examples.size())];
      // One after the other: compilers differ in the order in which they evaluate arguments.
      const std::string mutated = Mutated(digits);
      Print(Below(8) == 0 ? examples[Below(examples.size())].first : region, mutated);
    }
  }

 private:
  uint64_t Below(uint64_t bound) { return random_() % bound; }
  char Digit() { return static_cast<char>('0' + Below(10)); }

  static void Print(std::string_view region, std::string_view digits) { std::cout << region << '\t' << digits << '\n'; }

  std::string Digits(size_t count) {
    std::string digits;
    for (size_t i = 0; i < count; ++i) digits += Digit();
    return digits;
  }

  // Digits from `at` on that end in a valid number if a few attempts find some.
  std::string Completion(const PlanTable& table, uint32_t at) {
    std::string digits;
    for (int attempt = 0; attempt < 12; ++attempt) {
      digits = at >= kPlanJump ? BehindIdd() : Digits(Below(13));
      const uint32_t answer = table.Walk(at, digits);
      if (answer >= kPlanJump || table.results[answer].status == PlanResult::kValid) break;
    }
    return digits;
  }

  std::string BehindIdd() {
    const PlanCode& code = plan_.codes()[Below(plan_.codes().size())];
    const std::string digits = std::to_string(code.code);
    return Below(4) == 0 ? Digits(Below(14)) : digits + Completion(plan_.table(0), code.start);
  }

  void CoverTail(const PlanTable& table, uint32_t at, std::string_view region, const std::string& access, bool whole) {
    const size_t size = table.tails[at - table.row_count].size;
    for (size_t count = 0; whole && count <= size; ++count) Print(region, access + Digits(count));
    Print(region, access + Digits(Below(size + 1)));
    Print(region, access + Completion(table, at));
  }

  void Cover(const PlanTable& table, uint32_t start, std::string_view region, const std::string& prefix) {
    std::vector<bool> seen(table.row_count + table.tail_count);
    std::vector<std::pair<uint32_t, std::string>> pending;
    const auto reach = [&](uint32_t at, const std::string& access) {
      if (at < table.row_count) {
        if (!seen[at]) pending.emplace_back(at, access);
        seen[at] = true;
        Print(region, access + Completion(table, at));
        Print(region, access + Digits(Below(12)));
      } else if (at < kPlanJump) {
        CoverTail(table, at, region, access, !seen[at]);
        seen[at] = true;
      } else {
        for (int i = 0; i < 3; ++i) Print(region, access + BehindIdd());
      }
    };
    reach(start, prefix);
    for (size_t i = 0; i < pending.size(); ++i) {
      const auto [at, access] = pending[i];
      if (!access.empty()) Print(region, access);
      for (uint32_t digit = 0; digit < 10; ++digit) {
        reach(table.rows[at * 10 + digit], access + static_cast<char>('0' + digit));
      }
    }
  }

  // A digit changed, inserted, doubled or left out, the end cut, another prefix: once or a few times.
  std::string Mutated(std::string digits) {
    constexpr std::string_view kPrefixes[] = {"+", "",   "0",  "00",  "011",  "002", "1",
                                              "8", "06", "+0", "+00", "+002", "9",   "15"};
    const size_t first = digits.starts_with('+') ? 1 : 0;
    for (uint64_t changes = Below(4); changes > 0 && digits.size() > first + 1; --changes) {
      const size_t at = first + Below(digits.size() - first);
      switch (Below(7)) {
        case 0:
        case 1:
        case 2:
          digits[at] = Digit();
          break;
        case 3:
          digits.insert(at, 1, Digit());
          break;
        case 4:
          digits.erase(at, 1);
          break;
        case 5:
          digits.resize(digits.size() - Below(3) % (digits.size() - first));
          break;
        default:
          digits = std::string(kPrefixes[Below(std::size(kPrefixes))]) + digits.substr(first);
          return digits;
      }
    }
    // Most numbers of a range look alike but for their last digits.
    for (size_t i = digits.size() - digits.size() / 3; i > first && i < digits.size(); ++i) digits[i] = Digit();
    return digits;
  }

  const PlanFile& plan_;
  std::mt19937_64 random_;
};

int Main(int argc, char** argv) {
  if (argc < 4) {
    std::cerr << "usage: plan_cases PLAN cover SEED | plan_cases PLAN random SEED COUNT <EXAMPLES\n";
    return 2;
  }
  std::ifstream file(argv[1], std::ios::binary);
  const std::string bytes((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
  PlanFile plan;
  if (const absl::Status status = plan.Open(bytes, argv[1], false); !status.ok()) {
    std::cerr << status.message() << '\n';
    return 2;
  }
  std::ios::sync_with_stdio(false);
  Cases cases(plan, std::stoull(argv[3]));
  if (std::string_view(argv[2]) == "cover") {
    cases.CoverAll();
    return 0;
  }
  std::vector<std::pair<std::string, std::string>> examples;
  for (std::string line; std::getline(std::cin, line);) {
    const size_t tab = line.find('\t');
    examples.emplace_back(line.substr(0, tab), line.substr(tab + 1));
  }
  if (!examples.empty()) cases.Mutate(examples, argc > 4 ? std::stoull(argv[4]) : 0);
  return 0;
}

}  // namespace
}  // namespace muster

int main(int argc, char** argv) { return muster::Main(argc, argv); }
