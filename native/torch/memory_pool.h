// Memory for large tensors: best fit in one reserved range of addresses, with neighbours joined again when they are freed.
//
// A training step takes and returns the same few hundred blocks of megabytes. The C library's allocator, told to keep them, cannot fit an
// aligned block into the hole that one of the same size has left, and so grows by a third; told to give them back, it makes the kernel
// clear every page again in each step. Here a hole fits exactly, and pages are touched once.
#pragma once

#include <cstddef>
#include <map>
#include <mutex>
#include <set>
#include <utility>

namespace selfsame {

class MemoryPool {
 public:
  static constexpr size_t kAlignment = 64;
  static constexpr size_t kUnit = 4096;           // sizes of blocks are multiples of it
  static constexpr size_t kSmallest = 128 << 10;  // smaller blocks are left to the C library

  // Reserves addresses only; memory is taken as it is used. Reserves nothing where the system refuses.
  explicit MemoryPool(size_t capacity);
  ~MemoryPool();
  MemoryPool(const MemoryPool&) = delete;
  MemoryPool& operator=(const MemoryPool&) = delete;

  // Null where the pool is full, or has no addresses.
  void* take(size_t bytes);
  void give(void* address);
  bool owns(const void* address) const;

  size_t used() const;    // bytes in blocks that are taken
  size_t height() const;  // bytes up to the end of the highest block ever taken: what can be resident

 private:
  using Holes = std::map<size_t, size_t>;  // offset -> size

  void add_hole(size_t offset, size_t size);
  void remove_hole(Holes::iterator hole);

  mutable std::mutex mutex_;
  char* base_ = nullptr;
  size_t capacity_ = 0, top_ = 0, used_ = 0, height_ = 0;
  Holes holes_;
  std::set<std::pair<size_t, size_t>> by_size_;  // size, offset
};

}  // namespace selfsame
