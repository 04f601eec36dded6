// A program's outside, the same for all of them: a byte from standard input says how many rounds to compute; the answer is
// how many nanoseconds of processor time they took, and their sum, 8 bytes each. The end of the input is the end of the program.
#include "program.h"

enum { READ = 0, WRITE = 1, EXIT = 60, CLOCK_GETTIME = 228, PROCESS_TIME = 2 };

static long call(long number, long first, const void *second, long third) {
    long result;
    __asm__ volatile("syscall" : "=a"(result) : "a"(number), "D"(first), "S"(second), "d"(third) : "rcx", "r11", "memory");
    return result;
}

static uint64_t now(void) {
    uint64_t time[2];
    call(CLOCK_GETTIME, PROCESS_TIME, time, 0);
    return time[0] * 1000000000 + time[1];
}

// The compiler may ask for these two where it copies or clears.
void *memcpy(void *restrict to, const void *restrict from, unsigned long count) {
    void *result = to;
    __asm__ volatile("rep movsb" : "+D"(to), "+S"(from), "+c"(count) : : "memory");
    return result;
}

void *memset(void *to, int value, unsigned long count) {
    void *result = to;
    __asm__ volatile("rep stosb" : "+D"(to), "+c"(count) : "a"(value) : "memory");
    return result;
}

__attribute__((used)) static void serve(void) {
    for (unsigned char rounds; call(READ, 0, &rounds, 1) == 1;) {
        uint64_t start = now();
        uint64_t sum = compute(rounds);
        uint64_t answer[2] = { now() - start, sum };
        call(WRITE, 1, answer, sizeof answer);
    }

    call(EXIT, 0, 0, 0);
}

__asm__(".globl _start\n_start: xor %ebp, %ebp\nand $-16, %rsp\ncall serve\nud2");
