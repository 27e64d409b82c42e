#include "fuzz/variations.h"

#include <algorithm>
#include <utility>

namespace muster::fuzz {
namespace {

// SplitMix64 (Steele, Lea, Flood 2014): std's distributions differ from library to library.
class Random {
 public:
  Random(uint64_t seed, uint64_t n) : state_(seed * 0xD1342543DE82EF95 + n) { Next(); }

  uint64_t Next() {
    uint64_t z = state_ += 0x9E3779B97F4A7C15;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
    return z ^ (z >> 31);
  }
  size_t Below(size_t count) { return static_cast<size_t>(Next() % count); }
  char Byte() { return static_cast<char>(Next()); }

 private:
  uint64_t state_;
};

struct Stretch {
  size_t begin, size;
};

// Some bytes of a text of `size` bytes, mostly few; none of an empty one.
Stretch SomeOf(size_t size, Random* random) {
  if (size == 0) return {0, 0};
  const size_t begin = random->Below(size);
  const size_t most = random->Below(4) == 0 ? size - begin : std::min<size_t>(size - begin, 8);
  return {begin, 1 + random->Below(most)};
}

std::string SomeBytesOf(const std::string& text, Random* random) {
  const Stretch some = SomeOf(text.size(), random);
  return text.substr(some.begin, some.size);
}

void PutOver(const std::string& bytes, std::string* text, Random* random) {
  const size_t begin = random->Below(text->size() + 1);
  text->replace(begin, std::min(bytes.size(), text->size() - begin), bytes);
}

void Insert(const std::string& bytes, std::string* text, Random* random) {
  text->insert(random->Below(text->size() + 1), bytes);
}

// One step, of the kinds that libFuzzer takes too.
void Change(const std::string& other, std::string* text, Random* random) {
  const Stretch some = SomeOf(text->size(), random);
  switch (random->Below(10)) {
    case 0:
      text->erase(some.begin, some.size);
      break;
    case 1:
    case 2:
      Insert(std::string(1, random->Byte()), text, random);
      break;
    case 3: {
      const size_t count = 1 + random->Below(40);
      Insert(std::string(count, random->Byte()), text, random);
      break;
    }
    case 4:
    case 5:
      if (!text->empty()) (*text)[some.begin] = random->Byte();
      break;
    case 6:
      if (!text->empty()) (*text)[some.begin] = static_cast<char>((*text)[some.begin] ^ 1 << random->Below(8));
      break;
    case 7:
      Insert(SomeBytesOf(random->Below(2) == 0 ? *text : other, random), text, random);
      break;
    case 8:
      PutOver(SomeBytesOf(random->Below(2) == 0 ? *text : other, random), text, random);
      break;
    default:  // the beginning of this, the end of the other
      *text = text->substr(0, some.begin) + other.substr(random->Below(other.size() + 1));
  }
}

}  // namespace

Variations::Variations(std::vector<std::string> committed, uint64_t seed)
    : committed_(std::move(committed)), seed_(seed) {}

std::string Variations::Make(uint64_t n, size_t max_bytes) const {
  if (n < committed_.size()) return committed_[n];
  Random random(seed_, n);
  std::string text = committed_[random.Below(committed_.size())];
  const std::string& other = committed_[random.Below(committed_.size())];
  do {
    Change(other, &text, &random);
  } while (random.Below(4) > 0);
  return text.substr(0, max_bytes);
}

}  // namespace muster::fuzz
