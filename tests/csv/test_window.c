/* window.c: the same text whatever the block, what is odd in it, and long stretches. */
#include "fixture.h"

#include "csv/window.h"

static const struct sz_file_policy everywhere = {.has_root = false};

/* Reads a file to its end through a window that is filled and emptied, and returns the text. */
static enum sz_status read_all(const char *path, const char *encoding, size_t mark, size_t block, size_t take,
                               struct sz_buffer *text) {
    struct sz_window window;
    sz_window_init(&window, &memory, block);
    enum sz_status status = sz_window_open(&window, path, &everywhere, NULL);
    if (status == SZ_OK)
        status = sz_window_decode(&window, encoding, mark);
    while (status == SZ_OK && (!window.is_whole || sz_window_span(&window).length > 0)) {
        size_t length = sz_window_span(&window).length;
        length = length < take ? length : take;
        if (length == 0)
            status = sz_window_fill(&window);
        else
            status = sz_buffer_add(text, sz_span_cut(sz_window_span(&window), 0, length));
        assert_int_equal(window.offset + length, text->length + (status == SZ_OK ? 0 : length));
        sz_window_take(&window, length);
    }
    sz_window_free(&window);
    sz_window_free(&window);
    return status;
}

static void check(struct sz_span content, const char *encoding, size_t mark, const char *expected) {
    const char *path = write_file("w", content);
    for (size_t block = 1; block < 5000; block = block * 3 + 1)
        for (size_t take = 1; take < 5000; take *= 7) {
            struct sz_buffer text;
            sz_buffer_init(&text, &memory);
            assert_int_equal(read_all(path, encoding, mark, block, take, &text), SZ_OK);
            assert_text(sz_buffer_span(&text), expected);
            sz_buffer_free(&text);
            assert_int_equal(memory_blocks, 0);
        }
}

static void decodes_whatever_the_block(void **state) {
    (void)state;
    check(SZ_SPAN(""), "UTF-8", 0, "");
    check(SZ_SPAN("\xEF\xBB\xBF"
                  "a\n"),
          "utf8", 3, "a\n");
    check(SZ_SPAN("\xFF\xFE\x14\x04\x30\x04\x3D\xD8\x00\xDE"), "UTF-16LE", 2,
          "\xD0\x94\xD0\xB0\xF0\x9F\x98\x80"); /* ends with a surrogate pair */
    check(SZ_SPAN("\xC3\xE5"), "windows-1251", 0, "\xD0\x93\xD0\xB5");
}

/* Long enough for several fills at every block. */
static void decodes_long_files(void **state) {
    (void)state;
    enum { COUNT = 4000 };
    static char content[2 * COUNT], expected[2 * COUNT + 1];
    for (size_t i = 0; i < COUNT; i++) {
        content[2 * i] = 0x30;
        content[2 * i + 1] = 0x04;
        memcpy(expected + 2 * i, "\xD0\xB0", 2);
    }
    check(sz_span_of(content, sizeof content), "UTF-16LE", 0, expected);
    check(sz_span_of(expected, 2 * COUNT), "UTF-8", 0, expected);
}

/* `expected` lists the odd bytes as offset:hexadecimal, a blank behind each. */
static void check_odd(struct sz_span content, const char *encoding, const char *text, const char *expected) {
    for (size_t block = 1; block < 20; block++) {
        struct sz_window window;
        struct sz_buffer raw, odd;
        char listed[128] = "";
        sz_buffer_init(&raw, &memory);
        sz_buffer_init(&odd, &memory);
        sz_window_init(&window, &memory, block);
        assert_int_equal(sz_window_open(&window, write_file("w", content), &everywhere, NULL), SZ_OK);
        assert_int_equal(sz_window_decode(&window, encoding, 0), SZ_OK);
        while (!window.is_whole)
            assert_int_equal(sz_window_fill(&window), SZ_OK);
        size_t length = sz_window_span(&window).length;
        size_t first = sz_window_find_odd(&window, length);
        assert_int_equal(sz_window_copy(&window, length, &raw, &odd), SZ_OK);
        assert_text(sz_buffer_span(&raw), text);
        for (size_t i = 0; i < odd.length / sizeof(struct sz_odd_bytes); i++) {
            const struct sz_odd_bytes *bytes = (const struct sz_odd_bytes *)(const void *)odd.bytes + i;
            if (i == 0 && strcmp(encoding, "UTF-8") == 0)
                assert_int_equal(first, bytes->offset);
            size_t at = strlen(listed);
            (void)snprintf(listed + at, sizeof listed - at, "%d:", (int)bytes->offset);
            for (unsigned char j = 0; j < bytes->count; j++)
                (void)snprintf(listed + strlen(listed), 3, "%02X", bytes->bytes[j]);
            strcat(listed, " ");
        }
        assert_string_equal(listed, expected);
        sz_window_take(&window, length);
        assert_int_equal(window.odd.length, 0);
        sz_buffer_free(&raw);
        sz_buffer_free(&odd);
        sz_window_free(&window);
        assert_int_equal(memory_blocks, 0);
    }
}

