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
typedef struct {
  /// ASCII letters, digits, the underscore, and every byte above 0x7F.
  uint64_t word;
  /// Blank, tab, line feed, vertical tab, form feed, carriage return.
  uint64_t white;
  /// ASCII digits.
  uint64_t digit;
  uint64_t hyphen, dot;
  /// `,` `:` `/`, which join digits at both sides.
  uint64_t numberTie;
  /// `&` and `@`, which join the words at both sides.
  uint64_t tie;
  /// `@` and `#`, which join the word behind them.
  uint64_t handle;
  /// `.` `!` `?` `'` `:` `)`, line feed, carriage return: what cannot be judged by its neighbours alone.
  uint64_t special;
} CByteClasses;

/// What of the marks above U+007F is in 64 bytes, as `UnicodeMarks.Found` has it.
typedef struct {
  /// First: white space. Second: marks that are none.
  CBytePair whiteAndMark;
  /// First: marks after their first byte, and what they join. Second: first bytes that must be looked at.
  CBytePair continuedAndSpecial;
} CByteMarks;

/// What is in 64 bytes, as far as the bytes next to each tell.
///
/// Two numbers stand together in a vector, for values that were written in halves are slow to read whole.
typedef struct {
  /// First: the bytes of words. Second: those at which another token starts, which is a mark or some.
  CBytePair wordsAndMarks;
  /// First: the last bytes of marks. Second: the bytes that cannot be judged by their neighbours alone.
  CBytePair markEndsAndSpecial;
} CByteRow;

static inline bool cbyte_is_digit(uint8_t byte) { return (uint8_t)(byte - '0') < 10; }

static inline bool cbyte_is_word(uint8_t byte) {
  return (uint8_t)((byte | 0x20) - 'a') < 26 || cbyte_is_digit(byte) || byte == '_' || byte >= 0x80;
}

/// What the byte before or behind a row is; 0x100 is added where a mark above U+007F has it, and 0x200 where that
/// mark began before it.
typedef uint64_t CByteNeighbour;

static inline uint64_t cbyte_flags(CByteNeighbour byte) {
  /// 1: of a word; 2: a digit; 4: a hyphen; 8: a dot.
  static const uint8_t flags[256] = {
      ['-'] = 4, ['.'] = 8, ['0' ... '9'] = 3, ['A' ... 'Z'] = 1, ['_'] = 1, ['a' ... 'z'] = 1, [0x80 ... 0xFF] = 1,
  };
  return flags[byte & 0xFF] & ~(byte >> 8 & 1);
}

/// Turns classes into words and marks.
static inline CByteRow cbyte_join(
    CByteClasses classes, CByteMarks marks, CByteNeighbour before, CByteNeighbour after) {
  const uint64_t first = cbyte_flags(before), last = cbyte_flags(after);
  const uint64_t letters = classes.word & ~(marks.whiteAndMark[0] | marks.whiteAndMark[1]);
  const uint64_t white = classes.white | marks.whiteAndMark[0];
  const uint64_t hyphen = classes.hyphen, dot = classes.dot, digit = classes.digit;
  const uint64_t wordBefore = letters << 1 | (first & 1), wordAfter = letters >> 1 | last << 63;
  const uint64_t digitBefore = digit << 1 | (first >> 1 & 1), digitAfter = digit >> 1 | last >> 1 << 63;
  const uint64_t word = letters | ((hyphen | classes.tie) & wordBefore & wordAfter) |
                        (classes.numberTie & digitBefore & digitAfter) |
                        (classes.handle & wordAfter & ~wordBefore);
  const uint64_t mark = ~(word | white);
  const uint64_t runs = (hyphen & (hyphen << 1 | (first >> 2 & 1))) | (dot & (dot << 1 | first >> 3));
  const uint64_t continued = marks.continuedAndSpecial[0] | runs;
  const uint64_t goesOn = after >> 9 | (hyphen >> 63 & last >> 2) | (dot >> 63 & last >> 3);
  CByteRow row = {
      {word, mark & ~continued},
      {mark & ~(continued >> 1 | goesOn << 63), classes.special | marks.continuedAndSpecial[1]}};
  return row;
}

#if defined(__SSE2__)
static inline __m128i cbyte_within(__m128i bytes, char first, char count) {
  __m128i offset = _mm_sub_epi8(bytes, _mm_set1_epi8(first));
  return _mm_cmpeq_epi8(_mm_min_epu8(offset, _mm_set1_epi8(count - 1)), offset);
}

static inline __m128i cbyte_is(__m128i bytes, char byte) {
  return _mm_cmpeq_epi8(bytes, _mm_set1_epi8(byte));
}

static inline uint64_t cbyte_mask(__m128i bytes, int shift) {
  return (uint64_t)(uint32_t)_mm_movemask_epi8(bytes) << shift;
}

