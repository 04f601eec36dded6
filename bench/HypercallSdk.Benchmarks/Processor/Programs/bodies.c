// Six bodies that attract each other: double precision in SSE2, with square roots and divisions; each sixteenth step their
// energy is summed in the x87 unit's extended precision.
#include "program.h"

enum { BODIES = 6 };
struct body { double place[3], speed[3], mass; };
static struct body bodies[BODIES];

static void place_bodies(void) {
    uint64_t state = 2718281828;
    for (struct body *body = bodies; body < bodies + BODIES; body++) {
        for (int axis = 0; axis < 3; axis++) {
            body->place[axis] = (double)(int64_t)(next_random(&state) >> 40) * 0x1p-21 - 4;
            body->speed[axis] = (double)(int64_t)(next_random(&state) >> 40) * 0x1p-25 - 0.25;
        }

        body->mass = 0.5 + (double)(body - bodies);
    }
}

static __attribute__((noinline)) void step(double time) {
    for (struct body *one = bodies; one < bodies + BODIES; one++)
        for (struct body *other = one + 1; other < bodies + BODIES; other++) {
            double x = one->place[0] - other->place[0], y = one->place[1] - other->place[1], z = one->place[2] - other->place[2];
            double square = x * x + y * y + z * z + 0.01;
            double pull = time / (square * __builtin_sqrt(square));
            double mine = pull * other->mass, its = pull * one->mass;
            one->speed[0] -= x * mine;
            one->speed[1] -= y * mine;
            one->speed[2] -= z * mine;
            other->speed[0] += x * its;
            other->speed[1] += y * its;
            other->speed[2] += z * its;
        }

    for (struct body *body = bodies; body < bodies + BODIES; body++)
        for (int axis = 0; axis < 3; axis++)
            body->place[axis] += time * body->speed[axis];
}

static __attribute__((noinline)) long double energy(void) {
    long double sum = 0;
    for (struct body *body = bodies; body < bodies + BODIES; body++) {
        long double square = 0;
        for (int axis = 0; axis < 3; axis++)
            square += (long double)body->speed[axis] * body->speed[axis];
        sum += square * body->mass / 2;
    }

    return sum;
}

uint64_t compute(unsigned rounds) {
    uint64_t sum = 0;
    place_bodies();
    for (unsigned left = rounds * 1000; left; left--) {
        step(0.001);
        if (left % 16 == 0) {
            long double value = energy();
            uint64_t bits;
            __builtin_memcpy(&bits, &value, sizeof bits); // the significand
            sum = mix(sum, bits);
        }
    }

    return sum;
}
