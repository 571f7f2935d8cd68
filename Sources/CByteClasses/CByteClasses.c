#include "CByteClasses.h"

#include <string.h>

#if defined(__SSE2__)
#include <immintrin.h>
#endif

#define INLINE __attribute__((always_inline)) static inline

// Which of 64 bytes belong to a class: the lowest bit is the first byte.
typedef struct {
  // ASCII letters, digits, the underscore, and every byte above 0x7F.
  uint64_t word;
  // Blank, tab, line feed, vertical tab, form feed, carriage return.
  uint64_t white;
  uint64_t digit, hyphen, dot;
  // `,` `:` `/`, which join digits at both sides.
  uint64_t number_tie;
  // `&` and `@`, which join the words at both sides.
  uint64_t tie;
  // `@` and `#`, which join the word behind them.
  uint64_t handle;
  // `.` `!` `?` `'` `:` `)`, line feed, carriage return: what cannot be judged by its neighbours alone.
  uint64_t special;
} Classes;

// The bytes of 64 that are of words, and those of them that are of a set.
typedef struct {
  uint64_t word, contained;
} Words;

typedef Classes Classify(const uint8_t *bytes);
typedef Words FindWords(const uint8_t *bytes, const CByteSet *set);

// MARK: - Plain

INLINE bool is_digit(uint8_t byte) { return (uint8_t)(byte - '0') < 10; }

INLINE bool is_word(uint8_t byte) {
  return (uint8_t)((byte | 0x20) - 'a') < 26 || is_digit(byte) || byte == '_' || byte >= 0x80;
}

static Classes classify_plain(const uint8_t *bytes) {
  Classes classes = {0};
  for (int i = 0; i < 64; i++) {
    uint8_t byte = bytes[i];
    uint64_t bit = (uint64_t)1 << i;
    if (is_word(byte)) classes.word |= bit;
    if (byte == ' ' || (byte >= 0x09 && byte <= 0x0D)) classes.white |= bit;
    if (is_digit(byte)) classes.digit |= bit;
    if (byte == '-') classes.hyphen |= bit;
    if (byte == '.') classes.dot |= bit;
    if (byte == ',' || byte == ':' || byte == '/') classes.number_tie |= bit;
    if (byte == '&' || byte == '@') classes.tie |= bit;
    if (byte == '@' || byte == '#') classes.handle |= bit;
    if (byte != 0 && strchr(".!?':)\n\r", byte)) classes.special |= bit;
  }
  return classes;
}

static Words words_plain(const uint8_t *bytes, const CByteSet *set) {
  Words found = {0, 0};
  for (int i = 0; i < 64; i++) {
    uint8_t byte = bytes[i];
    uint8_t row = (uint8_t)(set->ascii[byte >> 3 & 1] >> (byte & 7) * 8);
    uint64_t contained = byte >= 0x80 ? set->high & 1 : row >> (byte >> 4) & 1;
    found.word |= (uint64_t)is_word(byte) << i;
    found.contained |= (is_word(byte) & contained) << i;
  }
  return found;
}

// MARK: - Narrow

#if defined(__SSE2__)
INLINE __m128i within16(__m128i bytes, char first, char count) {
  __m128i offset = _mm_sub_epi8(bytes, _mm_set1_epi8(first));
  return _mm_cmpeq_epi8(_mm_min_epu8(offset, _mm_set1_epi8(count - 1)), offset);
}

INLINE __m128i is16(__m128i bytes, char byte) { return _mm_cmpeq_epi8(bytes, _mm_set1_epi8(byte)); }

INLINE __m128i any16(__m128i a, __m128i b, __m128i c) { return _mm_or_si128(_mm_or_si128(a, b), c); }

INLINE uint64_t mask16(__m128i bytes, int shift) {
  return (uint64_t)(uint32_t)_mm_movemask_epi8(bytes) << shift;
}

INLINE __m128i words16(__m128i bytes) {
  __m128i letter = within16(_mm_or_si128(bytes, _mm_set1_epi8(0x20)), 'a', 26);
  return _mm_or_si128(any16(letter, bytes, within16(bytes, '0', 10)), is16(bytes, '_'));
}

