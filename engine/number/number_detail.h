// Why a number was refused, in a sentence for a person.
#ifndef MUSTER_NUMBER_NUMBER_DETAIL_H_
#define MUSTER_NUMBER_NUMBER_DETAIL_H_

#include <string>
#include <string_view>

#include "muster/codes.h"
#include "number/number_reader.h"

namespace muster {

// English; empty where the code says it all. `code` is what a policy over `reader` gave to `field`. At most a few
// hundred bytes, however long the field.
std::string DetailOf(Code code, std::string_view field, const NumberReader& reader);

// Why `field` needs a country, which `country`, out of a list's country column, is none.
std::string UnknownCountryDetail(std::string_view field, std::string_view country, const NumberReader& reader);

// Why list option 12 takes `field` not even as written; empty when it does.
std::string UndialableDetail(std::string_view field);

}  // namespace muster

#endif  // MUSTER_NUMBER_NUMBER_DETAIL_H_
