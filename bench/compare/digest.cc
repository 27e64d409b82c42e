// What an output of messages holds, whatever its order: the count of its (to, text) pairs and the sum of their hashes.
//
//   digest [--list] FILE...    CSV files with the columns to, text and any others; a header is recognised
//                              --list: prints the pairs instead, a line each
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <string>

#define XXH_INLINE_ALL
#include <xxhash.h>

namespace {

struct Digest {
  uint64_t count = 0;
  uint64_t sum = 0;
  bool list = false;

  void Add(const std::string& to, const std::string& text) {
    if (to == "to" && text == "text") return;
    if (list) {
      std::printf("%s\t%s\n", to.c_str(), text.c_str());
      return;
    }
    ++count;
    sum += XXH3_64bits_withSeed(text.data(), text.size(), XXH3_64bits(to.data(), to.size()));
  }
};

// Reads records one character at a time; quotes are honoured. False when the file cannot be read.
bool ReadMessages(const char* path, Digest* digest) {
  std::FILE* file = std::fopen(path, "rb");
  if (file == nullptr) return false;
  std::string fields[2];
  size_t field = 0;
  bool quoted = false;
  int before = 0;
  for (int c; (c = getc_unlocked(file)) != EOF; before = c) {
    if (c == '"') {
      // A doubled quote leaves the quotes and enters them again: the second one belongs to the text.
      if (!quoted && before == '"' && field < 2) fields[field] += '"';
      quoted = !quoted;
    } else if (c == ',' && !quoted) {
      ++field;
    } else if (c == '\n' && !quoted) {
      digest->Add(fields[0], fields[1]);
      fields[0].clear();
      fields[1].clear();
      field = 0;
    } else if (field < 2) {
      fields[field] += static_cast<char>(c);
    }
  }
  const bool complete = std::ferror(file) == 0 && field == 0 && fields[0].empty() && !quoted;
  std::fclose(file);
  return complete;
}

}  // namespace

int main(int argc, char** argv) {
  Digest digest;
  int first = 1;
  if (argc > 1 && std::strcmp(argv[1], "--list") == 0) {
    digest.list = true;
    first = 2;
  }
  for (int i = first; i < argc; ++i) {
    if (!ReadMessages(argv[i], &digest)) {
      std::fprintf(stderr, "digest: %s: cannot be read, or ends within a record\n", argv[i]);
      return 1;
    }
  }
  if (!digest.list) {
    std::printf("%llu %016llx\n", static_cast<unsigned long long>(digest.count),
                static_cast<unsigned long long>(digest.sum));
  }
  return 0;
}
