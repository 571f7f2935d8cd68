#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#if defined(__SSE2__)
#include <emmintrin.h>
#endif

/// For each byte in its lowest bit whether XML does not take it as it is in text, or it is not ASCII; in the next
/// bit the same between double quotes.
static const uint8_t cxml_special[256] = {
    [0x00 ... 0x08] = 3, ['\t'] = 2, ['\n'] = 2, [0x0B ... 0x1F] = 3, ['"'] = 2,
    ['&'] = 3,           ['<'] = 3,  ['>'] = 3,  [0x80 ... 0xFF] = 3,
};

/// The place from `start` on of the first byte that is not ASCII or that XML does not take as it is, or `count`.
static inline size_t cxml_plain_end(
    const uint8_t *bytes, size_t start, size_t count, bool inAttribute) {
  size_t place = start;
#if defined(__SSE2__)
  while (place + 16 <= count) {
    __m128i block = _mm_loadu_si128((const __m128i *)(bytes + place));
    // As signed numbers, bytes above 0x7F lie below the controls.
    __m128i special = _mm_cmplt_epi8(block, _mm_set1_epi8(0x20));
    if (inAttribute) {
      // The quotation mark and the ampersand differ in one bit.
      __m128i quote = _mm_and_si128(block, _mm_set1_epi8((char)0xFB));
      special = _mm_or_si128(special, _mm_cmpeq_epi8(quote, _mm_set1_epi8('"')));
    } else {
      __m128i blank = _mm_or_si128(
          _mm_cmpeq_epi8(block, _mm_set1_epi8('\t')), _mm_cmpeq_epi8(block, _mm_set1_epi8('\n')));
      special = _mm_or_si128(
          _mm_andnot_si128(blank, special), _mm_cmpeq_epi8(block, _mm_set1_epi8('&')));
    }
    // So do both angle brackets.
    __m128i bracket = _mm_and_si128(block, _mm_set1_epi8((char)0xFD));
    special = _mm_or_si128(special, _mm_cmpeq_epi8(bracket, _mm_set1_epi8('<')));
    int mask = _mm_movemask_epi8(special);
    if (mask != 0) return place + (size_t)__builtin_ctz((unsigned)mask);
    place += 16;
  }
#endif
  uint8_t bit = inAttribute ? 2 : 1;
  while (place < count && (cxml_special[bytes[place]] & bit) == 0) place++;
  return place;
}
