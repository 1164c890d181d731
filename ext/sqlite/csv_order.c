/* sqlite3_vtab_distinct() tells what for an order is wanted:
 *
 *     1  GROUP BY. The documentation lets groups come in any order, but `GROUP BY x ORDER BY x DESC` is 1 too, and SQLite
 *        then sorts no more: groups come in the order of aOrderBy.
 *     2  DISTINCT. SQLite goes on to look for duplicates itself, so this pays only where they can be left out.
 *     3  DISTINCT with ORDER BY: sorted, duplicates may be left out.
 *
 * Duplicates are left out only where nothing but the keys is used. The number of a record may be used all the same,
 * and nobody tells before it is asked for: see sz_grouping_number. */
#include "csv_order.h"

SQLITE_EXTENSION_INIT3

#include "connection.h"
#include "message_csv.h"

enum { GROUP_BY = 1, DISTINCT = 2, DISTINCT_IN_ORDER = 3, LAST_BIT = 63 };

struct guess {
    uint64_t wanted;
    uint64_t keys; /* a digest */
    struct sz_variety variety;
};

void sz_csv_planner_init(struct sz_csv_planner *planner, sqlite3 *database, struct sz_lookup *lookup) {
    *planner = (struct sz_csv_planner){.database = database, .lookup = lookup};
    sz_buffer_init(&planner->guesses, &sz_sqlite_allocator);
}

void sz_csv_planner_free(struct sz_csv_planner *planner) {
    sz_buffer_free(&planner->guesses);
}

enum encoding { ENCODING_UNKNOWN, ENCODING_UTF8, ENCODING_OTHER };

/* A host's authorizer may forbid the question, or have it ignored: then there is no row. */
static int ask_encoding(sqlite3 *database, enum encoding *encoding) {
    sqlite3_stmt *statement;
    int code = sqlite3_prepare_v2(database, "PRAGMA encoding", -1, &statement, NULL);
    *encoding = ENCODING_UNKNOWN;
    if (code == SQLITE_AUTH)
        return SQLITE_OK;
    if (code == SQLITE_OK && sqlite3_step(statement) == SQLITE_ROW) {
        const char *name = (const char *)sqlite3_column_text(statement, 0);
        if (name == NULL)
            code = SQLITE_NOMEM;
        else
            *encoding = strcmp(name, "UTF-8") == 0 ? ENCODING_UTF8 : ENCODING_OTHER;
    }
    int end = sqlite3_finalize(statement);
    return code == SQLITE_OK ? end : code;
}

int sz_csv_planner_ask(struct sz_csv_planner *planner, char **message) {
    enum encoding encoding;
    int code = ask_encoding(planner->database, &encoding);
    planner->is_utf8 = encoding == ENCODING_UTF8;
    if (code == SQLITE_INTERRUPT) /* a CREATE without a message would say that its constructor failed */
        *message = sqlite3_mprintf("%s", sz_status_sentence(SZ_INTERRUPTED));
    return code;
}

int sz_csv_planner_check(const struct sz_csv_planner *planner, char **message) {
    enum encoding encoding;
    int code = ask_encoding(planner->database, &encoding);
    if (code != SQLITE_OK || encoding == ENCODING_UNKNOWN || (encoding == ENCODING_UTF8) == planner->is_utf8)
        return code;
    *message = sqlite3_mprintf(
        "seizure_csv: the encoding of the database is no longer what it was: drop the table and "
        "create it again");
    return *message == NULL ? SQLITE_NOMEM : SQLITE_ERROR;
}

static uint64_t bit_of(size_t column) {
    return UINT64_C(1) << (column < LAST_BIT ? column : LAST_BIT);
}

/* The keys, if all of them are columns of the files. */
static bool read_keys(const sqlite3_index_info *info, size_t width, struct sz_csv_order *order) {
    if (info->nOrderBy == 0 || info->nOrderBy > SZ_SHAPE_KEYS_MAX)
        return false;
    for (int i = 0; i < info->nOrderBy; i++) {
        if (info->aOrderBy[i].iColumn < 0 || (size_t)info->aOrderBy[i].iColumn >= width)
            return false;
        order->keys[i] =
            (struct sz_shape_key){(size_t)info->aOrderBy[i].iColumn, info->aOrderBy[i].desc != 0};
    }
    order->key_count = (size_t)info->nOrderBy;
    return true;
}

