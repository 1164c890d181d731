/* item_catalogue and unit_catalogue: the rows of ext/words/items.def and units.def as tables. */
#include "catalogue.h"
#include "value.h"

SQLITE_EXTENSION_INIT3

static void result_word(sqlite3_context *context, const char *word) {
    sqlite3_result_text(context, word, -1, SQLITE_STATIC);
}

/* ---- what stands in a row ---- */

enum item_column { ITEM_NAME, ITEM_CATEGORY, ITEM_SOURCE };

static void item_column(sqlite3_context *context, int row, int column) {
    const struct sz_item *item = &sz_items[row];
    switch ((enum item_column)column) {
    case ITEM_NAME:
        result_word(context, item->name);
        break;
    case ITEM_CATEGORY:
        result_word(context, item->category);
        break;
    case ITEM_SOURCE:
        result_word(context, item->source);
        break;
    }
}

enum unit_column { UNIT_SYMBOL, UNIT_DIMENSION, UNIT_BASE, UNIT_FACTOR, UNIT_SOURCE };

/* How many base units one is, in all its decimals. */
static void result_factor(sqlite3_context *context, const struct sz_unit *unit) {
    char text[SZ_AMOUNT_TEXT_MAX];
    sz_amount floor, ceiling;
    if (sz_amount_scale(1, 0, unit->digits, unit->decimals, &floor, &ceiling) == SZ_OK && floor == ceiling)
        sz_result_text(context, sz_span_of(text, sz_amount_format(floor, text)));
}

static void unit_column(sqlite3_context *context, int row, int column) {
    const struct sz_unit *unit = &sz_units[row];
    switch ((enum unit_column)column) {
    case UNIT_SYMBOL:
        result_word(context, unit->symbol);
        break;
    case UNIT_DIMENSION:
        result_word(context, sz_value_dimension_name(unit->dimension));
        break;
    case UNIT_BASE:
        result_word(context, sz_units[unit->base].symbol);
        break;
    case UNIT_FACTOR:
        result_factor(context, unit);
        break;
    case UNIT_SOURCE:
        result_word(context, unit->source);
        break;
    }
}

/* ---- the tables ---- */

static int item_connect(sqlite3 *database, void *aux, int count, const char *const *values,
                        sqlite3_vtab **table, char **message) {
    (void)aux, (void)count, (void)values, (void)message;
    static const struct sz_catalogue catalogue = {
        .declaration = "CREATE TABLE x(item, category, source)",
        .rows = SZ_ITEM_COUNT,
        .column = item_column,
    };
    return sz_catalogue_connect(database, &catalogue, table);
}

static int unit_connect(sqlite3 *database, void *aux, int count, const char *const *values,
                        sqlite3_vtab **table, char **message) {
    (void)aux, (void)count, (void)values, (void)message;
    static const struct sz_catalogue catalogue = {
        .declaration = "CREATE TABLE x(unit, dimension, base_unit, factor, source)",
        .rows = SZ_UNIT_COUNT,
        .column = unit_column,
    };
    return sz_catalogue_connect(database, &catalogue, table);
}

static const sqlite3_module item_module = SZ_CATALOGUE_MODULE(item_connect);
static const sqlite3_module unit_module = SZ_CATALOGUE_MODULE(unit_connect);

const struct sz_table sz_word_catalogue_tables[] = {
    {.name = "item_catalogue",
     .module = &item_module,
     .signature = "item_catalogue",
     .summary = "the items that are known, with their categories and sources",
     .example = "SELECT item FROM item_catalogue WHERE category = 'precursor'"},
    {.name = "unit_catalogue",
     .module = &unit_module,
     .signature = "unit_catalogue",
     .summary = "the units that are known, each in its base unit, exactly, with its source",
     .example = "SELECT unit, factor, base_unit FROM unit_catalogue WHERE dimension = 'mass'"},
    {0},
};
