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
