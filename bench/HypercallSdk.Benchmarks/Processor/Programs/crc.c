// CRC-32 of 64 KiB by a table of 256 words: each load's address hangs on the load before it.
#include "program.h"

enum { LENGTH = 65536 };
static uint32_t table[256];
static uint8_t data[LENGTH];

uint64_t compute(unsigned rounds) {
    for (uint32_t byte = 0; byte < 256; byte++) {
        uint32_t entry = byte;
        for (int bit = 0; bit < 8; bit++)
            entry = entry & 1 ? entry >> 1 ^ 0xedb88320 : entry >> 1;
        table[byte] = entry;
    }

    uint64_t state = 99;
    for (int index = 0; index < LENGTH; index++)
        data[index] = (uint8_t)(next_random(&state) >> 24);

    uint32_t crc = 0xffffffff;
    while (rounds--)
        for (const uint8_t *byte = data; byte < data + LENGTH; byte++)
            crc = crc >> 8 ^ table[(uint8_t)(crc ^ *byte)];
    return ~crc;
}
