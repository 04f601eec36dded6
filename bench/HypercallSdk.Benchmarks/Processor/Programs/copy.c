// 256 KiB to and fro, a word of 8 bytes at a time: a load and a store an iteration.
#include "program.h"

enum { WORDS = 32768 };
static uint64_t here[WORDS], there[WORDS];

static __attribute__((noinline)) void copy(uint64_t *to, const uint64_t *from) {
    for (long word = 0; word < WORDS; word++)
        to[word] = from[word];
}

uint64_t compute(unsigned rounds) {
    uint64_t state = 42;
    for (long word = 0; word < WORDS; word++)
        here[word] = next_random(&state);

    for (unsigned round = 0; round < rounds; round++)
        if (round & 1)
            copy(here, there);
        else
            copy(there, here);

    uint64_t sum = 0;
    for (long word = 0; word < WORDS; word++)
        sum = mix(sum, there[word]);
    return sum;
}
