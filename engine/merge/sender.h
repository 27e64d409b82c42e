// The names under which the sender of a job is registered, and whether a text begins with one.
//
// A text does when, behind any white space, it begins with a name as it stands or in a pair of brackets (【】 〔〕 「」
// 『』 《》 〈〉 〖〗 [] () <>). Case of ASCII letters and full or half width make no difference. A bare name that ends
// in an ASCII letter or digit must not go on with another: `Acmetown` does not begin with `Acme`.
//
// Immutable after construction: any number of threads. Matching is linear in the names, not in the text.
#ifndef MUSTER_MERGE_SENDER_H_
#define MUSTER_MERGE_SENDER_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace muster {

inline constexpr size_t kMaxSenderBytes = 128;

class SenderNames {
 public:
  enum class Begins { kNo, kYes, kOpen };

  // Names that EffectiveJob accepted.
  explicit SenderNames(const std::vector<std::string>& names);

  bool empty() const { return folded_.empty(); }
  // kOpen: what would follow `text` decides.
  Begins Match(std::string_view text) const;
  // Of all of a text.
  bool BeginsWithOne(std::string_view text) const;
  // `text` without the white space at its front.
  static std::string_view SkipSpace(std::string_view text);
  // So many bytes behind white space decide.
  static constexpr size_t kDecisiveBytes = 3 * kMaxSenderBytes + 8;

 private:
  std::vector<std::string> folded_;
};

// What --prepend-sender puts in front: `【name】`.
std::string SenderMark(std::string_view name);

// `name` without white space and one pair of brackets around it.
std::string_view BareSenderName(std::string_view name);

}  // namespace muster

#endif  // MUSTER_MERGE_SENDER_H_
