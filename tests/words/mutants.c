/* The words without a row each: a program of tests/words/delete_rows.py.
 *
 *     words_mutants CASES           whether all cases of the folder hold with every row there
 *     words_mutants CASES list      the rows and flags that can be left out: number, file, line, what, words
 *     words_mutants CASES run       leaves out those whose numbers are the lines of its input, each in a process of its
 *                                   own that changes the tables and tries the cases until one fails: number, "told"
 *                                   and the case, or "survives"
 *     words_mutants CASES read N    the outcomes of its input, lines of a kind (outcomes.h), TAB and a case, without N
 *                                   (-1: with every row): to find a case for a row that survives
 *
 * Numbers are 32 for each row: 0 for the row itself, 1 and more for each bit of its flags. */
#include "outcomes.h"
#include "tables.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

enum { CASES_MAX = 1 << 14, NUMBERS_MAX = 1 << 14, PER_ROW = 32, FLAG_BITS = 19, SECONDS_MAX = 20 };

static struct outcomes_case cases[CASES_MAX];
static size_t case_count;

static void stop(const char *why, const char *what) {
    fprintf(stderr, "words_mutants: %s %s\n", why, what);
    exit(2);
}

static void read_cases_of(const char *path, char kind) {
    char line[OUTCOME_MAX];
    FILE *file = fopen(path, "r");
    if (file == NULL)
        stop("cannot read", path);
    while (fgets(line, sizeof line, file) != NULL) {
        char *kept = strdup(line);
        if (kept == NULL || case_count == CASES_MAX)
            stop("too many cases:", path);
        case_count += outcomes_cut(kind, kept, &cases[case_count]);
    }
    fclose(file);
}

static void read_cases(const char *folder) {
    char path[4096];
    struct dirent *entry;
    DIR *listing = opendir(folder);
    while (listing != NULL && (entry = readdir(listing)) != NULL) {
        char kind = outcomes_kind(entry->d_name);
        snprintf(path, sizeof path, "%s/%s", folder, entry->d_name);
        if (kind != 0)
            read_cases_of(path, kind);
    }
    if (listing != NULL)
        closedir(listing);
    if (case_count == 0)
        stop("no cases in", folder);
}

/* Names are read by their own table alone. Keys first: pairs take long. */
static bool may_tell(char kind, bool is_name, int pass) {
    bool is_of_names = strchr("omef", kind) != NULL;
    return is_of_names == is_name && pass == (kind == 'm');
}

static const struct outcomes_case *find_failing(bool is_name) {
    for (int pass = 0; pass < 2; pass++)
        for (size_t i = 0; i < case_count; i++)
            if (may_tell(cases[i].kind, is_name, pass) && !outcomes_hold(&cases[i]))
                return &cases[i];
    return NULL;
}

static void list_mutants(void) {
    static const char *const flags[FLAG_BITS] = {
        "ABBREVIATION", "LOWER_CASE", "AMBIGUOUS",    "BEFORE_NUMBER", "UPPER_CASE",   "PREFIX", "PLURAL",
        "GENITIVE",     "SINGLE",     "COUNTED",      "ALONE",         "BESIDE_COUNT", "GLUED",  "BEHIND",
        "WHOLE_WORD",   "YEAR_MARK",  "BESIDE_MONEY", "NEEDS_OF",      "NEEDS_NUMBER"};
    for (int i = 0; i < tables_row_count(); i++) {
        struct tables_row row = tables_row(i);
        printf("%d\t%s\t%d\t%s\t%s\n", i * PER_ROW, row.file, row.line, row.is_concept ? "concept" : "row",
               row.text);
        for (int bit = 0; bit < FLAG_BITS; bit++)
            if ((row.flags >> bit & 1) != 0)
                printf("%d\t%s\t%d\t%s\t%s\n", i * PER_ROW + bit + 1, row.file, row.line, flags[bit],
                       row.text);
    }
}

