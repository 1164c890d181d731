/* Writes what was read, word by word. */
#include "key.h"

static bool add_text(struct sz_operation_key *key, struct sz_span text) {
    size_t dash = key->length > 0 ? 1 : 0;
    if (text.length > SZ_KEY_MAX - key->length || text.length + dash > SZ_KEY_MAX - key->length)
        return false;
    if (dash > 0)
        key->text[key->length++] = '-';
    memcpy(key->text + key->length, text.text, text.length);
    key->length += text.length;
    return true;
}

static bool add_year(struct sz_operation_key *key, int year) {
    char digits[4];
    for (int i = 3; i >= 0; i--) {
        digits[i] = (char)('0' + year % 10);
        year /= 10;
    }
    return add_text(key, sz_span_of(digits, sizeof digits));
}

static bool add_item(const struct sz_operation *operation, size_t index, struct sz_operation_key *key) {
    const struct sz_name_item *item = &operation->reading.item[index];
    if (item->concept < SZ_NAME_COUNT && sz_name_concepts[item->concept].key[0] != '\0') {
        const char *text = sz_name_concepts[item->concept].key;
        return add_text(key, sz_span_of(text, strlen(text)));
    }
    return add_text(key, sz_letters_stem(&operation->tokens.token[item->token].letters));
}

static bool write_key(const struct sz_operation *operation, struct sz_operation_key *key) {
    const struct sz_name_reading *reading = &operation->reading;
    if (reading->has_head && !add_item(operation, reading->head, key))
        return false;
    for (size_t i = 0; i < reading->part_count; i++)
        if (!add_item(operation, reading->part[i], key))
            return false;
    if (reading->year == 0 || (reading->has_head && reading->part_count > 0))
        return true;
    return add_year(key, reading->year) && (reading->second_year == 0 || add_year(key, reading->second_year));
}

enum sz_status sz_operation_read_tokens(struct sz_operation *operation) {
    struct sz_operation_key *key = &operation->key;
    key->length = 0;
    key->year = 0;
    sz_name_read(&operation->tokens, &operation->reading);
    if (!operation->reading.is_name)
        return SZ_OK;
    if (!write_key(operation, key)) {
        key->length = 0;
        return SZ_TOO_LONG;
    }
    if (operation->reading.second_year == 0)
        key->year = operation->reading.year;
    return SZ_OK;
}

enum sz_status sz_operation_read(struct sz_span name, struct sz_operation *operation) {
    operation->key.length = 0;
    operation->key.year = 0;
    enum sz_status status = sz_name_split(name, &operation->tokens);
    if (status == SZ_OK)
        return sz_operation_read_tokens(operation);
    operation->tokens.count = 0; /* it may still be compared: as a name of no words */
    operation->reading.count = operation->reading.part_count = 0;
    operation->reading.is_name = operation->reading.has_head = false;
    operation->reading.year = operation->reading.second_year = 0;
    return status;
}

enum sz_status sz_operation_key(struct sz_span name, struct sz_operation_key *key) {
    struct sz_operation operation;
    enum sz_status status = sz_operation_read(name, &operation);
    *key = operation.key;
    return status;
}

/* By its first letters: most words of names differ in these. */
uint64_t sz_key_word(struct sz_span word) {
    uint64_t letters = 0;
    if (word.length >= sizeof letters)
        memcpy(&letters, word.text, sizeof letters);
    else
        memcpy(&letters, word.text, word.length);
    return UINT64_C(1) << (letters * UINT64_C(0x9E3779B97F4A7C15) >> 58);
}

uint64_t sz_key_words(const char *key) {
    uint64_t words = 0;
    while (*key != '\0') {
        size_t length = strcspn(key, "-");
        words |= sz_key_word(sz_span_of(key, length));
        key += length + (key[length] == '-');
    }
    return words;
}
