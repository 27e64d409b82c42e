#include "mapped_sets.h"

#include <muster/error.h>
#include <signal.h>
#include <sys/mman.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <cstdint>
#include <mutex>
#include <string>

namespace muster::cli {
namespace {

// A list that only grows, so that the handler can walk it whenever it is called. The mappings last until the program
// ends, but for those of a load that failed; there nothing is read any more.
struct GuardedSet {
  const std::string path;
  const uintptr_t begin, end;
  CancelToken* const token;
  const uintptr_t page_bytes;
  const GuardedSet* next;  // constant once the list has it
};

std::atomic<const GuardedSet*> guarded{nullptr};
std::atomic<const GuardedSet*> lost{nullptr};
static_assert(std::atomic<const GuardedSet*>::is_always_lock_free, "a signal handler may touch lock-free atomics only");

// mmap is not on POSIX's list of what a handler may call, but on Linux it is a bare system call.
void OnBusError(int number, siginfo_t* info, void*) {
  const int saved_errno = errno;
  const auto address = reinterpret_cast<uintptr_t>(info->si_addr);
  for (const GuardedSet* set = guarded.load(); set != nullptr; set = set->next) {
    if (address < set->begin || address >= set->end) continue;
    // Everything behind it is gone too, or will be asked for in vain.
    const uintptr_t page = address / set->page_bytes * set->page_bytes;
    void* const zeros =
        mmap(reinterpret_cast<void*>(page), set->end - page, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0);
    if (zeros == MAP_FAILED) break;
    lost.store(set);
    set->token->Cancel();
    errno = saved_errno;
    return;
  }
  // Not ours: the read is tried again and ends the process.
  signal(number, SIG_DFL);
}

}  // namespace

void GuardMappedSet(std::string_view path, const void* data, size_t bytes, CancelToken* token) {
  const auto begin = reinterpret_cast<uintptr_t>(data);
  const auto page_bytes = static_cast<uintptr_t>(sysconf(_SC_PAGESIZE));
  // Never deleted: a signal may come at any time until the program ends.
  auto* const set = new GuardedSet{std::string(path), begin, begin + bytes, token, page_bytes, guarded.load()};
  while (!guarded.compare_exchange_weak(set->next, set)) {
  }
  static std::once_flag catching;
  std::call_once(catching, [] {
    struct sigaction action {};
    action.sa_sigaction = OnBusError;
    action.sa_flags = SA_SIGINFO;
    sigemptyset(&action.sa_mask);
    sigaction(SIGBUS, &action, nullptr);
  });
}

absl::Status LostSet() {
  const GuardedSet* set = lost.load();
  if (set == nullptr) return absl::OkStatus();
  return MakeError(
      ErrorKind::kSuppression, Say("set {}", set->path),
      Say("a part of the file was gone when it was read: it was shortened while the job used it, or its disk failed"),
      Say("run the job again, and replace sets by another file of the same name, as muster compile-set does, instead "
          "of writing into them"));
}

}  // namespace muster::cli
