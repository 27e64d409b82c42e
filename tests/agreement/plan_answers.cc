// What the numbering plan says: lines "REGION TAB DIGITS" in, the same with STATUS, E164, TYPE, REGION and 1 for a
// possible number behind, separated by tabs, out.
//
//   plan_answers [PLAN] <CASES       PLAN: a file; else the built-in plan
#include <cstdio>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <string_view>

#include "plan_answer.h"

int main(int argc, char** argv) {
  auto plan = muster::NumberingPlan::Default();
  if (argc > 1) {
    std::ifstream file(argv[1], std::ios::binary);
    auto loaded = muster::NumberingPlan::FromBytes(
        std::string((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>()), argv[1]);
    if (!loaded.ok()) {
      std::cerr << loaded.status().message() << '\n';
      return 2;
    }
    plan = *loaded;
  }
  std::ios::sync_with_stdio(false);
  for (std::string line; std::getline(std::cin, line);) {
    const size_t tab = line.find('\t');
    const muster::PlanAnswer answer =
        muster::AnswerOf(*plan, std::string_view(line).substr(0, tab), std::string_view(line).substr(tab + 1));
    std::cout << line << '\t' << answer.status << '\t' << answer.e164 << '\t' << answer.type << '\t' << answer.region
              << '\t' << (answer.possible ? 1 : 0) << '\n';
  }
  return std::cout.flush() ? 0 : 1;
}