static inline void cbyte_add(CByteClasses *classes, CBytePair pair, int shift) {
  __m128i bytes = (__m128i)pair;
  __m128i digit = cbyte_within(bytes, '0', 10);
  __m128i letter = cbyte_within(_mm_or_si128(bytes, _mm_set1_epi8(0x20)), 'a', 26);
  __m128i word = _mm_or_si128(_mm_or_si128(letter, digit), _mm_or_si128(bytes, cbyte_is(bytes, '_')));
  __m128i at = cbyte_is(bytes, '@'), colon = cbyte_is(bytes, ':'), dot = cbyte_is(bytes, '.');
  // `'` and `)` differ from `!` and from each other in more than one bit, so each is compared.
  __m128i special = _mm_or_si128(
      _mm_or_si128(_mm_or_si128(cbyte_is(bytes, '!'), cbyte_is(bytes, '?')),
                   _mm_or_si128(cbyte_is(bytes, '\''), cbyte_is(bytes, ')'))),
      _mm_or_si128(_mm_or_si128(colon, dot),
                   _mm_or_si128(cbyte_is(bytes, '\n'), cbyte_is(bytes, '\r'))));
  classes->word |= cbyte_mask(word, shift);
  classes->white |= cbyte_mask(_mm_or_si128(cbyte_within(bytes, 0x09, 5), cbyte_is(bytes, ' ')), shift);
  classes->digit |= cbyte_mask(digit, shift);
  classes->hyphen |= cbyte_mask(cbyte_is(bytes, '-'), shift);
  classes->dot |= cbyte_mask(dot, shift);
  classes->numberTie |=
      cbyte_mask(_mm_or_si128(colon, _mm_or_si128(cbyte_is(bytes, ','), cbyte_is(bytes, '/'))), shift);
  classes->tie |= cbyte_mask(_mm_or_si128(at, cbyte_is(bytes, '&')), shift);
  classes->handle |= cbyte_mask(_mm_or_si128(at, cbyte_is(bytes, '#')), shift);
  classes->special |= cbyte_mask(special, shift);
}
#else
static inline void cbyte_add(CByteClasses *classes, CBytePair pair, int shift) {
  for (int i = 0; i < 16; i++) {
    uint8_t byte = (uint8_t)(pair[i / 8] >> (i % 8 * 8));
    uint64_t bit = (uint64_t)1 << (shift + i);
    if (cbyte_is_word(byte)) classes->word |= bit;
    if (byte == ' ' || (byte >= 0x09 && byte <= 0x0D)) classes->white |= bit;
    if (cbyte_is_digit(byte)) classes->digit |= bit;
    if (byte == '-') classes->hyphen |= bit;
    if (byte == '.') classes->dot |= bit;
    if (byte == ',' || byte == ':' || byte == '/') classes->numberTie |= bit;
    if (byte == '&' || byte == '@') classes->tie |= bit;
    if (byte == '@' || byte == '#') classes->handle |= bit;
    if (byte == '.' || byte == '!' || byte == '?' || byte == '\'' || byte == ':' || byte == ')' ||
        byte == '\n' || byte == '\r')
      classes->special |= bit;
  }
}
#endif

/// Whether the processor has instructions for 32 bytes at once.
bool cbyte_has_wide_instructions(void);

/// What `cbyte_row` gives where no byte is above 0x7F; only to be called where `cbyte_has_wide_instructions` says yes.
CByteRow cbyte_ascii_row_wide(
    CBytePair first, CBytePair second, CBytePair third, CBytePair fourth, CByteNeighbour before,
    CByteNeighbour after);

/// What `cbyte_row` gives; only to be called where `cbyte_has_wide_instructions` says yes.
CByteRow cbyte_row_wide(
    CBytePair first, CBytePair second, CBytePair third, CBytePair fourth, CByteNeighbour before,
    CByteNeighbour after, CByteMarks marks);

/// The words and marks in 64 bytes, as far as the bytes next to each tell; blanks stand around a text.
///
/// Takes and gives values alone, so that no caller handles a pointer.
static inline CByteRow cbyte_row(
    CBytePair first, CBytePair second, CBytePair third, CBytePair fourth, CByteNeighbour before,
    CByteNeighbour after, CByteMarks marks) {
  CByteClasses classes = {0};
  cbyte_add(&classes, first, 0);
  cbyte_add(&classes, second, 16);
  cbyte_add(&classes, third, 32);
  cbyte_add(&classes, fourth, 48);
  return cbyte_join(classes, marks, before, after);
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
    uint64_t isWord = cbyte_is_word(byte);
    uint64_t isInSet = byte >= 0x80 ? set.high & 1 : row >> (byte / 16) & 1;
    masks[0] |= isWord << i;
    masks[1] |= (isWord & isInSet) << i;
  }
  return masks;
}

/// What `cbyte_words` gives; only to be called where `cbyte_has_wide_instructions` says yes.
CBytePair cbyte_words_wide(
    CBytePair first, CBytePair second, CBytePair third, CBytePair fourth, CByteSet set);
