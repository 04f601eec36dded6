// A binary tree of 30,000 keys without balance, filled and summed by recursion: pointers.
#include "program.h"

enum { KEYS = 30000 };
struct node { struct node *smaller, *larger; uint64_t key, count; };
static struct node nodes[KEYS];
static unsigned used;

static __attribute__((noinline)) struct node *insert(struct node *tree, uint64_t key) {
    if (!tree) {
        tree = &nodes[used++];
        tree->smaller = tree->larger = 0;
        tree->key = key;
        tree->count = 1;
    } else if (tree->key == key)
        tree->count++;
    else if (key < tree->key)
        tree->smaller = insert(tree->smaller, key);
    else
        tree->larger = insert(tree->larger, key);
    return tree;
}

static __attribute__((noinline)) uint64_t weigh(const struct node *tree, uint64_t depth) {
    return tree ? tree->key * tree->count + depth + weigh(tree->smaller, depth + 1) + weigh(tree->larger, depth + 1) : 0;
}

uint64_t compute(unsigned rounds) {
    uint64_t state = 777, sum = 0;
    while (rounds--) {
        struct node *tree = 0;
        used = 0;
        for (int index = 0; index < KEYS; index++)
            tree = insert(tree, next_random(&state) >> 39);
        sum = mix(sum, weigh(tree, 1));
    }

    return sum;
}
