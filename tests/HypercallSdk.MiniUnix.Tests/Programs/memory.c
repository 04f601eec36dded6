// Memory: the heap, mappings, protection, what fork shares and what it does not.
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <setjmp.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

static sigjmp_buf place;

static void fault(int signal)
{
    siglongjmp(place, signal);
}

static int reads(volatile char *address)
{
    int how = sigsetjmp(place, 1);
    if (how == 0)
        (void)*address;
    return how;
}

static int writes(volatile char *address)
{
    int how = sigsetjmp(place, 1);
    if (how == 0)
        *address = 7;
    return how;
}

static int runs(void *address)
{
    int how = sigsetjmp(place, 1);
    if (how == 0)
        ((void (*)(void))address)();
    return how;
}

int main(void)
{
    setvbuf(stdout, NULL, _IONBF, 0);
    signal(SIGSEGV, fault);
    char *start = sbrk(0);
    printf("heap: %d\n", sbrk(100000) == start);
    memset(start, 5, 100000);
    printf("end: %ld, in it %d\n", (long)((char *)sbrk(0) - start), start[99999]);
    sbrk(-100000);
    printf("and back: %ld\n", (long)((char *)sbrk(0) - start));
    sbrk(8192);
    printf("cleared: %d\n", start[4096]);

    char *m = mmap(NULL, 5 * 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    printf("mmap: %d, zero %d\n", m != MAP_FAILED, m[12345]);
    for (int i = 0; i < 5; i++)
        m[i * 4096] = i + 1;
    printf("a hole: %d\n", munmap(m + 4096, 2 * 4096));
    printf("%d %d %d %d\n", reads(m), reads(m + 4096), writes(m + 2 * 4096), reads(m + 3 * 4096));
    printf("kept: %d %d\n", m[0], m[3 * 4096]);
    printf("read-only: %d, %d %d, %d\n", mprotect(m, 4096, PROT_READ), reads(m), writes(m), m[0]);
    printf("writable again: %d, %d %d\n", mprotect(m, 4096, PROT_READ | PROT_WRITE), writes(m), m[0]);
    printf("across a hole: %d, %d\n", mprotect(m, 4 * 4096, PROT_READ), errno);
    char *guard = mmap(NULL, 4096, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    printf("none: %d %d\n", reads(guard), writes(guard));
    char *code = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    *code = (char)0xc3;
    printf("no code: %d", runs(code));
    mprotect(code, 4096, PROT_READ | PROT_EXEC);
    printf(", code: %d, not writable: %d\n", runs(code), writes(code));
    char *fixed = mmap(m + 4096, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0);
    printf("fixed: %d, %d\n", fixed == m + 4096, fixed[0]);
    char *taken = mmap(m, 4096, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED_NOREPLACE, -1, 0);
    printf("taken: %d, %d\n", taken == MAP_FAILED, errno);
    char *large = mmap(NULL, 1 << 20, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    strcpy(large + 4090, "moved along");
    char *larger = mremap(large, 1 << 20, 3 << 20, MREMAP_MAYMOVE);
    printf("mremap: %d, %s, %d\n", larger != MAP_FAILED, larger + 4090, larger[2 << 20]);
    printf("smaller: %d\n", mremap(larger, 3 << 20, 4096, 0) == larger);
    printf("behind it: %d\n", reads(larger + 8192));

    int file = open("text", O_RDONLY);
    char *text = mmap(NULL, 8192, PROT_READ | PROT_WRITE, MAP_PRIVATE, file, 0);
    printf("a file: %.10s\n", text);
    text[0] = 'T';
    char first;
    pread(file, &first, 1, 0);
    printf("written privately: %c, the file has %c\n", text[0], first);
    printf("no file: %d", mmap(NULL, 4096, PROT_READ, MAP_PRIVATE, 99, 0) == MAP_FAILED);
    printf(" %d", errno);
    printf(", no length: %d", mmap(NULL, 0, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) == MAP_FAILED);
    printf(" %d", errno);
    printf(", no place in the file: %d", mmap(NULL, 4096, PROT_READ, MAP_PRIVATE, file, 7) == MAP_FAILED);
    printf(" %d\n", errno);
    printf("misaligned: %d", munmap(m + 1, 4096));
    printf(" %d\n", errno);

    char *pages = mmap(NULL, 64 * 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    for (int i = 0; i < 64; i++)
        pages[i * 4096] = i;
    pid_t child = fork();
    if (child == 0) {
        int wrong = 0;
        for (int i = 0; i < 64; i++) {
            wrong += pages[i * 4096] != i;
            if (i % 2)
                pages[i * 4096] = 100 + i;
        }

        pid_t grandchild = fork();
        if (grandchild == 0) {
            for (int i = 0; i < 64; i++)
                wrong += pages[i * 4096] != (i % 2 ? 100 + i : i);
            memset(pages, 3, 64 * 4096);
            _exit(wrong);
        }

        int status;
        waitpid(grandchild, &status, 0);
        for (int i = 0; i < 64; i++)
            wrong += pages[i * 4096] != (i % 2 ? 100 + i : i);
        _exit(wrong + WEXITSTATUS(status));
    }

    int status, wrong = 0;
    pages[0] = 77;
    waitpid(child, &status, 0);
    for (int i = 1; i < 64; i++)
        wrong += pages[i * 4096] != i;
    printf("copied when written: %d, child %d, parent's %d\n", wrong, WEXITSTATUS(status), pages[0]);
    child = fork();
    if (child == 0) {
        // A system call writes into a page that is shared.
        int ends[2];
        pipe(ends);
        write(ends[1], "abc", 3);
        read(ends[0], pages + 4096, 3);
        _exit(pages[4096] == 'a' ? 0 : 1);
    }

    waitpid(child, &status, 0);
    printf("by a system call too: %d, parent's %d\n", WEXITSTATUS(status), pages[4096]);
    char *deep = alloca(1 << 20);
    memset(deep, 1, 1 << 20);
    printf("a deep stack: %d\n", deep[12345]);
    return 0;
}
