// Words counted as a C library's string functions do it: ends found 16 bytes at a time with SSE2, copies, comparisons and
// clearing by repeated string instructions, and a hash of each word.
#include <emmintrin.h>
#include "program.h"

enum { LENGTH = 65536, SLOTS = 4096, WORD = 32 };
struct slot { uint32_t count, length; uint8_t word[WORD - 8]; };
static uint8_t text[LENGTH + 16] __attribute__((aligned(16)));
static struct slot slots[SLOTS];

static void clear(void *at, unsigned long words) {
    __asm__ volatile("rep stosq" : "+D"(at), "+c"(words) : "a"(0ul) : "memory");
}

static void copy(void *to, const void *from, unsigned long count) {
    __asm__ volatile("rep movsb" : "+D"(to), "+S"(from), "+c"(count) : : "memory");
}

static int equal(const void *left, const void *right, unsigned long count) {
    _Bool same;
    __asm__ volatile("cmp %%eax, %%eax\n\trepe cmpsb" : "=@ccz"(same), "+D"(left), "+S"(right), "+c"(count) : : "memory");
    return same;
}

static const uint8_t *find_end(const uint8_t *at) {
    const __m128i space = _mm_set1_epi8(' ');
    for (;; at += 16) {
        int found = _mm_movemask_epi8(_mm_cmpeq_epi8(_mm_loadu_si128((const __m128i *)at), space));
        if (found)
            return at + __builtin_ctz(found);
    }
}

static __attribute__((noinline)) uint64_t count_words(void) {
    uint64_t different = 0;
    for (const uint8_t *word = text, *end; word < text + LENGTH; word = end + 1) {
        end = find_end(word);
        uint32_t hash = 2166136261u, length = (uint32_t)(end - word);
        for (const uint8_t *letter = word; letter < end; letter++)
            hash = (hash ^ *letter) * 16777619u;
        struct slot *slot = &slots[hash % SLOTS];
        while (slot->count && (slot->length != length || !equal(slot->word, word, length)))
            slot = slot == slots + SLOTS - 1 ? slots : slot + 1;
        if (!slot->count++) {
            slot->length = length;
            copy(slot->word, word, length);
            different++;
        }
    }

    return different;
}

uint64_t compute(unsigned rounds) {
    uint64_t state = 31337, sum = 0;
    while (rounds--) {
        for (int length = 0; length < LENGTH;) {
            uint64_t number = next_random(&state), word = number % 1500;
            for (uint64_t letters = 2 + word % 20; letters-- && length < LENGTH; word = word * 7 + 5)
                text[length++] = 'a' + word % 26;
            if (length < LENGTH)
                text[length++] = ' ';
        }

        for (int index = 0; index < 16; index++)
            text[LENGTH + index] = ' ';
        clear(slots, sizeof slots / 8);
        sum = mix(sum, count_words());
        for (int slot = 0; slot < SLOTS; slot++)
            sum = mix(sum, (uint64_t)slots[slot].count << 32 | slots[slot].length);
    }

    return sum;
}