#define ODD "\xEF\xBF\xBD"

static void loses_no_byte(void **state) {
    (void)state;
    check_odd(SZ_SPAN("a\xFF\xE2\x82z"), "UTF-8", "a" ODD ODD ODD "z", "1:FF 4:E2 7:82 ");
    check_odd(SZ_SPAN("a\xD0"), "UTF-8", "a" ODD, "1:D0 ");
    check_odd(SZ_SPAN("a\x98"
                      "b"),
              "windows-1251", "a" ODD "b", "1:98 ");
    check_odd(SZ_SPAN("a\0\x00\xDC"
                      "b\0"),
              "UTF-16LE", "a" ODD "b", "1:00DC ");
    check_odd(SZ_SPAN("a\0b"), "UTF-16LE", "a" ODD, "1:62 ");
    check_odd(SZ_SPAN("a\0\x3D\xD8"), "UTF-16LE", "a" ODD, "1:3DD8 ");
    check_odd(SZ_SPAN("\0\0\0a\0\0"), "UTF-32BE", "a" ODD, "1:0000 ");
    check_odd(SZ_SPAN("\0a\xDC\0\0b"), "ucs-2be", "a" ODD "b", "1:DC00 ");
    /* This name holds a 32, and its encoding goes by single bytes. */
    check_odd(SZ_SPAN("a\xFF\n2,3"), "CP932", "a" ODD "\n2,3", "1:FF ");
}

static void knows_no_odd_names(void **state) {
    (void)state;
    struct sz_window window;
    sz_window_init(&window, &memory, 16);
    assert_int_equal(sz_window_open(&window, write_file("w", SZ_SPAN("a")), &everywhere, NULL), SZ_OK);
    assert_int_equal(sz_window_decode(&window, "klingon", 0), SZ_CSV_UNKNOWN_ENCODING);
    sz_window_free(&window);
}

/* Beyond U+10FFFF there is nothing, whatever iconv makes of it. */
static void takes_no_encoding_beyond_unicode(void **state) {
    (void)state;
    static const char *const names[] = {"UCS-4", "UCS-4LE", "ucs4", "WCHAR_T"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        struct sz_window window;
        sz_window_init(&window, &memory, 16);
        assert_int_equal(sz_window_open(&window, write_file("w", SZ_SPAN("a\0\0\0")), &everywhere, NULL),
                         SZ_OK);
        assert_int_equal(sz_window_decode(&window, names[i], 0), SZ_CSV_UNKNOWN_ENCODING);
        sz_window_free(&window);
    }
    check(SZ_SPAN("a\0\0\0"), "UTF-32LE", 0, "a");
}

static void survives_failing_memory(void **state) {
    (void)state;
    static char content[3000];
    memset(content, 'a', sizeof content);
    content[7] = '\x98';
    const char *path = write_file("w", sz_span_of(content, sizeof content));
    for (long before = 0, fails = 1; fails; before++) {
        struct sz_buffer text;
        sz_buffer_init(&text, &memory);
        memory_fails(before, 16);
        enum sz_status status = read_all(path, "windows-1251", 0, 100, 64, &text);
        fails = memory_works(16);
        assert_int_equal(status, fails ? SZ_NO_MEMORY : SZ_OK);
        sz_buffer_free(&text);
        assert_int_equal(memory_blocks, 0);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(decodes_whatever_the_block),
        cmocka_unit_test(decodes_long_files),
        cmocka_unit_test(loses_no_byte),
        cmocka_unit_test(knows_no_odd_names),
        cmocka_unit_test(takes_no_encoding_beyond_unicode),
        cmocka_unit_test(survives_failing_memory),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
