/* Finding records of a table without handing out all of them: by their numbers, or by the value of a column.
 *
 * The table keeps a struct sz_lookup, each of its cursors a struct sz_walk:
 *
 *     sz_lookup_init(&lookup, &files, allocator, &options, seed)
 *     sz_walk_init(&walk, &lookup, &scan)
 *     status = sz_walk_numbers(&walk, wanted, first, last)   or
 *     status = sz_walk_values(&walk, wanted, column, text, is_constant)
 *     while (status == SZ_OK && !scan.is_end) … walk.number … status = sz_walk_next(&walk)
 *     sz_walk_stop(&walk); sz_lookup_free(&lookup)
 *
 * NUMBERS start at 1 and run through all files. The place of each 1024th record is noted by whoever passes it.
 *
 * VALUES are found by an index of the column, which the first search builds in one scan and the table keeps. A
 * search for a constant is likely the only one, so the first of them reads the files and builds nothing. Where the
 * limit allows no index, and where files can't be sought in, every search reads the files. What is handed out
 * may be equal to the value by some comparison of SQLite; all that is equal by any is.
 *
 * Each walk that ends without a failure has found all files to be what they were when they were opened. Failures
 * are those of struct sz_files_scan, and stand in *walk.scan. */
#ifndef SZ_LOOKUP_H
#define SZ_LOOKUP_H

#include "digest.h"
#include "index.h"
#include "offsets.h"

struct sz_column_index;

struct sz_lookup {
    const struct sz_files *files;
    const struct sz_allocator *allocator;
    const struct sz_csv_options *options; /* max_memory: bytes that all indexes may take together */
    uint64_t seed;                        /* of digests */
    struct sz_offsets offsets;
    struct sz_column_index *indexes; /* a list */
    struct sz_buffer searched;       /* size_t: columns that were searched for a constant */
    bool has_no_index;               /* the files can't be sought in */
};

/* Takes no memory; no walk may be under way when it is freed. */
void sz_lookup_init(struct sz_lookup *lookup, const struct sz_files *files,
                    const struct sz_allocator *allocator, const struct sz_csv_options *options,
                    uint64_t seed);
void sz_lookup_free(struct sz_lookup *lookup);

/* Whether an index of the files can be expected to keep the limit. */
bool sz_lookup_may_index(const struct sz_lookup *lookup);

enum sz_walk_kind { SZ_WALK_NOTHING, SZ_WALK_NUMBERS, SZ_WALK_INDEX, SZ_WALK_SEARCH };

struct sz_walk {
    struct sz_lookup *lookup;
    struct sz_files_scan *scan; /* the caller's */
    uint64_t wanted;
    uint64_t number; /* of the record that was given last */
    enum sz_walk_kind kind;
    uint64_t last; /* of WALK_NUMBERS */
    size_t column; /* of the others */
    uint32_t digests[SZ_DIGESTS_MAX];
    size_t count;                  /* of digests; 0: any */
    size_t turn;                   /* the digest whose chain is followed */
    uint32_t row;                  /* in the chain, given last; 0: none yet */
    struct sz_column_index *index; /* held */
};

/* The walk reads through `scan`, which must outlive it, and has nothing open yet. */
void sz_walk_init(struct sz_walk *walk, struct sz_lookup *lookup, struct sz_files_scan *scan);

/* `wanted`: which columns are asked for, as in sz_reader_want. A walk may be begun again and again: what it has
 * open is then of use. */
enum sz_status sz_walk_numbers(struct sz_walk *walk, uint64_t wanted, uint64_t first, uint64_t last);
enum sz_status sz_walk_values(struct sz_walk *walk, uint64_t wanted, size_t column, struct sz_span text,
                              bool is_constant);

enum sz_status sz_walk_next(struct sz_walk *walk);

/* May be called twice, and on a zeroed struct. */
void sz_walk_stop(struct sz_walk *walk);

#endif
