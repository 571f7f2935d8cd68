#include "CByteClasses.h"

#include <string.h>

#define INLINE __attribute__((always_inline)) static inline

// Which of 64 bytes from an offset on are of words, the first in the lowest bit.
INLINE uint64_t window(const CWordText *text, size_t offset) {
  const CWordBlock *block = text->blocks + offset / 64;
  const unsigned bit = offset % 64;
  // Added, for a funnel shift is slow on some processors.
  return (block[0].words >> bit) + (block[1].words << 1 << (63 - bit));
}

// Where the word ends that goes on at an offset.
INLINE size_t word_end(const CWordText *text, size_t offset) {
  uint64_t rest = ~window(text, offset);
  while (__builtin_expect(rest == 0, 0)) {
    offset += 64;
    rest = ~window(text, offset);
  }
  return offset + (size_t)__builtin_ctzll(rest);
}

// Where the next word starts from an offset on which is in none; -1 where there is none.
INLINE size_t word_start(const CWordText *text, size_t offset) {
  uint64_t rest = window(text, offset);
  while (__builtin_expect(rest == 0, 0)) {
    offset += 64;
    if (offset / 64 + 1 >= text->block_count) return (size_t)-1;
    rest = window(text, offset);
  }
  return offset + (size_t)__builtin_ctzll(rest);
}

INLINE uint64_t eight_bytes(const uint8_t *bytes) {
  uint64_t word;
  memcpy(&word, bytes, 8);
  return word;
}

// The first and the last eight bytes of a word, as far as it has them.
typedef struct {
  uint64_t head, rear;
} Ends;

// Those of a word that starts in the last seven bytes of a text.
__attribute__((noinline)) static Ends ends_of_last(const uint8_t *bytes, size_t start, size_t end) {
  Ends found = {0, 0};
  for (size_t index = start; index < end; index++) found.head |= (uint64_t)bytes[index] << (index - start) * 8;
  return found;
}

INLINE Ends ends(const uint8_t *bytes, size_t count, size_t start, size_t end) {
  if (__builtin_expect(start + 8 > count, 0)) return ends_of_last(bytes, start, end);
  // Short and long words take turns in no order that a processor could learn, so there is no branch on that.
  const uint64_t length = end - start, is_long = (uint64_t)((int64_t)(7 - length) >> 63);
  const uint64_t head = eight_bytes(bytes + start), rear = eight_bytes(bytes + (end < 8 ? 0 : end - 8));
  return (Ends){head & (~(uint64_t)0 >> (-8 * length & 63) | is_long), rear & is_long};
}

static const uint64_t first_factor = 0x9E3779B97F4A7C15, last_factor = 0xC2B2AE3D27D4EB4F;
static const uint64_t folding = 0x2020202020202020, highest = 0x8080808080808080;

INLINE uint64_t joined(uint64_t hash, Ends word, size_t length) {
  uint64_t mixed = (hash ^ (word.head | folding)) * first_factor;
  mixed ^= mixed >> 32;
  mixed = (mixed ^ ((word.rear | folding) + length)) * last_factor;
  return mixed ^ mixed >> 29;
}

INLINE size_t cell(CPrefixFilter filter, uint64_t hash) { return hash >> 13 & (filter.count * 32 - 1); }

INLINE uint32_t state(CPrefixFilter filter, uint64_t hash) {
  const size_t place = cell(filter, hash);
  return (uint32_t)(filter.cells[place / 32] >> place % 32 * 2) & 3;
}

// The words so far and one more, not looked up.
INLINE CWords extended(const CWordText *text, bool folds, CWords words, size_t start) {
  const size_t end = word_end(text, start);
  const Ends word = ends(text->bytes, text->count, start, end);
  const bool is_foreign = folds && ((word.head | word.rear) & highest) != 0;
  if (!is_foreign) words.hash = joined(words.hash, word, end - start);
  words.state = is_foreign ? 4 : 0;
  words.last = (uint32_t)(start - text->base);
  words.end = (uint32_t)(end - text->base);
  return words;
}

