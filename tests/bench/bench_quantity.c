/* How many phrases a core reads in a second, with everything that a quantity says.
 *
 *     bench_quantity [FILE...]     one phrase a line; without a file English and Russian phrases put together here */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "quantity/quantity.h"

enum { PHRASES_MAX = 4096, LINE_MAX_LENGTH = 1024, SECONDS = 1 };

static char lines[PHRASES_MAX][LINE_MAX_LENGTH];
static size_t lengths[PHRASES_MAX];
static size_t phrase_count;

static void add_phrase(const char *text, size_t length) {
    if (phrase_count == PHRASES_MAX || length == 0 || length >= LINE_MAX_LENGTH)
        return;
    memcpy(lines[phrase_count], text, length);
    lengths[phrase_count++] = length;
}

static bool read_phrases(const char *path) {
    char line[LINE_MAX_LENGTH];
    FILE *file = fopen(path, "r");
    if (file == NULL)
        return false;
    while (fgets(line, sizeof line, file) != NULL)
        add_phrase(line, strcspn(line, "\r\n"));
    return fclose(file) == 0;
}

struct words {
    const char *bounds[8], *figures[8], *units[8], *items[4];
};

static const struct words english = {
    {"", "more than ", "at least ", "up to ", "about ", "less than ", "nearly ", "exceeding "},
    {"5 ", "83 ", "1,458 ", "11.4 ", "twenty-five ", "two ", "4.5 thousand ", "12 million "},
    {"kg", "grams", "tons", "kilograms", "metric tons", "mg", "litres", "g"},
    {"", " of heroin", " of opium", " of amphetamine"}};
static const struct words russian = {
    {"", "более ", "не менее ", "до ", "около ", "менее ", "почти ", "свыше "},
    {"5 ", "83 ", "1 458 ", "11,4 ", "двадцать пять ", "два ", "4,5 тысяч ", "12 миллионов "},
    {"кг", "граммов", "тонн", "килограммов", "т", "мг", "литров", "г"},
    {"", " героина", " опия", " амфетамина"}};

static void put_together(const struct words *words) {
    char text[LINE_MAX_LENGTH];
    for (unsigned i = 0; i < 8 * 8 * 8 * 4; i++) {
        int length = snprintf(text, sizeof text, "%s%s%s%s", words->bounds[i % 8], words->figures[i / 8 % 8],
                              words->units[i / 64 % 8], words->items[i / 512]);
        add_phrase(text, length < 0 ? 0 : (size_t)length);
    }
}

/* Processor time, so that other work on the machine does not count. */
static double seconds_now(void) {
    return (double)clock() / CLOCKS_PER_SEC;
}

static void measure(const char *what) {
    double start = seconds_now(), took;
    size_t done = 0, read = 0;
    if (phrase_count == 0)
        return;
    do {
        for (size_t i = 0; i < phrase_count; i++) {
            struct sz_quantity quantity;
            read += sz_quantity_parse(sz_span_of(lines[i], lengths[i]), NULL, &quantity, NULL) == SZ_OK;
        }
        done += phrase_count;
    } while ((took = seconds_now() - start) < SECONDS);
    printf("%-22s %9.0f phrases/s, %.0f ns each  (%zu of %zu are quantities)\n", what, (double)done / took,
           took * 1e9 / (double)done, read * phrase_count / done, phrase_count);
    phrase_count = 0;
}

int main(int count, char **arguments) {
    for (int i = 1; i < count; i++) {
        if (!read_phrases(arguments[i])) {
            perror(arguments[i]);
            return 1;
        }
        measure(arguments[i]);
    }
    if (count > 1)
        return 0;
    put_together(&english);
    measure("English");
    put_together(&russian);
    measure("Russian");
    return 0;
}
