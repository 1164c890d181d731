/* Constraints of kinds that are not listed here (LIMIT, OFFSET, LIKE, …) are left to SQLite, and so is the last word
 * about those that are: what a plan gives may be more than what is asked for, so nothing is omitted.
 *
 * COSTS are in units of a row of a table: records are read at so many bytes for one. */
#include "csv_plan.h"

SQLITE_EXTENSION_INIT3

enum {
    NONE = -1,
    BYTES_FOR_ONE = 16,
    SCAN_START = 1000, /* opening a file */
    ROWS_FOUND = 10,   /* records of one value, as far as anybody knows */
    ROW_COST = 5,      /* of a record here or there */
};

/* Which constraints can be used, by their places in aConstraint. */
struct offer {
    int rowid;        /* rowid = ? */
    int lower, upper; /* rowid > ? and the like */
    int equal;        /* column = ? */
    bool is_constant;
};

/* Whether the value of a constraint is written in the query. */
static bool is_constant(sqlite3_index_info *info, int constraint) {
    sqlite3_value *value;
    return sqlite3_vtab_rhs_value(info, constraint, &value) == SQLITE_OK;
}

/* `x IN (SELECT y …)` comes as a loop over x = y. SQLite then compares x with y as with a value of no type, whatever
 * y is declared to be, so that 7 would no longer be `007`. It must not find such a loop worth its while; before 3.38,
 * and for the constraints behind the 32nd, nobody can tell it from a plain equality. */
static bool is_plain_equality(sqlite3_index_info *info, int constraint) {
    enum { FIRST_VERSION = 3038000, LAST = 31 };
    return constraint <= LAST && info->aConstraint[constraint].op == SQLITE_INDEX_CONSTRAINT_EQ &&
           sqlite3_libversion_number() >= FIRST_VERSION && !sqlite3_vtab_in(info, constraint, -1);
}

static bool is_binary(sqlite3_index_info *info, int constraint) {
    const char *collation = sqlite3_vtab_collation(info, constraint);
    return collation != NULL && sqlite3_stricmp(collation, "BINARY") == 0;
}

static void look_at_rowid(const sqlite3_index_info *info, int constraint, struct offer *offer) {
    switch (info->aConstraint[constraint].op) {
    case SQLITE_INDEX_CONSTRAINT_EQ:
        offer->rowid = constraint;
        break;
    case SQLITE_INDEX_CONSTRAINT_GT:
    case SQLITE_INDEX_CONSTRAINT_GE:
        offer->lower = constraint;
        break;
    case SQLITE_INDEX_CONSTRAINT_LT:
    case SQLITE_INDEX_CONSTRAINT_LE:
        offer->upper = constraint;
        break;
    default:
        break;
    }
}

/* Of several columns that are compared, the first whose value comes from elsewhere: that is the one of a join. */
static void look_at_column(sqlite3_index_info *info, int constraint, struct offer *offer) {
    if (!is_plain_equality(info, constraint) || !is_binary(info, constraint))
        return;
    bool constant = is_constant(info, constraint);
    if (offer->equal == NONE || (offer->is_constant && !constant)) {
        offer->equal = constraint;
        offer->is_constant = constant;
    }
}

static struct offer look_at_all(sqlite3_index_info *info, size_t width) {
    struct offer offer = {NONE, NONE, NONE, NONE, false};
    for (int i = 0; i < info->nConstraint; i++) {
        int column = info->aConstraint[i].iColumn;
        if (!info->aConstraint[i].usable)
            continue;
        if (column == -1)
            look_at_rowid(info, i, &offer);
        else if (column >= 0 && (size_t)column < width)
            look_at_column(info, i, &offer);
    }
    return offer;
}

static void take_value(sqlite3_index_info *info, int constraint) {
    int count = 0;
    for (int i = 0; i < info->nConstraint; i++)
        count += info->aConstraintUsage[i].argvIndex > 0;
    info->aConstraintUsage[constraint].argvIndex = count + 1;
}

