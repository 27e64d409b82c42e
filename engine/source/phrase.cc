#include "muster/phrase.h"

#include <cerrno>
#include <system_error>

#include "source/phrase_catalogue.h"

namespace muster {
namespace {

std::string Filled(std::string_view pattern, std::initializer_list<PhraseArgument> arguments, Language language) {
  std::string text;
  int next = 0;
  for (size_t pos = 0; pos < pattern.size();) {
    size_t size = 0;
    const int index = phrase_internal::PlaceholderAt(pattern, pos, next, &size);
    if (index < 0 || static_cast<size_t>(index) >= arguments.size()) {
      text += pattern[pos++];
      continue;
    }
    if (size == 2) ++next;
    text += (arguments.begin() + index)->phrase().In(language);
    pos += size;
  }
  return text;
}

}  // namespace

namespace phrase_internal {

Phrase Fill(std::string_view pattern, std::initializer_list<PhraseArgument> arguments) {
  const std::string_view chinese = ChineseOf(pattern);
  return Phrase(Filled(pattern, arguments, Language::kEnglish),
                Filled(chinese.empty() ? pattern : chinese, arguments, Language::kChinese));
}

}  // namespace phrase_internal

Phrase Verbatim(std::string_view text) { return Phrase(text, text); }

Phrase Enumerate(const std::vector<Phrase>& items) {
  Phrase all;
  bool first = true;
  for (const Phrase& item : items) {
    if (!first) all += Phrase(", ", "、");
    first = false;
    all += item;
  }
  return all;
}

Phrase Enumerate(const std::vector<std::string>& items) {
  std::vector<Phrase> phrases;
  phrases.reserve(items.size());
  for (const std::string& item : items) phrases.push_back(Verbatim(item));
  return Enumerate(phrases);
}

Phrase SystemReason(int error_number) {
  switch (error_number) {
    case ENOENT:
      return Say("No such file or directory");
    case EACCES:
      return Say("Permission denied");
    case EPERM:
      return Say("Operation not permitted");
    case EISDIR:
      return Say("Is a directory");
    case ENOTDIR:
      return Say("Not a directory");
    case EEXIST:
      return Say("File exists");
    case ENOTEMPTY:
      return Say("Directory not empty");
    case ENOSPC:
      return Say("No space left on device");
    case EDQUOT:
      return Say("Disk quota exceeded");
    case EFBIG:
      return Say("File too large");
    case EROFS:
      return Say("Read-only file system");
    case EXDEV:
      return Say("Invalid cross-device link");
    case EBUSY:
      return Say("Device or resource busy");
    case EIO:
      return Say("Input/output error");
    case EBADF:
      return Say("Bad file descriptor");
    case EPIPE:
      return Say("Broken pipe");
    case EMFILE:
      return Say("Too many open files");
    case ENFILE:
      return Say("Too many open files in system");
    case ENOMEM:
      return Say("Cannot allocate memory");
    case ELOOP:
      return Say("Too many levels of symbolic links");
    case ENAMETOOLONG:
      return Say("File name too long");
    case EINVAL:
      return Say("Invalid argument");
    case ENXIO:
      return Say("No such device or address");
    default:
      return Verbatim(std::generic_category().message(error_number));
  }
}

}  // namespace muster
