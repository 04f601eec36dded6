// 100,000 integers sorted in place: branches that nobody can guess.
#include "program.h"

enum { COUNT = 100000 };
static int32_t values[COUNT];

static __attribute__((noinline)) void sort(int32_t *first, int32_t *last) {
    while (first < last) {
        int32_t pivot = first[(last - first) / 2];
        int32_t *low = first, *high = last;
        for (;;) {
            while (*low < pivot)
                low++;
            while (pivot < *high)
                high--;
            if (low >= high)
                break;
            int32_t other = *low;
            *low++ = *high;
            *high-- = other;
        }

        // They met on an element that equals the pivot and is where it belongs, or passed each other.
        sort(first, low == high ? high - 1 : high);
        first = low == high ? low + 1 : low;
    }
}

uint64_t compute(unsigned rounds) {
    uint64_t state = 0x123456789, sum = 0;
    while (rounds--) {
        for (int index = 0; index < COUNT; index++)
            values[index] = (int32_t)(next_random(&state) >> 33);
        sort(values, values + COUNT - 1);
        for (int index = 1; index < COUNT; index++)
            if (values[index - 1] > values[index])
                return 0;
            else
                sum = mix(sum, (uint32_t)values[index]);
    }

    return sum;
}
