/* sqlite3_is_interrupted() is of 3.41. What all versions have: a statement that starts while another one is
 * interrupted stops at once, and calls the host's progress handler. It costs some microseconds, so it is done
 * for one block in sixteen, which is a megabyte. */
#include "interrupt.h"

SQLITE_EXTENSION_INIT3

#include <stddef.h>

bool sz_interrupt_is_wanted(void *data) {
    enum { EVERY = 16 };
    struct sz_interrupt_watch *watch = data;
    if (++watch->asked % EVERY != 0)
        return false;
    return sqlite3_exec(watch->database, "SELECT 1", NULL, NULL, NULL) == SQLITE_INTERRUPT;
}
