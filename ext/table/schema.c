/* First every column takes its field unless it is taken, then stand-ins move in, then what holds a place is
 * marked. */
#include "schema.h"

static bool has(const struct sz_schema *schema, enum sz_header_id field) {
    return schema->columns[field] != SZ_NO_COLUMN;
}

/* "Amount (USD)" is what something is worth, where another column says how much of it there is. */
static bool is_money(const struct sz_column *column) {
    return column->has_unit && sz_units[column->unit].dimension == SZ_MONEY;
}

/* "Seizures" beside "kg" are cases, and the other column says what it holds. */
static bool is_better(const struct sz_column *columns, int first, size_t later) {
    return first == SZ_NO_COLUMN || (is_money(&columns[first]) && !is_money(&columns[later])) ||
           (columns[later].field == SZ_HEADER_total && columns[first].lacks_unit && columns[later].has_unit);
}

static void take_fields(const struct sz_column *columns, size_t count, struct sz_schema *schema) {
    for (int field = 0; field < SZ_HEADER_COUNT; field++)
        schema->columns[field] = SZ_NO_COLUMN;
    for (size_t i = 0; i < count; i++)
        if (columns[i].field != SZ_NO_FIELD && is_better(columns, schema->columns[columns[i].field], i))
            schema->columns[columns[i].field] = (int)i;
}

/* Gives the column of `from` up, to `to` where that has none. */
static void stand_in(struct sz_schema *schema, enum sz_header_id from, enum sz_header_id to) {
    if (!has(schema, to))
        schema->columns[to] = schema->columns[from];
}

/* Whether headers name items of the lists: one, or where a column holds amounts of no item several, over which that one is a
 * total. Without a unit they are enough only where no total has one. */
static bool names_known_items(const struct sz_column *columns, size_t count, const struct sz_schema *schema) {
    int total = schema->columns[SZ_HEADER_total], items = 0;
    bool has_amount = has(schema, SZ_HEADER_written) || has(schema, SZ_HEADER_weight);
    bool needs_unit = has_amount || (total != SZ_NO_COLUMN && columns[total].has_unit);
    for (size_t i = 0; i < count; i++)
        items +=
            columns[i].item_length > 0 && columns[i].is_item_known && (columns[i].has_unit || !needs_unit);
    return items > (has_amount ? 1 : 0);
}

/* An amount of what the item's column names, in a unit that its header tells. */
static bool is_measured(const struct sz_column *column) {
    bool is_amount = column->field == SZ_HEADER_written || column->field == SZ_HEADER_weight ||
                     column->field == SZ_HEADER_total;
    return is_amount && column->item_length == 0 && column->has_unit && !is_money(column);
}

/* Whether it is the first that measures in its dimension: "kg" beside "lbs" says the same once more. */
static bool is_first_measure(const struct sz_column *columns, size_t index) {
    for (size_t i = 0; i < index; i++)
        if (is_measured(&columns[i]) &&
            sz_units[columns[i].unit].dimension == sz_units[columns[index].unit].dimension)
            return false;
    return is_measured(&columns[index]);
}

/* "Drug, kg, litres, tablets": amounts of one item that can't be each other. */
static bool has_measures(const struct sz_column *columns, size_t count, const struct sz_schema *schema) {
    int measures = 0;
    for (size_t i = 0; i < count; i++) {
        bool is_amount = columns[i].field == SZ_HEADER_written || columns[i].field == SZ_HEADER_weight;
        if (is_amount && !columns[i].has_unit)
            return false;
        measures += is_first_measure(columns, i);
    }
    return measures > 1 && has(schema, SZ_HEADER_item) && !has(schema, SZ_HEADER_unit);
}

/* Of a weight and an amount the first is the written one, unless it is money. */
static void settle_amount(const struct sz_column *columns, struct sz_schema *schema) {
    int weight = schema->columns[SZ_HEADER_weight], total = schema->columns[SZ_HEADER_total];
    int *written = &schema->columns[SZ_HEADER_written];
    if (*written != SZ_NO_COLUMN && is_money(&columns[*written])) {
        int other = weight != SZ_NO_COLUMN ? weight : total;
        if (other != SZ_NO_COLUMN && !is_money(&columns[other]))
            *written = other;
    } else if (weight != SZ_NO_COLUMN && (*written == SZ_NO_COLUMN || weight < *written))
        *written = weight;
}

static void settle(const struct sz_column *columns, struct sz_schema *schema) {
    settle_amount(columns, schema);
    if (schema->is_wide)
        schema->columns[SZ_HEADER_written] = SZ_NO_COLUMN;
    else
        stand_in(schema, SZ_HEADER_total, SZ_HEADER_written);
    stand_in(schema, SZ_HEADER_region, SZ_HEADER_place);
    if (!has(schema, SZ_HEADER_date_from) && !has(schema, SZ_HEADER_date_to)) {
        stand_in(schema, SZ_HEADER_date, SZ_HEADER_date_from);
        stand_in(schema, SZ_HEADER_date, SZ_HEADER_date_to);
    }
    static const enum sz_header_id stand_ins[] = {SZ_HEADER_date, SZ_HEADER_region, SZ_HEADER_weight,
                                                  SZ_HEADER_total};
    for (size_t i = 0; i < sizeof stand_ins / sizeof stand_ins[0]; i++)
        schema->columns[stand_ins[i]] = SZ_NO_COLUMN;
    if (!has(schema, SZ_HEADER_written)) /* a unit of nothing */
        schema->columns[SZ_HEADER_unit] = SZ_NO_COLUMN;
}

static bool is_item_column(const struct sz_column *columns, size_t index, const struct sz_schema *schema) {
    return has(schema, SZ_HEADER_item) ? is_first_measure(columns, index) : columns[index].item_length > 0;
}

static void mark_places(const struct sz_column *columns, size_t count, const struct sz_schema *schema,
                        enum sz_column_place *places) {
    for (size_t i = 0; i < count; i++)
        places[i] = schema->is_wide && is_item_column(columns, i, schema) ? SZ_ITEM_COLUMN : SZ_EXTRA;
    for (int field = 0; field < SZ_HEADER_COUNT; field++)
        if (schema->columns[field] != SZ_NO_COLUMN)
            places[schema->columns[field]] = SZ_FIELD;
}

void sz_schema_map(const struct sz_span *headers, size_t count, struct sz_column *columns,
                   enum sz_column_place *places, struct sz_schema *schema) {
    for (size_t i = 0; i < count; i++)
        sz_column_read(headers[i], &columns[i]);
    take_fields(columns, count, schema);
    bool names_items = !has(schema, SZ_HEADER_item) && names_known_items(columns, count, schema);
    schema->is_wide = names_items || has_measures(columns, count, schema);
    settle(columns, schema);
    mark_places(columns, count, schema, places);
}
