/* How many pairs of names a core matches in a second, the names read beforehand and not.
 *
 *     bench_match [FILE]     pairs, tab separated, one a line (further fields are passed over); without a file every
 *                            pair of names of the catalogue, English against Russian */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "operation/match.h"

enum { PAIRS_MAX = 4096, LINE_MAX_LENGTH = 1024, SECONDS = 1 };

struct pair {
    char text[2][LINE_MAX_LENGTH];
    struct sz_operation name[2];
};

static struct pair pairs[PAIRS_MAX];
static size_t pair_count;

static void add_pair(const char *a, size_t a_length, const char *b, size_t b_length) {
    struct pair *pair = &pairs[pair_count];
    if (pair_count == PAIRS_MAX || a_length >= LINE_MAX_LENGTH || b_length >= LINE_MAX_LENGTH)
        return;
    memcpy(pair->text[0], a, a_length);
    memcpy(pair->text[1], b, b_length);
    pair_count++;
}

static bool read_pairs(const char *path) {
    char line[LINE_MAX_LENGTH];
    FILE *file = fopen(path, "r");
    if (file == NULL)
        return false;
    while (fgets(line, sizeof line, file) != NULL) {
        char *b = strchr(line, '\t');
        if (line[0] != '#' && b != NULL)
            add_pair(line, (size_t)(b - line), b + 1, strcspn(b + 1, "\t\n"));
    }
    return fclose(file) == 0;
}

static void pair_catalogue(void) {
    for (int i = 0; i < SZ_OPERATION_COUNT; i++)
        for (int j = 0; j < SZ_OPERATION_COUNT; j++)
            add_pair(sz_operations[i].name, strlen(sz_operations[i].name), sz_operations[j].russian,
                     strlen(sz_operations[j].russian));
}

static void read_names(struct pair *pair) {
    for (int i = 0; i < 2; i++)
        (void)sz_operation_read(sz_span_of(pair->text[i], strlen(pair->text[i])), &pair->name[i]);
}

/* Processor time, so that other work on the machine does not count. */
static double seconds_now(void) {
    return (double)clock() / CLOCKS_PER_SEC;
}

static void measure(const char *what, bool reads) {
    double start = seconds_now(), took;
    size_t done = 0, matches = 0;
    do {
        for (size_t i = 0; i < pair_count; i++) {
            if (reads)
                read_names(&pairs[i]);
            matches += sz_operation_same(&pairs[i].name[0], &pairs[i].name[1]);
        }
        done += pair_count;
    } while ((took = seconds_now() - start) < SECONDS);
    printf("%-22s %9.0f pairs/s  (%zu of %zu match)\n", what, (double)done / took,
           matches * pair_count / done, pair_count);
}

int main(int count, char **arguments) {
    if (count > 1 && !read_pairs(arguments[1])) {
        perror(arguments[1]);
        return 1;
    }
    if (count == 1)
        pair_catalogue();
    for (size_t i = 0; i < pair_count; i++)
        read_names(&pairs[i]);
    measure("names read before", false);
    measure("names read each time", true);
    return 0;
}
