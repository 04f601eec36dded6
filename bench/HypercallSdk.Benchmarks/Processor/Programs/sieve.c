// Primes below 2^20, a byte for each number: stores at growing distances.
#include "program.h"

enum { LIMIT = 1 << 20 };
static uint8_t composite[LIMIT];

uint64_t compute(unsigned rounds) {
    uint64_t sum = 0;
    while (rounds--) {
        for (uint32_t number = 0; number < LIMIT; number++)
            composite[number] = 0;

        uint64_t primes = 0;
        for (uint32_t number = 2; number < LIMIT; number++) {
            if (composite[number])
                continue;
            primes++;
            for (uint32_t multiple = number + number; multiple < LIMIT; multiple += number)
                composite[multiple] = 1;
        }

        sum = mix(sum, primes);
    }

    return sum;
}
