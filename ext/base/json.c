/* Stretches without anything to escape are added whole. */
#include "json.h"

static bool is_plain(char byte) {
    return (unsigned char)byte >= 0x20 && byte != '"' && byte != '\\';
}

static enum sz_status add_escaped(struct sz_buffer *json, char byte) {
    static const char digits[] = "0123456789abcdef";
    char escape[6] = {'\\', 'u', '0', '0', digits[((unsigned char)byte >> 4) & 0xF], digits[byte & 0xF]};
    static const char shorts[][2] = {{'\n', 'n'}, {'\r', 'r'}, {'\t', 't'}, {'"', '"'}, {'\\', '\\'}};
    for (size_t i = 0; i < sizeof shorts / sizeof shorts[0]; i++)
        if (byte == shorts[i][0]) {
            escape[1] = shorts[i][1];
            return sz_buffer_add(json, sz_span_of(escape, 2));
        }
    return sz_buffer_add(json, sz_span_of(escape, sizeof escape));
}

enum sz_status sz_json_add_text(struct sz_buffer *json, struct sz_span text) {
    enum sz_status status = sz_buffer_add_byte(json, '"');
    while (status == SZ_OK && text.length > 0) {
        size_t plain = 0;
        while (plain < text.length && is_plain(text.text[plain]))
            plain++;
        status = sz_buffer_add(json, sz_span_cut(text, 0, plain));
        if (status == SZ_OK && plain < text.length)
            status = add_escaped(json, text.text[plain++]);
        text = sz_span_from(text, plain);
    }
    return status == SZ_OK ? sz_buffer_add_byte(json, '"') : status;
}
