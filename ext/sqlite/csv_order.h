/* Whether the records of a seizure_csv table are to come grouped, for GROUP BY and DISTINCT: SQLite then needs no
 * sorter. */
#ifndef SZ_CSV_ORDER_H
#define SZ_CSV_ORDER_H

#include <sqlite3ext.h>

#include "../csv/variety.h"

/* What a table keeps for its plans. */
struct sz_csv_planner {
    sqlite3 *database;
    struct sz_lookup *lookup;
    bool is_utf8;             /* the database: in UTF-16 SQLite sorts by the bytes of UTF-16 */
    struct sz_buffer guesses; /* how various which columns are: samples are taken once */
};

void sz_csv_planner_init(struct sz_csv_planner *planner, sqlite3 *database, struct sz_lookup *lookup);
void sz_csv_planner_free(struct sz_csv_planner *planner);

/* Finds out the encoding of the database, or whether it is still what it was. To be asked while a statement runs: it
 * takes one of its own, which may be interrupted. With SQLITE_ERROR and SQLITE_INTERRUPT `*message` says why. Where an
 * authorizer lets nobody ask, it is taken for UTF-16, or for what it was. */
int sz_csv_planner_ask(struct sz_csv_planner *planner, char **message);
int sz_csv_planner_check(const struct sz_csv_planner *planner, char **message);

/* The keys by which records are to come, and whether one of each group will do; key_count 0: they need not. */
struct sz_csv_order {
    struct sz_shape_key keys[SZ_SHAPE_KEYS_MAX];
    size_t key_count;
    bool drops_duplicates;
};

/* SQLITE_OK or SQLITE_NOMEM. */
int sz_csv_order_choose(struct sz_csv_planner *planner, sqlite3_index_info *info, struct sz_csv_order *order);

#endif
