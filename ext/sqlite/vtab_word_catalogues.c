/* item_catalogue and unit_catalogue: the rows of ext/words/items.def and units.def as tables. Eponymous only.
 *
 * Both are the same table but for their rows: how many there are and what stands in a column. */
#include "value.h"

SQLITE_EXTENSION_INIT3

#include <string.h>

struct catalogue {
    sqlite3_vtab base;
    int rows;
    void (*column)(sqlite3_context *, int row, int column);
};

struct catalogue_cursor {
    sqlite3_vtab_cursor base;
    int row;
};

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

/* ---- the table ---- */

static int connect(sqlite3 *database, const char *schema, const struct catalogue *rows,
                   sqlite3_vtab **table) {
    int code = sqlite3_declare_vtab(database, schema);
    if (code != SQLITE_OK)
        return code;
    struct catalogue *catalogue = sqlite3_malloc64(sizeof *catalogue);
    if (catalogue == NULL)
        return SQLITE_NOMEM;
    *catalogue = *rows;
    *table = &catalogue->base;
    return sqlite3_vtab_config(database, SQLITE_VTAB_INNOCUOUS);
}

static int item_connect(sqlite3 *database, void *aux, int count, const char *const *values,
                        sqlite3_vtab **table, char **message) {
    (void)aux, (void)count, (void)values, (void)message;
    const struct catalogue rows = {.rows = SZ_ITEM_COUNT, .column = item_column};
    return connect(database, "CREATE TABLE x(item, category, source)", &rows, table);
}

static int unit_connect(sqlite3 *database, void *aux, int count, const char *const *values,
                        sqlite3_vtab **table, char **message) {
    (void)aux, (void)count, (void)values, (void)message;
    const struct catalogue rows = {.rows = SZ_UNIT_COUNT, .column = unit_column};
    return connect(database, "CREATE TABLE x(unit, dimension, base_unit, factor, source)", &rows, table);
}

static int catalogue_disconnect(sqlite3_vtab *table) {
    sqlite3_free(table);
    return SQLITE_OK;
}

static int catalogue_best_index(sqlite3_vtab *table, sqlite3_index_info *info) {
    const struct catalogue *catalogue = (const struct catalogue *)table;
    info->estimatedCost = catalogue->rows;
    info->estimatedRows = catalogue->rows;
    return SQLITE_OK;
}

static int catalogue_open(sqlite3_vtab *table, sqlite3_vtab_cursor **cursor) {
    (void)table;
    struct catalogue_cursor *catalogue = sqlite3_malloc64(sizeof *catalogue);
    if (catalogue == NULL)
        return SQLITE_NOMEM;
    memset(catalogue, 0, sizeof *catalogue);
    *cursor = &catalogue->base;
    return SQLITE_OK;
}

static int catalogue_close(sqlite3_vtab_cursor *cursor) {
    sqlite3_free(cursor);
    return SQLITE_OK;
}

static int catalogue_filter(sqlite3_vtab_cursor *cursor, int plan, const char *plan_text, int count,
                            sqlite3_value **values) {
    (void)plan, (void)plan_text, (void)count, (void)values;
    ((struct catalogue_cursor *)cursor)->row = 0;
    return SQLITE_OK;
}

static int catalogue_next(sqlite3_vtab_cursor *cursor) {
    ((struct catalogue_cursor *)cursor)->row++;
    return SQLITE_OK;
}

static int catalogue_eof(sqlite3_vtab_cursor *cursor) {
    const struct catalogue *catalogue = (const struct catalogue *)cursor->pVtab;
    return ((const struct catalogue_cursor *)cursor)->row >= catalogue->rows;
}

static int catalogue_column(sqlite3_vtab_cursor *cursor, sqlite3_context *context, int column) {
    const struct catalogue *catalogue = (const struct catalogue *)cursor->pVtab;
    catalogue->column(context, ((const struct catalogue_cursor *)cursor)->row, column);
    return SQLITE_OK;
}

static int catalogue_rowid(sqlite3_vtab_cursor *cursor, sqlite3_int64 *rowid) {
    *rowid = ((const struct catalogue_cursor *)cursor)->row + 1;
    return SQLITE_OK;
}

#define CATALOGUE_MODULE(connect_rows)                                                                       \
    {                                                                                                        \
        .iVersion = 1, .xConnect = connect_rows, .xBestIndex = catalogue_best_index,                         \
        .xDisconnect = catalogue_disconnect, .xOpen = catalogue_open, .xClose = catalogue_close,             \
        .xFilter = catalogue_filter, .xNext = catalogue_next, .xEof = catalogue_eof,                         \
        .xColumn = catalogue_column, .xRowid = catalogue_rowid                                               \
    }

static const sqlite3_module item_module = CATALOGUE_MODULE(item_connect);
static const sqlite3_module unit_module = CATALOGUE_MODULE(unit_connect);

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
