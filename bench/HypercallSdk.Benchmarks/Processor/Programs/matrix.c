// A product of two matrices of integers, 128 by 128, row by column.
#include "program.h"

enum { SIZE = 128 };
static int32_t left[SIZE][SIZE], right[SIZE][SIZE], product[SIZE][SIZE];

uint64_t compute(unsigned rounds) {
    uint64_t state = 1234567;
    for (int row = 0; row < SIZE; row++)
        for (int column = 0; column < SIZE; column++) {
            left[row][column] = (int32_t)(next_random(&state) >> 40);
            right[row][column] = row * 5 - column * 11;
        }

    uint64_t sum = 0;
    for (unsigned round = 0; round < rounds; round++) {
        for (int row = 0; row < SIZE; row++)
            for (int column = 0; column < SIZE; column++) {
                uint32_t cell = round;
                for (int inner = 0; inner < SIZE; inner++)
                    cell += (uint32_t)left[row][inner] * (uint32_t)right[inner][column];
                product[row][column] = (int32_t)cell;
            }

        for (int row = 0; row < SIZE; row++)
            for (int column = 0; column < SIZE; column++)
                sum = mix(sum, (uint32_t)product[row][column]);
    }

    return sum;
}
