#include "CByteClasses.h"

#define INLINE __attribute__((always_inline)) static inline

// Writes the offsets of bits, `group` at a time whether there are as many, fewer or none, for a processor cannot learn
// how many a block has; gives their number.
INLINE size_t list_bits(uint64_t bits, size_t base, size_t group, size_t stride, ptrdiff_t *offsets) {
  const size_t number = (size_t)__builtin_popcountll(bits);
  size_t done = 0;
  do {
    for (size_t step = 0; step < group; step++) {
      offsets[(done + step) * stride] = (ptrdiff_t)(base + (size_t)(bits ? __builtin_ctzll(bits) : 64));
      bits &= bits - 1;
    }
    done += group;
  } while (done < number);
  return number;
}

INLINE CTokenCounts count_tokens(const CTokenBlock *blocks, size_t count, ptrdiff_t *firsts) {
  CTokenCounts counts = {0, 0};
  for (size_t block = 0; block < count; block++) {
    firsts[block] = (ptrdiff_t)counts.starts;
    counts.starts += (size_t)__builtin_popcountll(blocks[block].starts);
    counts.ends += (size_t)__builtin_popcountll(blocks[block].ends);
  }
  return counts;
}

INLINE void list_tokens(const CTokenBlock *blocks, size_t count, ptrdiff_t *offsets) {
  ptrdiff_t *starts = offsets, *ends = offsets + 1;
  for (size_t block = 0; block < count; block++) {
    starts += 2 * list_bits(blocks[block].starts, block * 64, 16, 2, starts);
    ends += 2 * list_bits(blocks[block].ends, block * 64, 16, 2, ends);
  }
}

INLINE size_t list_special(const CTokenBlock *blocks, size_t first, size_t last, ptrdiff_t *offsets) {
  size_t number = 0;
  for (size_t block = first; block < last; block++) {
    number += list_bits(blocks[block].special, block * 64, 4, 1, offsets + number);
  }
  return number;
}

#if defined(__x86_64__)
#define TARGET __attribute__((target("avx2,bmi,bmi2,popcnt")))

TARGET static CTokenCounts count_tokens_wide(const CTokenBlock *blocks, size_t count, ptrdiff_t *firsts) {
  return count_tokens(blocks, count, firsts);
}

TARGET static void list_tokens_wide(const CTokenBlock *blocks, size_t count, ptrdiff_t *offsets) {
  list_tokens(blocks, count, offsets);
}

TARGET static size_t list_special_wide(const CTokenBlock *blocks, size_t first, size_t last, ptrdiff_t *offsets) {
  return list_special(blocks, first, last, offsets);
}
#endif

CTokenCounts cbyte_count_tokens(const CTokenBlock *blocks, size_t count, CByteForm form, ptrdiff_t *firsts) {
#if defined(__x86_64__)
  if (form == CByteFormWide) return count_tokens_wide(blocks, count, firsts);
#endif
  return count_tokens(blocks, count, firsts);
}

void cbyte_list_tokens(const CTokenBlock *blocks, size_t count, CByteForm form, ptrdiff_t *offsets) {
#if defined(__x86_64__)
  if (form == CByteFormWide) return list_tokens_wide(blocks, count, offsets);
#endif
  list_tokens(blocks, count, offsets);
}

size_t cbyte_list_special(
    const CTokenBlock *blocks, size_t first, size_t last, CByteForm form, ptrdiff_t *offsets) {
#if defined(__x86_64__)
  if (form == CByteFormWide) return list_special_wide(blocks, first, last, offsets);
#endif
  return list_special(blocks, first, last, offsets);
}
