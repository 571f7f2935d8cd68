#pragma once

#include <stdint.h>
#if defined(__SSE2__)
#include <emmintrin.h>
#endif

/// Sixteen bytes of a text as two numbers, the first byte of each the least significant.
typedef uint64_t CBytePair __attribute__((ext_vector_type(2)));

/// Which of 64 bytes belong to a class: the lowest bit is the first byte.
typedef struct {
  /// ASCII letters, digits, the underscore, and every byte above 0x7F.
  uint64_t word;
  /// ASCII digits.
  uint64_t digit;
  /// Blank, tab, line feed, vertical tab, form feed, carriage return.
  uint64_t white;
  /// Bytes above 0x7F.
  uint64_t high;
  uint64_t hyphen;
  uint64_t dot;
  /// `&` and `@`, which join the words at both sides.
  uint64_t tie;
  /// `@` and `#`, which join the word behind them.
  uint64_t handle;
  /// `,` `:` `/`, which join digits at both sides.
  uint64_t numberTie;
  /// `!` `?` `'` `:` `)`, line feed, carriage return: what cannot be judged by its neighbours alone.
  uint64_t special;
} CByteClasses;

#if defined(__SSE2__)
static inline __m128i cbyte_within(__m128i bytes, char first, char count) {
  __m128i offset = _mm_sub_epi8(bytes, _mm_set1_epi8(first));
  return _mm_cmpeq_epi8(_mm_min_epu8(offset, _mm_set1_epi8(count - 1)), offset);
}

static inline __m128i cbyte_is(__m128i bytes, char byte) {
  return _mm_cmpeq_epi8(bytes, _mm_set1_epi8(byte));
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
#define CBYTE_MASK(vector) ((uint64_t)(uint32_t)_mm_movemask_epi8(vector) << shift)
  classes->word |= CBYTE_MASK(word);
  classes->digit |= CBYTE_MASK(digit);
  classes->white |= CBYTE_MASK(white);
  classes->high |= CBYTE_MASK(bytes);
  classes->hyphen |= CBYTE_MASK(cbyte_is(bytes, '-'));
  classes->dot |= CBYTE_MASK(cbyte_is(bytes, '.'));
  classes->tie |= CBYTE_MASK(_mm_or_si128(at, cbyte_is(bytes, '&')));
  classes->handle |= CBYTE_MASK(_mm_or_si128(at, cbyte_is(bytes, '#')));
  classes->numberTie |= CBYTE_MASK(numberTie);
  classes->special |= CBYTE_MASK(special);
#undef CBYTE_MASK
}
#else
static inline void cbyte_add(CByteClasses *classes, CBytePair pair, int shift) {
  for (int i = 0; i < 16; i++) {
    uint8_t byte = (uint8_t)(pair[i / 8] >> (i % 8 * 8));
    uint64_t bit = (uint64_t)1 << (shift + i);
    if (byte >= '0' && byte <= '9') classes->digit |= bit, classes->word |= bit;
    if ((byte | 0x20) >= 'a' && (byte | 0x20) <= 'z') classes->word |= bit;
    if (byte == '_') classes->word |= bit;
    if (byte >= 0x80) classes->word |= bit, classes->high |= bit;
    if (byte == ' ' || (byte >= 0x09 && byte <= 0x0D)) classes->white |= bit;
    if (byte == '-') classes->hyphen |= bit;
    if (byte == '.') classes->dot |= bit;
    if (byte == '&' || byte == '@') classes->tie |= bit;
    if (byte == '@' || byte == '#') classes->handle |= bit;
    if (byte == ',' || byte == ':' || byte == '/') classes->numberTie |= bit;
    if (byte == '!' || byte == '?' || byte == '\'' || byte == ':' || byte == ')' || byte == '\n' ||
        byte == '\r')
      classes->special |= bit;
  }
}
#endif

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
