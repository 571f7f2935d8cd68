#pragma once

#include <stdbool.h>
#include <stdint.h>
#include "CXMLBytes.h"
#if defined(__SSE2__)
#include <emmintrin.h>
#endif

/// Sixteen bytes of a text as two numbers, the first byte of each the least significant.
typedef uint64_t CBytePair __attribute__((ext_vector_type(2)));

/// Which of 64 bytes belong to a class: the lowest bit is the first byte.
///
/// Two sets stand together in a vector, for values that were written in halves are slow to read whole.
typedef struct {
  /// First: ASCII letters, digits, the underscore, and every byte above 0x7F.
  /// Second: blank, tab, line feed, vertical tab, form feed, carriage return.
  CBytePair wordAndWhite;
  /// First: ASCII digits. Second: `,` `:` `/`, which join digits at both sides.
  CBytePair digitAndNumberTie;
  CBytePair hyphenAndDot;
  /// First: `&` and `@`, which join the words at both sides.
  /// Second: `@` and `#`, which join the word behind them.
  CBytePair tieAndHandle;
  /// First: `!` `?` `'` `:` `)`, line feed, carriage return: what cannot be judged by its neighbours alone.
  /// Second: bytes above 0x7F.
  CBytePair specialAndHigh;
} CByteClasses;

#if defined(__SSE2__)
static inline __m128i cbyte_within(__m128i bytes, char first, char count) {
  __m128i offset = _mm_sub_epi8(bytes, _mm_set1_epi8(first));
  return _mm_cmpeq_epi8(_mm_min_epu8(offset, _mm_set1_epi8(count - 1)), offset);
}

static inline __m128i cbyte_is(__m128i bytes, char byte) {
  return _mm_cmpeq_epi8(bytes, _mm_set1_epi8(byte));
}

static inline CBytePair cbyte_masks(__m128i first, __m128i second) {
  CBytePair masks = {(uint32_t)_mm_movemask_epi8(first), (uint32_t)_mm_movemask_epi8(second)};
  return masks;
}

static inline void cbyte_add(CByteClasses *classes, CBytePair pair, int shift) {
  __m128i bytes = (__m128i)pair;
  __m128i digit = cbyte_within(bytes, '0', 10);
  __m128i letter = cbyte_within(_mm_or_si128(bytes, _mm_set1_epi8(0x20)), 'a', 26);
  __m128i word = _mm_or_si128(_mm_or_si128(letter, digit), _mm_or_si128(bytes, cbyte_is(bytes, '_')));
  __m128i white = _mm_or_si128(cbyte_within(bytes, 0x09, 5), cbyte_is(bytes, ' '));
  __m128i at = cbyte_is(bytes, '@');
  __m128i colon = cbyte_is(bytes, ':');
  __m128i numberTie = _mm_or_si128(colon, _mm_or_si128(cbyte_is(bytes, ','), cbyte_is(bytes, '/')));
  // `'` and `)` differ from `!` and from each other in more than one bit, so each is compared.
  __m128i special = _mm_or_si128(
      _mm_or_si128(_mm_or_si128(cbyte_is(bytes, '!'), cbyte_is(bytes, '?')),
                   _mm_or_si128(cbyte_is(bytes, '\''), cbyte_is(bytes, ')'))),
      _mm_or_si128(colon, _mm_or_si128(cbyte_is(bytes, '\n'), cbyte_is(bytes, '\r'))));
  classes->wordAndWhite |= cbyte_masks(word, white) << shift;
  classes->digitAndNumberTie |= cbyte_masks(digit, numberTie) << shift;
  classes->hyphenAndDot |= cbyte_masks(cbyte_is(bytes, '-'), cbyte_is(bytes, '.')) << shift;
  classes->tieAndHandle |=
      cbyte_masks(_mm_or_si128(at, cbyte_is(bytes, '&')), _mm_or_si128(at, cbyte_is(bytes, '#'))) << shift;
  classes->specialAndHigh |= cbyte_masks(special, bytes) << shift;
}
#else
static inline void cbyte_add(CByteClasses *classes, CBytePair pair, int shift) {
  for (int i = 0; i < 16; i++) {
    uint8_t byte = (uint8_t)(pair[i / 8] >> (i % 8 * 8));
    uint64_t bit = (uint64_t)1 << (shift + i);
    if (byte >= '0' && byte <= '9') classes->digitAndNumberTie[0] |= bit, classes->wordAndWhite[0] |= bit;
    if ((byte | 0x20) >= 'a' && (byte | 0x20) <= 'z') classes->wordAndWhite[0] |= bit;
    if (byte == '_') classes->wordAndWhite[0] |= bit;
    if (byte >= 0x80) classes->wordAndWhite[0] |= bit, classes->specialAndHigh[1] |= bit;
    if (byte == ' ' || (byte >= 0x09 && byte <= 0x0D)) classes->wordAndWhite[1] |= bit;
    if (byte == '-') classes->hyphenAndDot[0] |= bit;
    if (byte == '.') classes->hyphenAndDot[1] |= bit;
    if (byte == '&' || byte == '@') classes->tieAndHandle[0] |= bit;
    if (byte == '@' || byte == '#') classes->tieAndHandle[1] |= bit;
    if (byte == ',' || byte == ':' || byte == '/') classes->digitAndNumberTie[1] |= bit;
    if (byte == '!' || byte == '?' || byte == '\'' || byte == ':' || byte == ')' || byte == '\n' ||
        byte == '\r')
      classes->specialAndHigh[0] |= bit;
  }
}
#endif

