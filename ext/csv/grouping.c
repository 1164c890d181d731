/* A pass gathers the keys between two bounds. When memory runs full the upper bound is drawn in, to the middle of what
 * is held, and the pass is made anew; the next one begins where it ended. Drawn in to a single key, it is that of a
 * group which is handed out as it is read. */
#include "grouping.h"

void sz_grouping_init(struct sz_grouping *grouping, struct sz_lookup *lookup, struct sz_files_scan *scan) {
    const struct sz_allocator *allocator = lookup->allocator;
    *grouping = (struct sz_grouping){.lookup = lookup, .scan = scan};
    sz_shape_init(&grouping->shape, lookup->files);
    sz_groups_init(&grouping->groups, allocator, lookup->options->max_memory, lookup->seed);
    sz_buffer_init(&grouping->lower, allocator);
    sz_buffer_init(&grouping->upper, allocator);
    sz_buffer_init(&grouping->key, allocator);
    sz_buffer_init(&grouping->row, allocator);
}

void sz_grouping_free(struct sz_grouping *grouping) {
    if (grouping->lookup == NULL)
        return;
    sz_shape_free(&grouping->shape);
    sz_groups_free(&grouping->groups);
    sz_buffer_free(&grouping->lower);
    sz_buffer_free(&grouping->upper);
    sz_buffer_free(&grouping->key);
    sz_buffer_free(&grouping->row);
    grouping->lookup = NULL;
}

static enum sz_status fail(struct sz_grouping *grouping, enum sz_status status) {
    struct sz_files_scan *scan = grouping->scan;
    if (status != SZ_OK && scan->failure.status == SZ_OK) {
        scan->failure = (struct sz_file_problem){.status = status};
        if (status == SZ_CSV_OTHER_TYPE)
            scan->failure.line = sz_reader_line(&scan->reader);
    }
    return status;
}

static enum sz_status copy_key(struct sz_buffer *bound, struct sz_span key) {
    bound->length = 0;
    return sz_buffer_add(bound, key);
}

static int compare(const struct sz_grouping *grouping, const struct sz_buffer *bound) {
    return sz_shape_compare(&grouping->shape, sz_buffer_span(&grouping->key), sz_buffer_span(bound));
}

/* The next record of the files and its key. */
static enum sz_status read_on(struct sz_grouping *grouping) {
    struct sz_files_scan *scan = grouping->scan;
    size_t file = scan->is_open ? scan->file : SIZE_MAX;
    enum sz_status status = sz_files_go_on(scan);
    if (status != SZ_OK || scan->is_end)
        return status;
    grouping->number++;
    bool is_first = scan->file != file;
    if (is_first || sz_offsets_wants(grouping->number))
        status = sz_offsets_note(&grouping->lookup->offsets, scan, grouping->number, is_first);
    return status == SZ_OK ? sz_shape_write_key(&grouping->shape, scan, &grouping->key) : status;
}

static bool is_inside(const struct sz_grouping *grouping) {
    if (grouping->has_lower && compare(grouping, &grouping->lower) <= 0)
        return false;
    if (!grouping->has_upper)
        return true;
    int order = compare(grouping, &grouping->upper);
    return order < 0 || (order == 0 && !grouping->streams_upper);
}

static void restart_scan(struct sz_grouping *grouping) {
    sz_files_stop(grouping->scan);
    sz_files_start(grouping->lookup->files, grouping->scan, grouping->shape.wanted);
    grouping->number = 0;
}

static enum sz_status add(struct sz_grouping *grouping) {
    struct sz_span key = sz_buffer_span(&grouping->key);
    return sz_groups_add(&grouping->groups, sz_shape_digest(&grouping->shape, key, grouping->groups.seed),
                         key, sz_buffer_span(&grouping->row));
}

/* Records of the run, up to the one whose place is to be noted, that belong to a group that there is: their keys are
 * compared where they lie. Stops at a record that needs more. */
