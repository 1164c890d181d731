/* JSON by hand: an object of a text and of lists. */
#include "explain.h"

#include "../base/json.h"

static const char hexadecimal[] = "0123456789ABCDEF";

static enum sz_status add_surplus(const struct sz_record *record, size_t width, struct sz_buffer *json) {
    enum sz_status status = sz_buffer_add(json, SZ_SPAN(",\"surplus\":["));
    for (size_t i = width; i < record->count && status == SZ_OK; i++) {
        if (i > width)
            status = sz_buffer_add_byte(json, ',');
        if (status == SZ_OK)
            status = sz_json_add_text(json, record->cells[i]);
    }
    return status == SZ_OK ? sz_buffer_add_byte(json, ']') : status;
}

static enum sz_status add_one_odd(const struct sz_odd_bytes *odd, struct sz_buffer *json) {
    enum sz_status status = sz_buffer_add_byte(json, '[');
    if (status == SZ_OK)
        status = sz_buffer_add_number(json, odd->offset + 1);
    if (status == SZ_OK)
        status = sz_buffer_add(json, SZ_SPAN(",\""));
    for (size_t i = 0; i < odd->count && status == SZ_OK; i++) {
        char digits[2] = {hexadecimal[odd->bytes[i] >> 4], hexadecimal[odd->bytes[i] & 15]};
        status = sz_buffer_add(json, sz_span_of(digits, sizeof digits));
    }
    return status == SZ_OK ? sz_buffer_add(json, SZ_SPAN("\"]")) : status;
}

static enum sz_status add_odd(const struct sz_record *record, struct sz_buffer *json) {
    enum sz_status status = sz_buffer_add(json, SZ_SPAN(",\"bytes\":["));
    for (size_t i = 0; i < record->odd_count && status == SZ_OK; i++) {
        if (i > 0)
            status = sz_buffer_add_byte(json, ',');
        if (status == SZ_OK)
            status = add_one_odd(&record->odd[i], json);
    }
    return status == SZ_OK ? sz_buffer_add_byte(json, ']') : status;
}

/* A record that has only too few or too many cells is told by its cells and the surplus, unless it has so many that they
 * were not all made. */
static bool needs_raw(const struct sz_record *record) {
    enum sz_status problem = record->problem.status;
    return (problem != SZ_CSV_TOO_FEW_FIELDS && problem != SZ_CSV_TOO_MANY_FIELDS) ||
           record->count < record->problem.fields;
}

enum sz_status sz_record_explain(const struct sz_record *record, size_t width, struct sz_buffer *json) {
    const char *reason = sz_status_sentence(record->problem.status);
    enum sz_status status = sz_buffer_add(json, SZ_SPAN("{\"reason\":"));
    if (status == SZ_OK)
        status = sz_json_add_text(json, sz_span_of(reason, strlen(reason)));
    if (status == SZ_OK && record->count > width && record->count >= record->problem.fields)
        status = add_surplus(record, width, json);
    if (status == SZ_OK && needs_raw(record)) {
        status = sz_buffer_add(json, SZ_SPAN(",\"raw\":"));
        if (status == SZ_OK)
            status = sz_json_add_text(json, record->raw);
    }
    if (status == SZ_OK && record->odd_count > 0)
        status = add_odd(record, json);
    return status == SZ_OK ? sz_buffer_add_byte(json, '}') : status;
}