/// Whether the processor has instructions for 32 bytes at once.
bool cbyte_has_wide_instructions(void);

/// What `cbyte_classes` gives; only to be called where `cbyte_has_wide_instructions` says yes.
CByteClasses cbyte_classes_wide(
    CBytePair first, CBytePair second, CBytePair third, CBytePair fourth);

/// The classes of 64 bytes.
///
/// Takes and gives values alone, so that no caller handles a pointer.
static inline CByteClasses cbyte_classes(
    CBytePair first, CBytePair second, CBytePair third, CBytePair fourth) {
  CByteClasses classes = {0};
  cbyte_add(&classes, first, 0);
  cbyte_add(&classes, second, 16);
  cbyte_add(&classes, third, 32);
  cbyte_add(&classes, fourth, 48);
  return classes;
}

/// A set of bytes.
typedef struct {
  /// A byte for each lower half of an ASCII byte, with a bit for each upper half.
  CBytePair ascii;
  /// All ones where bytes above 0x7F belong to the set, else 0.
  uint64_t high;
} CByteSet;

/// First: the bytes of 64 that are of words. Second: those of them that are of a set.
static inline CBytePair cbyte_words(
    CBytePair first, CBytePair second, CBytePair third, CBytePair fourth, CByteSet set) {
  const CBytePair pairs[4] = {first, second, third, fourth};
  CBytePair masks = {0, 0};
  for (int i = 0; i < 64; i++) {
    uint8_t byte = (uint8_t)(pairs[i / 16][i / 8 % 2] >> (i % 8 * 8));
    uint8_t row = (uint8_t)(set.ascii[byte / 8 % 2] >> (byte % 8 * 8));
    uint64_t isWord = ((byte | 0x20) >= 'a' && (byte | 0x20) <= 'z') || (byte >= '0' && byte <= '9') ||
                      byte == '_' || byte >= 0x80;
    uint64_t isInSet = byte >= 0x80 ? set.high & 1 : row >> (byte / 16) & 1;
    masks[0] |= isWord << i;
    masks[1] |= (isWord & isInSet) << i;
  }
  return masks;
}

/// What `cbyte_words` gives; only to be called where `cbyte_has_wide_instructions` says yes.
CBytePair cbyte_words_wide(
    CBytePair first, CBytePair second, CBytePair third, CBytePair fourth, CByteSet set);
