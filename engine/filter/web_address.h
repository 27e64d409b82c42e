// Web addresses in a text as people write them, and as phones make links of them.
//
// An address is
//   - what has a scheme (`https://…`, also `ｈｔｔｐ：／／`); its host is what a browser would go to: behind the user's
//   name of
//     `http://good.tw@evil.com`, up to the first `/ ? #` or backslash;
//   - a bare host whose last label is a top domain (`bit.ly/x`, `Shop.Example.COM.tw`, `蘋果.com`, `中文.台灣`);
//   - a bare host with any last label of two or more letters behind `www.`, or before a path (`foo.bar/x`);
//   - an IPv4 address, unless it looks like a version number (`1.2.3.4`).
// The host of an e-mail address is none, nor is `today.Come` (a sentence ends there), `3.5折`, `12.30`, `v1.2`, `a.m.`,
// `10.am`. Chinese text that touches an address in ASCII is not part of it; a host in Chinese may begin inside of a
// sentence, and is then `loose`. A full stop of Chinese or full width counts as a dot where a host goes on behind it.
//
// Linear in the text; no allocation but the growth of the strings.
#ifndef MUSTER_FILTER_WEB_ADDRESS_H_
#define MUSTER_FILTER_WEB_ADDRESS_H_

#include <cstddef>
#include <string>

#include "filter/folded_text.h"

namespace muster {

struct WebAddress {
  size_t begin = 0, end = 0;  // characters of the text; no punctuation of the sentence at its end
  bool open_begin = false;    // other text before the first character would have a say in what the address is
  size_t reach = 0;           // text from here on has none
  std::string host;           // its normal form (host_name.h)
  std::string path;           // from `/`, `?` or `#` on, as written; empty for none
  bool has_scheme = false;
  bool loose = false;  // the first label may have words of the sentence before it
};

class WebAddressFinder {
 public:
  // `text` must not change while it is searched.
  explicit WebAddressFinder(const FoldedText& text) : text_(text) {}

  // The next address; false when there is none left.
  bool Next(WebAddress* found);

 private:
  struct Candidate {
    size_t begin = 0, end = 0;
    size_t last_label = 0;  // where it begins
    int labels = 0;
    bool loose = false;
    bool soft = false;       // a Chinese full stop is one of its dots
    bool known_top = false;  // the last label is a top domain
  };

  bool TakeWithScheme(size_t begin, size_t colon, WebAddress* found);
  bool TakeBare(size_t begin, size_t end, WebAddress* found);
  void Finish(size_t host_begin, size_t host_end, size_t looked_at, WebAddress* found);
  Candidate FindHost(size_t begin, size_t end) const;
  Candidate AsWritten(size_t begin, size_t end) const;
  bool IsPlausible(const Candidate& host, bool mail) const;
  bool IsTimeOfDay(const Candidate& host) const;
  bool IsAddressNumber(const Candidate& host) const;
  size_t HostEndAfterScheme(size_t begin) const;
  size_t AuthorityBegin(size_t begin) const;
  size_t TopEnd(size_t begin, size_t end) const;
  size_t LabelEnd(size_t begin, size_t end) const;
  size_t AfterUnspaced(size_t begin, size_t end) const;
  bool GoesOn(size_t end) const;
  size_t PortEnd(size_t i) const;
  bool IsSlash(size_t i) const { return text_.at(i) == '/' || text_.at(i) == '\\'; }
  bool IsTop(size_t begin, size_t end) const;
  bool AllDigits(size_t begin, size_t end) const;

  const FoldedText& text_;
  size_t pos_ = 0;
  size_t run_end_ = 0;  // of the last run of labels and dots
};

}  // namespace muster

#endif  // MUSTER_FILTER_WEB_ADDRESS_H_
