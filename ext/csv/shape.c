/* A cell is its length and one more, seven bits a byte, lowest first; its bytes; a NUL. 0 is NULL. Numbers are the
 * bytes of the machine: nothing of this leaves it. */
#include "shape.h"

#include "explain.h"

enum { LAST = 63, LENGTH_MAX = 10, DECIMALS_MAX = 14 };

struct key_number {
    int64_t figure;
    uint64_t decimals;
};

void sz_shape_init(struct sz_shape *shape, const struct sz_files *files) {
    *shape = (struct sz_shape){.files = files};
    sz_buffer_init(&shape->row, files->setup->allocator);
    sz_buffer_init(&shape->cells, files->setup->allocator);
    sz_buffer_init(&shape->text, files->setup->allocator);
}

void sz_shape_free(struct sz_shape *shape) {
    sz_buffer_free(&shape->row);
    sz_buffer_free(&shape->cells);
    sz_buffer_free(&shape->text);
}

/* The place of a column among the keys; key_count if it is in none. */
static size_t find_key(const struct sz_shape *shape, size_t column) {
    size_t i = 0;
    while (i < shape->key_count && shape->keys[i].column != column)
        i++;
    return i;
}

static const size_t *row_columns(const struct sz_shape *shape) {
    return (const size_t *)(const void *)shape->row.bytes;
}

static struct sz_span *cells_of(const struct sz_shape *shape) {
    return (struct sz_span *)(void *)shape->cells.bytes;
}

enum sz_status sz_shape_set(struct sz_shape *shape, uint64_t wanted, bool has_numbers) {
    size_t width = sz_files_width(shape->files);
    enum sz_status status = SZ_OK;
    shape->wanted = wanted;
    for (size_t i = 0; i < shape->key_count; i++)
        shape->wanted |= UINT64_C(1) << (shape->keys[i].column < LAST ? shape->keys[i].column : LAST);
    shape->row.length = 0;
    for (size_t column = 0; column < width + SZ_EXTRA_COUNT && status == SZ_OK; column++) {
        bool is_wanted = column == width + SZ_EXTRA_NUMBER
                             ? has_numbers
                             : (wanted >> (column < LAST ? column : LAST) & 1) != 0;
        if (is_wanted && find_key(shape, column) == shape->key_count)
            status = sz_buffer_add(&shape->row, sz_span_of((const char *)&column, sizeof column));
    }
    size_t size = (shape->key_count + sz_shape_row_count(shape)) * sizeof(struct sz_span);
    shape->cells.length = 0;
    if (status == SZ_OK)
        status = sz_buffer_reserve(&shape->cells, size);
    if (status == SZ_OK)
        memset(shape->cells.bytes, 0, size);
    return status;
}

static enum sz_status put(struct sz_buffer *buffer, struct sz_span cell) {
    size_t room = cell.length + LENGTH_MAX + 1;
    if (buffer->capacity - buffer->length < room && sz_buffer_reserve(buffer, room) != SZ_OK)
        return SZ_NO_MEMORY;
    unsigned char *to = (unsigned char *)buffer->bytes + buffer->length;
    size_t length = cell.text == NULL ? 0 : cell.length + 1;
    for (; length >= 0x80; length >>= 7)
        *to++ = (unsigned char)(length | 0x80);
    *to++ = (unsigned char)length;
    if (cell.text != NULL && cell.length > 0)
        memcpy(to, cell.text, cell.length);
    to += cell.text == NULL ? 0 : cell.length;
    if (cell.text != NULL)
        *to++ = '\0';
    buffer->length = (size_t)((char *)to - buffer->bytes);
    return SZ_OK;
}

/* The cell at `at`; returns what is behind it. */
static const char *take(const char *at, struct sz_span *cell) {
    size_t length = 0;
    for (unsigned shift = 0;; shift += 7) {
        unsigned char byte = (unsigned char)*at++;
        length |= (size_t)(byte & 0x7F) << shift;
        if (byte < 0x80)
            break;
    }
    *cell = sz_span_of(NULL, 0);
    if (length > 0)
        *cell = sz_span_of(at, length - 1);
    return at + length;
}

/* One form for each number. */
static enum sz_status put_key_number(const struct sz_shape *shape, struct sz_span cell,
                                     struct sz_buffer *key) {
    char decimal = shape->files->setup->options->decimal;
    struct sz_cell_number number;
    struct key_number bytes;
    enum sz_cell_type type = sz_cell_read(cell, decimal != '\0' ? decimal : '.', &number);
    if (type == SZ_CELL_TEXT)
        return SZ_CSV_OTHER_TYPE;
    if (type == SZ_CELL_EMPTY)
        return put(key, (struct sz_span){0});
    for (; number.decimals > 0 && number.figure % 10 == 0; number.decimals--)
        number.figure /= 10;
    bytes = (struct key_number){number.figure, number.decimals};
    return put(key, sz_span_of((const char *)&bytes, sizeof bytes));
}

static bool is_number_key(const struct sz_shape *shape, size_t key) {
    return sz_files_type(shape->files, shape->keys[key].column) != SZ_CELL_TEXT;
}

enum sz_status sz_shape_write_key(struct sz_shape *shape, struct sz_files_scan *scan, struct sz_buffer *key) {
    enum sz_status status = SZ_OK;
    key->length = 0;
    for (size_t i = 0; i < shape->key_count && status == SZ_OK; i++) {
        struct sz_span cell;
        status = sz_files_read(scan, shape->keys[i].column, &cell);
        if (status == SZ_OK)
            status = cell.text != NULL && is_number_key(shape, i) ? put_key_number(shape, cell, key)
                                                                  : put(key, cell);
    }
    return status;
}