INLINE size_t list_places(const CWordText *text, size_t blocks, uint32_t *places) {
  size_t count = 0;
  for (size_t block = 0; block < blocks; block++) {
    uint64_t starts = text->blocks[text->base / 64 + block].starts;
    // Four places a step, whether there are as many or fewer, for a processor cannot learn how many a block has.
    const size_t number = (size_t)__builtin_popcountll(starts);
    for (size_t done = 0; done < number; done += 4) {
      for (size_t step = 0; step < 4; step++) {
        places[count + done + step] = (uint32_t)(block * 64) + (uint32_t)(starts ? __builtin_ctzll(starts) : 64);
        starts &= starts - 1;
      }
    }
    count += number;
  }
  return count;
}

INLINE size_t open_all(
    const CWordText *text, bool folds, CPrefixFilter filter, const uint32_t *places, CWords *words, size_t count) {
  size_t kept = 0;
  for (size_t place = 0; place < count; place++) {
    const CWords none = {0, (uint32_t)kept, 0, 0, 0};
    CWords first = extended(text, folds, none, text->base + places[place]);
    if (!first.state) first.state = state(filter, first.hash);
    words[kept] = first;
    kept += first.state != 0;
  }
  return kept;
}

INLINE size_t open_words(
    const CWordText *given, size_t blocks, CPrefixFilter filter, uint32_t *places, CWords *words) {
  // A copy, which no list can be a part of.
  const CWordText text = *given;
  const size_t count = list_places(&text, blocks, places);
  // Apart, so that nothing of foreign words is done where there are none.
  return text.folds ? open_all(&text, true, filter, places, words, count)
                    : open_all(&text, false, filter, places, words, count);
}

INLINE size_t extend_all(
    const CWordText *text, bool folds, CPrefixFilter filter, CWords *words, size_t count) {
  size_t extended_count = 0, kept = 0;
  for (size_t number = 0; number < count; number++) {
    const size_t start = word_start(text, text->base + words[number].end);
    if (__builtin_expect(start == (size_t)-1, 0)) continue;
    const CWords longer = extended(text, folds, words[number], start);
    __builtin_prefetch(filter.cells + cell(filter, longer.hash) / 32);
    words[extended_count++] = longer;
  }
  for (size_t number = 0; number < extended_count; number++) {
    CWords longer = words[number];
    if (!longer.state) longer.state = state(filter, longer.hash);
    words[kept] = longer;
    kept += longer.state != 0;
  }
  return kept;
}

INLINE size_t extend_words(const CWordText *given, CPrefixFilter filter, CWords *words, size_t count) {
  const CWordText text = *given;
  return text.folds ? extend_all(&text, true, filter, words, count)
                    : extend_all(&text, false, filter, words, count);
}

uint64_t cbyte_joined_hash(uint64_t hash, const uint8_t *word, size_t count) {
  return joined(hash, ends(word, count, 0, count), count);
}

#if defined(__x86_64__)
#define TARGET __attribute__((target("avx2,bmi,bmi2,popcnt")))

TARGET static size_t open_words_wide(
    const CWordText *text, size_t blocks, CPrefixFilter filter, uint32_t *places, CWords *words) {
  return open_words(text, blocks, filter, places, words);
}

TARGET static size_t extend_words_wide(
    const CWordText *text, CPrefixFilter filter, CWords *words, size_t count) {
  return extend_words(text, filter, words, count);
}
#endif

size_t cbyte_open_words(
    const CWordText *text, size_t blocks, CPrefixFilter filter, CByteForm form, uint32_t *places, CWords *words) {
#if defined(__x86_64__)
  if (form == CByteFormWide) return open_words_wide(text, blocks, filter, places, words);
#endif
  return open_words(text, blocks, filter, places, words);
}

size_t cbyte_extend_words(
    const CWordText *text, CPrefixFilter filter, CByteForm form, CWords *words, size_t count) {
#if defined(__x86_64__)
  if (form == CByteFormWide) return extend_words_wide(text, filter, words, count);
#endif
  return extend_words(text, filter, words, count);
}
