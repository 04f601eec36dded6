// The machine's own processor as oracle: reads cases from standard input, runs each, and writes what came of it.
//
// All of it happens in one signal handler. Each case ends in a signal (a fault, or the breakpoint after its code); the kernel
// has then saved every register, and returning from the handler loads every register of the next case.
#define _GNU_SOURCE
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <ucontext.h>
#include <unistd.h>

enum { PAGE = 4096, DATA_PAGES = 2 };
static char *const data = (char *)0x10000000;     // two pages to read and write, and one to read
static char *const code = (char *)0x20000000;     // two pages to run, written by another mapping
static char *code_alias;
static char *data_alias;

struct input {
    uint64_t gpr[16], rflags, gs_base, memory_seed;
    uint32_t code_offset, code_length, dump, unused;
    uint8_t code[128], fx[512];
};

struct output {
    uint64_t gpr[16], rip, rflags, vector, error, address, memory_hash;
    uint8_t fx[512];
};

// Register numbers of instructions to the kernel's order.
static const int order[16] = { REG_RAX, REG_RCX, REG_RDX, REG_RBX, REG_RSP, REG_RBP, REG_RSI, REG_RDI,
                               REG_R8, REG_R9, REG_R10, REG_R11, REG_R12, REG_R13, REG_R14, REG_R15 };

static const uint64_t interesting[16] = {
    0, ~0ull, 0x8000000000000000ull, 0x7fffffffffffffffull,
    0x3ff0000000000000ull, 0x7ff0000000000000ull, 0xfff8000000000001ull, 0x0000000000000001ull,
    0x3f8000007f800000ull, 0x7fa00001ffc00000ull, 0x8000000000800000ull, 0x4f0000005f000000ull,
    0x80ff7f0001fe8180ull, 0x43e0000000000000ull, 0x41dfffffffe00000ull, 0x000fffffffffffffull,
};

static void fill(uint64_t seed) {
    uint64_t *words = (uint64_t *)data_alias;
    for (int i = 0; i < (DATA_PAGES + 1) * PAGE / 8; i++) {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        words[i] = (seed & 3) == 0 ? interesting[(seed >> 8) & 15] : seed;
    }
}

static uint64_t hash(void) {
    const uint64_t *words = (const uint64_t *)data_alias;
    uint64_t sum = 0;
    for (int i = 0; i < DATA_PAGES * PAGE / 8; i++)
        sum = (sum ^ words[i]) * 0x9e3779b97f4a7c15ull + (sum >> 29);
    return sum;
}

static struct input in;
static int running;

static void fully(int file, void *at, size_t size, int writing) {
    for (char *next = at; size > 0;) {
        ssize_t done = writing ? write(file, next, size) : read(file, next, size);
        if (done <= 0)
            _exit(done == 0 && !writing ? 0 : 1);
        next += done;
        size -= done;
    }
}

static char out_buffer[1 << 18], in_buffer[1 << 18];
static size_t out_used, in_used, in_next;

static void flush(void) {
    fully(1, out_buffer, out_used, 1);
    out_used = 0;
}

static void put(const void *from, size_t size) {
    if (out_used + size > sizeof out_buffer)
        flush();
    memcpy(out_buffer + out_used, from, size);
    out_used += size;
}

static void get(void *to, size_t size) {
    for (char *next = to; size > 0;) {
        if (in_next == in_used) {
            flush();      // the other side may be waiting
            ssize_t got = read(0, in_buffer, sizeof in_buffer);
            if (got <= 0)
                _exit(0);
            in_used = got;
            in_next = 0;
        }
        size_t n = in_used - in_next < size ? in_used - in_next : size;
        memcpy(next, in_buffer + in_next, n);
        in_next += n;
        next += n;
        size -= n;
    }
}

// For code that does not end: of the process's own time, so that a busy machine is no reason.
static const struct itimerval limit = { .it_value = { .tv_sec = 10 } };

static void handle(int signal, siginfo_t *info, void *context) {
    (void)signal;
    (void)info;
    mcontext_t *m = &((ucontext_t *)context)->uc_mcontext;
    if (running) {
        struct output out;
        memset(&out, 0, sizeof out);
        for (int i = 0; i < 16; i++)
            out.gpr[i] = m->gregs[order[i]];
        out.rip = m->gregs[REG_RIP];
        out.rflags = m->gregs[REG_EFL];
        out.vector = signal == SIGVTALRM ? 255 : m->gregs[REG_TRAPNO];
        out.error = m->gregs[REG_ERR];
        out.address = m->gregs[REG_CR2];
        out.memory_hash = hash();
        memcpy(out.fx, m->fpregs, 512);
        put(&out, sizeof out);
        if (in.dump)
            put(data_alias, DATA_PAGES * PAGE);
    }

    running = 1;
    get(&in, sizeof in);
    memset(code_alias, 0xcc, 2 * PAGE);
    memcpy(code_alias + in.code_offset, in.code, in.code_length);
    fill(in.memory_seed);
    for (int i = 0; i < 16; i++)
        m->gregs[order[i]] = in.gpr[i];
    m->gregs[REG_RIP] = (greg_t)(code + in.code_offset);
    m->gregs[REG_EFL] = in.rflags;
    memcpy(m->fpregs, in.fx, 416);              // the rest is the kernel's
    *(uint64_t *)((char *)m->fpregs + 512) |= 3; // the x87 and SSE parts are not in their initial state
    syscall(SYS_arch_prctl, 0x1001, in.gs_base); // ARCH_SET_GS
    setitimer(ITIMER_VIRTUAL, &limit, NULL);
}

static void *map(char *at, size_t size, int protection, int file, off_t offset) {
    void *got = mmap(at, size, protection, MAP_SHARED | MAP_POPULATE | (at ? MAP_FIXED : 0), file, offset);
    if (got == MAP_FAILED) {
        perror("mmap");
        exit(1);
    }
    return got;
}

int main(void) {
    int file = memfd_create("oracle", 0);
    if (file < 0 || ftruncate(file, 8 * PAGE) != 0)
        return 1;
    map(data, DATA_PAGES * PAGE, PROT_READ | PROT_WRITE, file, 0);
    map(data + DATA_PAGES * PAGE, PAGE, PROT_READ, file, DATA_PAGES * PAGE);
    data_alias = map(NULL, (DATA_PAGES + 1) * PAGE, PROT_READ | PROT_WRITE, file, 0);
    map(code, 2 * PAGE, PROT_READ | PROT_EXEC, file, 4 * PAGE);
    code_alias = map(NULL, 2 * PAGE, PROT_READ | PROT_WRITE, file, 4 * PAGE);

    static char stack[1 << 18];
    stack_t alternate = { .ss_sp = stack, .ss_size = sizeof stack };
    sigaltstack(&alternate, NULL);
    struct sigaction action = { .sa_sigaction = handle, .sa_flags = SA_SIGINFO | SA_ONSTACK };
    const int signals[] = { SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGTRAP, SIGVTALRM };
    for (size_t i = 0; i < sizeof signals / sizeof *signals; i++) {
        for (size_t j = 0; j < sizeof signals / sizeof *signals; j++)
            sigaddset(&action.sa_mask, signals[j]);
        sigaction(signals[i], &action, NULL);
    }

    raise(SIGTRAP);
    return 0;
}
