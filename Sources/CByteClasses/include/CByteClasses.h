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

/// Writes which bytes of a text are of words, and which of those are the first of a word and of a set: a bit a byte,
/// count / 64 + 1 numbers each.
///
/// `marks` and `form` are as for `cbyte_mark_tokens`.
void cbyte_mark_words(
    const uint8_t *bytes, size_t count, const CByteMarks *marks, const CByteSet *set, CByteForm form,
    uint64_t *words, uint64_t *starts);

/// A text and the words in it.
typedef struct {
  const uint8_t *bytes;
  size_t count;
  /// What `cbyte_mark_words` writes, and one number more, which is 0.
  const uint64_t *words;
  /// The hash of some words and of one more with bytes above 0x7F, from that of those and the bytes of this; null where
  /// such words are hashed as all others are.
  uint64_t (*joined)(uint64_t hash, const uint8_t *word, size_t count);
} CWordText;

/// The hash of some words and one more, from that of those and the bytes of this.
///
/// It is of the first sixteen bytes of each word and its length, the case of ASCII letters apart.
uint64_t cbyte_joined_hash(uint64_t hash, const uint8_t *word, size_t count);

/// Writes the hashes of the first word of a text, of the first two, and so on; gives their number.
///
/// `hashes` needs room for 32 for each 64 bytes begun.
size_t cbyte_prefix_hashes(const CWordText *text, uint64_t *hashes);

/// Two bits for each prefix of a phrase, by its hash: 1 where a phrase ends, 2 where one goes on.
typedef struct {
  /// 32 prefixes each.
  const uint64_t *cells;
  /// A power of two.
  size_t count;
} CPrefixFilter;

/// Words in a row that a phrase starts with; offsets count from where a search started.
typedef struct {
  uint64_t hash;
  /// The number of the opening where the first one stands.
  uint32_t opening;
  /// Where the last one ends.
  uint32_t end;
} CWords;

/// A place where phrases may start.
typedef struct {
  uint32_t start;
  /// The longest of the terminals that belong to it; -1 where none does.
  int32_t terminal;
} COpening;

/// Words in a row that are a phrase, or may be one.
typedef struct {
  uint64_t hash;
  /// What the first slot of the hash's tag holds.
  uint64_t slot;
  /// The next shorter one of the same opening; -1 where there is none.
  int32_t shorter;
  /// Where the first word starts, or, where `end` is not 0, the phrase.
  int32_t start;
  /// Where the phrase ends; 0 for words that must be looked at closely.
  uint32_t end;
  /// That of the phrase.
  int32_t value;
} CTerminal;

/// What a search has found so far.
typedef struct {
  /// Room for 32 for each 64 bytes searched, and four more.
  COpening *openings;
  /// What phrases may go on behind; room for as many as there are openings.
  CWords *words;
  /// What phrases may end with; room for as many as there are words, beside those that are found already.
  CWords *ends;
  /// Room for as many as there are ends, and one more.
  CTerminal *terminals;
  /// Used on the way; room for as many as there are openings.
  uint32_t *list;
  size_t opening_count, word_count, end_count, terminal_count;
} CPhrasePlaces;

/// Finds where phrases may start and end that have one word, and the words that others go on behind.
///
/// - `starts`: where words start that a search may start with; `blocks` numbers from the one at `base` on, which is a
///   multiple of 64.
/// - `filter`: what first words are known.
void cbyte_open_phrases(
    const CWordText *text, const uint64_t *starts, size_t base, size_t blocks, CPrefixFilter filter, CByteForm form,
    CPhrasePlaces *places);

/// Finds where phrases may end that have one word more.
void cbyte_extend_phrases(
    const CWordText *text, size_t base, CPrefixFilter filter, CByteForm form, CPhrasePlaces *places);

/// What stands before the bytes of a phrase.
typedef struct {
  /// What a match gives.
  int32_t value;
  /// The number of bytes of the phrase.
  uint32_t length;
  /// The number of bytes before its first word.
  uint8_t lead;
  /// How its letters may stand; nothing to C.
  uint8_t letter_case;
  /// Whether hyphens and blanks may stand for one another; nothing to C.
  uint8_t is_loose;
  uint8_t unused;
} CPhraseHeader;

/// The phrases that are looked for.
typedef struct {
  /// Found by the low bits of a hash: where a phrase's record starts in the low 32 bits, whether another of its tag may
  /// follow in the next bit, and its tag, the highest bits of its hash, above; all ones where free.
  const uint64_t *slots;
  /// A power of two.
  size_t slot_count;
  /// The phrases, each behind its header.
  const uint8_t *records;
  /// The number of their bytes.
  size_t record_count;
} CPhraseTable;

/// Turns ends into terminals as far as the table has phrases for them, notes which phrase that is where there is but one
/// and the text has the same bytes, up to the end of a word, and leaves out the openings without terminals.
void cbyte_confirm_phrases(const CWordText *text, size_t base, CPhraseTable table, CPhrasePlaces *places);
