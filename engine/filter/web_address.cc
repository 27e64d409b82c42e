#include "filter/web_address.h"

#include <algorithm>
#include <string_view>

#include "base/strings.h"
#include "filter/host_name.h"
#include "filter/top_domains.h"

namespace muster {
namespace {

constexpr size_t kMaxLabel = 63;

bool IsOneOf(uint32_t c, std::string_view set) {
  return c < 0x80 && c != 0 && set.find(static_cast<char>(c)) != std::string_view::npos;
}

// What a URL may hold behind its host. Of full width only what cannot be the sentence's punctuation.
bool IsUrlChar(const FoldedChar& c) {
  if (c.value <= 0x20 || c.value >= 0x7F || IsOneOf(c.value, "<>\"`{}|^")) return false;
  return !c.wide || IsAsciiAlnum(c.value) || IsOneOf(c.value, "/.-_=&%@:");
}

// Under ICANN's rules a last label has no digits, unless it is punycode.
bool AllLetters(const FoldedText& text, size_t begin, size_t end) {
  for (size_t i = begin; i < end; ++i) {
    if (!IsAsciiLetter(text.at(i))) return false;
  }
  return true;
}

}  // namespace

bool WebAddressFinder::Next(WebAddress* found) {
  found->has_scheme = found->loose = false;
  while (pos_ < text_.size()) {
    const size_t begin = pos_;
    size_t end = std::max(begin, run_end_);  // a run is measured once
    while (IsLabelChar(text_.at(end)) || IsHostDot(text_.at(end))) ++end;
    if (end == begin) {
      ++pos_;
      continue;
    }
    pos_ = run_end_ = end;
    if (text_.at(end) == ':' && IsSlash(end + 1) && IsSlash(end + 2)) {
      if (TakeWithScheme(begin, end, found)) return true;
    } else if (TakeBare(begin, end, found)) {
      return true;
    }
  }
  return false;
}

// --- with a scheme

bool WebAddressFinder::TakeWithScheme(size_t begin, size_t colon, WebAddress* found) {
  size_t scheme = colon;
  while (scheme > begin && (IsAsciiAlnum(text_.at(scheme - 1)) || IsOneOf(text_.at(scheme - 1), "-."))) --scheme;
  while (scheme < colon && !IsAsciiLetter(text_.at(scheme))) ++scheme;
  const size_t host = AuthorityBegin(colon + 3);
  size_t host_end = host;
  if (text_.at(host) == '[') {
    while (host_end < text_.size() && IsUrlChar(text_[host_end]) && text_.at(host_end) != ']') ++host_end;
    host_end += text_.at(host_end) == ']' ? 1 : 0;
  } else {
    host_end = HostEndAfterScheme(host);
  }
  if (host_end == host) return false;
  found->begin = scheme;
  found->open_begin = begin == 0;
  found->has_scheme = true;
  Finish(host, host_end, host_end + (IsHostDot(text_.at(host_end)) ? 1 : 0), found);
  return true;
}

// Behind the user's name and password.
size_t WebAddressFinder::AuthorityBegin(size_t begin) const {
  size_t host = begin;
  for (size_t i = begin; IsUrlChar(text_[i]) && !IsSlash(i) && !IsOneOf(text_.at(i), "?#"); ++i) {
    if (text_.at(i) == '@') host = i + 1;
  }
  return host;
}

size_t WebAddressFinder::HostEndAfterScheme(size_t begin) const {
  size_t label = begin, i = begin;
  for (;; ++i) {
    const uint32_t c = text_.at(i);
    const bool behind_dot = label > begin;
    if (IsHostDot(c)) {
      if (i == label || !IsLabelChar(text_.at(i + 1))) break;
      const bool text_follows = c != '.' || IsUnspacedLetter(text_.at(i + 1));
      if (behind_dot && text_follows && TopEnd(label, i) == i && TopEnd(i + 1, LabelEnd(i + 1, i + kMaxLabel)) == 0)
        break;
      label = i + 1;
    } else if (!IsLabelChar(c)) {
      break;
    } else if (behind_dot && i > label && IsUnspacedLetter(c) &&
               (!IsUnspacedLetter(text_.at(i - 1)) || TopEnd(label, i) == i)) {
      break;
    }
  }
  return i;
}

// --- without one

// The end of a top domain at the front of a label, text that touches it or a hyphen left aside; 0 for none.
size_t WebAddressFinder::TopEnd(size_t begin, size_t end) const {
  size_t spaced = begin;
  while (spaced < end && !IsUnspacedLetter(text_.at(spaced))) ++spaced;
  if (spaced == begin) {
    const std::string_view label = text_.Original(begin, end);
    const size_t bytes = ForeignTopDomainAt(label);
    size_t i = begin;
    while (i < end && text_[i].offset < text_[begin].offset + bytes) ++i;
    return bytes == 0 ? 0 : i;
  }
  if (IsTop(begin, spaced)) return spaced;
  size_t cut = begin;
  while (cut < spaced && !IsOneOf(text_.at(cut), "-_")) ++cut;
  return IsTop(begin, cut) ? cut : 0;
}

bool WebAddressFinder::IsTop(size_t begin, size_t end) const {
  char label[kMaxLabel];
  if (end - begin > kMaxLabel || end - begin < 2) return false;
  for (size_t i = begin; i < end; ++i) {
    if (text_.at(i) >= 0x80) return ForeignTopDomainAt(text_.Original(begin, end)) > 0;
    label[i - begin] = static_cast<char>(text_.at(i));
  }
  const std::string_view name(label, end - begin);
  return IsTopDomain(name) || (name.starts_with("xn--") && name.size() > 5);
}

bool WebAddressFinder::AllDigits(size_t begin, size_t end) const {
  for (size_t i = begin; i < end; ++i) {
    if (!IsAsciiDigit(text_.at(i))) return false;
  }
  return true;
}

size_t WebAddressFinder::LabelEnd(size_t begin, size_t end) const {
  while (begin < end && !IsHostDot(text_.at(begin))) ++begin;
  return begin;
}

// Where a label goes on behind its last letter of an unspaced script; its end when that is the last one.
size_t WebAddressFinder::AfterUnspaced(size_t begin, size_t end) const {
  size_t after = end;
  while (after > begin && !IsUnspacedLetter(text_.at(after - 1))) --after;
  while (after < end && IsOneOf(text_.at(after), "-_")) ++after;
  return after;
}

// The first host in a run of labels and dots whose last label is a top domain, as long as it gets.
WebAddressFinder::Candidate WebAddressFinder::FindHost(size_t begin, size_t end) const {
  Candidate best, open;
  for (size_t label = begin; label < end;) {
    const size_t label_end = LabelEnd(label, end);
    const size_t own = AfterUnspaced(label, label_end);
    const bool unspaced = own > label && IsUnspacedLetter(text_.at(own - 1));
    const size_t top = open.labels > 0 ? TopEnd(label, label_end) : 0;
    if (top > 0) {
      best = open;
      best.end = top;
      best.last_label = label;
      best.labels = open.labels + 1;
      best.known_top = true;
      if (top < label_end) break;
    } else if (best.labels > 0 && (unspaced || label == label_end)) {
      break;
    }
    const bool all_unspaced = unspaced && own == label_end && IsUnspacedLetter(text_.at(label));
    if (label == label_end) {
      open = {};
    } else if (open.labels == 0 || (unspaced && !all_unspaced && top == 0)) {
      open = {};
      open.begin = own < label_end ? own : label;
      open.loose = own == label_end && unspaced;
      open.labels = 1;
    } else {
      ++open.labels;
    }
    const bool soft = label_end < end && text_.at(label_end) != '.';
    if (soft && best.end == label_end) break;
    open.soft = open.soft || soft;
    label = label_end + 1;
  }
  return best;
}

// All of a run behind its last unspaced letter, whatever the last label is.
WebAddressFinder::Candidate WebAddressFinder::AsWritten(size_t begin, size_t end) const {
  Candidate host;
  while (end > begin && IsHostDot(text_.at(end - 1))) --end;
  host.begin = AfterUnspaced(begin, end);
  host.end = end;
  for (size_t label = host.begin; label < end;) {
    const size_t label_end = LabelEnd(label, end);
    if (label_end == label) return {};
    host.last_label = label;
    ++host.labels;
    label = label_end + 1;
  }
  return host;
}

// A port or a path follows.
bool WebAddressFinder::GoesOn(size_t end) const {
  if (text_.at(end) == ':') return PortEnd(end) > end && !text_[end].wide;
  return IsSlash(end) && !text_[end].wide && (IsAsciiAlnum(text_.at(end + 1)) || IsOneOf(text_.at(end + 1), "?#_~@"));
}

bool WebAddressFinder::IsPlausible(const Candidate& host, bool mail) const {
  if (host.labels < 2) return false;
  const bool goes_on = GoesOn(host.end) && text_.at(host.end) != ':';
  if (mail) return goes_on;
  const size_t first_end = LabelEnd(host.begin, host.end);
  if (!host.known_top) {
    const bool www = host.labels > 2 && text_.Original(host.begin, first_end).size() >= 3 &&
                     text_.at(host.begin) == 'w' && text_.at(host.begin + 1) == 'w' &&
                     text_.at(host.begin + 2) == 'w' && AllDigits(host.begin + 3, first_end);
    return (www || goes_on) && host.end - host.last_label >= 2 && AllLetters(text_, host.last_label, host.end) &&
           !AllDigits(host.begin, first_end);
  }
  if (goes_on) return true;
  const bool one_dot = host.labels == 2;
  if (one_dot && AllDigits(host.begin, first_end) && first_end - host.begin <= 2) return false;
  if (IsTimeOfDay(host)) return false;
  const FoldedChar& initial = text_[host.last_label];
  const bool capitalised = initial.capital && !text_[host.last_label + 1].capital;
  if (one_dot && capitalised && !text_[host.begin].capital) return false;
  if (!host.loose && !host.soft) return true;
  char top[kMaxLabel];
  if (text_.at(host.last_label) >= 0x80) return true;
  size_t size = 0;
  for (size_t i = host.last_label; i < host.end; ++i) top[size++] = static_cast<char>(text_.at(i));
  return IsCommonTopDomain({top, size});
}

// `10.am`, `12.30.pm`.
bool WebAddressFinder::IsTimeOfDay(const Candidate& host) const {
  if (host.end - host.last_label != 2 || text_.at(host.end - 1) != 'm') return false;
  if (text_.at(host.last_label) != 'a' && text_.at(host.last_label) != 'p') return false;
  for (size_t i = host.begin; i < host.last_label; ++i) {
    if (!IsAsciiDigit(text_.at(i)) && !IsHostDot(text_.at(i))) return false;
  }
  return true;
}

// An IPv4 address that is no version number: a part of it has two digits or more, or a path follows.
bool WebAddressFinder::IsAddressNumber(const Candidate& host) const {
  return host.labels == 4 && (host.end - host.begin > 7 || GoesOn(host.end));
}

bool WebAddressFinder::TakeBare(size_t begin, size_t end, WebAddress* found) {
  const bool mail = begin > 0 && text_.at(begin - 1) == '@';
  size_t dot = begin;
  while (dot < end && !IsHostDot(text_.at(dot))) ++dot;
  if (dot == end) return false;  // most runs: words of the sentence
  Candidate host = FindHost(begin, end);
  if (!IsPlausible(host, mail)) {
    if (host.labels > 0 && host.end < end) {
      pos_ = host.end;  // behind what is none there may be one in the same run
      return false;
    }
    host = AsWritten(begin, end);
    found->host.clear();
    AppendHost(text_, host.begin, host.end, &found->host);
    const bool number = IsIpv4(found->host) && IsAddressNumber(host) && !mail;
    if (!number && !IsPlausible(host, mail)) return false;
  }
  if (text_.at(host.end) == '@') return false;  // it is a person's name before a mail server's
  found->begin = host.begin;
  const bool touches_text = host.begin > begin && IsUnspacedLetter(text_.at(host.begin - 1));
  found->open_begin = !touches_text && begin == 0;
  found->loose = host.loose;
  pos_ = host.end;
  Finish(host.begin, host.end, end, found);
  return true;
}

// Behind a colon and a port, whose digits are few; `i` where there is none.
size_t WebAddressFinder::PortEnd(size_t i) const {
  constexpr size_t kMostDigits = 5;
  if (text_.at(i) != ':') return i;
  size_t end = i + 1;
  while (IsAsciiDigit(text_.at(end))) ++end;
  return end > i + 1 && end - (i + 1) <= kMostDigits ? end : i;
}

// Port and path; sets pos_ behind them.
void WebAddressFinder::Finish(size_t host_begin, size_t host_end, size_t looked_at, WebAddress* found) {
  found->host.clear();
  AppendHost(text_, host_begin, host_end, &found->host);
  found->path.clear();
  size_t end = PortEnd(host_end);
  const size_t path = end;
  if (IsSlash(end) || IsOneOf(text_.at(end), "?#")) {
    while (IsUrlChar(text_[end])) ++end;
  }
  found->reach = std::max(looked_at, end);
  pos_ = std::max(host_end, end);
  bool bracket = false;
  for (size_t i = path; i < end; ++i) bracket = bracket || IsOneOf(text_.at(i), "([");
  while (end > path && IsOneOf(text_.at(end - 1), bracket ? ".,;:!?'*~" : ".,;:!?'*~)]")) --end;
  for (size_t i = path; i < end; ++i) {
    const FoldedChar& c = text_[i];
    found->path += IsSlash(i) ? '/' : static_cast<char>(c.capital ? c.value - ('a' - 'A') : c.value);
  }
  found->end = end;
}

}  // namespace muster
