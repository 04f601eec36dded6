// Shifts and additions in registers: no memory at all.
#include "program.h"

uint64_t compute(unsigned rounds) {
    uint64_t state = 0x9e3779b97f4a7c15, sum = 0;
    for (unsigned left = rounds * 1000000; left; left--)
        sum += next_random(&state);
    return sum;
}
