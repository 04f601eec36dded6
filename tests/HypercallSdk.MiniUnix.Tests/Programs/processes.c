// Processes: made, ended, waited for; pipes between them; programs run and not found.
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static int shared = 1;

static void waited(const char *what, pid_t wanted)
{
    int status = -1;
    pid_t got = waitpid(wanted, &status, 0);
    if (WIFEXITED(status))
        printf("%s: %s, exit %d\n", what, got == wanted ? "it" : "another", WEXITSTATUS(status));
    else
        printf("%s: %s, signal %d\n", what, got == wanted ? "it" : "another", WTERMSIG(status));
}

int main(int argc, char **argv)
{
    setvbuf(stdout, NULL, _IONBF, 0);
    if (argc > 1) {
        printf("%s with %d arguments, A=%s\n", argv[0], argc, getenv("A") ? getenv("A") : "none");
        return 7;
    }

    int status;
    printf("wait without children: %d, %d\n", wait(&status), errno);
    pid_t child = fork();
    if (child == 0) {
        shared = 2;
        _exit(shared + 40);
    }

    waited("fork", child);
    printf("the parent's memory is its own: %d\n", shared);
    child = fork();
    if (child == 0)
        abort();

    waited("abort", child);
    child = fork();
    if (child == 0) {
        *(volatile int *)8 = 1;
        _exit(0);
    }

    waited("a store nowhere", child);
    child = fork();
    if (child == 0) {
        volatile int zero = 0;
        _exit(1 / zero);
    }

    waited("a division by zero", child);
    child = fork();
    if (child == 0) {
        __asm__ volatile("hlt");
        _exit(0);
    }

    waited("hlt", child);
    child = fork();
    if (child == 0) {
        __asm__ volatile("ud2");
        _exit(0);
    }

    waited("ud2", child);
    child = fork();
    if (child == 0) {
        ((void (*)(void))&shared)();
        _exit(0);
    }

    waited("a jump into data", child);
    child = fork();
    if (child == 0) {
        pause();
        _exit(0);
    }

    printf("nothing yet: %d\n", waitpid(child, &status, WNOHANG));
    kill(child, SIGTERM);
    waited("kill", child);
    printf("gone: %d, %d\n", kill(child, 0), errno);
    printf("no such child: %d, %d\n", waitpid(child, &status, 0), errno);

    int ends[2];
    printf("pipe: %d\n", pipe(ends));
    child = fork();
    if (child == 0) {
        close(ends[0]);
        for (int i = 0; i < 50000; i++)
            if (write(ends[1], &i, sizeof i) != sizeof i)
                _exit(1);
        _exit(0);
    }

    close(ends[1]);
    long sum = 0;
    int value, length, count = 0;
    while ((length = read(ends[0], &value, sizeof value)) == sizeof value) {
        sum += value;
        count++;
    }

    printf("read %d numbers, sum %ld, then %d\n", count, sum, length);
    waited("writer", child);
    close(ends[0]);

    pipe(ends);
    char big[200000];
    memset(big, 'x', sizeof big);
    child = fork();
    if (child == 0) {
        close(ends[1]);
        char part[777];
        long total = 0;
        for (int n; (n = read(ends[0], part, sizeof part)) > 0; total += n)
            ;
        _exit(total == sizeof big ? 0 : 1);
    }

    close(ends[0]);
    printf("one write: %ld\n", (long)write(ends[1], big, sizeof big));
    close(ends[1]);
    waited("reader", child);

    pipe2(ends, O_NONBLOCK);
    printf("empty: %ld, %d\n", (long)read(ends[0], big, 1), errno);
    long filled = 0;
    for (long n; (n = write(ends[1], big, 4096)) > 0; filled += n)
        ;
    printf("full after %ld: %d\n", filled, errno);
    close(ends[0]);
    signal(SIGPIPE, SIG_IGN);
    printf("broken: %ld, %d\n", (long)write(ends[1], big, 1), errno);
    signal(SIGPIPE, SIG_DFL);
    close(ends[1]);

    child = fork();
    if (child == 0) {
        char *arguments[] = { "again", "x", "y", NULL }, *environment[] = { "A=b", NULL };
        execve("./processes", arguments, environment);
        _exit(99);
    }

    waited("execve", child);
    child = vfork();
    if (child == 0) {
        shared = 5;
        char *arguments[] = { "none", NULL };
        execve("./none", arguments, NULL);
        _exit(errno);
    }

    waited("a program that is not there", child);
    printf("vfork shares memory: %d\n", shared);
    char *arguments[] = { "text", NULL };
    printf("no program: %d, %d\n", execv("./text", arguments), errno);
    printf("a directory: %d, %d\n", execv(".", arguments), errno);
    pid_t spawned;
    char *more[] = { "spawned", "z", NULL }, *nothing[] = { NULL };
    int error = posix_spawn(&spawned, "./processes", NULL, NULL, more, nothing);
    waited("spawned", spawned);
    printf("spawn: %d\n", error);
    printf("spawn nothing: %d\n", posix_spawn(&spawned, "./none", NULL, NULL, more, nothing));

    pipe(ends);
    child = fork();
    if (child == 0) {
        if (fork() == 0) {
            close(ends[0]);
            while (getppid() == getpgrp() + 99999)
                ;
            usleep(20000);
            write(ends[1], "orphan", 6);
            _exit(0);
        }

        _exit(3);
    }

    waited("parent of an orphan", child);
    close(ends[1]);
    length = read(ends[0], big, 100);
    printf("%.*s\n", length, big);
    printf("a group of its own: %d\n", (child = fork()) == 0 ? _exit(setpgid(0, 0) == 0 && getpgrp() == getpid() ? 0 : 1), 0 : 0);
    waited("group", child);
    child = fork();
    if (child == 0)
        _exit(setsid() == getpid() && getsid(0) == getpid() ? 0 : 1);
    waited("session", child);
    child = fork();
    if (child == 0) {
        raise(SIGSTOP);
        _exit(9);
    }

    printf("stopped: %d", waitpid(child, &status, WUNTRACED) == child);
    printf(" %d %d\n", WIFSTOPPED(status), WSTOPSIG(status));
    kill(child, SIGCONT);
    waited("continued", child);
    return 0;
}
