/* bounded_intersect, _hull, _min and _max (X): results whose ends are ends of rows, as aggregates and window
 * functions.
 *
 * All ends stand on one line: at the same figure a lower end stands further right where it is open, an upper
 * one further left, an absent one right of all. Each function asks for the leftmost or the rightmost lower
 * end, and the same of upper ends:
 *
 *                  lower end    upper end
 *     intersect    rightmost    leftmost     NULL where they cross: the rows contradict each other
 *     hull         leftmost     rightmost
 *     min          leftmost     leftmost
 *     max          rightmost    rightmost
 *
 * A row that a later one beats can never matter again, so each side keeps a queue of ends that only get worse
 * from its front to its back, with the number of their row. Rows leave a window frame in the order in which
 * they came; it is enough to count them. The memory is that of the frame at most. */
#include "row.h"

SQLITE_EXTENSION_INIT3

/* No member is wider than 64 bits: SQLite's memory is aligned for those. */
struct end {
    uint64_t row;
    uint64_t limbs[2]; /* the figure; 0 where the end is absent */
    int8_t nudge;      /* how an open end stands beside its figure */
    bool is_absent;
    bool is_about;
};

struct queue {
    struct end *ends; /* of the allocator */
    size_t first;
    size_t count;
    size_t capacity;
};

struct extremes {
    struct queue lows;
    struct queue highs;
    uint64_t came; /* rows that were added … */
    uint64_t left; /* … and of these, taken out again */
    enum sz_unit_id unit;
};

struct choice {
    const char *function;
    bool wants_rightmost_low;
    bool wants_rightmost_high;
};

static const struct choice intersect = {"bounded_intersect", true, false};
static const struct choice hull = {"bounded_hull", false, true};
static const struct choice minimum = {"bounded_min", false, false};
static const struct choice maximum = {"bounded_max", true, true};

/* ---- ends ---- */

static struct end end_of(sz_amount figure, int nudge, bool is_about) {
    return (struct end){.limbs = {(uint64_t)figure, (uint64_t)((sz_amount_bits)figure >> 64)},
                        .nudge = (int8_t)nudge,
                        .is_about = is_about};
}

static struct end low_of(const struct sz_interval *row) {
    return end_of(row->low, row->is_low_open ? 1 : 0, row->is_about);
}

/* An absent end is set by nobody, so it marks nothing. */
static struct end high_of(const struct sz_interval *row) {
    struct end end = end_of(row->high, row->is_high_open ? -1 : 0, row->is_about && !row->is_unbounded);
    end.is_absent = row->is_unbounded;
    return end;
}

static sz_amount figure_of(const struct end *end) {
    return (sz_amount)(((sz_amount_bits)end->limbs[1] << 64) | end->limbs[0]);
}

/* Negative where `a` stands left of `b`. */
static int compare(const struct end *a, const struct end *b) {
    sz_amount left = figure_of(a), right = figure_of(b);
    if (a->is_absent || b->is_absent)
        return (int)a->is_absent - (int)b->is_absent;
    if (left != right)
        return left < right ? -1 : 1;
    return a->nudge - b->nudge;
}

/* ---- queues ---- */

static enum sz_status reserve(struct queue *queue) {
    if (queue->first + queue->count < queue->capacity)
        return SZ_OK;
    if (queue->first > queue->capacity / 2) {
        memmove(queue->ends, queue->ends + queue->first, queue->count * sizeof *queue->ends);
        queue->first = 0;
        return SZ_OK;
    }
    size_t capacity = queue->capacity == 0 ? 16 : queue->capacity * 2, size;
    if (__builtin_mul_overflow(capacity, sizeof *queue->ends, &size))
        return SZ_NO_MEMORY;
    struct end *ends = sz_sqlite_allocator.resize(queue->ends, size);
    if (ends == NULL)
        return SZ_NO_MEMORY;
    queue->ends = ends;
    queue->capacity = capacity;
    return SZ_OK;
}

/* Drops from the back whatever the new end beats. Of equal ends the marked one must be known as long as it is
 * there: an unmarked end behind it does not replace it. */
static enum sz_status push(struct queue *queue, struct end end, bool wants_rightmost) {
    while (queue->count > 0) {
        const struct end *back = &queue->ends[queue->first + queue->count - 1];
        int order = wants_rightmost ? compare(&end, back) : compare(back, &end);
        if (order < 0 || (order == 0 && back->is_about && !end.is_about))
            break;
        queue->count--;
    }
    if (reserve(queue) != SZ_OK)
        return SZ_NO_MEMORY;
    queue->ends[queue->first + queue->count++] = end;
    return SZ_OK;
}

