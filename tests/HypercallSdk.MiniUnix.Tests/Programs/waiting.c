// Waiting: for descriptors, for a time, for both; and clocks.
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <sys/select.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static long since(struct timespec *start)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (now.tv_sec - start->tv_sec) * 1000 + (now.tv_nsec - start->tv_nsec) / 1000000;
}

static void nothing(int signal)
{
    (void)signal;
}

int main(void)
{
    setvbuf(stdout, NULL, _IONBF, 0);
    struct timespec start;
    clock_gettime(CLOCK_MONOTONIC, &start);
    struct timespec time = { 0, 30000000 };
    printf("nanosleep: %d", nanosleep(&time, NULL));
    printf(", long enough %d\n", since(&start) >= 30);
    time.tv_nsec = 2000000000;
    printf("no time: %d", nanosleep(&time, NULL));
    printf(" %d\n", errno);

    int ends[2];
    pipe(ends);
    struct pollfd poller[3] = { { ends[0], POLLIN, 0 }, { ends[1], POLLOUT, 0 }, { -5, POLLIN, 9 } };
    printf("poll: %d, %d %d %d\n", poll(poller, 3, 0), poller[0].revents, poller[1].revents, poller[2].revents);
    clock_gettime(CLOCK_MONOTONIC, &start);
    printf("nothing to read: %d", poll(poller, 1, 40));
    printf(", long enough %d\n", since(&start) >= 40);
    if (fork() == 0) {
        usleep(20000);
        write(ends[1], "x", 1);
        _exit(0);
    }

    printf("something: %d, %d\n", poll(poller, 1, -1), poller[0].revents);
    fd_set set;
    FD_ZERO(&set);
    FD_SET(ends[0], &set);
    struct timeval timeout = { 5, 0 };
    printf("select: %d", select(ends[0] + 1, &set, NULL, NULL, &timeout));
    printf(" %d\n", FD_ISSET(ends[0], &set));
    char byte;
    read(ends[0], &byte, 1);
    FD_ZERO(&set);
    FD_SET(ends[0], &set);
    timeout.tv_sec = 0;
    timeout.tv_usec = 10000;
    printf("nothing: %d", select(ends[0] + 1, &set, NULL, NULL, &timeout));
    printf(" %d\n", FD_ISSET(ends[0], &set));
    wait(NULL);
    close(ends[1]);
    printf("nobody writes: %d, %d\n", poll(poller, 1, -1), poller[0].revents);
    poller[0].fd = 55;
    printf("no descriptor: %d, %d\n", poll(poller, 1, -1), poller[0].revents);
    FD_ZERO(&set);
    FD_SET(44, &set);
    printf("select none: %d", select(45, &set, NULL, NULL, NULL));
    printf(" %d\n", errno);
    struct sigaction action = { .sa_handler = nothing, .sa_flags = SA_RESTART };
    sigaction(SIGALRM, &action, NULL);
    struct itimerval timer = { { 0, 0 }, { 0, 20000 } };
    setitimer(ITIMER_REAL, &timer, NULL);
    printf("a signal: %d", poll(NULL, 0, -1));
    printf(" %d\n", errno);
    setitimer(ITIMER_REAL, &timer, NULL);
    time.tv_sec = 100;
    time.tv_nsec = 0;
    printf("a sleep cut short: %d", nanosleep(&time, NULL));
    printf(" %d\n", errno);
    struct timespec first, second;
    clock_gettime(CLOCK_MONOTONIC, &first);
    for (int i = 0; i < 1000; i++) {
        clock_gettime(CLOCK_MONOTONIC, &second);
        if (second.tv_sec < first.tv_sec || (second.tv_sec == first.tv_sec && second.tv_nsec < first.tv_nsec))
            printf("time went back\n");
        first = second;
    }

    printf("no clock: %d", clock_gettime(77, &first));
    printf(" %d\n", errno);
    return 0;
}
