/* Readers of one quantity: quantity(X [, unit]) and its family.
 *
 * Each reads its first argument and answers one thing about it; what is no quantity, or of another dimension
 * than the unit argument, is NULL, and quantity_error says why. A unit that doesn't exist is an SQL error. */
#include "message.h"
#include "register.h"
#include "value.h"

SQLITE_EXTENSION_INIT3

/* Reads values[0] with the unit of values[1], where there is one. SZ_OK; a refusal in `problem`; or false:
 * the result is set (or stays NULL). */
static bool read_arguments(sqlite3_context *context, const char *function, int count, sqlite3_value **values,
                           struct sz_quantity_options *options, struct sz_quantity *quantity,
                           struct sz_problem *problem) {
    *options = (struct sz_quantity_options){0};
    *problem = (struct sz_problem){0};
    if (sz_value_any_null(count, values))
        return false;
    if (count > 1 && !sz_value_unit(context, function, values[1], options))
        return false;
    enum sz_status status = sz_value_quantity(context, values[0], options, quantity, problem);
    if (!sz_status_is_world(status))
        return true;
    sz_result_problem(context, function, problem, values[0], NULL);
    return false;
}

/* The same for readers that answer NULL to what is no quantity. */
static bool read_valid(sqlite3_context *context, const char *function, int count, sqlite3_value **values,
                       struct sz_quantity_options *options, struct sz_quantity *quantity) {
    struct sz_problem problem;
    return read_arguments(context, function, count, values, options, quantity, &problem) &&
           problem.status == SZ_OK;
}

static bool read_one(sqlite3_context *context, const char *function, int count, sqlite3_value **values,
                     struct sz_quantity *quantity) {
    struct sz_quantity_options options;
    return read_valid(context, function, count, values, &options, quantity);
}

static void result_word(sqlite3_context *context, const char *word) {
    sqlite3_result_text(context, word, -1, SQLITE_STATIC);
}

static void quantity(sqlite3_context *context, int count, sqlite3_value **values) {
    struct sz_quantity found;
    if (read_one(context, "quantity", count, values, &found))
        sz_result_quantity(context, &found.interval, found.unit);
}

/* The unit in which the ends are wanted. */
static enum sz_unit_id unit_wanted(const struct sz_quantity_options *options,
                                   const struct sz_quantity *quantity) {
    return options->has_unit ? options->unit : quantity->unit;
}

static void quantity_low(sqlite3_context *context, int count, sqlite3_value **values) {
    struct sz_quantity_options options;
    struct sz_quantity found;
    if (read_valid(context, "quantity_low", count, values, &options, &found))
        sz_result_amount(context, found.interval.low, unit_wanted(&options, &found));
}

static void quantity_high(sqlite3_context *context, int count, sqlite3_value **values) {
    struct sz_quantity_options options;
    struct sz_quantity found;
    if (!read_valid(context, "quantity_high", count, values, &options, &found))
        return;
    if (found.interval.is_unbounded)
        sz_result_infinity(context);
    else
        sz_result_amount(context, found.interval.high, unit_wanted(&options, &found));
}

static void quantity_low_open(sqlite3_context *context, int count, sqlite3_value **values) {
    struct sz_quantity found;
    if (read_one(context, "quantity_low_open", count, values, &found))
        sqlite3_result_int(context, found.interval.is_low_open);
}

static void quantity_high_open(sqlite3_context *context, int count, sqlite3_value **values) {
    struct sz_quantity found;
    if (read_one(context, "quantity_high_open", count, values, &found))
        sqlite3_result_int(context, found.interval.is_high_open);
}

static void quantity_about(sqlite3_context *context, int count, sqlite3_value **values) {
    struct sz_quantity found;
    if (read_one(context, "quantity_about", count, values, &found))
        sqlite3_result_int(context, found.interval.is_about);
}

static void quantity_unit(sqlite3_context *context, int count, sqlite3_value **values) {
    struct sz_quantity found;
    if (read_one(context, "quantity_unit", count, values, &found))
        result_word(context, sz_units[found.unit].symbol);
}

static void quantity_dimension(sqlite3_context *context, int count, sqlite3_value **values) {
    struct sz_quantity found;
    if (read_one(context, "quantity_dimension", count, values, &found))
        result_word(context, sz_value_dimension_name(sz_units[found.unit].dimension));
}

static void quantity_kind(sqlite3_context *context, int count, sqlite3_value **values) {
    struct sz_quantity found;
    if (read_one(context, "quantity_kind", count, values, &found))
        result_word(context, sz_quantity_kind(&found.interval));
}

static void quantity_item(sqlite3_context *context, int count, sqlite3_value **values) {
    struct sz_quantity found;
    if (!read_one(context, "quantity_item", count, values, &found))
        return;
    if (found.item_id >= 0)
        result_word(context, sz_items[found.item_id].name);
    else if (found.item.length > 0)
        sz_result_text(context, found.item);
}

static void quantity_valid(sqlite3_context *context, int count, sqlite3_value **values) {
    struct sz_quantity_options options;
    struct sz_quantity found;
    struct sz_problem problem;
    if (read_arguments(context, "quantity_valid", count, values, &options, &found, &problem))
        sqlite3_result_int(context, problem.status == SZ_OK);
}

