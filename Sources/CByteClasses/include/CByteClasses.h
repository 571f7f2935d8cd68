#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "CXMLBytes.h"

/// Which instructions class bytes; all forms give the same.
typedef enum {
  /// Those of any processor, a byte at a time.
  CByteFormPlain,
  /// SSE2: sixteen bytes at a time.
  CByteFormNarrow,
  /// AVX2: 32 bytes at a time.
  CByteFormWide,
} CByteForm;

/// The widest form that the processor has.
CByteForm cbyte_best_form(void);

/// What of the marks above U+007F is in 64 bytes; the lowest bit of each number is the first byte.
typedef struct {
  /// White space.
  uint64_t white;
  /// Marks that are none.
  uint64_t mark;
  /// Marks after their first byte, and what they join.
  uint64_t continued;
  /// First bytes of marks that must be looked at.
  uint64_t special;
} CByteMarks;

/// Where tokens start and end in 64 bytes, as far as the bytes next to each tell.
typedef struct {
  /// The bytes at which a token starts.
  uint64_t starts;
  /// The bytes before which a token ends.
  uint64_t ends;
  /// The bytes that cannot be judged by their neighbours alone.
  uint64_t special;
} CTokenBlock;

/// Writes count / 64 + 1 blocks of a text; blanks stand around it.
///
/// `marks` has those of as many blocks, or is null where no byte is above 0x7F. `form` must be one that the processor
/// has.
void cbyte_mark_tokens(
    const uint8_t *bytes, size_t count, const CByteMarks *marks, CByteForm form, CTokenBlock *blocks);

/// How many tokens start and end.
typedef struct {
  size_t starts, ends;
} CTokenCounts;

/// Counts the tokens of some blocks, and those that start before each block.
CTokenCounts cbyte_count_tokens(const CTokenBlock *blocks, size_t count, CByteForm form, ptrdiff_t *firsts);

/// Writes the start and the end of each token of some blocks, which have as many of both.
///
/// `offsets` needs room for sixteen tokens more than there are.
void cbyte_list_tokens(const CTokenBlock *blocks, size_t count, CByteForm form, ptrdiff_t *offsets);

/// Writes the offsets of the bytes that cannot be judged by their neighbours alone, from a first block to before a last
/// one; gives their number.
///
/// `offsets` needs room for 64 a block and four more.
size_t cbyte_list_special(
    const CTokenBlock *blocks, size_t first, size_t last, CByteForm form, ptrdiff_t *offsets);

/// A set of bytes.
typedef struct {
  /// A byte for each lower half of an ASCII byte, the first the least significant, with a bit for each upper half.
  uint64_t ascii[2];
  /// All ones where bytes above 0x7F belong to the set, else 0.
  uint8_t high;
} CByteSet;

/// The words in 64 bytes.
typedef struct {
  /// The bytes of words.
  uint64_t words;
  /// The first bytes of words that are of a set.
  uint64_t starts;
} CWordBlock;

/// Writes count / 64 + 1 blocks of a text, as `cbyte_mark_tokens` does.
void cbyte_mark_words(
    const uint8_t *bytes, size_t count, const CByteMarks *marks, const CByteSet *set, CByteForm form,
    CWordBlock *blocks);

/// Two bits for each prefix of a phrase, by its hash: 1 where a phrase ends, 2 where one goes on.
typedef struct {
  /// 32 prefixes each.
  const uint64_t *cells;
  /// A power of two.
  size_t count;
} CPrefixFilter;

/// Some words of a text in a row; offsets count from where a search started.
typedef struct {
  /// The hash of them all; equal for words that differ in the case of ASCII letters alone.
  uint64_t hash;
  /// The number of the opening, the place at which the first one starts.
  uint32_t opening;
  /// Where the last one starts.
  uint32_t last;
  /// Where it ends.
  uint32_t end;
  /// What a filter says of them; 4 where the last one must be folded in another way and is not in the hash yet.
  uint32_t state;
} CWords;

/// A text, the words in it, and where a search started, at the start of a block.
typedef struct {
  const uint8_t *bytes;
  size_t count;
  /// One more than `cbyte_mark_words` writes, the last without a word.
  const CWordBlock *blocks;
  size_t block_count;
  size_t base;
  /// Whether words with bytes above 0x7F are foreign.
  bool folds;
} CWordText;

/// Lists the words that start a search in some blocks, the first of which is that at the base, each alone, as far as a
/// filter knows them; gives their number.
///
/// Both lists need room for 32 a block and four more. `places` is used on the way.
size_t cbyte_open_words(
    const CWordText *text, size_t blocks, CPrefixFilter filter, CByteForm form, uint32_t *places, CWords *words);

/// Adds to each the next word of the text, and leaves out those behind which there is none or which the filter does not
/// know; gives the number that is left.
size_t cbyte_extend_words(
    const CWordText *text, CPrefixFilter filter, CByteForm form, CWords *words, size_t count);

/// The hash of some words and one more, from that of those and the bytes of this.
uint64_t cbyte_joined_hash(uint64_t hash, const uint8_t *word, size_t count);