static enum sz_status add_known(struct sz_grouping *grouping, size_t cell, bool has_rows) {
    struct sz_run *run = grouping->scan->reader.run;
    uint64_t until = sz_offsets_next(grouping->number) - 1;
    enum sz_status status = SZ_OK;
    while (run->at + 1 < run->stretch.count && grouping->number < until && status == SZ_OK &&
           !grouping->groups.is_full) {
        run->at++;
        struct sz_span key = sz_run_cell(run, cell);
        struct sz_group *group = NULL;
        if (!sz_run_is_quoted(run, key))
            group = sz_groups_find(&grouping->groups, sz_shape_digest_cell(key, grouping->groups.seed), key);
        if (group == NULL) {
            run->at--;
            break;
        }
        grouping->number++;
        if (!has_rows) {
            group->count++;
            continue;
        }
        status = sz_shape_write_row(&grouping->shape, grouping->scan, grouping->number, &grouping->row);
        if (status == SZ_OK)
            status = sz_groups_append(&grouping->groups, group, sz_buffer_span(&grouping->row));
    }
    return status;
}

/* Those that follow the record that the scan is at. */
static enum sz_status add_more(struct sz_grouping *grouping, bool has_rows) {
    const struct sz_files_scan *scan = grouping->scan;
    size_t cell = SIZE_MAX;
    if (!grouping->has_lower && !grouping->has_upper && sz_shape_has_text_key(&grouping->shape))
        cell = sz_files_place(scan->files, scan->file, grouping->shape.keys[0].column);
    return cell < scan->reader.run->quick ? add_known(grouping, cell, has_rows) : SZ_OK;
}

/* Holds all records between the bounds, or as many as make the groups full. */
static enum sz_status pass(struct sz_grouping *grouping) {
    bool has_rows = sz_shape_row_count(&grouping->shape) > 0;
    enum sz_status status = SZ_OK;
    sz_groups_free(&grouping->groups);
    restart_scan(grouping);
    while (status == SZ_OK && !grouping->groups.is_full) {
        status = read_on(grouping);
        if (status != SZ_OK || grouping->scan->is_end)
            break;
        if ((grouping->has_lower || grouping->has_upper) && !is_inside(grouping))
            continue;
        if (has_rows)
            status = sz_shape_write_row(&grouping->shape, grouping->scan, grouping->number, &grouping->row);
        if (status == SZ_OK)
            status = add(grouping);
        if (status == SZ_OK)
            status = add_more(grouping, has_rows);
    }
    return fail(grouping, status);
}

static enum sz_status sort(struct sz_grouping *grouping) {
    const struct sz_reader_setup *setup = grouping->lookup->files->setup;
    const struct sz_group_order order = {sz_shape_compare, &grouping->shape, setup->is_interrupted,
                                         setup->data};
    return fail(grouping, sz_groups_sort(&grouping->groups, &order));
}

/* Draws the upper bound in: of what is held, half of the bytes, and at least one group less. */
static enum sz_status draw_in(struct sz_grouping *grouping) {
    const struct sz_groups *groups = &grouping->groups;
    size_t count = sz_groups_count(groups), place = 0;
    uint64_t size = 0, half = 0;
    enum sz_status status = sort(grouping);
    if (status != SZ_OK)
        return status;
    for (size_t i = 0; i < count; i++)
        half += sz_groups_at(groups, i)->size / 2;
    while (place + 2 < count && (size += sz_groups_at(groups, place)->size) < half)
        place++;
    grouping->has_upper = true;
    grouping->streams_upper = count == 1;
    return fail(grouping, copy_key(&grouping->upper, sz_groups_at(groups, place)->key));
}

/* Holds the groups behind the lower bound, as many of the first ones as there is room for. */
static enum sz_status gather(struct sz_grouping *grouping) {
    grouping->is_held = false;
    enum sz_status status = pass(grouping);
    while (status == SZ_OK && grouping->groups.is_full) {
        status = draw_in(grouping);
        if (status == SZ_OK)
            status = pass(grouping);
    }
    if (status == SZ_OK)
        status = sort(grouping);
    grouping->group = 0;
    grouping->given = 0;
    grouping->is_streaming = false;
    grouping->is_held = status == SZ_OK;
    return status;
}

