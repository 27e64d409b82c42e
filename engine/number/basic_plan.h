// A first numbering plan: Taiwan in full; of every other country its calling code and the length of a number.
//
// A number of another country is valid when it has 8 to 15 digits with its calling code, and counts as a mobile.
// The national prefix "0" of another country comes off behind its calling code, "+44 (0)20 …", as it does at home.
#ifndef MUSTER_NUMBER_BASIC_PLAN_H_
#define MUSTER_NUMBER_BASIC_PLAN_H_

#include "number/numbering_plan.h"

namespace muster {

class BasicPlan : public NumberingPlan {
 public:
  PlanNumber Read(std::string_view digits, bool plus, uint32_t home) const override;
  uint32_t CallingCodeAt(std::string_view digits) const override;
  uint32_t CallingCodeOfRegion(std::string_view region) const override;
  std::string_view Region(uint32_t calling_code, Key key) const override;
  std::string_view TrunkPrefix(uint32_t calling_code) const override;
  bool IsArea(uint32_t calling_code, std::string_view area) const override;
  bool IsSubscriberLength(uint32_t calling_code, std::string_view area, size_t digits) const override;
  QuickMobile Quick(uint32_t home) const override;
  std::string_view version() const override { return "taiwan-basic 1"; }
};

}  // namespace muster

#endif  // MUSTER_NUMBER_BASIC_PLAN_H_
