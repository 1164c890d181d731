/* The table of status.def, twice: names and sentences. */
#include "status.h"

struct entry {
    const char *name;
    const char *sentence;
    bool world;
};

static const struct entry entries[SZ_STATUS_COUNT] = {
#define DATA(name, sentence) {#name, sentence, false},
#define WORLD(name, sentence) {#name, sentence, true},
#include "status.def"
#undef DATA
#undef WORLD
};

const char *sz_status_name(enum sz_status status) {
    return entries[status].name;
}

const char *sz_status_sentence(enum sz_status status) {
    return entries[status].sentence;
}

bool sz_status_is_world(enum sz_status status) {
    return entries[status].world;
}

enum sz_status sz_problem_set(struct sz_problem *problem, enum sz_status status, size_t at, size_t length) {
    if (problem != NULL)
        *problem = (struct sz_problem){status, at, length};
    return status;
}
