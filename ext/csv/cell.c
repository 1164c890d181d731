/* One pass over the digits; fifteen of them cannot overflow. */
#include "cell.h"

enum { DIGITS_MAX = 15 };

static bool is_digit(char byte) {
    return byte >= '0' && byte <= '9';
}

/* Reads digits into the figure, from `at` on; returns where they end. */
static size_t read_digits(struct sz_span cell, size_t at, struct sz_cell_number *number) {
    for (; at < cell.length && is_digit(cell.text[at]); at++)
        if (at <= DIGITS_MAX + 1) /* a minus and a mark at most; longer ones are refused in the end */
            number->figure = number->figure * 10 + (cell.text[at] - '0');
    return at;
}

enum sz_cell_type sz_cell_read(struct sz_span cell, char decimal, struct sz_cell_number *number) {
    *number = (struct sz_cell_number){0};
    if (cell.length == 0)
        return SZ_CELL_EMPTY;
    bool is_negative = cell.text[0] == '-';
    size_t start = is_negative ? 1 : 0;
    size_t whole_end = read_digits(cell, start, number), end = whole_end;
    size_t whole = whole_end - start;
    if (whole == 0 || (whole > 1 && cell.text[start] == '0'))
        return SZ_CELL_TEXT;
    if (end < cell.length && cell.text[end] == decimal) {
        end = read_digits(cell, end + 1, number);
        number->decimals = (unsigned)(end - whole_end - 1);
        if (number->decimals == 0)
            return SZ_CELL_TEXT;
    }
    if (end < cell.length || whole + number->decimals > DIGITS_MAX || (is_negative && number->figure == 0))
        return SZ_CELL_TEXT;
    if (is_negative)
        number->figure = -number->figure;
    return end == whole_end ? SZ_CELL_INTEGER : SZ_CELL_REAL;
}