/* In a process of its own. */
static void try_mutant(int number, bool is_name) {
    int row = number / PER_ROW, bit = number % PER_ROW;
    uint32_t flags = bit == 0 ? 0 : UINT32_C(1) << (bit - 1);
    setrlimit(RLIMIT_CPU, &(struct rlimit){SECONDS_MAX, SECONDS_MAX});
    if (freopen("/dev/null", "w", stderr) == NULL)
        exit(2);
    bool is_made = is_name ? tables_make_names(row, flags) : tables_leave_out(row, flags);
    const struct outcomes_case *failing = is_made ? find_failing(is_name) : NULL;
    if (is_made && failing == NULL)
        printf("%d\tsurvives\n", number);
    else
        printf("%d\ttold\t%s\n", number, is_made ? failing->input : "(the tables cannot be made)");
    fflush(stdout);
    _exit(0);
}

static void run_mutant(int number, bool is_name) {
    int status = 0;
    fflush(stdout);
    pid_t child = fork();
    if (child == 0)
        try_mutant(number, is_name);
    if (child < 0 || waitpid(child, &status, 0) != child)
        stop("cannot", "fork");
    if (WIFSIGNALED(status))
        printf("%d\ttold\t(ended by signal %d)\n", number, WTERMSIG(status));
    else if (status != 0)
        stop("a table was not made in", tables_row(number / PER_ROW).text);
}

/* Those of names, or those of other words, on the other table as it is. */
static void run_part(const int *numbers, size_t count, bool is_name) {
    if (!tables_make_trie() || (!is_name && !tables_make_names(TABLES_NO_ROW, 0)))
        stop("cannot make", "the tables");
    for (size_t i = 0; i < count; i++)
        if (tables_row(numbers[i] / PER_ROW).is_name == is_name)
            run_mutant(numbers[i], is_name);
    fflush(stdout);
}

static void run_mutants(void) {
    static int numbers[NUMBERS_MAX];
    size_t count = 0;
    int status;
    while (count < NUMBERS_MAX && scanf("%d", &numbers[count]) == 1)
        count++;
    pid_t child = fork();
    if (child == 0) {
        run_part(numbers, count, true);
        _exit(0);
    }
    if (child < 0 || waitpid(child, &status, 0) != child || status != 0)
        stop("cannot run", "the names");
    run_part(numbers, count, false);
}

static int check_all(void) {
    if (!tables_make_names(TABLES_NO_ROW, 0) || !tables_make_trie())
        stop("cannot make", "the tables");
    const struct outcomes_case *failing = find_failing(true);
    if (failing == NULL)
        failing = find_failing(false);
    if (failing != NULL)
        printf("%s\n", failing->input);
    return failing != NULL;
}

static void read_without(int number) {
    char line[OUTCOME_MAX];
    struct outcomes_case one;
    int row = number < 0 ? TABLES_NO_ROW : number / PER_ROW, bit = number % PER_ROW;
    uint32_t flags = number < 0 || bit == 0 ? 0 : UINT32_C(1) << (bit - 1);
    bool is_name = row != TABLES_NO_ROW && tables_row(row).is_name;
    if (!tables_make_names(is_name ? row : TABLES_NO_ROW, flags) || !tables_make_trie() ||
        (row != TABLES_NO_ROW && !is_name && !tables_leave_out(row, flags)))
        stop("cannot make", "the tables");
    while (fgets(line, sizeof line, stdin) != NULL)
        printf("%s\n", outcomes_cut(line[0], line + 2, &one) ? outcomes_write(&one) : "");
}

int main(int count, char **arguments) {
    if (count < 2)
        stop("usage:", "words_mutants CASES [list | run | read N]");
    read_cases(arguments[1]);
    if (count == 2)
        return check_all();
    if (strcmp(arguments[2], "list") == 0)
        list_mutants();
    else if (count == 4)
        read_without(atoi(arguments[3]));
    else
        run_mutants();
    return 0;
}