/* Hands out the next record that is held; false: there is none left. */
static bool give_held(struct sz_grouping *grouping) {
    const struct sz_groups *groups = &grouping->groups;
    for (; grouping->group < sz_groups_count(groups); grouping->group++, grouping->given = 0) {
        const struct sz_group *group = sz_groups_at(groups, grouping->group);
        if (grouping->given == (grouping->drops_duplicates ? 1 : group->count))
            continue;
        if (grouping->given++ == 0) {
            sz_shape_read_key(&grouping->shape, group->key);
            grouping->cursor = sz_group_start(group);
        }
        if (sz_shape_row_count(&grouping->shape) > 0)
            sz_group_cursor_take(&grouping->cursor,
                                 sz_shape_read_row(&grouping->shape, sz_group_cursor_row(&grouping->cursor)));
        return true;
    }
    return false;
}

/* The next record of the group that is too large, or the end of the files. */
static enum sz_status stream(struct sz_grouping *grouping) {
    do {
        enum sz_status status = read_on(grouping);
        if (status != SZ_OK || grouping->scan->is_end)
            return fail(grouping, status);
    } while (compare(grouping, &grouping->upper) != 0);
    return SZ_OK;
}

/* What is held was handed out, and what is to be streamed too: on to the keys behind the upper bound. */
static enum sz_status go_behind(struct sz_grouping *grouping) {
    struct sz_buffer bound = grouping->lower;
    grouping->lower = grouping->upper;
    grouping->upper = bound;
    grouping->has_lower = true;
    grouping->has_upper = grouping->streams_upper = false;
    return gather(grouping);
}

enum sz_status sz_grouping_next(struct sz_grouping *grouping) {
    enum sz_status status = grouping->scan->failure.status;
    while (status == SZ_OK) {
        if (grouping->is_streaming) {
            status = stream(grouping);
            if (status != SZ_OK || !grouping->scan->is_end)
                return status;
            status = go_behind(grouping);
        } else if (give_held(grouping)) {
            grouping->scan->is_end = false;
            return SZ_OK;
        } else if (grouping->streams_upper) {
            restart_scan(grouping);
            grouping->is_streaming = true;
        } else if (grouping->has_upper) {
            status = go_behind(grouping);
        } else {
            grouping->scan->is_end = true;
            return SZ_OK;
        }
    }
    return status;
}

/* Once more from the start, where the files were read through once and all is still held. */
static enum sz_status start_again(struct sz_grouping *grouping) {
    enum sz_status status = sz_files_check(grouping->scan);
    grouping->group = 0;
    grouping->given = 0;
    return status == SZ_OK ? sz_grouping_next(grouping) : status;
}

enum sz_status sz_grouping_start(struct sz_grouping *grouping, uint64_t wanted) {
    bool is_held = grouping->is_held && !grouping->has_lower && !grouping->has_upper;
    if (is_held)
        return start_again(grouping);
    grouping->has_lower = grouping->has_upper = grouping->streams_upper = false;
    enum sz_status status = sz_shape_set(&grouping->shape, wanted, grouping->has_numbers);
    restart_scan(grouping);
    status = status == SZ_OK ? gather(grouping) : fail(grouping, status);
    return status == SZ_OK ? sz_grouping_next(grouping) : status;
}

/* Gathers again from this group on, with numbers, and goes to the same record: it is the `given`th of its group, and
 * so far nobody could tell the records of a group apart. */
static enum sz_status add_numbers(struct sz_grouping *grouping) {
    uint64_t given = grouping->given;
    enum sz_status status = SZ_OK;
    if (grouping->group > 0) {
        grouping->has_lower = true;
        status = copy_key(&grouping->lower, sz_groups_at(&grouping->groups, grouping->group - 1)->key);
    }
    grouping->has_numbers = true;
    grouping->drops_duplicates = false;
    if (status == SZ_OK)
        status = sz_shape_set(&grouping->shape, grouping->shape.wanted, true);
    status = status == SZ_OK ? gather(grouping) : fail(grouping, status);
    while (status == SZ_OK && given-- > 0)
        status = sz_grouping_next(grouping);
    return status;
}

enum sz_status sz_grouping_number(struct sz_grouping *grouping, uint64_t *number) {
    enum sz_status status = SZ_OK;
    if (!grouping->is_streaming && !grouping->has_numbers)
        status = add_numbers(grouping);
    *number = grouping->is_streaming ? grouping->number : sz_shape_extra(&grouping->shape, SZ_EXTRA_NUMBER);
    return status;
}
