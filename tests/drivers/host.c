/* host LIBRARY SCRIPT: loads the extension and prints what the script's statements give, a line for each row.
 * Compiled against any SQLite; takes the locale of its environment, as hosts with a user interface do. */
#include <locale.h>
#include <stdio.h>
#include <string.h>

#include <sqlite3.h>

static int print_row(void *unused, int count, char **values, char **names) {
    (void)unused, (void)names;
    for (int i = 0; i < count; i++)
        printf("%s%s", i > 0 ? "|" : "", values[i] == NULL ? "NULL" : values[i]);
    putchar('\n');
    return 0;
}

int main(int count, char **arguments) {
    static char script[1 << 16];
    char *message = NULL;
    sqlite3 *database;
    FILE *file = count == 3 ? fopen(arguments[2], "r") : NULL;
    if (file == NULL || fread(script, 1, sizeof script - 1, file) == 0 || setlocale(LC_ALL, "") == NULL)
        return 2;
    fclose(file);
    fprintf(stderr, "SQLite %s, decimals like %.1f\n", sqlite3_libversion(), 11.4);
    if (sqlite3_open(":memory:", &database) != SQLITE_OK)
        return 2;
    sqlite3_enable_load_extension(database, 1);
    int code = sqlite3_load_extension(database, arguments[1], NULL, &message);
    if (code == SQLITE_OK)
        code = sqlite3_exec(database, script, print_row, NULL, &message);
    if (code != SQLITE_OK)
        printf("error: %s\n", message);
    sqlite3_free(message);
    sqlite3_close(database);
    return code != SQLITE_OK;
}
