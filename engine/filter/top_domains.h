// The last labels of host names: which make a link of `name.label` where nothing else says that it is one.
//
// All country codes, and the generic names under which senders of SMS and those who imitate them register; the whole
// list of the registries has 1400, many of them English words that stand behind a full stop without a space. Constant
// data, any number of threads.
#ifndef MUSTER_FILTER_TOP_DOMAINS_H_
#define MUSTER_FILTER_TOP_DOMAINS_H_

#include <string_view>

namespace muster {

// `label`: lower case, ASCII.
bool IsTopDomain(std::string_view label);

// Of these, the ones that people also write behind a name in Chinese characters or a Chinese full stop.
bool IsCommonTopDomain(std::string_view label);

// The size in bytes of the top domain in Chinese or another script (`台灣`) with which `label` begins; 0 for none.
size_t ForeignTopDomainAt(std::string_view label);

// `com.tw`: a host of two labels under which everybody can register.
bool IsPublicSuffix(std::string_view host);

}  // namespace muster

#endif  // MUSTER_FILTER_TOP_DOMAINS_H_