static const char *sign_of(int operator) {
    switch (operator) {
    case SQLITE_INDEX_CONSTRAINT_EQ:
        return " =";
    case SQLITE_INDEX_CONSTRAINT_GT:
        return " >";
    case SQLITE_INDEX_CONSTRAINT_GE:
        return " >=";
    case SQLITE_INDEX_CONSTRAINT_LT:
        return " <";
    default:
        return " <=";
    }
}

static void set_estimate(sqlite3_index_info *info, double cost, double rows) {
    info->estimatedCost = cost;
    info->estimatedRows = rows < 1 ? 1 : rows < 1e18 ? (sqlite3_int64)rows : (sqlite3_int64)1e18;
}

/* Of the whole table: the more columns are wanted, the more work. */
static double scan_cost(const struct sz_lookup *lookup, const sqlite3_index_info *info) {
    int wanted = __builtin_popcountll(info->colUsed);
    return SCAN_START + (double)lookup->files->size / BYTES_FOR_ONE * (1 + wanted * 0.1);
}

static double row_count(const struct sz_lookup *lookup) {
    return (double)lookup->files->size / (double)lookup->files->record_size + 1;
}

static void plan_rowid(const struct sz_lookup *lookup, sqlite3_index_info *info, const struct offer *offer,
                       sqlite3_str *text) {
    const int used[] = {offer->rowid, offer->rowid == NONE ? offer->lower : NONE,
                        offer->rowid == NONE ? offer->upper : NONE};
    double part = 1;
    for (size_t i = 0; i < sizeof used / sizeof used[0]; i++)
        if (used[i] != NONE) {
            take_value(info, used[i]);
            sqlite3_str_appendall(text, sign_of(info->aConstraint[used[i]].op));
            part /= 4;
        }
    info->idxNum = SZ_CSV_ROWID;
    if (offer->rowid == NONE) {
        set_estimate(info, scan_cost(lookup, info) * part, row_count(lookup) * part);
        return;
    }
    set_estimate(info, SZ_OFFSETS_EVERY / 8, 1);
    info->idxFlags = SQLITE_INDEX_SCAN_UNIQUE;
}

static void plan_equal(const struct sz_lookup *lookup, sqlite3_index_info *info, const struct offer *offer,
                       sqlite3_str *text) {
    double rows = row_count(lookup) < ROWS_FOUND ? row_count(lookup) : ROWS_FOUND;
    bool reads_all = offer->is_constant || !sz_lookup_may_index(lookup);
    take_value(info, offer->equal);
    sqlite3_str_appendf(text, " %d%s", info->aConstraint[offer->equal].iColumn,
                        offer->is_constant ? " constant" : "");
    info->idxNum = SZ_CSV_EQUAL;
    set_estimate(info, reads_all ? scan_cost(lookup, info) / 2 : ROWS_FOUND * ROW_COST, rows);
}

/* Records come by their numbers, unless they are found by value. */
static void settle_order(sqlite3_index_info *info) {
    if (info->idxNum != SZ_CSV_EQUAL && info->idxNum != SZ_CSV_GROUPED && info->nOrderBy > 0 &&
        info->aOrderBy[0].iColumn == -1 && !info->aOrderBy[0].desc)
        info->orderByConsumed = 1;
}

static const char *const words[] = {
    [SZ_CSV_SCAN] = "scan", [SZ_CSV_ROWID] = "rowid", [SZ_CSV_EQUAL] = "equal", [SZ_CSV_GROUPED] = "grouped"};

/* All records, in groups where that is better. */
static int plan_all(struct sz_csv_planner *planner, sqlite3_index_info *info, sqlite3_str *text) {
    struct sz_csv_order order;
    const struct sz_lookup *lookup = planner->lookup;
    int code = sz_csv_order_choose(planner, info, &order);
    set_estimate(info, scan_cost(lookup, info), row_count(lookup));
    info->idxNum = SZ_CSV_SCAN;
    if (code != SQLITE_OK || order.key_count == 0)
        return code;
    for (size_t i = 0; i < order.key_count; i++)
        sqlite3_str_appendf(text, " %d%s", (int)order.keys[i].column, order.keys[i].is_descending ? "-" : "");
    if (order.drops_duplicates)
        sqlite3_str_appendall(text, " once");
    info->idxNum = SZ_CSV_GROUPED;
    info->orderByConsumed = 1;
    return SQLITE_OK;
}

