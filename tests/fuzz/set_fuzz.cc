// Compiled sets with any images in them, all checksums right: opening one reads nothing beyond it, and what opens
// answers alike however it is asked.
#include <algorithm>
#include <cstring>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "filter/set_bytes.h"
#include "filter/set_file.h"
#include "fuzz/fuzz_input.h"
#include "muster/suppression.h"

namespace muster::fuzz {
namespace {

constexpr Key kTaiwan = 886912340000;

// Images that are sound: empty, a few keys, a dense range, scattered ones.
const std::vector<std::string>& SoundImages() {
  static const auto* const images = [] {
    std::vector<Key> dense, scattered;
    for (Key i = 0; i < 3000; ++i) dense.push_back(kTaiwan + i);
    for (Key i = 1; i < 400; ++i) scattered.push_back(i * 0x9E3779B97F4A7C15u);
    return new std::vector<std::string>{ImageOf({}), ImageOf({kTaiwan, 85261234567}), ImageOf(dense),
                                        ImageOf(scattered)};
  }();
  return *images;
}

uint64_t NumberFrom(FuzzInput& input) {
  uint64_t value = 0;
  for (uint32_t bytes = input.Below(9); bytes > 0; --bytes) value = value << 8 | input.Below(256);
  return value;
}

// One of the sound images with a few words of it changed, and its end perhaps elsewhere.
std::string ImageFrom(FuzzInput& input) {
  std::string image = SoundImages()[input.Below(static_cast<uint32_t>(SoundImages().size()))];
  for (uint32_t changes = input.Below(6); changes > 0 && image.size() >= 8; --changes) {
    // Its front, where sizes and places stand, more often than the rest.
    const uint64_t words = input.Flag() ? std::min<size_t>(image.size() / 8, 32) : image.size() / 8;
    const uint64_t word = NumberFrom(input) % words;
    const uint64_t value = NumberFrom(input);
    std::memcpy(image.data() + word * 8, &value, sizeof value);
  }
  if (input.Below(4) == 0) image.resize(NumberFrom(input) % (image.size() + 1));
  if (input.Below(8) == 0) image.append(input.Below(70), 'x');
  return image;
}

void Ask(const SetImage& set) {
  std::vector<Key> keys = {0, 1, kTaiwan, kTaiwan + 2999, 85261234567, 0x9E3779B97F4A7C15u, UINT64_MAX, Key{1} << 50};
  for (Key i = 0; i < 100; ++i) keys.push_back(kTaiwan + i * 1031);
  std::vector<uint8_t> found(keys.size());
  set.ContainsBlock(keys, found.data());
  for (size_t i = 0; i < keys.size(); ++i) {
    ExpectSame(std::to_string(found[i]), set.Contains(keys[i]) ? "1" : "0", "key " + std::to_string(keys[i]));
  }
  set.ForEach([](std::span<const Key>) {});
}

}  // namespace
}  // namespace muster::fuzz

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace muster;
  fuzz::FuzzInput input(data, size);
  SetHeader header;
  header.reading = DefaultReading();
  header.numbers = input.Flag() ? 2 : fuzz::NumberFrom(input) % 5000;
  const std::string numbers = fuzz::ImageFrom(input);
  const std::string file = SetBytes(header, numbers, fuzz::ImageFrom(input));
  const auto set = SuppressionSet::Load({Source::Memory("fuzzed.mset", file)}, {.allow_empty = true});
  if (!set.ok()) return 0;
  for (const std::unique_ptr<SetFile>& part : (*set)->compiled()) {
    fuzz::Ask(part->numbers());
    fuzz::Ask(part->hashes());
  }
  return 0;
}
