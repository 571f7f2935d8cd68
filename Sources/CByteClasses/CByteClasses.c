#include "CByteClasses.h"

#if defined(__x86_64__)
#include <immintrin.h>

#define WIDE __attribute__((target("avx2"))) static inline

bool cbyte_has_wide_instructions(void) { return __builtin_cpu_supports("avx2"); }

WIDE __m256i is(__m256i bytes, char byte) {
  return _mm256_cmpeq_epi8(bytes, _mm256_set1_epi8(byte));
}

WIDE __m256i within(__m256i bytes, char first, char count) {
  __m256i offset = _mm256_sub_epi8(bytes, _mm256_set1_epi8(first));
  return _mm256_cmpeq_epi8(_mm256_min_epu8(offset, _mm256_set1_epi8(count - 1)), offset);
}

WIDE __m256i or3(__m256i a, __m256i b, __m256i c) {
  return _mm256_or_si256(_mm256_or_si256(a, b), c);
}

WIDE uint64_t mask(__m256i low, __m256i high) {
  return (uint64_t)(uint32_t)_mm256_movemask_epi8(high) << 32 | (uint32_t)_mm256_movemask_epi8(low);
}

typedef struct {
  __m256i word, digit, white, high, hyphen, dot, tie, handle, numberTie, special;
} Vectors;

WIDE Vectors classify(__m256i bytes) {
  __m256i letter = within(_mm256_or_si256(bytes, _mm256_set1_epi8(0x20)), 'a', 26);
  __m256i at = is(bytes, '@'), colon = is(bytes, ':');
  Vectors v;
  v.digit = within(bytes, '0', 10);
  v.word = or3(_mm256_or_si256(letter, v.digit), bytes, is(bytes, '_'));
  v.white = _mm256_or_si256(within(bytes, 0x09, 5), is(bytes, ' '));
  v.high = bytes;
  v.hyphen = is(bytes, '-');
  v.dot = is(bytes, '.');
  v.tie = _mm256_or_si256(at, is(bytes, '&'));
  v.handle = _mm256_or_si256(at, is(bytes, '#'));
  v.numberTie = or3(colon, is(bytes, ','), is(bytes, '/'));
  v.special = or3(
      or3(is(bytes, '!'), is(bytes, '?'), is(bytes, '\'')), or3(is(bytes, ')'), colon, is(bytes, '\n')),
      is(bytes, '\r'));
  return v;
}

__attribute__((target("avx2"))) CByteClasses cbyte_classes_wide(
    CBytePair first, CBytePair second, CBytePair third, CBytePair fourth) {
  Vectors low = classify(_mm256_set_m128i((__m128i)second, (__m128i)first));
  Vectors high = classify(_mm256_set_m128i((__m128i)fourth, (__m128i)third));
#define PAIR(first, second) {mask(low.first, high.first), mask(low.second, high.second)}
  CByteClasses classes = {
      .wordAndWhite = PAIR(word, white),
      .digitAndNumberTie = PAIR(digit, numberTie),
      .hyphenAndDot = PAIR(hyphen, dot),
      .tieAndHandle = PAIR(tie, handle),
      .specialAndHigh = PAIR(special, high),
  };
#undef PAIR
  return classes;
}

// Whether bytes are in a set, as all ones each; a byte above 0x7F never is.
WIDE __m256i contained(__m256i bytes, __m256i rows, __m256i bits) {
  __m256i row = _mm256_shuffle_epi8(rows, bytes);
  __m256i upper = _mm256_and_si256(_mm256_srli_epi16(bytes, 4), _mm256_set1_epi8(0x0F));
  __m256i bit = _mm256_shuffle_epi8(bits, upper);
  return _mm256_cmpeq_epi8(
      _mm256_and_si256(row, bit), _mm256_or_si256(bit, _mm256_cmpeq_epi8(bit, _mm256_setzero_si256())));
}

__attribute__((target("avx2"))) CBytePair cbyte_words_wide(
    CBytePair first, CBytePair second, CBytePair third, CBytePair fourth, CByteSet set) {
  const __m256i rows = _mm256_broadcastsi128_si256((__m128i)set.ascii);
  const __m256i bits = _mm256_broadcastsi128_si256(
      _mm_setr_epi8(1, 2, 4, 8, 16, 32, 64, (char)128, 0, 0, 0, 0, 0, 0, 0, 0));
  const __m256i high = _mm256_set1_epi64x((long long)set.high);
  const __m256i halves[2] = {
      _mm256_set_m128i((__m128i)second, (__m128i)first),
      _mm256_set_m128i((__m128i)fourth, (__m128i)third)};
  __m256i words[2], found[2];
  for (int i = 0; i < 2; i++) {
    __m256i bytes = halves[i];
    __m256i letter = within(_mm256_or_si256(bytes, _mm256_set1_epi8(0x20)), 'a', 26);
    words[i] = or3(_mm256_or_si256(letter, bytes), within(bytes, '0', 10), is(bytes, '_'));
    found[i] = _mm256_or_si256(contained(bytes, rows, bits), _mm256_and_si256(bytes, high));
  }
  CBytePair masks = {mask(words[0], words[1]), mask(found[0], found[1])};
  return masks;
}
#else
bool cbyte_has_wide_instructions(void) { return false; }

CByteClasses cbyte_classes_wide(
    CBytePair first, CBytePair second, CBytePair third, CBytePair fourth) {
  return cbyte_classes(first, second, third, fourth);
}

CBytePair cbyte_words_wide(
    CBytePair first, CBytePair second, CBytePair third, CBytePair fourth, CByteSet set) {
  return cbyte_words(first, second, third, fourth, set);
}
#endif
