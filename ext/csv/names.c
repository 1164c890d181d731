/* First each name that is given takes itself, in the order of the columns; then what is empty or taken is
 * given the first free `name_2`, `name_3`, … So a column that is really called `qty_2` keeps its name. */
#include "names.h"

/* The hidden columns of all tables over files. */
static const struct sz_span reserved[] = {{"_file", 5}, {"_line", 5}, {"_problem", 8}};

void sz_names_init(struct sz_names *names, const struct sz_allocator *allocator) {
    names->count = 0;
    sz_buffer_init(&names->text, allocator);
    sz_buffer_init(&names->spans, allocator);
    sz_buffer_init(&names->starts, allocator);
    sz_buffer_init(&names->slots, allocator);
}

void sz_names_free(struct sz_names *names) {
    sz_buffer_free(&names->text);
    sz_buffer_free(&names->spans);
    sz_buffer_free(&names->starts);
    sz_buffer_free(&names->slots);
    names->count = 0;
}

const struct sz_span *sz_names_spans(const struct sz_names *names) {
    return (const struct sz_span *)(const void *)names->spans.bytes;
}

/* As SQLite compares names: ASCII letters alone have no case. */
static unsigned char fold(char byte) {
    return (unsigned char)(byte >= 'A' && byte <= 'Z' ? byte - 'A' + 'a' : byte);
}

static bool is_same(struct sz_span a, struct sz_span b) {
    if (a.length != b.length)
        return false;
    for (size_t i = 0; i < a.length; i++)
        if (fold(a.text[i]) != fold(b.text[i]))
            return false;
    return true;
}

static bool is_reserved(struct sz_span name) {
    for (size_t i = 0; i < sizeof reserved / sizeof reserved[0]; i++)
        if (is_same(name, reserved[i]))
            return true;
    return false;
}

/* FNV-1a. */
static uint64_t hash(struct sz_span name) {
    uint64_t sum = UINT64_C(14695981039346656037);
    for (size_t i = 0; i < name.length; i++)
        sum = (sum ^ fold(name.text[i])) * UINT64_C(1099511628211);
    return sum;
}

/* The slot of that name, or the free one where it would go: at most half are ever taken. */
static size_t *find_slot(const struct sz_names *names, struct sz_span name) {
    size_t *slots = (size_t *)(void *)names->slots.bytes;
    size_t mask = names->slots.length / sizeof *slots - 1;
    size_t at = (size_t)hash(name) & mask;
    for (;; at = (at + 1) & mask) {
        if (slots[at] == 0)
            return &slots[at];
        const char *known = names->text.bytes + slots[at] - 1;
        if (is_same(name, sz_span_of(known, strlen(known))))
            return &slots[at];
    }
}

static bool is_free(const struct sz_names *names, struct sz_span name) {
    return !is_reserved(name) && *find_slot(names, name) == 0;
}

/* The name that lies at the end of text, from `start`, gets its NUL and becomes that of column `index`. */
static enum sz_status keep_name(struct sz_names *names, size_t index, size_t start) {
    enum sz_status status = sz_buffer_add_byte(&names->text, '\0');
    if (status != SZ_OK)
        return status;
    size_t length = names->text.length - 1 - start;
    *find_slot(names, sz_span_of(names->text.bytes + start, length)) = start + 1;
    ((struct sz_span *)(void *)names->spans.bytes)[index].length = length;
    ((size_t *)(void *)names->starts.bytes)[index] = start;
    return SZ_OK;
}

/* Adds `cell` to text; a name goes through C strings, so a NUL in it is shown as U+FFFD. */
static enum sz_status add_shown(struct sz_names *names, struct sz_span cell) {
    enum sz_status status = SZ_OK;
    for (size_t i = 0; i < cell.length && status == SZ_OK; i++)
        status = cell.text[i] == '\0' ? sz_buffer_add(&names->text, SZ_SPAN("\xEF\xBF\xBD"))
                                      : sz_buffer_add_byte(&names->text, cell.text[i]);
    return status;
}

/* The cell as it is, if it is free. */
static enum sz_status take_own(struct sz_names *names, struct sz_span cell, size_t index) {
    size_t start = names->text.length;
    enum sz_status status = add_shown(names, cell);
    if (status != SZ_OK)
        return status;
    if (is_free(names, sz_span_of(names->text.bytes + start, names->text.length - start)))
        return keep_name(names, index, start);
    names->text.length = start;
    return SZ_OK;
}

/* `cell` or `column3`, with `_2`, `_3` … behind it until it is free. */
static enum sz_status take_other(struct sz_names *names, struct sz_span cell, size_t index) {
    size_t start = names->text.length;
    enum sz_status status =
        cell.length > 0 ? add_shown(names, cell) : sz_buffer_add(&names->text, SZ_SPAN("column"));
    if (status == SZ_OK && cell.length == 0)
        status = sz_buffer_add_number(&names->text, index + 1);
    size_t stem = names->text.length;
    for (size_t number = 2; status == SZ_OK; number++) {
        if (is_free(names, sz_span_of(names->text.bytes + start, names->text.length - start)))
            return keep_name(names, index, start);
        names->text.length = stem;
        status = sz_buffer_add_byte(&names->text, '_');
        if (status == SZ_OK)
            status = sz_buffer_add_number(&names->text, number);
    }
    return status;
}

static enum sz_status make_room(struct sz_buffer *buffer, size_t size) {
    buffer->length = 0;
    enum sz_status status = sz_buffer_reserve(buffer, size);
    if (status != SZ_OK)
        return status;
    memset(buffer->bytes, 0, size);
    buffer->length = size;
    return SZ_OK;
}

enum sz_status sz_names_make(struct sz_names *names, const struct sz_span *cells, size_t count) {
    size_t slots = 8;
    while (slots < 2 * count)
        slots *= 2;
    names->count = count;
    names->text.length = 0;
    enum sz_status status = make_room(&names->slots, slots * sizeof(size_t));
    if (status == SZ_OK)
        status = make_room(&names->spans, (count + 1) * sizeof(struct sz_span));
    if (status == SZ_OK)
        status = make_room(&names->starts, (count + 1) * sizeof(size_t));
    if (status == SZ_OK)
        status = sz_buffer_reserve(&names->text, 16 * count + 16);
    for (size_t i = 0; i < count && status == SZ_OK && cells != NULL; i++)
        if (cells[i].length > 0)
            status = take_own(names, cells[i], i);
    struct sz_span *spans = (struct sz_span *)(void *)names->spans.bytes;
    for (size_t i = 0; i < count && status == SZ_OK; i++)
        if (spans[i].length == 0)
            status = take_other(names, cells != NULL ? cells[i] : SZ_SPAN(""), i);
    for (size_t i = 0; i < count && status == SZ_OK; i++)
        spans[i].text = names->text.bytes + ((const size_t *)(const void *)names->starts.bytes)[i];
    return status;
}

size_t sz_names_find(const struct sz_names *names, struct sz_span name) {
    const struct sz_span *spans = sz_names_spans(names);
    size_t slot = *find_slot(names, name);
    for (size_t i = 0; slot != 0 && i < names->count; i++)
        if (spans[i].text == names->text.bytes + slot - 1)
            return i;
    return names->count;
}
