#include "CWordHashes.h"

// MARK: - Filter

INLINE const uint64_t *cell(CPrefixFilter filter, uint64_t hash) {
  return filter.cells + (hash >> 36 & (filter.count - 1));
}

INLINE unsigned state(CPrefixFilter filter, uint64_t hash) { return *cell(filter, hash) >> (2 * hash & 63) & 3; }

// MARK: - Phrases

// Writes the offset of each bit; gives their number.
INLINE size_t list_bits(const uint64_t *numbers, size_t number_count, uint32_t *offsets) {
  size_t count = 0;
  for (size_t number = 0; number < number_count; number++) {
    uint64_t bits = numbers[number];
    // Four a step, whether there are as many or fewer, for a processor cannot learn how many a number has.
    const size_t added = (size_t)__builtin_popcountll(bits);
    for (size_t done = 0; done < added; done += 4) {
      for (size_t step = 0; step < 4; step++) {
        offsets[count + done + step] = (uint32_t)(number * 64 + trailing_zeros(bits));
        bits &= bits - 1;
      }
    }
    count += added;
  }
  return count;
}

// Keeps some words among the ends where the filter says that a phrase ends, and as words where one goes on. Nothing is
// branched on, for a processor could not learn it.
INLINE void keep(CPhrasePlaces *places, CWords words, unsigned state) {
  places->ends[places->end_count] = words;
  places->end_count += state & 1;
  places->words[places->word_count] = words;
  places->word_count += state >> 1;
}

INLINE void open_phrases(
    const CWordText *text, bool folds, size_t count, size_t base, CPrefixFilter filter, CPhrasePlaces *places) {
  const uint32_t *list = places->list;
  size_t kept = 0;
  for (size_t number = 0; number < count; number++) {
    places->words[number].end = (uint32_t)(word_at(text, base + list[number]).end - base);
  }
  for (size_t number = 0; number < count; number++) {
    const uint32_t start = list[number], end = places->words[number].end;
    const uint64_t hash = extended(text, folds, 0, (Word){base + start, base + end});
    const unsigned known = state(filter, hash);
    places->openings[kept] = (COpening){start, -1};
    // In place of the opening's number, which is that of the words.
    places->words[kept] = (CWords){hash, known, end};
    kept += known != 0;
  }
  places->opening_count = kept;
  places->word_count = 0;
  for (size_t number = 0; number < kept; number++) {
    const CWords words = places->words[number];
    keep(places, (CWords){words.hash, (uint32_t)number, words.end}, words.opening);
  }
}

INLINE void open_all(
    const CWordText *given, const uint64_t *starts, size_t base, size_t blocks, CPrefixFilter filter,
    CPhrasePlaces *found) {
  // Copies, which no list can be a part of.
  const CWordText text = *given;
  CPhrasePlaces places = *found;
  const size_t count = list_bits(starts, blocks, places.list);
  // Apart, so that nothing of folding is done where there is none.
  if (text.joined) {
    open_phrases(&text, true, count, base, filter, &places);
  } else {
    open_phrases(&text, false, count, base, filter, &places);
  }
  *found = places;
}

INLINE void extend_phrases(
    const CWordText *text, bool folds, size_t base, CPrefixFilter filter, CPhrasePlaces *places) {
  size_t count = 0;
  for (size_t number = 0; number < places->word_count; number++) {
    const CWords words = places->words[number];
    const Word word = word_behind(text, base + words.end);
    const uint64_t hash = extended(text, folds, words.hash, word);
    __builtin_prefetch(cell(filter, hash));
    places->words[count] = (CWords){hash, words.opening, (uint32_t)(word.end - base)};
    count += word.start < text->count;
  }
  places->word_count = 0;
  for (size_t number = 0; number < count; number++) {
    const CWords words = places->words[number];
    keep(places, words, state(filter, words.hash));
  }
}

INLINE void extend_all(const CWordText *given, size_t base, CPrefixFilter filter, CPhrasePlaces *found) {
  const CWordText text = *given;
  CPhrasePlaces places = *found;
  if (text.joined) {
    extend_phrases(&text, true, base, filter, &places);
  } else {
    extend_phrases(&text, false, base, filter, &places);
  }
  *found = places;
}

// MARK: - Forms

#if defined(__x86_64__)
#define TARGET __attribute__((target("avx2,bmi,bmi2,popcnt")))

TARGET static void open_wide(
    const CWordText *text, const uint64_t *starts, size_t base, size_t blocks, CPrefixFilter filter,
    CPhrasePlaces *places) {
  open_all(text, starts, base, blocks, filter, places);
}

TARGET static void extend_wide(const CWordText *text, size_t base, CPrefixFilter filter, CPhrasePlaces *places) {
  extend_all(text, base, filter, places);
}
#endif

void cbyte_open_phrases(
    const CWordText *text, const uint64_t *starts, size_t base, size_t blocks, CPrefixFilter filter, CByteForm form,
    CPhrasePlaces *places) {
#if defined(__x86_64__)
  if (form == CByteFormWide) return open_wide(text, starts, base, blocks, filter, places);
#endif
  open_all(text, starts, base, blocks, filter, places);
}

void cbyte_extend_phrases(
    const CWordText *text, size_t base, CPrefixFilter filter, CByteForm form, CPhrasePlaces *places) {
#if defined(__x86_64__)
  if (form == CByteFormWide) return extend_wide(text, base, filter, places);
#endif
  extend_all(text, base, filter, places);
}
