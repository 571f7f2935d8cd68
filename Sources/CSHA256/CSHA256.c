#include "CSHA256.h"

#if defined(__x86_64__)
#include <cpuid.h>
#include <immintrin.h>

bool csha256_is_available(void) {
  unsigned int a, b, c, d;
  return __get_cpuid_count(7, 0, &a, &b, &c, &d) && (b >> 29 & 1);
}

// The first 32 bits of the fractional parts of the cube roots of the first 64 primes.
static const uint32_t constants[64] __attribute__((aligned(16))) = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
};

__attribute__((target("sha,ssse3,sse4.1"))) CSHA256State csha256_compress(
    CSHA256State state, CSHA256Pair first, CSHA256Pair second, CSHA256Pair third,
    CSHA256Pair fourth) {
  const __m128i bigEndian = _mm_set_epi64x(0x0c0d0e0f08090a0b, 0x0405060700010203);
  __m128i abef = (__m128i)state.abef, cdgh = (__m128i)state.cdgh;
  // The 16 words of the message schedule that the next rounds need, four in each.
  __m128i schedule[4] = {(__m128i)first, (__m128i)second, (__m128i)third, (__m128i)fourth};
#pragma unroll
  for (int i = 0; i < 4; i++) schedule[i] = _mm_shuffle_epi8(schedule[i], bigEndian);
#pragma unroll
  for (int i = 0; i < 16; i++) {
    __m128i words = schedule[i & 3];
    __m128i sums = _mm_add_epi32(words, _mm_load_si128((const __m128i *)constants + i));
    cdgh = _mm_sha256rnds2_epu32(cdgh, abef, sums);
    abef = _mm_sha256rnds2_epu32(abef, cdgh, _mm_shuffle_epi32(sums, 0x0E));
    if (i < 12) {
      __m128i last = schedule[(i + 3) & 3];
      __m128i next = _mm_sha256msg1_epu32(words, schedule[(i + 1) & 3]);
      next = _mm_add_epi32(next, _mm_alignr_epi8(last, schedule[(i + 2) & 3], 4));
      schedule[i & 3] = _mm_sha256msg2_epu32(next, last);
    }
  }
  CSHA256State result = {
      .abef = state.abef + (CSHA256Quad)abef, .cdgh = state.cdgh + (CSHA256Quad)cdgh};
  return result;
}
#else
bool csha256_is_available(void) { return false; }

CSHA256State csha256_compress(
    CSHA256State state, CSHA256Pair first, CSHA256Pair second, CSHA256Pair third,
    CSHA256Pair fourth) {
  return state;
}
#endif
