// An interpreter of byte code, interpreted: an indirect jump for each of its instructions.
#include "program.h"

enum { ADD, XOR, PUSH, POP, COUNT, SCALE, HALVE, TURN, LOOP, END };
static volatile uint8_t code[] = { PUSH, ADD, XOR, SCALE, PUSH, COUNT, ADD, TURN, POP, XOR, HALVE, COUNT, POP, ADD, LOOP, 15, END };
static uint8_t copy[sizeof code];
static uint64_t stack[16];

static __attribute__((noinline)) uint64_t interpret(const uint8_t *next, uint64_t loops) {
    uint64_t value = 1, other = 3, *top = stack;
    for (;;)
        switch (*next++) {
        case ADD: value += loops; break;
        case XOR: value ^= other; break;
        case PUSH: *top++ = value; break;
        case POP: value += *--top; break;
        case COUNT: other += value & 7; break;
        case SCALE: value = value * 9 + 1; break;
        case HALVE: value -= other >> 1; break;
        case TURN: other = other << 3 | other >> 61; break;
        case LOOP: next -= --loops ? *next : -1; break;
        case END: return value + other;
        default: return 0;
        }
}

uint64_t compute(unsigned rounds) {
    for (unsigned index = 0; index < sizeof code; index++)
        copy[index] = code[index];
    return interpret(copy, rounds * 100000);
}
