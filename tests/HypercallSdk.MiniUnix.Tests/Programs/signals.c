// Signals: handlers and what they find, masks, interrupted calls, timers.
#define _GNU_SOURCE
#include <errno.h>
#include <setjmp.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

static volatile sig_atomic_t seen, depth, deepest;
static sigjmp_buf place;

static void note(int signal)
{
    seen = seen * 100 + signal;
}

static void nest(int signal)
{
    depth++;
    if (depth > deepest)
        deepest = depth;
    if (signal == SIGUSR1 && seen == 0) {
        seen = 1;
        raise(SIGUSR1);
        raise(SIGUSR2);
    }

    depth--;
}

static void details(int signal, siginfo_t *information, void *context)
{
    seen = signal == information->si_signo && context != NULL ? 1 : 2;
}

static void fault(int signal, siginfo_t *information, void *context)
{
    seen = signal;
    (void)context;
    siglongjmp(place, information->si_addr == (void *)0x1000 ? 1 : 2);
}

static void floats(int signal)
{
    volatile double x = 1;
    for (int i = 1; i < 20; i++)
        x = x / 3 + i;
    seen = signal + (x > 1e9);
}

static void handle(int signal, void (*handler)(int), int flags)
{
    struct sigaction action = { .sa_handler = handler, .sa_flags = flags };
    sigaction(signal, &action, NULL);
}

