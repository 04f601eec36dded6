// What each program is: a function that computes, the given number of times over, and returns a sum of what came out.
// No library: the same few pages of machine code run natively, under qemu-x86_64 and on HypercallSdk.Cpu.
#pragma once
#include <stdint.h>

uint64_t compute(unsigned rounds);

// Marsaglia's generator with the shifts 13, 7, 17: the same sequence everywhere.
static inline uint64_t next_random(uint64_t *state) {
    uint64_t value = *state;
    value ^= value << 13;
    value ^= value >> 7;
    value ^= value << 17;
    return *state = value;
}

static inline uint64_t mix(uint64_t sum, uint64_t value) {
    return (sum ^ value) * 0x100000001b3 + (sum >> 47);
}
