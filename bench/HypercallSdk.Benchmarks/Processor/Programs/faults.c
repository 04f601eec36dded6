// Loads from a page that is not mapped, a thousand a round. The kernel tells by a signal, and its handler skips the load.
#include "program.h"

enum { RT_SIGACTION = 13, SIGSEGV = 11, SIGINFO = 4, RESTORER = 0x04000000, LOAD_LENGTH = 2 };

// Where struct ucontext keeps the instruction pointer, in words: five, and sixteen general registers.
enum { SAVED_RIP = 5 + 16 };

struct action { void (*handler)(int, void *, uint64_t *); uint64_t flags; void (*restorer)(void); uint64_t mask; };
static uint64_t faults;

static void skip(int signal, void *information, uint64_t *context) {
    (void)signal;
    (void)information;
    context[SAVED_RIP] += LOAD_LENGTH;
    faults++;
}

void restore(void);
__asm__("restore: mov $15, %eax\nsyscall"); // rt_sigreturn

uint64_t compute(unsigned rounds) {
    struct action action = { skip, SIGINFO | RESTORER, restore, 0 };
    long result;
    register uint64_t size __asm__("r10") = sizeof action.mask;
    __asm__ volatile("syscall" : "=a"(result) : "a"(RT_SIGACTION), "D"(SIGSEGV), "S"(&action), "d"(0), "r"(size) : "rcx", "r11", "memory");
    faults = 0;
    for (unsigned left = rounds * 1000; left; left--)
        __asm__ volatile("mov (%%rdi), %%al" : : "D"(0) : "rax", "memory");
    return faults;
}
