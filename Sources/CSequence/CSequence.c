#include "CSequence.h"

#include <string.h>

// Loaded from and stored to any address.
typedef float Vector __attribute__((vector_size(32), aligned(4)));
typedef int32_t Numbers __attribute__((vector_size(32), aligned(4)));
typedef int16_t Shorts __attribute__((vector_size(16), aligned(2)));

#define INLINE static inline __attribute__((always_inline))
#if defined(__x86_64__)
#define WIDE __attribute__((target("avx2")))
#endif

// So many vectors of a row are added up at a time, for which the processor has room.
enum { mostVectors = 12 };

// Calls `work` with the number of vectors as a constant, so that its loops over them are written out.
#define WITH_CONSTANT(width, work) \
  switch (width) { \
    case 1: return work(1); \
    case 2: return work(2); \
    case 3: return work(3); \
    case 4: return work(4); \
    case 5: return work(5); \
    case 6: return work(6); \
    case 7: return work(7); \
    case 8: return work(8); \
    case 9: return work(9); \
    case 10: return work(10); \
    case 11: return work(11); \
    default: return work(12); \
  }

// Asks for a part of a row that is needed soon.
INLINE void fetch(const float *row, long count) {
  for (long block = 0; block < count; block += 2) __builtin_prefetch(row + 8 * block);
}

INLINE void add_row(Vector *sum, const float *row, long count) {
  for (long block = 0; block < count; block += 1) sum[block] += *(const Vector *)(row + 8 * block);
}

INLINE bool has_row(CSequenceRows table, long row) { return row >= 0 && row < table.count; }

// MARK: - Rows

// Adds up `count` vectors of each row, from `table.start` on.
INLINE bool add_part(
  CSequenceRows table, const int32_t *rows, long rowCount, float *out, long count
) {
  long stride = 8 * table.width;
  Vector sum[mostVectors];
  memcpy(sum, out, count * sizeof(Vector));
  for (long index = 0; index < rowCount; index += 1) {
    if (index + 8 < rowCount && has_row(table, rows[index + 8]))
      fetch(table.start + rows[index + 8] * stride, count);
    if (!has_row(table, rows[index])) return false;
    add_row(sum, table.start + rows[index] * stride, count);
  }
  memcpy(out, sum, count * sizeof(Vector));
  return true;
}

INLINE bool add_some(
  CSequenceRows table, const int32_t *rows, long rowCount, float *out, long count
) {
#define ADD(number) add_part(table, rows, rowCount, out, number)
  WITH_CONSTANT(count, ADD)
}

INLINE bool add_any(CSequenceRows table, const int32_t *rows, long count, float *out) {
  for (long block = 0; block < table.width; block += mostVectors) {
    CSequenceRows part = {table.start + 8 * block, table.count, table.width};
    long rest = table.width - block;
    if (!add_some(part, rows, count, out + 8 * block, rest < mostVectors ? rest : mostVectors))
      return false;
  }
  return true;
}

// MARK: - Scores

typedef struct {
  const int32_t *words;
  long count;
  CSequenceRows sums;
  CSequenceRows weights;
  const int32_t *rows;
  const int32_t *ends;
  const float *base;
  float *scores;
} Sentence;

INLINE long word_at(const Sentence *sentence, long token) {
  return token < 0 ? 0 : token >= sentence->count ? 1 : sentence->words[token];
}

// Scores `count` vectors of each row.
INLINE bool score_part(const Sentence *sentence, long count) {
  CSequenceRows sums = sentence->sums, weights = sentence->weights;
  long stride = 8 * weights.width, start = 0;
  for (long token = 0; token < sentence->count; token += 1) {
    Vector sum[mostVectors];
    memcpy(sum, sentence->base, count * sizeof(Vector));
    long next = 5 * word_at(sentence, token + 3) + 4;
    if (has_row(sums, next)) fetch(sums.start + next * stride, count);
    for (long place = -2; place <= 2; place += 1) {
      long row = 5 * word_at(sentence, token + place) + place + 2;
      if (!has_row(sums, row)) return false;
      add_row(sum, sums.start + row * stride, count);
    }
    long end = sentence->ends[token];
    long later = token + 1 < sentence->count ? sentence->ends[token + 1] : end;
    for (long index = end; index < later; index += 1) {
      int32_t row = sentence->rows[index];
      if (has_row(weights, row)) fetch(weights.start + row * stride, count);
    }
    for (long index = start; index < end; index += 1) {
      int32_t row = sentence->rows[index];
      if (!has_row(weights, row)) return false;
      add_row(sum, weights.start + row * stride, count);
    }
    start = end;
    memcpy(sentence->scores + token * stride, sum, count * sizeof(Vector));
  }
  return true;
}

INLINE bool score_some(const Sentence *sentence, long count) {
#define SCORE(number) score_part(sentence, number)
  WITH_CONSTANT(count, SCORE)
}

INLINE bool score_any(const Sentence *all) {
  long width = all->weights.width;
  for (long block = 0; block < width; block += mostVectors) {
    Sentence part = *all;
    part.sums.start += 8 * block;
    part.weights.start += 8 * block;
    part.base += 8 * block;
    part.scores += 8 * block;
    if (!score_some(&part, width - block < mostVectors ? width - block : mostVectors)) return false;
  }
  return true;
}

