// Sums of rows of weights, and the best path through scored tokens, with the widest instructions that the processor
// has. A row is `width` vectors of eight numbers. Sums are made in the order of the rows, so that all forms give the
// same bits.

#ifndef CSEQUENCE_H
#define CSEQUENCE_H

#include <stdbool.h>
#include <stdint.h>

/// Rows of weights.
typedef struct {
  const float *_Nullable start;
  long count;
  long width;
} CSequenceRows;

/// What steps from label to label cost: for each class the rows of the labels before, padded to whole vectors, and
/// then that of the start.
typedef struct {
  const float *_Nonnull steps;
  long classCount;
  long width;
  /// For each class and label before by how much more than label 0 it can be worth to any label that may follow
  /// label 0; null where that is not known.
  const float *_Nullable gains;
  /// The labels that may not follow label 0, each with the first and the last of at most two that it may follow.
  const int32_t *_Nullable continued;
  long continuedCount;
} CSequenceSteps;

/// Adds rows to `sum`, which is one row; false where there is no such row.
bool csequence_add(
  CSequenceRows table, const int32_t *_Nullable rows, long count, float *_Nonnull sum);

/// Scores the tokens of a sentence: `base`, the sums of the five words around each token, and the rows of each.
///
/// - words: the word of each token; word 0 stands before the sentence and word 1 behind it.
/// - sums: five rows a word, for the places from -2 to 2.
/// - ends: where the rows of each token end.
/// Gives false where there is no such word or row.
bool csequence_score(
  const int32_t *_Nonnull words, long count, CSequenceRows sums, CSequenceRows weights,
  const int32_t *_Nullable rows, const int32_t *_Nonnull ends, const float *_Nonnull base,
  float *_Nonnull scores);

/// Finds for each token and label the best label before (Viterbi, 1967); of equal ones the first.
///
/// - scores: a row a token.
/// - back: a row a token, of 16-bit numbers; that of the first token is not written.
/// - here, before: room for a row each; what the last token scores is left in `before`.
/// Gives false where there is no such class; where there is one, all tokens are in it.
bool csequence_path(
  CSequenceSteps steps, const float *_Nonnull scores, const uint8_t *_Nonnull classes, long count,
  int16_t *_Nonnull back, float *_Nonnull here, float *_Nonnull before);

#endif
