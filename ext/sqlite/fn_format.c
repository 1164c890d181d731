/* quantity_format(X, unit [, lang]) and quantity_bar(X, full [, width]): quantities for people to look at.
 *
 * What is no quantity, or of another dimension, is NULL. */
#include "../quantity/wording.h"
#include "register.h"
#include "value.h"

SQLITE_EXTENSION_INIT3

/* Reads a quantity; false: it is none (NULL), or the error is set. */
static bool read_value(sqlite3_context *context, const char *function, sqlite3_value *value,
                       const struct sz_quantity_options *options, struct sz_quantity *quantity) {
    struct sz_problem problem = {0};
    enum sz_status status = sz_value_quantity(context, value, options, quantity, &problem);
    if (sz_status_is_world(status))
        sz_result_problem(context, function, &problem, value, NULL);
    return status == SZ_OK;
}

/* The language of the third argument, English where there is none; NULL: the error is set. */
static const struct sz_locale *locale_of(sqlite3_context *context, int count, sqlite3_value **values) {
    struct sz_span tag = SZ_SPAN("en");
    if (count > 2 && !sz_value_text(values[2], &tag)) {
        sqlite3_result_error_nomem(context);
        return NULL;
    }
    const struct sz_locale *locale = sz_phrases_find_locale(tag);
    if (locale == NULL) {
        struct sz_problem problem = {SZ_UNKNOWN_LANGUAGE, 0, 0};
        sz_result_problem(context, "quantity_format", &problem, values[2], NULL);
    }
    return locale;
}

static void quantity_format(sqlite3_context *context, int count, sqlite3_value **values) {
    struct sz_quantity_options options = {0};
    struct sz_quantity quantity;
    char text[SZ_WORDING_TEXT_MAX];
    if (sz_value_any_null(count, values) || !sz_value_unit(context, "quantity_format", values[1], &options))
        return;
    const struct sz_locale *locale = locale_of(context, count, values);
    if (locale == NULL || !read_value(context, "quantity_format", values[0], &options, &quantity))
        return;
    size_t length = sz_wording_format(&quantity.interval, options.unit, locale, text);
    sz_result_text(context, sz_span_of(text, length));
}

/* ---- quantity_bar ---- */

enum { WIDTH = 20, WIDTH_MAX = 200, CELL_BYTES = 3 };

/* How many cells of `width` an amount fills: whole ones, or the last one that it touches too. */
static int cells_of(sz_amount amount, sz_amount full, int width, bool is_touched) {
    if (amount >= full)
        return width;
    while (amount > SZ_AMOUNT_MAX / WIDTH_MAX) { /* far beyond what a cell shows */
        amount >>= 1;
        full >>= 1;
    }
    sz_amount parts = amount * width;
    return (int)(parts / full) + (is_touched && parts % full != 0);
}

static size_t fill(char *text, const char *cell, int count) {
    for (int i = 0; i < count; i++)
        memcpy(text + i * CELL_BYTES, cell, CELL_BYTES);
    return (size_t)count * CELL_BYTES;
}

/* Certain cells are full, possible ones shaded; the last is an arrow where there is no upper end. */
static void result_bar(sqlite3_context *context, const struct sz_interval *interval, sz_amount full,
                       int width) {
    char text[WIDTH_MAX * CELL_BYTES];
    int certain = cells_of(interval->low, full, width, false);
    int possible = interval->is_unbounded ? width - 1 : cells_of(interval->high, full, width, true);
    if (interval->is_unbounded && certain == width)
        certain--;
    size_t length = fill(text, "\u2588", certain);
    if (possible > certain)
        length += fill(text + length, "\u2592", possible - certain);
    if (interval->is_unbounded)
        length += fill(text + length, "\u2192", 1);
    sz_result_text(context, sz_span_of(text, length));
}

/* What a full bar is worth, in the unit of `quantity`: a quantity (its upper end, or its lower where there is
 * none), or a number of base units. false: NULL, or the error is set. */
static bool read_full(sqlite3_context *context, sqlite3_value *value, const struct sz_quantity *quantity,
                      sz_amount *full) {
    struct sz_quantity_options options = {.has_unit = true, .unit = quantity->unit};
    struct sz_quantity whole;
    if (!read_value(context, "quantity_bar", value, &options, &whole))
        return false;
    *full = whole.interval.is_unbounded ? whole.interval.low : whole.interval.high;
    return *full > 0;
}

static void quantity_bar(sqlite3_context *context, int count, sqlite3_value **values) {
    struct sz_quantity quantity;
    sz_amount full;
    sqlite3_int64 width = WIDTH;
    if (sz_value_any_null(count, values))
        return;
    if (count > 2)
        width = sqlite3_value_int64(values[2]);
    if (width >= 1 && width <= WIDTH_MAX && read_value(context, "quantity_bar", values[0], NULL, &quantity) &&
        read_full(context, values[1], &quantity, &full))
        result_bar(context, &quantity.interval, full, (int)width);
}

const struct sz_function sz_format_functions[] = {
    {.name = "quantity_format",
     .arguments = 2,
     .call = quantity_format,
     .signature = "quantity_format(X, unit [, lang])",
     .summary = "words for people, in English or in the language of the tag (ru)",
     .example = "SELECT quantity_format('>8900 kg', 't')"},
    {.name = "quantity_format", .arguments = 3, .call = quantity_format},
    {.name = "quantity_bar",
     .arguments = 2,
     .call = quantity_bar,
     .signature = "quantity_bar(X, full [, width])",
     .summary = "a text bar: certain part solid, possible part shaded, an arrow without upper bound",
     .example = "SELECT quantity_bar('5..7 kg', '10 kg')"},
    {.name = "quantity_bar", .arguments = 3, .call = quantity_bar},
    {0},
};
