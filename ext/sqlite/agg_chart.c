/* bounded_chart(label, X): a picture of the rows of a group, a bar for each in the order in which they come.
 *
 *     SELECT bounded_chart(item, quantity) FROM (SELECT item, quantity FROM total ORDER BY item)
 *
 * Rows are those of every bounded aggregate (row.h): NULLs are left out, what is no quantity is an error. The
 * bars and the starts of their labels are kept until the picture is drawn, and there is a most of both. */
#include "chart.h"
#include "row.h"

SQLITE_EXTENSION_INIT3

/* A zeroed one has no bars. */
struct chart_state {
    struct sz_buffer bars; /* of struct sz_bar */
    struct sz_buffer labels;
    size_t count;
    enum sz_unit_id unit;
};

/* The start of the label, cut between characters and marked where it is cut. */
static enum sz_status add_label(struct sz_buffer *labels, struct sz_span label, size_t *length) {
    static const struct sz_span cut_mark = {"\u2026", 3};
    size_t before = labels->length, end = SZ_CHART_LABEL_MAX;
    bool is_cut = label.length > SZ_CHART_LABEL_MAX;
    while (is_cut && end > SZ_CHART_LABEL_MAX - 4 && ((unsigned char)label.text[end] & 0xC0) == 0x80)
        end--;
    enum sz_status status = sz_buffer_add(labels, is_cut ? sz_span_cut(label, 0, end) : label);
    if (status == SZ_OK && is_cut)
        status = sz_buffer_add(labels, cut_mark);
    *length = labels->length - before;
    return status;
}

static enum sz_status add_bar(struct chart_state *state, struct sz_span label,
                              const struct sz_interval *row) {
    struct sz_bar bar = {.interval = *row, .label = state->labels.length};
    if (state->count == 0) {
        sz_buffer_init(&state->bars, &sz_sqlite_allocator);
        sz_buffer_init(&state->labels, &sz_sqlite_allocator);
    }
    state->count++;
    enum sz_status status = add_label(&state->labels, label, &bar.length);
    if (status == SZ_OK)
        status = sz_buffer_add(&state->bars, sz_span_of((const char *)&bar, sizeof bar));
    return status;
}

static void chart_step(sqlite3_context *context, int count, sqlite3_value **values) {
    struct chart_state *state = sqlite3_aggregate_context(context, sizeof *state);
    struct sz_canonical row;
    struct sz_span label;
    (void)count;
    if (state == NULL || !sz_value_text(values[0], &label))
        sqlite3_result_error_nomem(context);
    else if (!sz_row_read(context, "bounded_chart", 1, values + 1, state->count == 0, &state->unit, &row))
        return;
    else if (state->count == SZ_CHART_BARS_MAX)
        sz_result_error(context, sqlite3_mprintf("bounded_chart: more than %d bars; draw fewer rows (LIMIT), "
                                                 "or totals of them (GROUP BY)",
                                                 (int)SZ_CHART_BARS_MAX));
    else if (add_bar(state, label, &row.interval) != SZ_OK)
        sqlite3_result_error_nomem(context);
}

/* SQLite calls this for every context that there is, also when the statement is interrupted or fails. */
static void chart_final(sqlite3_context *context) {
    struct chart_state *state = sqlite3_aggregate_context(context, 0);
    if (state == NULL || state->count == 0)
        return;
    struct sz_buffer svg;
    struct sz_chart chart = {.bars = (const struct sz_bar *)(const void *)state->bars.bytes,
                             .count = state->bars.length / sizeof *chart.bars,
                             .labels = sz_buffer_span(&state->labels),
                             .unit = state->unit};
    sz_buffer_init(&svg, &sz_sqlite_allocator);
    if (chart.count < state->count || sz_chart_draw(&chart, &svg) != SZ_OK)
        sqlite3_result_error_nomem(context);
    else
        sz_result_text(context, sz_buffer_span(&svg));
    sz_buffer_free(&svg);
    sz_buffer_free(&state->bars);
    sz_buffer_free(&state->labels);
    state->count = 0;
}

const struct sz_function sz_chart_functions[] = {
    {.name = "bounded_chart",
     .arguments = 2,
     .step = chart_step,
     .final = chart_final,
     .signature = "bounded_chart(label, X)",
     .summary = "an SVG picture: a bar for each row, its certain part solid, its possible part shaded",
     .example = "SELECT bounded_chart(key, value) FROM json_each('{\"heroin\": \">83 kg\", \"opium\": \"5..7 "
                "kg\"}')"},
    {0},
};
