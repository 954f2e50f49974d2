#include "memory_pool.h"

#include <c10/core/CPUAllocator.h>
#include <sys/mman.h>
#include <torch/version.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <iterator>
#include <new>

namespace selfsame {

MemoryPool::MemoryPool(size_t capacity) {
  void* address = mmap(nullptr, capacity, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  if (address == MAP_FAILED) return;
  base_ = static_cast<char*>(address);
  capacity_ = capacity;
  madvise(base_, capacity_, MADV_HUGEPAGE);  // a wish: fewer misses of the address cache
}

MemoryPool::~MemoryPool() {
  if (base_ != nullptr) munmap(base_, capacity_);
}

void MemoryPool::add_hole(size_t offset, size_t size) {
  holes_.emplace(offset, size);
  by_size_.emplace(size, offset);
}

void MemoryPool::remove_hole(Holes::iterator hole) {
  by_size_.erase({hole->second, hole->first});
  holes_.erase(hole);
}

// A block begins with its size, in kAlignment bytes of its own.
void* MemoryPool::take(size_t bytes) {
  if (base_ == nullptr || bytes > capacity_) return nullptr;
  const size_t size = (bytes + kAlignment + kUnit - 1) / kUnit * kUnit;
  const std::lock_guard<std::mutex> lock(mutex_);
  size_t offset;
  const auto fitting = by_size_.lower_bound({size, 0});
  if (fitting != by_size_.end()) {
    const size_t found = fitting->first;
    offset = fitting->second;
    remove_hole(holes_.find(offset));
    if (found > size) add_hole(offset + size, found - size);
  } else {
    // No hole fits: grow at the top, beginning with the hole there, if there is one.
    offset = top_;
    const auto last = holes_.empty() ? holes_.end() : std::prev(holes_.end());
    const bool touches = last != holes_.end() && last->first + last->second == top_;
    if (touches) offset = last->first;
    if (offset + size > capacity_) return nullptr;
    if (touches) remove_hole(last);
    top_ = offset + size;
    height_ = std::max(height_, top_);
  }
  used_ += size;
  std::memcpy(base_ + offset, &size, sizeof size);
  return base_ + offset + kAlignment;
}

void MemoryPool::give(void* address) {
  const std::lock_guard<std::mutex> lock(mutex_);
  size_t offset = static_cast<size_t>(static_cast<char*>(address) - base_) - kAlignment, size;
  std::memcpy(&size, base_ + offset, sizeof size);
  used_ -= size;
  const auto next = holes_.lower_bound(offset);
  if (next != holes_.begin()) {
    const auto previous = std::prev(next);
    if (previous->first + previous->second == offset) {
      offset = previous->first;
      size += previous->second;
      remove_hole(previous);
    }
  }
  if (next != holes_.end() && offset + size == next->first) {
    size += next->second;
    remove_hole(next);
  }
  if (offset + size == top_) {
    top_ = offset;
  } else {
    add_hole(offset, size);
  }
}

bool MemoryPool::owns(const void* address) const {
  const char* place = static_cast<const char*>(address);
  return base_ != nullptr && place >= base_ && place < base_ + capacity_;
}

size_t MemoryPool::used() const {
  const std::lock_guard<std::mutex> lock(mutex_);
  return used_;
}

size_t MemoryPool::height() const {
  const std::lock_guard<std::mutex> lock(mutex_);
  return height_;
}

namespace {

// As many addresses as the machine has memory, twice: holes cost addresses, not memory.
size_t capacity() { return 2 * static_cast<size_t>(sysconf(_SC_PHYS_PAGES)) * static_cast<size_t>(sysconf(_SC_PAGE_SIZE)); }

// Never destroyed: tensors may outlive every static object.
MemoryPool& pool() {
  static MemoryPool* instance = new MemoryPool(capacity());
  return *instance;
}

// Small blocks, with the number of their size class before them: each thread keeps those that it freed for its next tensors of that size,
// which is many times as fast as the C library's search for an aligned place.
constexpr size_t kClasses = 64;       // of 1, 2, .. 64 times kAlignment bytes
constexpr size_t kKeptInClass = 128;  // blocks that a thread keeps of one class

struct KeptBlocks {
  void* first[kClasses] = {};
  size_t count[kClasses] = {};

  ~KeptBlocks() {
    ended = true;
    for (void* block : first) {
      while (block != nullptr) {
        void* next = *static_cast<void**>(block);
        free(static_cast<char*>(block) - MemoryPool::kAlignment);
        block = next;
      }
    }
  }
  bool ended = false;  // tensors that outlive their thread are freed the plain way
};

thread_local KeptBlocks kept;

void* take_small(size_t bytes) {
  const size_t number = (bytes - 1) / MemoryPool::kAlignment;  // of the class; larger blocks are not kept
  if (number < kClasses && kept.first[number] != nullptr && !kept.ended) {
    void* block = kept.first[number];
    kept.first[number] = *static_cast<void**>(block);
    kept.count[number]--;
    return block;
  }
  void* start = nullptr;
  const size_t size = (number + 2) * MemoryPool::kAlignment;
  if (posix_memalign(&start, MemoryPool::kAlignment, size) != 0) throw std::bad_alloc();
  *static_cast<size_t*>(start) = number;
  return static_cast<char*>(start) + MemoryPool::kAlignment;
}

void give_small(void* block) {
  void* start = static_cast<char*>(block) - MemoryPool::kAlignment;
  const size_t number = *static_cast<size_t*>(start);
  if (number < kClasses && kept.count[number] < kKeptInClass && !kept.ended) {
    *static_cast<void**>(block) = kept.first[number];
    kept.first[number] = block;
    kept.count[number]++;
  } else {
    free(start);
  }
}

void release(void* address) {
  if (address == nullptr) return;
  if (pool().owns(address)) {
    pool().give(address);
  } else {
    give_small(address);
  }
}

#if TORCH_VERSION_MAJOR > 2 || (TORCH_VERSION_MAJOR == 2 && TORCH_VERSION_MINOR >= 3)
#define SELFSAME_ALLOCATE_CONST
#else
#define SELFSAME_ALLOCATE_CONST const
#endif

// What libtorch asks for the memory of CPU tensors.
class PoolAllocator final : public c10::Allocator {
 public:
  c10::DataPtr allocate(size_t bytes) SELFSAME_ALLOCATE_CONST override {
    void* address = bytes >= MemoryPool::kSmallest ? pool().take(bytes) : nullptr;
    if (address == nullptr && bytes > 0) address = take_small(bytes);
    return {address, address, &release, c10::Device(c10::DeviceType::CPU)};
  }

  c10::DeleterFnPtr raw_deleter() const override { return &release; }

#if TORCH_VERSION_MAJOR > 2 || (TORCH_VERSION_MAJOR == 2 && TORCH_VERSION_MINOR >= 1)
  void copy_data(void* to, const void* from, std::size_t count) const { std::memcpy(to, from, count); }
#endif
};

// Set before any tensor is made; SELFSAME_MEMORY_POOL=off keeps libtorch's own allocator, to compare.
const bool installed = [] {
  const char* choice = std::getenv("SELFSAME_MEMORY_POOL");
  if (choice != nullptr && std::strcmp(choice, "off") == 0) return false;
  static PoolAllocator* allocator = new PoolAllocator();
  c10::SetCPUAllocator(allocator, 1);
  return true;
}();

}  // namespace
}  // namespace selfsame