/* Hands the plan over as text. */
static int write_plan(sqlite3_index_info *info, sqlite3_str *text) {
    char *tail = sqlite3_str_finish(text); /* NULL where it is empty, too */
    bool is_whole = tail != NULL || info->idxNum == SZ_CSV_SCAN;
    info->idxStr = sqlite3_mprintf("%s %llx%s", words[info->idxNum], (unsigned long long)info->colUsed,
                                   tail != NULL ? tail : "");
    info->needToFreeIdxStr = 1;
    sqlite3_free(tail);
    return info->idxStr == NULL || !is_whole ? SQLITE_NOMEM : SQLITE_OK;
}

int sz_csv_plan_make(struct sz_csv_planner *planner, sqlite3_index_info *info) {
    const struct sz_lookup *lookup = planner->lookup;
    struct offer offer = look_at_all(info, sz_files_width(lookup->files));
    sqlite3_str *text = sqlite3_str_new(NULL);
    int code = SQLITE_OK;
    if (offer.rowid != NONE || (offer.equal == NONE && (offer.lower != NONE || offer.upper != NONE)))
        plan_rowid(lookup, info, &offer, text);
    else if (offer.equal != NONE)
        plan_equal(lookup, info, &offer, text);
    else
        code = plan_all(planner, info, text);
    settle_order(info);
    int written = write_plan(info, text);
    return code == SQLITE_OK ? written : code;
}

static uint64_t read_number(const char **text, unsigned base) {
    uint64_t number = 0;
    for (; **text > ' ' && **text != '-'; ++*text)
        number = number * base + (uint64_t)(**text <= '9' ? **text - '0' : **text - 'a' + 10);
    return number;
}

static unsigned char read_operator(const char **text) {
    const char *sign = *text + 1;
    bool has_equal = sign[0] == '=' || sign[1] == '=';
    *text = sign + (has_equal && sign[0] != '=' ? 2 : 1);
    if (sign[0] == '=')
        return SQLITE_INDEX_CONSTRAINT_EQ;
    if (sign[0] == '>')
        return has_equal ? SQLITE_INDEX_CONSTRAINT_GE : SQLITE_INDEX_CONSTRAINT_GT;
    return has_equal ? SQLITE_INDEX_CONSTRAINT_LE : SQLITE_INDEX_CONSTRAINT_LT;
}

/* The keys, and the word behind them. */
static void read_order(const char *text, struct sz_csv_order *order) {
    enum { DECIMAL = 10 };
    while (*text == ' ' && text[1] <= '9') {
        struct sz_shape_key *key = &order->keys[order->key_count++];
        text++;
        key->column = (size_t)read_number(&text, DECIMAL);
        key->is_descending = *text == '-';
        text += key->is_descending;
    }
    order->drops_duplicates = *text == ' ';
}

void sz_csv_plan_read(int way, const char *text, struct sz_csv_plan *plan) {
    enum { HEXADECIMAL = 16, DECIMAL = 10 };
    *plan = (struct sz_csv_plan){.way = (enum sz_csv_way)way};
    text += strlen(words[way]) + 1;
    plan->wanted = read_number(&text, HEXADECIMAL);
    if (plan->way == SZ_CSV_ROWID)
        for (int i = 0; i < 2 && *text == ' '; i++)
            plan->operators[i] = read_operator(&text);
    if (plan->way == SZ_CSV_EQUAL) {
        text++;
        plan->column = (size_t)read_number(&text, DECIMAL);
        plan->is_constant = *text == ' ';
    }
    if (plan->way == SZ_CSV_GROUPED)
        read_order(text, &plan->order);
}
