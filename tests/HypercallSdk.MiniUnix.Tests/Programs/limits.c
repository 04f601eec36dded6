// What the guest's kernel does at its limits (in the guest alone): processes until there are no more, files until there are no
// more, and as much memory left afterwards as before.
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/sysinfo.h>
#include <sys/wait.h>
#include <unistd.h>

static unsigned long freeMemory(void)
{
    struct sysinfo information;
    sysinfo(&information);
    return information.freeram;
}

static int bomb(void)
{
    int children = 0;
    pid_t child;
    while ((child = fork()) > 0)
        children++;
    if (child == 0) {
        for (;;)
            pause();
    }

    int why = errno;
    kill(-1, SIGKILL);
    int waited = 0;
    while (wait(NULL) > 0)
        waited++;
    printf("%s children, error %d, all waited for: %d\n", children > 30 ? "many" : "few", why, waited == children);
    return children;
}

static void churn(void)
{
    for (int i = 0; i < 40; i++) {
        pid_t child = i % 2 ? vfork() : fork();
        if (child == 0) {
            char *arguments[] = { "limits", "nothing", NULL };
            execv("./limits", arguments);
            _exit(1);
        }

        waitpid(child, NULL, 0);
        int ends[2];
        pipe(ends);
        write(ends[1], "through the pipe", 16);
        close(ends[0]);
        close(ends[1]);
        int file = open("big", O_RDWR | O_CREAT | O_TRUNC, 0600);
        for (int k = 0; k < 20; k++)
            write(file, ends, sizeof ends);
        ftruncate(file, 3000000);
        pwrite(file, "x", 1, 2500000);
        char *map = mmap(NULL, 4096, PROT_READ, MAP_PRIVATE, file, 0);
        volatile char c = *map;
        (void)c;
        close(file);
        unlink("big");
        munmap(map, 4096);
    }
}

int main(int argc, char **argv)
{
    if (argc > 1)
        return 0;

    setvbuf(stdout, NULL, _IONBF, 0);
    int first = bomb();
    int second = bomb();
    printf("as many again: %d\n", first == second);
    churn();
    unsigned long before = freeMemory();
    for (int i = 0; i < 3; i++)
        churn();
    bomb();
    unsigned long after = freeMemory();
    printf("pages lost: %ld\n", (long)(before - after) / 4096);

    int files = 0;
    while (open("/dev/null", O_RDONLY) >= 0)
        files++;
    printf("%s files, error %d\n", files > 50 ? "many" : "few", errno);
    for (int i = 3; i < 100; i++)
        close(i);

    pid_t child = fork();
    if (child == 0) {
        for (;;) {
            char *m = mmap(NULL, 1 << 20, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
            if (m == MAP_FAILED)
                _exit(errno);
            memset(m, 1, 1 << 20);
        }
    }

    int status;
    waitpid(child, &status, 0);
    printf("too much memory: signal %d\n", WIFSIGNALED(status) ? WTERMSIG(status) : 0);
    int file = open("full", O_WRONLY | O_CREAT, 0600);
    static char block[65536];
    long written = 0, n;
    while ((n = write(file, block, sizeof block)) > 0)
        written += n;
    printf("%s written, error %d\n", written > 10000000 ? "much" : "little", errno);
    child = fork();
    if (child == 0)
        _exit(0);
    printf("fork without memory: error %d\n", child < 0 ? errno : 0);
    close(file);
    unlink("full");
    child = fork();
    if (child == 0)
        _exit(5);
    waitpid(child, &status, 0);
    printf("and after all that: %d\n", WEXITSTATUS(status));
    return 0;
}