INLINE Classes classify_narrow(const uint8_t *all) {
  Classes classes = {0};
  for (int shift = 0; shift < 64; shift += 16) {
    __m128i bytes = _mm_loadu_si128((const __m128i *)(all + shift));
    __m128i at = is16(bytes, '@'), colon = is16(bytes, ':'), dot = is16(bytes, '.');
    __m128i ends = any16(is16(bytes, '!'), is16(bytes, '?'), dot);
    __m128i lines = any16(is16(bytes, '\n'), is16(bytes, '\r'), colon);
    classes.word |= mask16(words16(bytes), shift);
    classes.white |= mask16(_mm_or_si128(within16(bytes, 0x09, 5), is16(bytes, ' ')), shift);
    classes.digit |= mask16(within16(bytes, '0', 10), shift);
    classes.hyphen |= mask16(is16(bytes, '-'), shift);
    classes.dot |= mask16(dot, shift);
    classes.number_tie |= mask16(any16(colon, is16(bytes, ','), is16(bytes, '/')), shift);
    classes.tie |= mask16(_mm_or_si128(at, is16(bytes, '&')), shift);
    classes.handle |= mask16(_mm_or_si128(at, is16(bytes, '#')), shift);
    classes.special |=
        mask16(any16(ends, lines, _mm_or_si128(is16(bytes, '\''), is16(bytes, ')'))), shift);
  }
  return classes;
}
#endif

// MARK: - Wide

#if defined(__x86_64__)
// One target for all, for a function is not inlined into one of another.
#define TARGET __attribute__((target("avx2,bmi")))
#define WIDE TARGET INLINE

