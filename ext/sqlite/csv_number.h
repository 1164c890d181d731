/* A number that was read of a CSV cell as an SQL value. Included behind SQLITE_EXTENSION_INIT. */
#ifndef SZ_SQLITE_CSV_NUMBER_H
#define SZ_SQLITE_CSV_NUMBER_H

#include "../csv/numbers.h"

#include <sqlite3ext.h>

/* Makes a packed number the result; an empty cell is NULL. False where it is none. Fifteen digits and a power of ten up to
 * 10^14 are exact doubles, so the quotient is the nearest double there is. */
static inline bool sz_csv_give_packed(sqlite3_context *context, int64_t packed) {
    static const double powers[] = {1e0, 1e1, 1e2,  1e3,  1e4,  1e5,  1e6, 1e7,
                                    1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14};
    struct sz_cell_number number = sz_packed_number(packed);
    switch (sz_packed_type(packed)) {
    case SZ_CELL_EMPTY:
        return true;
    case SZ_CELL_INTEGER:
        sqlite3_result_int64(context, number.figure);
        return true;
    case SZ_CELL_REAL:
        sqlite3_result_double(context, (double)number.figure / powers[number.decimals]);
        return true;
    case SZ_CELL_TEXT:
        break;
    }
    return false;
}

#endif
