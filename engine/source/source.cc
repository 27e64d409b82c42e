#include "muster/source.h"

#include <utility>

namespace muster {

Source Source::File(std::string path) {
  Source source;
  source.kind = Kind::kFile;
  source.name = std::move(path);
  return source;
}

Source Source::Stdin() {
  Source source;
  source.kind = Kind::kStdin;
  source.name = "-";
  return source;
}

Source Source::Memory(std::string name, std::string_view bytes) {
  Source source;
  source.kind = Kind::kMemory;
  source.name = std::move(name);
  source.memory = bytes;
  return source;
}

Source Source::Stream(std::string name, std::shared_ptr<InputStream> stream) {
  Source source;
  source.kind = Kind::kStream;
  source.name = std::move(name);
  source.stream = std::move(stream);
  return source;
}

Source Source::ListText(std::string_view text) {
  Source source;
  source.kind = Kind::kListText;
  source.name = "--list-text";
  source.memory = text;
  return source;
}

}  // namespace muster