int main(void)
{
    setvbuf(stdout, NULL, _IONBF, 0);
    handle(SIGUSR1, note, 0);
    raise(SIGUSR1);
    printf("a handler: %d\n", seen);

    sigset_t set, old;
    sigemptyset(&set);
    sigaddset(&set, SIGUSR1);
    sigaddset(&set, SIGUSR2);
    handle(SIGUSR2, note, 0);
    sigprocmask(SIG_BLOCK, &set, &old);
    seen = 0;
    raise(SIGUSR2);
    raise(SIGUSR1);
    raise(SIGUSR1);
    sigset_t pending;
    sigpending(&pending);
    printf("blocked: %d, pending %d %d %d\n", seen, sigismember(&pending, SIGUSR1), sigismember(&pending, SIGUSR2), sigismember(&pending, SIGINT));
    sigprocmask(SIG_SETMASK, &old, NULL);
    printf("unblocked: %d\n", seen == SIGUSR1 * 100 + SIGUSR2 || seen == SIGUSR2 * 100 + SIGUSR1);

    seen = 0;
    handle(SIGUSR1, nest, 0);
    handle(SIGUSR2, nest, 0);
    raise(SIGUSR1);
    printf("not within itself, but within another: %d\n", deepest);
    deepest = 0, seen = 0;
    handle(SIGUSR1, nest, SA_NODEFER);
    raise(SIGUSR1);
    printf("within itself: %d\n", deepest);

    handle(SIGUSR1, note, SA_RESETHAND);
    seen = 0;
    raise(SIGUSR1);
    struct sigaction now;
    sigaction(SIGUSR1, NULL, &now);
    printf("once: %d, then the default %d\n", seen, now.sa_handler == SIG_DFL);

    struct sigaction action = { .sa_sigaction = details, .sa_flags = SA_SIGINFO };
    sigaction(SIGUSR1, &action, NULL);
    raise(SIGUSR1);
    printf("details: %d\n", seen);

    action.sa_sigaction = fault;
    sigaction(SIGSEGV, &action, NULL);
    int how = sigsetjmp(place, 1);
    if (how == 0)
        *(volatile int *)0x1000 = 1;
    printf("a fault: %d, signal %d\n", how, seen);
    how = sigsetjmp(place, 1);
    if (how == 0)
        *(volatile int *)0x2000 = 1;
    printf("another: %d\n", how);

    int ends[2];
    char byte;
    pipe(ends);
    pid_t self = getpid();
    handle(SIGUSR1, note, 0);
    if (fork() == 0) {
        usleep(30000);
        kill(self, SIGUSR1);
        usleep(30000);
        write(ends[1], "x", 1);
        _exit(0);
    }

    seen = 0;
    errno = 0;
    printf("interrupted: %ld", (long)read(ends[0], &byte, 1));
    printf(", %d, signal %d\n", errno, seen);
    printf("and then: %ld\n", (long)read(ends[0], &byte, 1));
    while (wait(NULL) > 0)
        ;

    handle(SIGUSR1, note, SA_RESTART);
    if (fork() == 0) {
        usleep(30000);
        kill(self, SIGUSR1);
        usleep(30000);
        write(ends[1], "y", 1);
        _exit(0);
    }

    seen = 0;
    printf("made again: %ld", (long)read(ends[0], &byte, 1));
    printf(", %c, signal %d\n", byte, seen);
    while (wait(NULL) > 0)
        ;

    handle(SIGALRM, note, 0);
    seen = 0;
    struct itimerval timer = { { 0, 0 }, { 0, 20000 } };
    setitimer(ITIMER_REAL, &timer, NULL);
    errno = 0;
    printf("pause: %d", pause());
    printf(", %d, signal %d\n", errno, seen);
    timer.it_interval.tv_usec = 10000;
    seen = 0;
    setitimer(ITIMER_REAL, &timer, NULL);
    for (int i = 0; i < 3; i++)
        pause();
    printf("three times: %d\n", seen);
    memset(&timer, 0, sizeof timer);
    setitimer(ITIMER_REAL, &timer, NULL);
    printf("alarm: %u", alarm(100));
    printf(" %u\n", alarm(0));

    sigemptyset(&set);
    sigaddset(&set, SIGUSR1);
    handle(SIGUSR1, note, 0);
    sigprocmask(SIG_BLOCK, &set, &old);
    seen = 0;
    raise(SIGUSR1);
    sigset_t none;
    sigemptyset(&none);
    errno = 0;
    printf("sigsuspend: %d", sigsuspend(&none));
    printf(", %d, signal %d", errno, seen);
    sigprocmask(SIG_SETMASK, NULL, &old);
    printf(", blocked again %d\n", sigismember(&old, SIGUSR1));
    sigemptyset(&old);
    sigprocmask(SIG_SETMASK, &old, NULL);

    handle(SIGCHLD, note, SA_RESTART);
    seen = 0;
    if (fork() == 0)
        _exit(0);
    while (wait(NULL) > 0)
        ;
    printf("a child's end: %d\n", seen);
    handle(SIGCHLD, SIG_IGN, 0);
    if (fork() == 0)
        _exit(0);
    printf("nobody left to wait for: %d", wait(NULL));
    printf(", %d\n", errno);
    handle(SIGCHLD, SIG_DFL, 0);

    handle(SIGALRM, floats, 0);
    timer.it_value.tv_usec = 5000;
    timer.it_interval.tv_usec = 1000;
    setitimer(ITIMER_REAL, &timer, NULL);
    double sum = 0;
    for (int i = 1; i < 3000000; i++)
        sum += 1.0 / i;
    memset(&timer, 0, sizeof timer);
    setitimer(ITIMER_REAL, &timer, NULL);
    printf("floating point is whole: %.10f, signal %d\n", sum, seen);

    printf("refused: %d", sigaction(SIGKILL, &action, NULL));
    printf(" %d", errno);
    printf(" %d", sigaction(65, &action, NULL));
    printf(" %d", errno);
    printf(" %d", kill(self, 65));
    printf(" %d\n", errno);
    pid_t child = fork();
    if (child == 0) {
        close(ends[0]);
        write(ends[1], "z", 1);
        _exit(0);
    }

    int status;
    close(ends[0]);
    waitpid(child, &status, 0);
    printf("SIGPIPE: %d\n", WIFSIGNALED(status) ? WTERMSIG(status) : 0);
    return 0;
}