WIDE __m256i within(__m256i bytes, char first, char count) {
  __m256i offset = _mm256_sub_epi8(bytes, _mm256_set1_epi8(first));
  return _mm256_cmpeq_epi8(_mm256_min_epu8(offset, _mm256_set1_epi8(count - 1)), offset);
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
static const Table word_table = {
    {0x64, 0xE0, 0xE0, 0xE0, 0xE0, 0xE0, 0xE0, 0xE0, 0xE0, 0xE8, 0xC8, 0x88, 0x88, 0x8A, 0x81, 0x90},
    {0x08, 0, 0x07, 0x20, 0x80, 0x50, 0x80, 0x40}};
// 0x80: `!` `'` `)` `.`; 0x40: `:` `?`; 0x20: line ends; 0x10: `&`; 0x08: `@`; 0x04: `#`; 0x02: `,` `/`; 0x01: `:`
static const Table mark_table = {
    {0x08, 0x80, 0, 0x04, 0, 0, 0x10, 0x80, 0, 0x80, 0x61, 0, 0x02, 0x20, 0x80, 0x42},
    {0x20, 0, 0x96, 0x41, 0x08}};

WIDE __m256i row(const uint8_t *bytes) {
  return _mm256_broadcastsi128_si256(_mm_loadu_si128((const __m128i *)bytes));
}

WIDE __m256i upper(__m256i bytes) {
  return _mm256_and_si256(_mm256_srli_epi16(bytes, 4), _mm256_set1_epi8(0x0F));
}

WIDE __m256i bits(__m256i bytes, const Table *table) {
  return _mm256_and_si256(
      _mm256_shuffle_epi8(row(table->lower), bytes), _mm256_shuffle_epi8(row(table->upper), upper(bytes)));
}

// Which of 64 bytes have one of the highest bits, `least` being the lowest of them.
WIDE uint64_t highest(const __m256i half[2], uint8_t least) {
  __m256i rest = _mm256_set1_epi8((char)(0x80 - least));
  return mask(_mm256_adds_epu8(half[0], rest), _mm256_adds_epu8(half[1], rest));
}

// Which of 64 bytes have a bit.
#define BIT(half, bit) mask(_mm256_slli_epi16(half[0], 7 - bit), _mm256_slli_epi16(half[1], 7 - bit))

WIDE Classes classify_wide(const uint8_t *all) {
  const __m256i bytes[2] = {
      _mm256_loadu_si256((const __m256i *)all), _mm256_loadu_si256((const __m256i *)(all + 32))};
  const __m256i word[2] = {bits(bytes[0], &word_table), bits(bytes[1], &word_table)};
  const __m256i mark[2] = {bits(bytes[0], &mark_table), bits(bytes[1], &mark_table)};
  Classes found = {
      .word = highest(word, 0x10) | mask(bytes[0], bytes[1]),
      .white = BIT(word, 3) | BIT(word, 2),
      .digit = BIT(word, 5),
      .hyphen = BIT(word, 1),
      .dot = BIT(word, 0),
      .number_tie = BIT(mark, 1) | BIT(mark, 0),
      .special = highest(mark, 0x20),
  };
  const __m256i ties = _mm256_set1_epi8(0x1C);
  if (!_mm256_testz_si256(_mm256_or_si256(mark[0], mark[1]), ties)) {
    found.tie = BIT(mark, 4) | BIT(mark, 3);
    found.handle = BIT(mark, 3) | BIT(mark, 2);
  }
  return found;
}

// Whether bytes are in a set, as all ones each; a byte above 0x7F never is.
WIDE __m256i contained(__m256i bytes, __m256i rows, __m256i bits) {
  __m256i row = _mm256_shuffle_epi8(rows, bytes);
  __m256i bit = _mm256_shuffle_epi8(bits, upper(bytes));
  return _mm256_cmpeq_epi8(
      _mm256_and_si256(row, bit), _mm256_or_si256(bit, _mm256_cmpeq_epi8(bit, _mm256_setzero_si256())));
}

WIDE Words words_wide(const uint8_t *all, const CByteSet *set) {
  const __m256i rows = row((const uint8_t *)set->ascii), high = _mm256_set1_epi8((char)set->high);
  const __m256i bits = _mm256_broadcastsi128_si256(
      _mm_setr_epi8(1, 2, 4, 8, 16, 32, 64, (char)128, 0, 0, 0, 0, 0, 0, 0, 0));
  __m256i word[2], found[2];
  for (int i = 0; i < 2; i++) {
    __m256i bytes = _mm256_loadu_si256((const __m256i *)(all + 32 * i));
    __m256i letter = within(_mm256_or_si256(bytes, _mm256_set1_epi8(0x20)), 'a', 26);
    __m256i other = _mm256_or_si256(
        within(bytes, '0', 10), _mm256_cmpeq_epi8(bytes, _mm256_set1_epi8('_')));
    word[i] = _mm256_or_si256(_mm256_or_si256(letter, bytes), other);
    found[i] = _mm256_or_si256(contained(bytes, rows, bits), _mm256_and_si256(bytes, high));
  }
  const uint64_t words = mask(word[0], word[1]);
  return (Words){words, words & mask(found[0], found[1])};
}
#endif

// MARK: - Texts

// The last bytes of a text that fill no block, with blanks after them.
INLINE void pad(uint8_t padded[64], const uint8_t *bytes, size_t count) {
  memset(padded, ' ', 64);
  if (count > 0) memcpy(padded, bytes, count);
}

// 1: of a word; 2: a digit; 4: a hyphen; 8: a dot.
static const uint8_t flags_of_bytes[256] = {
    ['-'] = 4, ['.'] = 8, ['0' ... '9'] = 3, ['A' ... 'Z'] = 1, ['_'] = 1, ['a' ... 'z'] = 1, [0x80 ... 0xFF] = 1,
};

// The flags of a byte beside a block; one of a mark above U+007F is of no word.
INLINE uint64_t flags(uint8_t byte, uint64_t isOfMark) { return flags_of_bytes[byte] & ~(isOfMark & 1); }

// What a block leaves to the next.
typedef struct {
  // The flags of its last byte.
  uint64_t flags;
  uint64_t is_word, ends_mark;
} Before;

// Turns classes into tokens. `after` are the flags of the byte behind the block, and `goes_on` is 1 where that is of a
// mark that began before it.
INLINE CTokenBlock join(Classes classes, CByteMarks marks, Before *before, uint64_t after, uint64_t goes_on) {
  const uint64_t first = before->flags;
  const uint64_t letters = classes.word & ~(marks.white | marks.mark);
  const uint64_t white = classes.white | marks.white;
  const uint64_t hyphen = classes.hyphen, dot = classes.dot, digit = classes.digit;
  const uint64_t word_before = letters << 1 | (first & 1), word_after = letters >> 1 | after << 63;
  const uint64_t digit_before = digit << 1 | (first >> 1 & 1), digit_after = digit >> 1 | after >> 1 << 63;
  const uint64_t word = letters | ((hyphen | classes.tie) & word_before & word_after) |
                        (classes.number_tie & digit_before & digit_after) |
                        (classes.handle & word_after & ~word_before);
  const uint64_t mark = ~(word | white);
  const uint64_t runs = (hyphen & (hyphen << 1 | (first >> 2 & 1))) | (dot & (dot << 1 | first >> 3));
  const uint64_t continued = marks.continued | runs;
  const uint64_t runs_on = goes_on | (hyphen >> 63 & after >> 2) | (dot >> 63 & after >> 3);
  const uint64_t mark_ends = mark & ~(continued >> 1 | runs_on << 63);
  const uint64_t before_words = word << 1 | before->is_word, changes = word ^ before_words;
  CTokenBlock block = {
      (changes & word) | (mark & ~continued),
      (changes & before_words) | mark_ends << 1 | before->ends_mark,
      classes.special | marks.special};
  before->is_word = word >> 63;
  before->ends_mark = mark_ends >> 63;
  return block;
}

INLINE void mark_tokens(
    const uint8_t *bytes, size_t count, const CByteMarks *marks, CTokenBlock *blocks, Classify classify) {
  const size_t whole = count / 64;
  uint8_t padded[64];
  Before before = {flags(' ', 0), 0, 0};
  for (size_t block = 0; block <= whole; block++) {
    // Not before, for the end of a text may still be far from the processor.
    if (block == whole) pad(padded, bytes + whole * 64, count % 64);
    const uint8_t *here = block < whole ? bytes + block * 64 : padded;
    const size_t next = block * 64 + 64;
    const uint8_t after = next < count ? bytes[next] : ' ';
    CByteMarks found = {0}, behind = {0};
    if (marks) {
      found = marks[block];
      if (block < whole) behind = marks[block + 1];
    }
    blocks[block] = join(
        classify(here), found, &before, flags(after, behind.white | behind.mark), behind.continued & 1);
    before.flags = flags(here[63], (found.white | found.mark) >> 63);
  }
}

INLINE void mark_words(
    const uint8_t *bytes, size_t count, const CByteMarks *marks, const CByteSet *set, uint64_t *words,
    uint64_t *starts, FindWords find) {
  const size_t whole = count / 64;
  uint8_t padded[64];
  uint64_t before = 0;
  for (size_t block = 0; block <= whole; block++) {
    if (block == whole) pad(padded, bytes + whole * 64, count % 64);
    Words found = find(block < whole ? bytes + block * 64 : padded, set);
    if (marks) found.word &= ~(marks[block].white | marks[block].mark);
    words[block] = found.word;
    starts[block] = found.word & ~(found.word << 1 | before) & found.contained;
    before = found.word >> 63;
  }
}

// MARK: - Forms

#if defined(__x86_64__)
TARGET static void mark_tokens_wide(
    const uint8_t *bytes, size_t count, const CByteMarks *marks, CTokenBlock *blocks) {
  // Apart, so that nothing of marks is done where there are none.
  if (marks) {
    mark_tokens(bytes, count, marks, blocks, classify_wide);
  } else {
    mark_tokens(bytes, count, NULL, blocks, classify_wide);
  }
}

TARGET static void mark_words_wide(
    const uint8_t *bytes, size_t count, const CByteMarks *marks, const CByteSet *set, uint64_t *words,
    uint64_t *starts) {
  mark_words(bytes, count, marks, set, words, starts, words_wide);
}
#endif

CByteForm cbyte_best_form(void) {
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") && __builtin_cpu_supports("bmi2") &&
      __builtin_cpu_supports("popcnt")) return CByteFormWide;
#endif
#if defined(__SSE2__)
  return CByteFormNarrow;
#else
  return CByteFormPlain;
#endif
}

void cbyte_mark_tokens(
    const uint8_t *bytes, size_t count, const CByteMarks *marks, CByteForm form, CTokenBlock *blocks) {
  switch (form) {
#if defined(__x86_64__)
    case CByteFormWide: return mark_tokens_wide(bytes, count, marks, blocks);
#endif
#if defined(__SSE2__)
    case CByteFormNarrow: return mark_tokens(bytes, count, marks, blocks, classify_narrow);
#endif
    default: mark_tokens(bytes, count, marks, blocks, classify_plain);
  }
}

void cbyte_mark_words(
    const uint8_t *bytes, size_t count, const CByteMarks *marks, const CByteSet *set, CByteForm form,
    uint64_t *words, uint64_t *starts) {
  switch (form) {
#if defined(__x86_64__)
    case CByteFormWide: return mark_words_wide(bytes, count, marks, set, words, starts);
#endif
    default: mark_words(bytes, count, marks, set, words, starts, words_plain);
  }
}
