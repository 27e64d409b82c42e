// The right answer to a generated list: the totals that a run over it must report, and a checksum of what it
// must emit. One list, one thread.
#ifndef MUSTER_TOOLS_GEN_ANSWER_H_
#define MUSTER_TOOLS_GEN_ANSWER_H_

#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "gen/list_generator.h"
#include "gen/list_plan.h"
#include "gen/number_forms.h"

namespace muster::gen {

// The options that the answer supposes: SMSListOption, and the whitelist's mode ("" without one).
uint32_t RightListOption(const ListPlan& plan);
std::string_view WhitelistModeOf(const ListPlan& plan);

class Answer {
 public:
  explicit Answer(const ListPlan& plan);
  ~Answer();
  Answer(const Answer&) = delete;
  Answer& operator=(const Answer&) = delete;

  // Counts the next row. Returns the physical line on which it begins, from 1.
  uint64_t Add(const RowTruth& truth);

  uint64_t rows() const { return rows_; }
  uint64_t emitted() const { return emitted_; }
  uint64_t duplicates() const { return duplicates_; }
  uint64_t Rejected() const;
  uint64_t Suppressed() const;
  // XXH3-64, seed 0, of a line "+886912345678,17\n" (number, row from 1) for every emitted row.
  uint64_t Checksum();

  // answer.json.
  std::string ToJson();

 private:
  using Counts = std::map<std::string_view, uint64_t>;
  struct Hash;

  void HashEmitted(uint64_t mobile);

  ListPlan plan_;
  uint64_t rows_ = 0, headers_ = 0, blank_ = 0, emitted_ = 0, duplicates_ = 0;
  uint64_t lines_ = 0;  // complete ones so far
  std::array<uint64_t, 8> repairs_{};
  Counts rejected_, suppressed_, warnings_;
  std::string pending_;  // lines to be hashed
  std::unique_ptr<Hash> hash_;
};

// A line of answer.ndjson without its line end. `row` from 1.
std::string AnswerLine(const ListPlan& plan, uint64_t row, uint64_t line, const RowTruth& truth,
                       const RowValues& values);

}  // namespace muster::gen

#endif  // MUSTER_TOOLS_GEN_ANSWER_H_