/* Whether all that is used of a record is its keys. */
static bool is_key_all(const sqlite3_index_info *info, const struct sz_csv_order *order) {
    uint64_t keys = 0;
    for (size_t i = 0; i < order->key_count; i++) {
        if (order->keys[i].column >= LAST_BIT)
            return false;
        keys |= bit_of(order->keys[i].column);
    }
    return (info->colUsed & ~keys) == 0;
}

/* A condition on another column is likely to leave little to be grouped. */
static bool is_filtered(const sqlite3_index_info *info, const struct sz_csv_order *order) {
    for (int i = 0; i < info->nConstraint; i++) {
        bool is_key = info->aConstraint[i].op >= SQLITE_INDEX_CONSTRAINT_LIMIT;
        for (size_t key = 0; key < order->key_count; key++)
            is_key = is_key || info->aConstraint[i].iColumn == (int)order->keys[key].column;
        if (info->aConstraint[i].usable && !is_key)
            return true;
    }
    return false;
}

static enum sz_status take_samples(struct sz_csv_planner *planner, const struct sz_csv_order *order,
                                   struct guess *guess) {
    struct sz_shape shape;
    sz_shape_init(&shape, planner->lookup->files);
    memcpy(shape.keys, order->keys, sizeof shape.keys);
    shape.key_count = order->key_count;
    enum sz_status status = sz_shape_set(&shape, guess->wanted, false);
    if (status == SZ_OK)
        status = sz_variety_guess(planner->lookup, &shape, &guess->variety);
    sz_shape_free(&shape);
    if (status != SZ_OK)
        return status;
    return sz_buffer_add(&planner->guesses, sz_span_of((const char *)guess, sizeof *guess));
}

static enum sz_status make_guess(struct sz_csv_planner *planner, uint64_t wanted,
                                 const struct sz_csv_order *order, struct sz_variety *variety) {
    uint64_t keys = 0;
    for (size_t i = 0; i < order->key_count; i++)
        keys = sz_digest_bytes(sz_span_of((const char *)&order->keys[i].column, sizeof(size_t)), keys);
    const struct guess *known = (const struct guess *)(const void *)planner->guesses.bytes;
    for (size_t i = 0; i < planner->guesses.length / sizeof *known; i++)
        if (known[i].wanted == wanted && known[i].keys == keys) {
            *variety = known[i].variety;
            return SZ_OK;
        }
    struct guess guess = {.wanted = wanted, .keys = keys};
    enum sz_status status = take_samples(planner, order, &guess);
    *variety = guess.variety;
    return status;
}

/* Groups must be few, and what is held must fit. */
static bool pays(const struct sz_lookup *lookup, const struct sz_variety *variety) {
    enum { PERCENT_MAX = 90, FULL = 100 };
    const struct sz_files *files = lookup->files;
    double rows = (double)files->size / (double)files->record_size;
    if (variety->records == 0 || variety->distinct * FULL > variety->records * PERCENT_MAX)
        return false;
    return rows * (double)variety->bytes / (double)variety->records < (double)lookup->options->max_memory;
}

/* Whether SQLite asks for groups that we could give. */
static bool is_asked_for(const struct sz_csv_planner *planner, sqlite3_index_info *info,
                         struct sz_csv_order *order) {
    enum { FIRST_VERSION = 3038000 };
    if (sqlite3_libversion_number() < FIRST_VERSION || planner->lookup->options->max_memory == 0 ||
        !read_keys(info, sz_files_width(planner->lookup->files), order))
        return false;
    int wish = sqlite3_vtab_distinct(info);
    order->drops_duplicates = wish >= DISTINCT && is_key_all(info, order);
    return wish >= GROUP_BY && wish <= DISTINCT_IN_ORDER && (wish != DISTINCT || order->drops_duplicates) &&
           !is_filtered(info, order);
}

int sz_csv_order_choose(struct sz_csv_planner *planner, sqlite3_index_info *info,
                        struct sz_csv_order *order) {
    struct sz_variety variety = {0};
    int code = SQLITE_OK;
    *order = (struct sz_csv_order){0};
    if (planner->is_utf8 && is_asked_for(planner, info, order))
        code = sz_file_problem_code(make_guess(planner, info->colUsed, order, &variety));
    if (code != SQLITE_OK || !pays(planner->lookup, &variety))
        order->key_count = 0;
    return code;
}
