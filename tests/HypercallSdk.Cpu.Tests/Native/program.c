// A program that computes and prints with what the C library brings: the same output natively and on the interpreter.
#include <ctype.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int compare(const void *left, const void *right) {
    return strcmp(*(char *const *)left, *(char *const *)right);
}

static unsigned hash(const char *text) {
    unsigned sum = 2166136261u;
    for (; *text; text++)
        sum = (sum ^ (unsigned char)*text) * 16777619u;
    return sum;
}

int main(int count, char **arguments) {
    for (int i = 0; i < count; i++)
        printf("%d: %s %zu %08x\n", i, arguments[i], strlen(arguments[i]), hash(arguments[i]));

    static char text[4000];
    for (int i = 0; i < 60; i++)
        sprintf(text + strlen(text), "%s%c%d", i ? " " : "", 'a' + i * 7 % 26, i * i);
    char *words[64], *rest = text;
    int n = 0;
    for (char *word; (word = strsep(&rest, " "));)
        words[n++] = word;
    qsort(words, n, sizeof *words, compare);
    for (int i = 0; i < n; i++)
        printf("%s%s", words[i], i % 10 == 9 ? "\n" : " ");

    double sum = 0;
    long double extended = 1;
    for (int i = 1; i < 200; i++) {
        sum += sqrt(i) / (i + 0.5);
        extended *= 1.0L + 1.0L / i / i;
    }
    printf("%.17g %.20Lg %a %e %d %ld\n", sum, extended, sum, sum * 1e200, (int)sum, lrint(sum * 100));
    printf("%f %f %f\n", sin(1.25), exp(1.5), pow(1.1, 33.3));
    printf("%.3f %g %g %s\n", strtod("1234.56789e3", NULL), 1.0 / 3, strtod("nan", NULL), strstr(text, "81") ? "found" : "none");

    char *memory = malloc(300000);
    memset(memory, 'x', 300000);
    memmove(memory + 7, memory, 200000);
    memory[299999] = 0;
    printf("%zu %p %d\n", strlen(memory), (void *)strchr(memory, 'y'), memcmp(memory, memory + 1, 1000));
    free(memory);
    for (unsigned long i = 1; i < 1000000000000000000ul; i *= 37)
        printf("%lu %lx %lu ", i, i, 1000000007ul % (i + 1));
    puts("");
    return 7;
}
