#pragma once

#include <stdbool.h>
#include <stdint.h>

/// Sixteen bytes of a block as two numbers, the first byte of each the least significant.
typedef uint64_t CSHA256Pair __attribute__((ext_vector_type(2)));

/// Four of the eight working variables of FIPS 180-4, the last named first.
typedef uint32_t CSHA256Quad __attribute__((ext_vector_type(4)));

/// The eight working variables, grouped as the processor's instructions want them.
typedef struct {
  CSHA256Quad abef;
  CSHA256Quad cdgh;
} CSHA256State;

/// Whether the processor has instructions for SHA-256.
bool csha256_is_available(void);

/// The state after a block of 64 bytes.
///
/// Only to be called where `csha256_is_available` says yes. Takes and gives values alone, so that
/// no caller handles a pointer.
CSHA256State csha256_compress(
    CSHA256State state, CSHA256Pair first, CSHA256Pair second, CSHA256Pair third,
    CSHA256Pair fourth);
