// What NumberReader refuses, and by which name.
#include <gtest/gtest.h>

#include "number/reader_vocabulary.h"

namespace muster {
namespace {

using testing::Accepted;
using testing::Check;
using testing::kMobile;
using testing::Reader;
using testing::Rejected;

TEST(NumberReader, SeesTwoNumbersInOneField) {
  Check(Reader(), std::vector<Rejected>{
                      {"0912345678/0923456789", "multiple_numbers"},
                      {"0912345678、0923456789", "multiple_numbers"},
                      {"0912345678;0923456789", "multiple_numbers"},
                      {"0912345678,0923456789", "multiple_numbers"},
                      {"0912345678，0923456789", "multiple_numbers"},
                      {"0912345678／0923456789", "multiple_numbers"},
                      {"0912345678；0923456789", "multiple_numbers"},
                      {"0912345678 / 0923456789", "multiple_numbers"},
                      {"0912345678 0923456789", "multiple_numbers"},
                      {"0912345678\t0923456789", "multiple_numbers"},
                      {"0912345678\u30000923456789", "multiple_numbers"},
                      {"0912345678\u00A00923456789", "multiple_numbers"},
                      {"0912-345-678 0923-456-789", "multiple_numbers"},
                      {"0912345678 +886923456789", "multiple_numbers"},
                      {"0912345678 0923456789 0934567890", "multiple_numbers"},
                      {"0912345678/02-27187200", "multiple_numbers"},
                      {"手機:0912345678/電話:0227187200", "multiple_numbers"},
                      {"手機:0912345678 電話:0227187200", "multiple_numbers"},
                      {"=\"0912345678/0923456789\"", "multiple_numbers"},
                      // Separators are never punctuation; every part must be a number.
                      {"0912345678,", "not_a_number"},
                      {"0912/345678", "not_a_number"},
                      {"0912345678/王先生", "not_a_number"},
                      {"0912345678/12", "not_a_number"},
                      {"/", "not_a_number"},
                      {"0912345678//0923456789", "not_a_number"},
                      // Dashes are never separators.
                      {"0912345678-0923456789", "too_long"},
                      {"0912345678 123", "too_long"},
                      {"0912345678+886923456789", "not_a_number"},
                  });
  // The joined digits come first.
  Check(Reader(), std::vector<Accepted>{
                      {"0912 345 678", kMobile, "punctuation"},
                      {"02 27187200", 886227187200, "punctuation"},
                      {"886 0912345678", kMobile, "punctuation+prefix", "i"},
                  });
}

TEST(NumberReader, RefusesExtensions) {
  Check(Reader(), std::vector<Rejected>{
                      {"02-27187200#123", "extension"},
                      {"02-27187200 # 123", "extension"},
                      {"02-27187200＃123", "extension"},
                      {"02-27187200分機123", "extension"},
                      {"02-27187200 分機：123", "extension"},
                      {"02-27187200(分機123)", "extension"},
                      {"02-27187200轉123", "extension"},
                      {"02-27187200 轉分機 123", "extension"},
                      {"02-27187200 ext 5", "extension"},
                      {"02-27187200 Ext. 5", "extension"},
                      {"02-27187200 extension 5", "extension"},
                      {"0227187200ext5", "extension"},
                      {"02-27187200x123", "extension"},
                      {"02-27187200 X 123", "extension"},
                      {"0227187200內線123", "extension"},
                      {"0227187200#１２３", "extension"},
                      {"#123", "not_a_number"},
                      {"0227187200#", "not_a_number"},
                      {"0227187200#abc", "not_a_number"},
                      {"0227187200#12王", "not_a_number"},
                      {"0227187200extra5", "not_a_number"},
                      {"分機5", "not_a_number"},
                  });
}

TEST(NumberReader, RefusesWhatIsNoNumber) {
  Check(Reader(), std::vector<Rejected>{
                      {"", "empty_number"},
                      {"   ", "empty_number"},
                      {"\t", "empty_number"},
                      {"\n", "empty_number"},
                      {"N/A", "not_a_number"},
                      {"-", "not_a_number"},
                      {"+", "not_a_number"},
                      {"()", "not_a_number"},
                      {"無", "not_a_number"},
                      {"O912345678", "not_a_number"},
                      {"09l2345678", "not_a_number"},
                      {"0912-FLOWER", "not_a_number"},
                      {"0912345678(王先生)", "not_a_number"},
                      {"0912345678 王先生", "not_a_number"},
                      {"王先生 0912345678", "not_a_number"},
                      {"A123456789", "not_a_number"},
                      {"++886912345678", "not_a_number"},
                      {"0912+345678", "not_a_number"},
                      {"0912345678+", "not_a_number"},
                      {"*0912345678", "not_a_number"},
                      {"0912*345*678", "not_a_number"},
                      {"0912\n345678", "not_a_number"},
                      {"0912345678\n", "not_a_number"},
                      {std::string_view("0912345678\0", 11), "not_a_number"},
                      {"0912345678\x7F", "not_a_number"},
                      {"\xFF\xFE", "not_a_number"},
                      {"0912\xE3\x80", "not_a_number"},
                      {"😀0912345678", "not_a_number"},
                      {"a@b.tw", "not_a_number"},
                  });
}

TEST(NumberReader, PassesThePlansReasonsOn) {
  Check(Reader(), std::vector<Rejected>{
                      {"1", "too_short"},
                      {"12345", "too_short"},
                      {"091234", "too_short"},
                      {"110", "too_short"},
                      {"+88", "too_short"},
                      {"+886", "too_short"},
                      {"091234567", "invalid_number"},
                      {"09123456789", "invalid_number"},
                      {"09123456789012", "too_long"},
                      {"0112345678", "invalid_number"},
                      {"85291234567", "invalid_number"},
                      {"8613800138000", "too_long"},
                      {"+999123456789", "unknown_country"},
                      {"+8869123456789", "invalid_number"},
                      {"+1234567890123456", "too_long"},
                      {"0000000000", "invalid_number"},
                  });
}

}  // namespace
}  // namespace muster
