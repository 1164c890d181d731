/* The records of a table, gathered by the values of some columns and handed out group by group, in the order of their
 * keys; those of a group in the order of the files.
 *
 *     sz_grouping_init(&grouping, &lookup, &scan)
 *     … grouping.shape.keys, key_count, grouping.drops_duplicates …
 *     status = sz_grouping_start(&grouping, wanted)
 *     while (status == SZ_OK && !scan.is_end) … status = sz_grouping_next(&grouping)
 *     sz_grouping_free(&grouping)
 *
 * The files are read once, and what is wanted of their records is held in memory. Where that is more than
 * options.max_memory allows, only the groups that come first are held; when these are handed out the files are read
 * again for those behind them. A group that is too large alone is handed out while the files are read. So memory is
 * bounded, if for the price of reading more often; nothing is written to a disk.
 *
 * Failures are those of struct sz_files_scan, and stand in *scan. Every pass finds the files to be what they were
 * when they were opened, or fails. */
#ifndef SZ_GROUPING_H
#define SZ_GROUPING_H

#include "groups.h"
#include "lookup.h"
#include "shape.h"

struct sz_grouping {
    struct sz_lookup *lookup;
    struct sz_files_scan *scan; /* the caller's */
    struct sz_shape shape;
    bool drops_duplicates; /* one record of each group will do; only where nothing but keys is wanted */
    bool has_numbers;      /* the numbers of the records are held */
    bool is_held;          /* the groups are those between the bounds */
    bool is_streaming;     /* the record is the one that the scan is at; otherwise it is in the shape */
    struct sz_groups groups;
    size_t group;   /* that of the record … */
    uint64_t given; /* … and how many of its records were handed out */
    struct sz_group_cursor cursor;
    struct sz_buffer lower, upper; /* keys: those held are behind the one, and up to the other */
    bool has_lower, has_upper;
    bool streams_upper; /* the upper one is too large to be held: only those before it are */
    uint64_t number;    /* of the record that the scan is at */
    struct sz_buffer key, row;
};

/* Takes no memory. Free may be called twice, and on a zeroed struct. */
void sz_grouping_init(struct sz_grouping *grouping, struct sz_lookup *lookup, struct sz_files_scan *scan);
void sz_grouping_free(struct sz_grouping *grouping);

/* Goes to the first record. `wanted`: which columns are asked for, hidden ones too. */
enum sz_status sz_grouping_start(struct sz_grouping *grouping, uint64_t wanted);
enum sz_status sz_grouping_next(struct sz_grouping *grouping);

/* The number of the record. Where it isn't held, the files are read once more from this group on, with the numbers:
 * nobody tells beforehand that they will be asked for. */
enum sz_status sz_grouping_number(struct sz_grouping *grouping, uint64_t *number);

#endif
