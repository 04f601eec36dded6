// System calls by chance (in the guest alone): any number, any arguments, many of them nearly good, from children that may die of it.
// The seed is the first argument. It ends with a line that says so.
#define _GNU_SOURCE
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

static unsigned long state;

static unsigned long next(void)
{
    state ^= state >> 12;
    state ^= state << 25;
    state ^= state >> 27;
    return state * 2685821657736338717UL;
}

static char memory[65536];

static unsigned long argument(void)
{
    switch (next() % 12) {
    case 0: return next();
    case 1: return next() % 8;
    case 2: return (unsigned long)memory + next() % sizeof memory;
    case 3: return ((unsigned long)memory + next() % sizeof memory) & ~4095UL;
    case 4: return next() % 70000;
    case 5: return 1UL << (next() % 64);
    case 6: return -(next() % 200);
    case 7: return 0;
    case 8: return 4096 << (next() % 10);
    case 9: return (unsigned long)"text";
    case 10: return 0xffffffff80000000UL + (next() & 0xffffff);
    default: return next() % 64;
    }
}

static void misbehave(int calls)
{
    alarm(2);
    for (int i = 0; i < (int)sizeof memory; i += 8)
        *(unsigned long *)(memory + i) = next() % 3 ? next() % 100 : argument();
    for (int i = 0; i < calls; i++) {
        long number = next() % 10 ? next() % 340 : (long)next();

        // Not those that only stop or stall it, nor those that reach others.
        if (number == SYS_kill || number == SYS_tkill || number == SYS_tgkill || number == SYS_pause || number == SYS_exit || number == SYS_exit_group
            || number == SYS_rt_sigsuspend || number == SYS_rt_sigreturn || number == SYS_ioctl || number == SYS_alarm || number == SYS_setitimer
            || number == SYS_fork || number == SYS_vfork || number == SYS_clone || number == SYS_wait4)
            continue;
        if ((number == SYS_write || number == SYS_writev || number == SYS_pwrite64 || number == SYS_sendfile) && next() % 2)
            continue;
        syscall(number, argument(), argument(), argument(), argument(), argument(), argument());
    }
}

int main(int argc, char **argv)
{
    unsigned long seed = argc > 1 ? strtoul(argv[1], NULL, 0) : 1;
    int children = argc > 2 ? atoi(argv[2]) : 50;
    for (int i = 0; i < children; i++) {
        state = seed * 1000003 + i * 7919 + 1;
        pid_t child = fork();
        if (child == 0) {
            int nowhere = open("/dev/null", O_RDWR);
            dup2(nowhere, 0);
            dup2(nowhere, 1);
            dup2(nowhere, 2);
            setsid();
            mkdir("play", 0700);
            chdir("play");
            misbehave(400);
            _exit(0);
        }

        // It may have blocked its alarm, and wait for a year.
        int status;
        for (int i = 0; i < 300 && waitpid(child, &status, WNOHANG) != child; i++) {
            usleep(10000);
            if (i == 299) {
                kill(child, SIGKILL);
                waitpid(child, &status, 0);
            }
        }
    }

    printf("%d children have misbehaved\n", children);
    return 0;
}
