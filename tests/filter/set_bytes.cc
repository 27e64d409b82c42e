#include "filter/set_bytes.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <cstring>

#include "filter/set_image_builder.h"

namespace muster {

SetReading DefaultReading() {
  const SuppressionOptions options;
  return ReadingOf(options, *NumberReader::Create(ReaderOptions{}));
}

std::string ImageOf(const std::vector<Key>& keys) {
  SetImageBuilder builder;
  builder.Add(keys);
  builder.Finish();
  std::string image;
  const absl::Status written = builder.Write([&image](std::string_view piece) {
    image += piece;
    return absl::OkStatus();
  });
  return written.ok() ? image : "";
}

std::string SetBytes(SetHeader header, std::string_view numbers_image, std::string_view hashes_image) {
  header.numbers_image_bytes = numbers_image.size();
  header.hashes_image_bytes = hashes_image.size();
  std::string file = *EncodeSetHeader(header);
  const SetLayout layout(file.size(), numbers_image.size(), hashes_image.size());
  file += numbers_image;
  file.resize(layout.hashes_at);
  file += hashes_image;
  file.resize(layout.file_bytes);
  SealFile(&file);
  return file;
}

std::string SetBytes(SetHeader header, const std::vector<Key>& numbers, const std::vector<Key>& hashes) {
  header.numbers = numbers.size();
  return SetBytes(std::move(header), ImageOf(numbers), ImageOf(hashes));
}

void SealHeader(std::string* file) {
  constexpr size_t kHashAt = 56;
  uint32_t size;
  std::memcpy(&size, file->data() + 12, sizeof size);
  std::string header = file->substr(0, size);
  header.replace(kHashAt, 8, 8, '\0');
  const uint64_t hash = XXH3_64bits(header.data(), header.size());
  std::memcpy(file->data() + kHashAt, &hash, sizeof hash);
}

void SealFile(std::string* file) {
  const size_t body = file->size() - 8;
  const uint64_t hash = XXH3_64bits(file->data(), body);
  std::memcpy(file->data() + body, &hash, sizeof hash);
}

}  // namespace muster
