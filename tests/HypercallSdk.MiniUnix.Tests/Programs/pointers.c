// Bad pointers: each call with a pointer gets, in its place, an address that is nobody's, the kernel's, or no address at all.
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

static const unsigned long bad[] = { 0x10, 0x7ffffffff000, 0x800000000000, 0x8000000000000000, 0xffff800000000000, 0xffffffff80000000, 0xfffffffffffffff0, 0xffffffffffffffff };

static long ends[2];

static void say(const char *name, long result)
{
    printf(" %s %ld", name, result < 0 ? (long)errno : 0);
}

int main(void)
{
    setvbuf(stdout, NULL, _IOFBF, 65536);
    int pipes[2];
    pipe(pipes);
    write(pipes[1], "some text to be read", 20);
    int file = open("text", O_RDWR);
    int directory = open(".", O_RDONLY);
    for (unsigned i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        void *p = (void *)bad[i];
        printf("%d:", i);
        say("read", syscall(SYS_read, file, p, 4));
        say("pipe-read", syscall(SYS_read, pipes[0], p, 4));
        say("write", syscall(SYS_write, file, p, 4));
        say("pipe-write", syscall(SYS_write, pipes[1], p, 4));
        say("readv", syscall(SYS_readv, file, p, 1));
        say("writev", syscall(SYS_writev, file, p, 1));
        say("pread", syscall(SYS_pread64, file, p, 4, 0));
        say("open", syscall(SYS_open, p, O_RDONLY, 0));
        say("stat", syscall(SYS_stat, p, p));
        say("stat2", syscall(SYS_stat, "text", p));
        say("fstat", syscall(SYS_fstat, file, p));
        say("pipe", syscall(SYS_pipe, p));
        say("getcwd", syscall(SYS_getcwd, p, 100));
        say("chdir", syscall(SYS_chdir, p));
        say("mkdir", syscall(SYS_mkdir, p, 0));
        say("unlink", syscall(SYS_unlink, p));
        say("rename", syscall(SYS_rename, "none", p));
        say("rename2", syscall(SYS_rename, p, "none"));
        say("symlink", syscall(SYS_symlink, p, "new"));
        say("readlink", syscall(SYS_readlink, p, ends, 8));
        say("getdents", syscall(SYS_getdents64, directory, p, 400));
        say("execve", syscall(SYS_execve, p, NULL, NULL));
        say("execve2", syscall(SYS_execve, "./pointers", p, NULL));
        say("execve3", syscall(SYS_execve, "./pointers", NULL, p));
        say("uname", syscall(SYS_uname, p));
        say("clock", syscall(SYS_clock_gettime, 1, p));
        say("nanosleep", syscall(SYS_nanosleep, p, NULL));
        say("sigaction", syscall(SYS_rt_sigaction, 10, p, NULL, 8));
        say("sigaction2", syscall(SYS_rt_sigaction, 10, NULL, p, 8));
        say("sigprocmask", syscall(SYS_rt_sigprocmask, 0, p, NULL, 8));
        say("sigprocmask2", syscall(SYS_rt_sigprocmask, 0, NULL, p, 8));
        say("poll", syscall(SYS_poll, p, 1, 0));
        say("select", syscall(SYS_select, 1, p, NULL, NULL, NULL));
        say("getrlimit", syscall(SYS_getrlimit, 7, p));
        say("sysinfo", syscall(SYS_sysinfo, p));
        say("times", syscall(SYS_times, p));
        say("getrandom", syscall(SYS_getrandom, p, 4, 0));
        say("statfs", syscall(SYS_statfs, p, p));
        say("utimensat", syscall(SYS_utimensat, AT_FDCWD, "text", p, 0));
        say("prlimit", syscall(SYS_prlimit64, 0, 7, NULL, p));
        printf("\n");
    }

    // Half of it is there.
    char *page = mmap(NULL, 8192, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    munmap(page + 4096, 4096);
    strcpy(page + 4090, "12345");
    page[4095] = 'x';
    printf("a path without an end: %ld, %d\n", syscall(SYS_open, page + 4090, O_RDONLY), errno);
    printf("a structure across: %ld, %d\n", syscall(SYS_fstat, file, page + 4000), errno);
    printf("a pipe's ends across: %ld, %d\n", syscall(SYS_pipe, page + 4092), errno);
    mprotect(page, 4096, PROT_READ);
    printf("into what is read-only: %ld, %d\n", syscall(SYS_read, file, page, 4), errno);
    printf("into code: %ld, %d\n", syscall(SYS_read, file, (void *)(unsigned long)main, 4), errno);
    return 0;
}
