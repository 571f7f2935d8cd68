// The words of a text and their hashes.

#pragma once

#include "CByteClasses.h"

#include <string.h>

#define INLINE __attribute__((always_inline)) static inline

_Static_assert(__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__, "the first byte of a number is its lowest");

INLINE uint64_t eight_bytes(const uint8_t *bytes) {
  uint64_t word;
  memcpy(&word, bytes, 8);
  return word;
}

INLINE size_t trailing_zeros(uint64_t bits) { return bits ? (size_t)__builtin_ctzll(bits) : 64; }

// MARK: - Words

// How many bytes a window shows at least.
enum { window_width = 57 };

// Which bytes from an offset on are of words, the first in the lowest bit; what is past the window seems to be of none.
INLINE uint64_t window(const CWordText *text, size_t offset) {
  return eight_bytes((const uint8_t *)text->words + offset / 8) >> offset % 8;
}

typedef struct {
  size_t start, end;
} Word;

// The first byte from an offset on which is of a word or, with `flipped` all ones, which is of none.
static size_t first_byte(const CWordText *text, size_t offset, uint64_t flipped) {
  size_t block = offset / 64;
  uint64_t rest = (text->words[block] ^ flipped) & ~(uint64_t)0 << offset % 64;
  while (!rest) {
    block++;
    if (block > text->count / 64) return text->count;
    rest = text->words[block] ^ flipped;
  }
  return block * 64 + trailing_zeros(rest);
}

// The next word from an offset on; it starts at the end of the text where there is none.
__attribute__((noinline)) static Word distant_word(const CWordText *text, size_t offset) {
  const size_t start = first_byte(text, offset, 0);
  return (Word){start, start < text->count ? first_byte(text, start, ~(uint64_t)0) : start};
}

INLINE Word word_at(const CWordText *text, size_t start) {
  const size_t length = trailing_zeros(~window(text, start));
  if (__builtin_expect(length >= window_width, 0)) return distant_word(text, start);
  return (Word){start, start + length};
}

INLINE Word word_behind(const CWordText *text, size_t offset) {
  const uint64_t bits = window(text, offset);
  if (__builtin_expect(bits == 0, 0)) return distant_word(text, offset);
  const size_t gap = trailing_zeros(bits), length = trailing_zeros(~(bits >> gap));
  if (__builtin_expect(gap + length >= window_width, 0)) return distant_word(text, offset);
  return (Word){offset + gap, offset + gap + length};
}

// MARK: - Hashes

// The first sixteen bytes of a word as far as it has them, capital letters as small ones.
typedef struct {
  uint64_t first, second;
} Head;

// Sixteen bytes from `window_width` less the length of a word on show which bytes are of it.
static const uint8_t masks[window_width + 16] = {[0 ... window_width - 1] = 0xFF};

INLINE Head head(const uint8_t bytes[16], size_t length) {
  const uint64_t folding = 0x2020202020202020;
  const uint8_t *mask = masks + window_width - length;
  return (Head){
      (eight_bytes(bytes) & eight_bytes(mask)) | folding, (eight_bytes(bytes + 8) & eight_bytes(mask + 8)) | folding};
}

// That of a long word, or of one behind which a text has less than sixteen bytes.
__attribute__((noinline)) static Head rare_head(const uint8_t *word, size_t length) {
  uint8_t padded[16] = {0};
  if (length > 16) length = 16;
  if (length > 0) memcpy(padded, word, length);
  return head(padded, length);
}

// Multiplies and adds up both halves of the product without carries, as Wang Yi's wyhash does (2019).
INLINE uint64_t joined(uint64_t hash, Head word, size_t length) {
  const uint64_t first = hash ^ word.first ^ 0x9E3779B97F4A7C15, second = (word.second + length) ^ 0xC2B2AE3D27D4EB4F;
  const unsigned __int128 product = (unsigned __int128)first * second;
  return (uint64_t)product ^ (uint64_t)(product >> 64);
}

static bool has_high_byte(const uint8_t *bytes, size_t count) {
  for (size_t index = 0; index < count; index++) {
    if (bytes[index] >= 0x80) return true;
  }
  return false;
}

// The hash of some words and of one more.
INLINE uint64_t extended(const CWordText *text, bool folds, uint64_t hash, Word word) {
  const uint8_t *bytes = text->bytes + word.start;
  const size_t length = word.end - word.start;
  const bool is_rare = (word.start + 16 > text->count) | (length > window_width);
  const Head found = __builtin_expect(is_rare, 0) ? rare_head(bytes, length) : head(bytes, length);
  if (folds && ((found.first | found.second) & 0x8080808080808080 || (length > 16 && has_high_byte(bytes, length)))) {
    return text->joined(hash, bytes, length);
  }
  return joined(hash, found, length);
}