static void quantity_error(sqlite3_context *context, int count, sqlite3_value **values) {
    struct sz_quantity_options options;
    struct sz_quantity found;
    struct sz_problem problem;
    struct sz_span text;
    if (!read_arguments(context, "quantity_error", count, values, &options, &found, &problem) ||
        problem.status == SZ_OK)
        return;
    if (sz_value_text(values[0], &text))
        sz_result_message(context, sz_message_for_value(&problem, text));
    else
        sqlite3_result_error_nomem(context);
}

static void quantity_stated(sqlite3_context *context, int count, sqlite3_value **values) {
    struct sz_quantity found;
    if (read_one(context, "quantity_stated", count, values, &found) && found.has_stated)
        sz_result_amount(context, found.stated, found.unit);
}

static void quantity_plausible(sqlite3_context *context, int count, sqlite3_value **values) {
    struct sz_quantity found;
    struct sz_interval plausible;
    if (!read_one(context, "quantity_plausible", count, values, &found))
        return;
    struct sz_problem problem = {sz_quantity_plausible(&found, &plausible), 0, 0};
    if (problem.status == SZ_OK)
        sz_result_quantity(context, &plausible, found.unit);
    else
        sz_result_problem(context, "quantity_plausible", &problem, values[0], NULL);
}

/* A flat table of registrations. */
const struct sz_function sz_quantity_functions[] = {
    {.name = "quantity",
     .arguments = 1,
     .call = quantity,
     .signature = "quantity(X [, unit])",
     .summary = "canonical text of the quantity, or NULL; the unit is that of bare numbers",
     .example = "SELECT quantity('4 tons and 753 kg')"},
    {.name = "quantity", .arguments = 2, .call = quantity},
    {.name = "quantity_low",
     .arguments = 1,
     .call = quantity_low,
     .signature = "quantity_low(X [, unit])",
     .summary = "the lower bound as a number, in the unit or the base unit",
     .example = "SELECT quantity_low('more than 8.9 tons', 't')"},
    {.name = "quantity_low", .arguments = 2, .call = quantity_low},
    {.name = "quantity_high",
     .arguments = 1,
     .call = quantity_high,
     .signature = "quantity_high(X [, unit])",
     .summary = "the upper bound as a number, Inf where there is none",
     .example = "SELECT quantity_high('up to 5 kg')"},
    {.name = "quantity_high", .arguments = 2, .call = quantity_high},
    {.name = "quantity_low_open",
     .arguments = 1,
     .call = quantity_low_open,
     .signature = "quantity_low_open(X)",
     .summary = "1 if the lower bound itself is excluded",
     .example = "SELECT quantity_low_open('more than 83 kg')"},
    {.name = "quantity_high_open",
     .arguments = 1,
     .call = quantity_high_open,
     .signature = "quantity_high_open(X)",
     .summary = "1 if the upper bound itself is excluded, or absent",
     .example = "SELECT quantity_high_open('less than 7 kg')"},
    {.name = "quantity_about",
     .arguments = 1,
     .call = quantity_about,
     .signature = "quantity_about(X)",
     .summary = "1 if the quantity is marked as an approximation",
     .example = "SELECT quantity_about('about 11.4 tons')"},
    {.name = "quantity_unit",
     .arguments = 1,
     .call = quantity_unit,
     .signature = "quantity_unit(X)",
     .summary = "the base unit: kg, l, m, m2, pcs or the currency",
     .example = "SELECT quantity_unit('5 tons')"},
    {.name = "quantity_dimension",
     .arguments = 1,
     .call = quantity_dimension,
     .signature = "quantity_dimension(X)",
     .summary = "mass, volume, length, area, count or money",
     .example = "SELECT quantity_dimension('5 tons')"},
    {.name = "quantity_kind",
     .arguments = 1,
     .call = quantity_kind,
     .signature = "quantity_kind(X)",
     .summary = "exact, about, more than, at least, less than, at most or between",
     .example = "SELECT quantity_kind('over 83 kg')"},
    {.name = "quantity_item",
     .arguments = 1,
     .call = quantity_item,
     .signature = "quantity_item(X)",
     .summary = "what is counted or weighed: the canonical item, or its words",
     .example = "SELECT quantity_item('5 kg of heroin')"},
    {.name = "quantity_valid",
     .arguments = 1,
     .call = quantity_valid,
     .signature = "quantity_valid(X)",
     .summary = "1 if X is a quantity, 0 if not",
     .example = "SELECT quantity_valid('5 kg')"},
    {.name = "quantity_error",
     .arguments = 1,
     .call = quantity_error,
     .signature = "quantity_error(X [, unit])",
     .summary = "why X is no quantity, and at which byte; NULL if it is one",
     .example = "SELECT quantity_error('12,34,5 kg')"},
    {.name = "quantity_error", .arguments = 2, .call = quantity_error},
    {.name = "quantity_stated",
     .arguments = 1,
     .call = quantity_stated,
     .signature = "quantity_stated(X)",
     .summary = "the one figure in the words, as a spreadsheet would hold it",
     .example = "SELECT quantity_stated('more than 8.9 tons')"},
    {.name = "quantity_plausible",
     .arguments = 1,
     .call = quantity_plausible,
     .signature = "quantity_plausible(X)",
     .summary = "the words as a reader takes them: one unit of the last given digit",
     .example = "SELECT quantity_plausible('more than 8.9 tons')"},
    {0},
};
