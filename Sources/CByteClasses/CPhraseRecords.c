#include "CWordHashes.h"

INLINE bool is_word(const CWordText *text, size_t offset) { return text->words[offset / 64] >> offset % 64 & 1; }

INLINE uint64_t difference(const uint8_t *bytes, const uint8_t *others, const uint8_t *mask) {
  return ((eight_bytes(bytes) ^ eight_bytes(others)) & eight_bytes(mask)) |
         ((eight_bytes(bytes + 8) ^ eight_bytes(others + 8)) & eight_bytes(mask + 8));
}

// Whether up to 32 bytes are alike; both sides have sixteen. Short and long phrases take turns in no order that a
// processor could learn, so there is no branch on that.
INLINE bool is_alike(const uint8_t *bytes, const uint8_t *others, size_t count) {
  const size_t first = count < 16 ? count : 16, rest = count - first;
  const uint8_t *mask = masks + window_width - first;
  return !(difference(bytes, others, mask) | difference(bytes + rest, others + rest, mask));
}

static const uint64_t free_slot = ~(uint64_t)0;

INLINE bool has_tag(uint64_t slot, uint64_t hash) { return !((slot ^ hash) >> 33); }

// The first slot with the tag of a hash, or the free one behind those looked at.
INLINE uint64_t slot(CPhraseTable table, uint64_t hash) {
  size_t place = hash & (table.slot_count - 1);
  uint64_t found = table.slots[place];
  while (__builtin_expect(!has_tag(found, hash) && found != free_slot, 0)) {
    place = (place + 1) & (table.slot_count - 1);
    found = table.slots[place];
  }
  return found;
}

// Notes in a terminal the phrase that its slot leads to, where the text has the very bytes of that.
INLINE void confirm(const CWordText *text, size_t base, CPhraseTable table, CTerminal *terminal) {
  const size_t record = (uint32_t)terminal->slot, phrase = record + sizeof(CPhraseHeader);
  CPhraseHeader header;
  memcpy(&header, table.records + record, sizeof header);
  const size_t word = base + (size_t)terminal->start, start = word - header.lead, end = start + header.length;
  const bool is_rare = (word < header.lead) | (start + 16 > text->count) | (end > text->count) |
                       (phrase + 16 > table.record_count) | (header.length > 32) | (terminal->slot >> 32 & 1);
  if (__builtin_expect(is_rare, 0)) return;
  if (!is_alike(text->bytes + start, table.records + phrase, header.length)) return;
  if (is_word(text, end) && is_word(text, end - 1)) return;
  terminal->start -= header.lead;
  terminal->end = (uint32_t)(end - base);
  terminal->value = header.value;
}

// Puts what may be phrases into the terminals; in place of the next shorter one stands the opening.
INLINE void look_up(CPhraseTable table, CPhrasePlaces *places) {
  for (size_t number = 0; number < places->end_count; number++) {
    __builtin_prefetch(table.slots + (places->ends[number].hash & (table.slot_count - 1)));
  }
  size_t kept = 0;
  for (size_t number = 0; number < places->end_count; number++) {
    const CWords words = places->ends[number];
    const uint64_t found = slot(table, words.hash);
    places->terminals[kept] = (CTerminal){
        .hash = words.hash, .slot = found, .start = (int32_t)places->openings[words.opening].start,
        .shorter = (int32_t)words.opening};
    kept += found != free_slot;
    // A free slot leads to no record, which does no harm.
    const uintptr_t record = (uintptr_t)table.records + (uint32_t)found;
    __builtin_prefetch((const void *)record);
    __builtin_prefetch((const void *)(record + sizeof(CPhraseHeader) + 15));
  }
  places->terminal_count = kept;
}

void cbyte_confirm_phrases(const CWordText *given, size_t base, CPhraseTable table, CPhrasePlaces *found) {
  const CWordText text = *given;
  CPhrasePlaces places = *found;
  look_up(table, &places);
  for (size_t number = 0; number < places.terminal_count; number++) {
    CTerminal *terminal = places.terminals + number;
    confirm(&text, base, table, terminal);
    int32_t *longest = &places.openings[terminal->shorter].terminal;
    terminal->shorter = *longest;
    *longest = (int32_t)number;
  }
  size_t kept = 0;
  for (size_t number = 0; number < places.opening_count; number++) {
    const COpening opening = places.openings[number];
    places.openings[kept] = opening;
    kept += opening.terminal >= 0;
  }
  places.opening_count = kept;
  *found = places;
}
