// The least that a program can ask of its kernel, a thousand times a round.
#include "program.h"

enum { GETPPID = 110 };

uint64_t compute(unsigned rounds) {
    uint64_t calls = 0;
    for (; calls < rounds * 1000; calls++) {
        long result;
        __asm__ volatile("syscall" : "=a"(result) : "a"(GETPPID) : "rcx", "r11", "memory");
    }

    return calls;
}
