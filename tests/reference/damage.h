// Does a text look as if it had been spoilt before it came here?
#ifndef MUSTER_TESTS_REFERENCE_DAMAGE_H_
#define MUSTER_TESTS_REFERENCE_DAMAGE_H_

#include <string_view>

namespace muster_reference {

// A private-use character or U+FFFD anywhere, question marks or boxes between two Han characters, or a numeric
// character reference (`&#22531;`, `&#x5803;`).
bool LooksDamaged(std::string_view text);

}  // namespace muster_reference

#endif  // MUSTER_TESTS_REFERENCE_DAMAGE_H_