// MARK: - Paths

// What is worth less than label 0 by this and a share of what label 0 is worth stays so after rounding.
static const float margin = 0.25f, share = 1e-5f;

// The labels before that may be the best for a label that may follow label 0.
INLINE long near_labels(const float *before, const float *gains, long labels, int32_t *near) {
  float least = before[0] - margin - (before[0] < 0 ? -before[0] : before[0]) * share;
  long count = 1;
  near[0] = 0;
  for (long label = 1; label < labels; label += 1) {
    near[count] = (int32_t)label;
    count += before[label] + gains[label] >= least;
  }
  return count;
}

// The best of some labels before for all labels.
INLINE void step(
  const float *steps, long width, const float *before, const int32_t *near, long nearCount,
  const float *scores, float *here, int16_t *back
) {
  for (long block = 0; block < width; block += 1) {
    Vector best = *(const Vector *)(steps + near[0] * 8 * width + 8 * block) + before[near[0]];
    Numbers from = (Numbers){0} + near[0];
    for (long index = 1; index < nearCount; index += 1) {
      int32_t label = near[index];
      Vector other = *(const Vector *)(steps + label * 8 * width + 8 * block) + before[label];
      Numbers better = other > best;
      from = (better & label) | (~better & from);
      best = (Vector)((better & (Numbers)other) | (~better & (Numbers)best));
    }
    *(Vector *)(here + 8 * block) = best + *(const Vector *)(scores + 8 * block);
    *(Shorts *)(back + 8 * block) = __builtin_convertvector(from, Shorts);
  }
}

INLINE bool path_any(
  CSequenceSteps all, const float *scores, const uint8_t *classes, long count, int16_t *back,
  float *here, float *before
) {
  long width = all.width, labels = 8 * width, stride = (labels + 1) * labels;
  int32_t near[labels + 1];
  for (long label = 0; label < labels; label += 1) near[label] = (int32_t)label;
  bool isOne = all.classCount == 1;
  if (!isOne && classes[0] >= all.classCount) return false;
  const float *first = all.steps + (isOne ? 0 : classes[0] * stride) + labels * labels;
  for (long label = 0; label < labels; label += 1) before[label] = scores[label] + first[label];
  float *old = before, *new = here;
  for (long token = 1; token < count; token += 1) {
    if (!isOne && classes[token] >= all.classCount) return false;
    long class = isOne ? 0 : classes[token];
    const float *steps = all.steps + class * stride;
    const float *own = scores + token * labels;
    int16_t *from = back + token * labels;
    long nearCount = labels;
    if (all.gains)
      nearCount = near_labels(old, all.gains + class * labels, labels, near);
    step(steps, width, old, near, nearCount, own, new, from);
    for (long index = 0; all.gains && index < all.continuedCount; index += 1) {
      const int32_t *one = all.continued + 3 * index;
      float best = steps[one[1] * labels + one[0]] + old[one[1]];
      float other = steps[one[2] * labels + one[0]] + old[one[2]];
      new[one[0]] = (other > best ? other : best) + own[one[0]];
      from[one[0]] = (int16_t)(other > best ? one[2] : one[1]);
    }
    float *swapped = old;
    old = new;
    new = swapped;
  }
  if (old != before) memcpy(before, old, labels * sizeof(float));
  return true;
}

// MARK: - Forms

#if defined(__x86_64__)
WIDE static bool add_wide(CSequenceRows table, const int32_t *rows, long count, float *sum) {
  return add_any(table, rows, count, sum);
}
WIDE static bool score_wide(const Sentence *sentence) { return score_any(sentence); }
WIDE static bool path_wide(
  CSequenceSteps steps, const float *scores, const uint8_t *classes, long count, int16_t *back,
  float *here, float *before
) {
  return path_any(steps, scores, classes, count, back, here, before);
}
#endif

static bool is_wide(void) {
#if defined(__x86_64__)
  return __builtin_cpu_supports("avx2");
#else
  return false;
#endif
}

bool csequence_add(CSequenceRows table, const int32_t *rows, long count, float *sum) {
#if defined(__x86_64__)
  if (is_wide()) return add_wide(table, rows, count, sum);
#endif
  return add_any(table, rows, count, sum);
}

bool csequence_score(
  const int32_t *words, long count, CSequenceRows sums, CSequenceRows weights, const int32_t *rows,
  const int32_t *ends, const float *base, float *scores
) {
  Sentence sentence = {words, count, sums, weights, rows, ends, base, scores};
#if defined(__x86_64__)
  if (is_wide()) return score_wide(&sentence);
#endif
  return score_any(&sentence);
}

bool csequence_path(
  CSequenceSteps steps, const float *scores, const uint8_t *classes, long count, int16_t *back,
  float *here, float *before
) {
#if defined(__x86_64__)
  if (is_wide()) return path_wide(steps, scores, classes, count, back, here, before);
#endif
  return path_any(steps, scores, classes, count, back, here, before);
}