static void expire(struct queue *queue, uint64_t left) {
    while (queue->count > 0 && queue->ends[queue->first].row < left) {
        queue->first++;
        queue->count--;
    }
}

/* ---- the four functions ---- */

static void add(sqlite3_context *context, const struct choice *choice, int count, sqlite3_value **values) {
    struct extremes *state = sqlite3_aggregate_context(context, sizeof *state);
    struct sz_canonical row;
    if (state == NULL) {
        sqlite3_result_error_nomem(context);
        return;
    }
    if (!sz_row_read(context, choice->function, count, values, state->came == state->left, &state->unit,
                     &row))
        return;
    struct end low = low_of(&row.interval), high = high_of(&row.interval);
    low.row = high.row = state->came;
    if (push(&state->lows, low, choice->wants_rightmost_low) == SZ_OK &&
        push(&state->highs, high, choice->wants_rightmost_high) == SZ_OK)
        state->came++;
    else
        sqlite3_result_error_nomem(context);
}

static void take_out(sqlite3_context *context, int count, sqlite3_value **values) {
    struct extremes *state = sqlite3_aggregate_context(context, 0);
    (void)count;
    if (state == NULL || sz_value_is_null(values[0]))
        return;
    state->left++;
    expire(&state->lows, state->left);
    expire(&state->highs, state->left);
}

static void value(sqlite3_context *context) {
    const struct extremes *state = sqlite3_aggregate_context(context, 0);
    if (state == NULL || state->lows.count == 0 || state->highs.count == 0)
        return;
    const struct end *low = &state->lows.ends[state->lows.first];
    const struct end *high = &state->highs.ends[state->highs.first];
    struct sz_interval result = {.low = figure_of(low),
                                 .high = figure_of(high),
                                 .is_low_open = low->nudge != 0,
                                 .is_high_open = high->nudge != 0,
                                 .is_unbounded = high->is_absent,
                                 .is_about = low->is_about || high->is_about};
    if (sz_interval_is_valid(&result))
        sz_result_quantity(context, &result, state->unit);
}

/* SQLite calls this for every context that there is, also when the statement is interrupted or fails. */
static void final(sqlite3_context *context) {
    struct extremes *state = sqlite3_aggregate_context(context, 0);
    if (state == NULL)
        return;
    value(context);
    sz_sqlite_allocator.release(state->lows.ends);
    sz_sqlite_allocator.release(state->highs.ends);
    memset(state, 0, sizeof *state);
}

static void intersect_step(sqlite3_context *context, int count, sqlite3_value **values) {
    add(context, &intersect, count, values);
}

static void hull_step(sqlite3_context *context, int count, sqlite3_value **values) {
    add(context, &hull, count, values);
}

static void min_step(sqlite3_context *context, int count, sqlite3_value **values) {
    add(context, &minimum, count, values);
}

static void max_step(sqlite3_context *context, int count, sqlite3_value **values) {
    add(context, &maximum, count, values);
}

#define EXTREME(function_name, function_step, says, shown)                                                   \
    {                                                                                                        \
        .name = #function_name, .arguments = 1, .step = function_step, .final = final, .value = value,       \
        .inverse = take_out, .signature = #function_name "(X)", .summary = says, .example = shown            \
    }

const struct sz_function sz_extreme_functions[] = {
    EXTREME(bounded_intersect, intersect_step,
            "what all rows allow together; NULL if they contradict each other",
            "SELECT bounded_intersect(value) FROM json_each('[\"over 8 t\", \"8.5..9.5 t\"]')"),
    EXTREME(bounded_hull, hull_step, "the range that holds all rows",
            "SELECT bounded_hull(value) FROM json_each('[\"5 kg\", \"8 kg\"]')"),
    EXTREME(bounded_min, min_step, "the range of the least of the rows",
            "SELECT bounded_min(value) FROM json_each('[\"5..9 kg\", \"7..8 kg\"]')"),
    EXTREME(bounded_max, max_step, "the range of the greatest of the rows",
            "SELECT bounded_max(value) FROM json_each('[\"5..9 kg\", \"7..8 kg\"]')"),
    {0},
};
