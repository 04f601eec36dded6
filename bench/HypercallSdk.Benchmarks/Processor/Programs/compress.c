// A compressor of the Lempel-Ziv kind, and back: 128 KiB of words, matches found by a hash of 4 bytes, coded by bytes as LZ4
// has it, unpacked and compared.
#include "program.h"

enum { LENGTH = 131072, HASHES = 4096, NEAREST = 4, FARTHEST = 65535 };
static uint8_t text[LENGTH], packed[LENGTH * 2], unpacked[LENGTH];
static uint32_t places[HASHES];

static uint32_t load(const uint8_t *at) {
    uint32_t value;
    __builtin_memcpy(&value, at, sizeof value);
    return value;
}

static void write_text(uint64_t state) {
    for (int length = 0; length < LENGTH;) {
        uint64_t word = next_random(&state) % 600;
        for (uint64_t letters = 3 + word % 7; letters-- && length < LENGTH;)
            text[length++] = 'a' + (uint8_t)((word *= 31) >> 3) % 26;
        if (length < LENGTH)
            text[length++] = ' ';
    }
}

static uint8_t *put_length(uint8_t *to, long length) {
    for (; length >= 255; length -= 255)
        *to++ = 255;
    *to++ = (uint8_t)length;
    return to;
}

static __attribute__((noinline)) long pack(void) {
    for (int hash = 0; hash < HASHES; hash++)
        places[hash] = 0;

    uint8_t *to = packed;
    long start = 0, at = 1;
    while (at < LENGTH - 8) {
        uint32_t bytes = load(text + at), *place = &places[bytes * 2654435761u >> 20];
        long before = *place;
        *place = (uint32_t)at;
        if (at - before > FARTHEST || load(text + before) != bytes) {
            at++;
            continue;
        }

        long length = NEAREST;
        while (at + length < LENGTH && text[before + length] == text[at + length])
            length++;
        to = put_length(to, at - start);
        for (; start < at; start++)
            *to++ = text[start];
        *to++ = (uint8_t)(at - before);
        *to++ = (uint8_t)((at - before) >> 8);
        to = put_length(to, length - NEAREST);
        start = at += length;
    }

    to = put_length(to, LENGTH - start);
    for (; start < LENGTH; start++)
        *to++ = text[start];
    return to - packed;
}

static const uint8_t *get_length(const uint8_t *from, long *length) {
    uint8_t byte;
    *length = 0;
    do
        *length += byte = *from++;
    while (byte == 255);
    return from;
}

static __attribute__((noinline)) long unpack(long count) {
    const uint8_t *from = packed, *end = packed + count;
    uint8_t *to = unpacked;
    for (;;) {
        long length;
        from = get_length(from, &length);
        while (length--)
            *to++ = *from++;
        if (from >= end)
            return to - unpacked;
        const uint8_t *match = to - (from[0] | from[1] << 8);
        from = get_length(from + 2, &length);
        for (length += NEAREST; length--;)
            *to++ = *match++;
    }
}

uint64_t compute(unsigned rounds) {
    uint64_t sum = 0;
    for (unsigned round = 1; round <= rounds; round++) {
        write_text(round * 7919);
        long count = pack();
        if (unpack(count) != LENGTH)
            return 0;
        for (int index = 0; index < LENGTH; index++)
            if (text[index] != unpacked[index])
                return 0;
        for (long index = 0; index < count; index++)
            sum = mix(sum, packed[index]);
    }

    return sum;
}