uint32_t sz_shape_digest(const struct sz_shape *shape, struct sz_span key, uint64_t seed) {
    if (sz_shape_has_text_key(shape))
        (void)take(key.text, &key);
    return sz_shape_digest_cell(key, seed);
}

static enum sz_status put_extra(struct sz_shape *shape, struct sz_files_scan *scan, size_t extra,
                                uint64_t number, struct sz_buffer *row) {
    const struct sz_record *bad = sz_reader_bad_record(&scan->reader);
    uint64_t value = extra == SZ_EXTRA_FILE   ? scan->file
                     : extra == SZ_EXTRA_LINE ? sz_reader_line(&scan->reader)
                                              : number;
    if (extra != SZ_EXTRA_PROBLEM)
        return put(row, sz_span_of((const char *)&value, sizeof value));
    if (bad == NULL)
        return put(row, (struct sz_span){0});
    shape->text.length = 0;
    enum sz_status status = sz_record_explain(bad, scan->reader.facts.width, &shape->text);
    return status == SZ_OK ? put(row, sz_buffer_span(&shape->text)) : status;
}

enum sz_status sz_shape_write_row(struct sz_shape *shape, struct sz_files_scan *scan, uint64_t number,
                                  struct sz_buffer *row) {
    size_t width = sz_files_width(shape->files);
    enum sz_status status = SZ_OK;
    row->length = 0;
    for (size_t i = 0; i < sz_shape_row_count(shape) && status == SZ_OK; i++) {
        size_t column = row_columns(shape)[i];
        struct sz_span cell;
        if (column >= width) {
            status = put_extra(shape, scan, column - width, number, row);
            continue;
        }
        status = sz_files_read(scan, column, &cell);
        if (status == SZ_OK)
            status = put(row, cell);
    }
    return status;
}

static struct key_number number_of(struct sz_span cell) {
    struct key_number number;
    memcpy(&number, cell.text, sizeof number);
    return number;
}

__extension__ typedef __int128 wide;

/* Fifteen digits, and as many zeros as there may be decimals. */
static wide scale_up(struct key_number number) {
    wide figure = number.figure;
    for (; number.decimals < DECIMALS_MAX; number.decimals++)
        figure *= 10;
    return figure;
}

static int compare_cells(struct sz_span cell, struct sz_span other, bool is_number) {
    if (cell.text == NULL || other.text == NULL)
        return (cell.text != NULL) - (other.text != NULL);
    if (is_number) {
        wide a = scale_up(number_of(cell)), b = scale_up(number_of(other));
        return (a > b) - (a < b);
    }
    size_t length = cell.length < other.length ? cell.length : other.length;
    int order = length == 0 ? 0 : memcmp(cell.text, other.text, length);
    return order != 0 ? order : (cell.length > other.length) - (cell.length < other.length);
}

int sz_shape_compare(const void *data, struct sz_span key, struct sz_span other) {
    const struct sz_shape *shape = data;
    const char *at = key.text, *other_at = other.text;
    int order = 0;
    for (size_t i = 0; i < shape->key_count && order == 0; i++) {
        struct sz_span cell, other_cell;
        at = take(at, &cell);
        other_at = take(other_at, &other_cell);
        order = compare_cells(cell, other_cell, is_number_key(shape, i));
        if (shape->keys[i].is_descending)
            order = order < 0 ? 1 : -(order > 0);
    }
    return order;
}

void sz_shape_read_key(struct sz_shape *shape, struct sz_span key) {
    const char *at = key.text;
    for (size_t i = 0; i < shape->key_count; i++)
        at = take(at, &cells_of(shape)[i]);
}

size_t sz_shape_read_row(struct sz_shape *shape, const char *row) {
    const char *at = row;
    for (size_t i = 0; i < sz_shape_row_count(shape); i++)
        at = take(at, &cells_of(shape)[shape->key_count + i]);
    return (size_t)(at - row);
}

/* The decoded cell of a column, or NULL. */
static const struct sz_span *find_cell(const struct sz_shape *shape, size_t column) {
    size_t key = find_key(shape, column), i = 0;
    if (key < shape->key_count)
        return &cells_of(shape)[key];
    while (i < sz_shape_row_count(shape) && row_columns(shape)[i] != column)
        i++;
    return i < sz_shape_row_count(shape) ? &cells_of(shape)[shape->key_count + i] : NULL;
}

void sz_shape_cell(const struct sz_shape *shape, size_t column, struct sz_shape_cell *cell) {
    const struct sz_span *found = find_cell(shape, column);
    size_t key = find_key(shape, column);
    *cell = (struct sz_shape_cell){.is_number = false};
    if (found != NULL)
        cell->text = *found;
    if (cell->text.text == NULL || key == shape->key_count || !is_number_key(shape, key))
        return;
    struct key_number number = number_of(cell->text);
    cell->is_number = true;
    cell->number = (struct sz_cell_number){number.figure, (unsigned)number.decimals};
}

uint64_t sz_shape_extra(const struct sz_shape *shape, enum sz_extra_column extra) {
    const struct sz_span *cell = find_cell(shape, sz_files_width(shape->files) + extra);
    uint64_t value = 0;
    if (cell != NULL && cell->text != NULL)
        memcpy(&value, cell->text, sizeof value);
    return value;
}
