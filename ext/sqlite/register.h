/* How a family of functions or a kind of table makes itself known to SQLite and to seizures_help.
 *
 * Each fn_*.c, agg_*.c and vtab_*.c ends with a table of these rows; extension.c walks all of them. What is
 * in no row isn't registered, and what is registered is in seizures_help: one truth. Strings live forever. */
#ifndef SZ_REGISTER_H
#define SZ_REGISTER_H

#include <sqlite3ext.h>
#include <stdbool.h>

#include "connection.h"

/* A scalar function has `call`; an aggregate `step` and `final`; a window function `value` and `inverse` too.
 * A row without a signature is another number of arguments of the row above it. */
struct sz_function {
    const char *name;
    int arguments; /* -1: any number */
    void (*call)(sqlite3_context *, int, sqlite3_value **);
    void (*step)(sqlite3_context *, int, sqlite3_value **);
    void (*final)(sqlite3_context *);
    void (*value)(sqlite3_context *);
    void (*inverse)(sqlite3_context *, int, sqlite3_value **);
    const char *signature; /* "quantity(X [, unit])" */
    const char *summary;
    const char *example;
};

struct sz_table {
    const char *name;
    const sqlite3_module *module;
    bool opens_files; /* left out by sqlite3_seizures_noread_init */
    const char *signature;
    const char *summary;
    const char *example;
};

/* Each ends with a row whose name is NULL. */
extern const struct sz_function sz_operation_functions[];    /* fn_operation.c */
extern const struct sz_function sz_quantity_functions[];     /* fn_quantity.c */
extern const struct sz_function sz_interval_functions[];     /* fn_interval.c */
extern const struct sz_function sz_format_functions[];       /* fn_format.c */
extern const struct sz_function sz_total_functions[];        /* agg_total.c */
extern const struct sz_function sz_extreme_functions[];      /* agg_extremes.c */
extern const struct sz_function sz_chart_functions[];        /* agg_chart.c */
extern const struct sz_function sz_item_functions[];         /* fn_item.c */
extern const struct sz_function sz_seizures_functions[];     /* fn_seizures.c */
extern const struct sz_table sz_help_table[];                /* vtab_help.c */
extern const struct sz_table sz_csv_table[];                 /* vtab_csv.c */
extern const struct sz_table sz_csv_dialect_table[];         /* vtab_csv_dialect.c */
extern const struct sz_table sz_seizures_table[];            /* vtab_seizures.c */
extern const struct sz_table sz_releases_table[];            /* vtab_releases.c */
extern const struct sz_table sz_operation_catalogue_table[]; /* vtab_operation_catalogue.c */
extern const struct sz_table sz_word_catalogue_tables[];     /* vtab_word_catalogues.c */
extern const struct sz_table sz_quantity_each_table[];       /* vtab_quantity_each.c */
extern const struct sz_table sz_operation_nearest_table[];   /* vtab_operation_nearest.c */
extern const struct sz_table sz_operation_each_table[];      /* vtab_operation_each.c */

/* All families of functions and all tables; both end with NULL. In extension.c. */
extern const struct sz_function *const sz_all_functions[];
extern const struct sz_table *const sz_all_tables[];

#endif
