// Files: flags of open, positions, lengths, names, descriptors, directories, and the error of each mistake.
#define _GNU_SOURCE
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

#define SAY(call) do { errno = 0; long r_ = (long)(call); printf("%s = %ld, %d\n", #call, r_, r_ == -1 ? errno : 0); } while (0)

static int by_name(const struct dirent **a, const struct dirent **b) { return strcmp((*a)->d_name, (*b)->d_name); }

int main(void)
{
    char buffer[64] = "";
    setvbuf(stdout, NULL, _IONBF, 0);
    SAY(mkdir("d", 0755));
    SAY(mkdir("d", 0755));
    SAY(chdir("d"));
    SAY(open("none", O_RDONLY));
    SAY(open("none/more", O_RDWR | O_CREAT, 0644));
    int f = open("f", O_RDWR | O_CREAT | O_EXCL, 0644);
    SAY(f);
    SAY(open("f", O_RDWR | O_CREAT | O_EXCL, 0644));
    SAY(write(f, "hello, world", 12));
    SAY(lseek(f, 7, SEEK_SET));
    SAY(read(f, buffer, 100));
    SAY(read(f, buffer, 100));
    SAY(lseek(f, -5, SEEK_END));
    SAY(lseek(f, -50, SEEK_CUR));
    SAY(lseek(f, 0, 9));
    SAY(pread(f, buffer, 3, 1));
    printf("%.3s\n", buffer);
    SAY(pwrite(f, "J", 1, 0));
    SAY(lseek(f, 0, SEEK_CUR));
    SAY(ftruncate(f, 20));
    SAY(lseek(f, 0, SEEK_END));
    SAY(pread(f, buffer, 20, 10));
    printf("%d %d\n", buffer[0], buffer[3]);
    SAY(ftruncate(f, 5));
    SAY(lseek(f, 9000, SEEK_SET));
    SAY(write(f, "far", 3));
    struct stat s;
    SAY(fstat(f, &s));
    printf("size %ld, mode %o, links %ld\n", (long)s.st_size, s.st_mode, (long)s.st_nlink);
    SAY(link("f", "g"));
    SAY(link("f", "g"));
    SAY(symlink("g", "s"));
    SAY(readlink("s", buffer, sizeof buffer));
    SAY(readlink("f", buffer, sizeof buffer));
    SAY(lstat("s", &s));
    printf("link mode %o size %ld\n", s.st_mode & S_IFMT, (long)s.st_size);
    SAY(stat("s", &s));
    printf("links %ld\n", (long)s.st_nlink);
    SAY(open("s", O_RDONLY | O_NOFOLLOW));
    SAY(symlink("loop", "loop"));
    SAY(open("loop", O_RDONLY));
    SAY(rename("g", "h"));
    SAY(rename("none", "h"));
    SAY(mkdir("sub", 0700));
    SAY(rename("sub", "sub/in"));
    SAY(rename("h", "sub"));
    SAY(rename("sub", "h"));
    SAY(rmdir("h"));
    SAY(unlink("sub"));
    SAY(open("sub/x", O_WRONLY | O_CREAT, 0600));
    SAY(rmdir("sub"));
    SAY(unlink("sub/x"));
    SAY(rmdir("sub"));
    SAY(rmdir("."));
    SAY(open("f/", O_RDONLY));
    SAY(open("f/x", O_RDONLY));
    SAY(open(".", O_WRONLY));
    SAY(read(open(".", O_RDONLY), buffer, 1));
    SAY(open("", O_RDONLY));
    char longName[300];
    memset(longName, 'n', sizeof longName - 1);
    longName[sizeof longName - 1] = 0;
    SAY(open(longName, O_RDONLY));
    int a = open("f", O_WRONLY | O_APPEND);
    SAY(write(a, "end", 3));
    SAY(read(a, buffer, 1));
    SAY(write(open("f", O_RDONLY), "x", 1));
    int d = dup(f);
    SAY(lseek(f, 4, SEEK_SET));
    SAY(lseek(d, 0, SEEK_CUR));
    SAY(dup2(d, 30));
    SAY(dup2(d, d));
    SAY(dup2(50, 30));
    SAY(syscall(SYS_dup3, d, d, 0));
    SAY(fcntl(30, F_GETFD));
    SAY(fcntl(30, F_SETFD, FD_CLOEXEC));
    SAY(fcntl(30, F_GETFD));
    SAY(fcntl(d, F_DUPFD, 40));
    SAY(fcntl(a, F_GETFL) & O_APPEND);
    SAY(close(30));
    SAY(close(30));
    SAY(read(30, buffer, 1));
    SAY(read(-1, buffer, 1));
    SAY(write(99999, buffer, 1));
    struct iovec parts[3] = { { "one ", 4 }, { "", 0 }, { "two", 3 } };
    SAY(lseek(f, 0, SEEK_SET));
    SAY(writev(f, parts, 3));
    char first[3], second[10];
    struct iovec into[2] = { { first, 3 }, { second, 10 } };
    SAY(lseek(f, 0, SEEK_SET));
    SAY(readv(f, into, 2));
    printf("%.3s|%.4s\n", first, second);
    SAY(unlink("f"));
    SAY(fstat(f, &s));
    printf("links %ld\n", (long)s.st_nlink);
    SAY(lseek(f, 0, SEEK_SET));
    SAY(read(f, buffer, 5));
    SAY(access("s", R_OK));
    SAY(access("d", F_OK));
    umask(027);
    SAY(close(open("m", O_CREAT | O_WRONLY, 0666)));
    SAY(stat("m", &s));
    printf("mode %o\n", s.st_mode);
    SAY(chmod("m", 04711));
    SAY(stat("m", &s));
    printf("mode %o\n", s.st_mode);
    SAY(truncate("m", 3));
    SAY(openat(AT_FDCWD, "m", O_RDONLY | O_DIRECTORY));
    int here = open(".", O_RDONLY | O_DIRECTORY);
    SAY(faccessat(here, "m", F_OK, 0));
    SAY(unlinkat(here, "m", 0));
    SAY(faccessat(here, "m", F_OK, 0));
    SAY(mkdirat(here, "at", 0755));
    SAY(unlinkat(here, "at", 0));
    SAY(unlinkat(here, "at", AT_REMOVEDIR));
    SAY(fchdir(here));
    struct dirent **names;
    int count = scandir(".", &names, NULL, by_name);
    for (int i = 0; i < count; i++)
        printf("%s %d\n", names[i]->d_name, names[i]->d_type);
    SAY(getcwd(buffer, 1) == NULL ? -1 : 0);
    SAY(chdir("/"));
    SAY(chdir(".."));
    SAY(strcmp(getcwd(buffer, sizeof buffer), "/"));
    SAY(chdir("/none"));
    return 0;
}
