#include "CWordHashes.h"

uint64_t cbyte_joined_hash(uint64_t hash, const uint8_t *word, size_t count) {
  return joined(hash, rare_head(word, count), count);
}

size_t cbyte_prefix_hashes(const CWordText *text, uint64_t *hashes) {
  uint64_t hash = 0;
  size_t count = 0;
  for (Word word = word_behind(text, 0); word.start < text->count; word = word_behind(text, word.end)) {
    hash = extended(text, text->joined != NULL, hash, word);
    hashes[count++] = hash;
  }
  return count;
}
