#include "CByteClasses.h"

#if defined(__x86_64__)
#include <immintrin.h>

// One target for all, for a function is not inlined into one of another.
#define TARGET __attribute__((target("avx2,bmi")))
#define WIDE TARGET __attribute__((always_inline)) static inline

bool cbyte_has_wide_instructions(void) {
  return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi");
}

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

// Sixteen bytes for each lower half of an ASCII byte and for each upper half; the two of a byte have in common a bit
// for each class that the byte is of. Classes that are asked for together have the highest bits.
typedef struct {
  uint8_t lower[16], upper[16];
} Table;

// 0x80, 0x40: letters; 0x20: digits; 0x10: `_`; 0x08, 0x04: white space; 0x02: `-`; 0x01: `.`
static const Table words = {
    {0x64, 0xE0, 0xE0, 0xE0, 0xE0, 0xE0, 0xE0, 0xE0, 0xE0, 0xE8, 0xC8, 0x88, 0x88, 0x8A, 0x81, 0x90},
    {0x08, 0, 0x07, 0x20, 0x80, 0x50, 0x80, 0x40}};
// 0x80: `!` `'` `)` `.`; 0x40: `:` `?`; 0x20: line ends; 0x10: `&`; 0x08: `@`; 0x04: `#`; 0x02: `,` `/`; 0x01: `:`
static const Table marks = {
    {0x08, 0x80, 0, 0x04, 0, 0, 0x10, 0x80, 0, 0x80, 0x61, 0, 0x02, 0x20, 0x80, 0x42},
    {0x20, 0, 0x96, 0x41, 0x08}};

WIDE __m256i row(const uint8_t *bytes) {
  return _mm256_broadcastsi128_si256(_mm_loadu_si128((const __m128i *)bytes));
}

WIDE __m256i bits(__m256i bytes, const Table *table) {
  __m256i upper = _mm256_and_si256(_mm256_srli_epi16(bytes, 4), _mm256_set1_epi8(0x0F));
  return _mm256_and_si256(
      _mm256_shuffle_epi8(row(table->lower), bytes), _mm256_shuffle_epi8(row(table->upper), upper));
}

// Which of 64 bytes have one of the highest bits, `least` being the lowest of them.
WIDE uint64_t highest(const __m256i half[2], uint8_t least) {
  __m256i rest = _mm256_set1_epi8((char)(0x80 - least));
  return mask(_mm256_adds_epu8(half[0], rest), _mm256_adds_epu8(half[1], rest));
}

// Which of 64 bytes have a bit.
#define BIT(half, bit) mask(_mm256_slli_epi16(half[0], 7 - bit), _mm256_slli_epi16(half[1], 7 - bit))

WIDE CByteClasses classify(CBytePair first, CBytePair second, CBytePair third, CBytePair fourth) {
  const __m256i bytes[2] = {
      _mm256_set_m128i((__m128i)second, (__m128i)first), _mm256_set_m128i((__m128i)fourth, (__m128i)third)};
  const __m256i word[2] = {bits(bytes[0], &words), bits(bytes[1], &words)};
  const __m256i mark[2] = {bits(bytes[0], &marks), bits(bytes[1], &marks)};
  CByteClasses found = {
      .word = highest(word, 0x10) | mask(bytes[0], bytes[1]),
      .white = BIT(word, 3) | BIT(word, 2),
      .digit = BIT(word, 5),
      .hyphen = BIT(word, 1),
      .dot = BIT(word, 0),
      .numberTie = BIT(mark, 1) | BIT(mark, 0),
      .special = highest(mark, 0x20),
  };
  const __m256i ties = _mm256_set1_epi8(0x1C);
  if (!_mm256_testz_si256(_mm256_or_si256(mark[0], mark[1]), ties)) {
    found.tie = BIT(mark, 4) | BIT(mark, 3);
    found.handle = BIT(mark, 3) | BIT(mark, 2);
  }
  return found;
}

TARGET CByteRow cbyte_ascii_row_wide(
    CBytePair first, CBytePair second, CBytePair third, CBytePair fourth, CByteNeighbour before,
    CByteNeighbour after) {
  const CByteMarks none = {{0, 0}, {0, 0}};
  return cbyte_join(classify(first, second, third, fourth), none, before, after);
}

TARGET CByteRow cbyte_row_wide(
    CBytePair first, CBytePair second, CBytePair third, CBytePair fourth, CByteNeighbour before,
    CByteNeighbour after, CByteMarks marks) {
  return cbyte_join(classify(first, second, third, fourth), marks, before, after);
}

// Whether bytes are in a set, as all ones each; a byte above 0x7F never is.
WIDE __m256i contained(__m256i bytes, __m256i rows, __m256i bits) {
  __m256i row = _mm256_shuffle_epi8(rows, bytes);
  __m256i upper = _mm256_and_si256(_mm256_srli_epi16(bytes, 4), _mm256_set1_epi8(0x0F));
  __m256i bit = _mm256_shuffle_epi8(bits, upper);
  return _mm256_cmpeq_epi8(
      _mm256_and_si256(row, bit), _mm256_or_si256(bit, _mm256_cmpeq_epi8(bit, _mm256_setzero_si256())));
}

TARGET CBytePair cbyte_words_wide(
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
  const uint64_t word = mask(words[0], words[1]);
  CBytePair masks = {word, word & mask(found[0], found[1])};
  return masks;
}
#else
bool cbyte_has_wide_instructions(void) { return false; }

CByteRow cbyte_row_wide(
    CBytePair first, CBytePair second, CBytePair third, CBytePair fourth, CByteNeighbour before,
    CByteNeighbour after, CByteMarks marks) {
  return cbyte_row(first, second, third, fourth, before, after, marks);
}

CByteRow cbyte_ascii_row_wide(
    CBytePair first, CBytePair second, CBytePair third, CBytePair fourth, CByteNeighbour before,
    CByteNeighbour after) {
  const CByteMarks none = {{0, 0}, {0, 0}};
  return cbyte_row(first, second, third, fourth, before, after, none);
}

CBytePair cbyte_words_wide(
    CBytePair first, CBytePair second, CBytePair third, CBytePair fourth, CByteSet set) {
  return cbyte_words(first, second, third, fourth, set);
}
#endif
