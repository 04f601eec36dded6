// Calls and returns.
#include "program.h"

static __attribute__((noinline, noclone)) uint64_t fibonacci(uint64_t index) {
    return index < 2 ? index : fibonacci(index - 1) + fibonacci(index - 2);
}

uint64_t compute(unsigned rounds) {
    uint64_t sum = 0;
    for (unsigned round = 0; round < rounds; round++)
        sum = mix(sum, fibonacci(28 - round % 2));
    return sum;
}
