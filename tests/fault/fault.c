/* fault LIBRARY SCENARIOS FOLDER [--full [PART]]: the sweeps of memory, reads, changing files, calls. */
#include "host.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static char *read_text(const char *path) {
    FILE *file = fopen(path, "r");
    size_t size = 0, room = 1 << 16;
    char *text = malloc(room + 1);
    if (file == NULL || text == NULL)
        give_up(path);
    for (size_t more; (more = fread(text + size, 1, room - size, file)) > 0;)
        if ((size += more) == room) {
            text = realloc(text, 2 * room + 1);
            if (text == NULL)
                give_up(path);
            room *= 2;
        }
    text[size] = '\0';
    fclose(file);
    return text;
}

int main(int count, char **arguments) {
    if (count < 4) {
        fputs("usage: fault LIBRARY SCENARIOS FOLDER [--full [PART]]\n", stderr);
        return 2;
    }
    bool full = count > 4 && strcmp(arguments[4], "--full") == 0;
    if (count > 5)
        host_only = arguments[5];
    char *scenarios = read_text(arguments[2]);
    host_init(arguments[1]);
    sweep_memory(scenarios, full);
    sweep_reads(arguments[3], full);
    sweep_changes(arguments[3]);
    sweep_calls();
    free(scenarios);
    return failures > 0;
}
