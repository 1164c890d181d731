/* gunzip.c: what zlib packed comes back whole, or there is an error; whatever the pieces in which it goes in and out. */
#include "fixture.h"

#include <zlib.h>

#include "csv/gunzip.h"
#include "csv/window.h"

enum { PACKED_MAX = 4096, TEXT_MAX = 1 << 16 };

static const char text[] =
    "port,cargo\nBaku,\"hashish, pressed\"\nOral,opium\nOsh,khat\nOsh,khat\nOsh,khat\n";

/* A member with a header of every field that there is. */
static size_t pack(const char *content, size_t length, unsigned char *packed, size_t room) {
    z_stream stream = {0};
    unsigned char extra[] = {'s', 'z', 2, 0, 0x1F, 0x8B}, name[] = "cargo.csv", comment[] = "none";
    gz_header header = {
        .extra = extra, .extra_len = sizeof extra, .name = name, .comment = comment, .hcrc = 1, .time = 7};
    assert_int_equal(deflateInit2(&stream, 9, Z_DEFLATED, 16 + MAX_WBITS, 8, Z_DEFAULT_STRATEGY), Z_OK);
    assert_int_equal(deflateSetHeader(&stream, &header), Z_OK);
    stream.next_in = (unsigned char *)(uintptr_t)content;
    stream.avail_in = (unsigned)length;
    stream.next_out = packed;
    stream.avail_out = (unsigned)room;
    assert_int_equal(deflate(&stream, Z_FINISH), Z_STREAM_END);
    assert_int_equal(deflateEnd(&stream), Z_OK);
    return room - stream.avail_out;
}

/* Unpacks, `step` bytes in and `room` out at a time. */
static enum sz_status unpack(const unsigned char *packed, size_t length, size_t step, size_t room, char *out,
                             size_t *out_length, uint64_t *position) {
    struct sz_gunzip *gunzip;
    enum sz_status status = sz_gunzip_open(&gunzip, &memory);
    size_t at = 0, got = 1;
    *out_length = 0;
    while (status == SZ_OK && (got > 0 || sz_gunzip_wants(gunzip))) {
        if (sz_gunzip_wants(gunzip)) {
            size_t capacity, count = length - at < step ? length - at : step;
            memcpy(sz_gunzip_room(gunzip, &capacity), packed + at, count);
            assert_true(count <= capacity);
            sz_gunzip_add(gunzip, count);
            at += count;
        }
        assert_true(*out_length + room <= TEXT_MAX);
        status = sz_gunzip_next(gunzip, out + *out_length, room, &got);
        *out_length += got;
    }
    if (gunzip != NULL)
        *position = sz_gunzip_position(gunzip);
    sz_gunzip_close(gunzip);
    assert_int_equal(memory_blocks, 0);
    return status;
}

static void gives_back_what_was_packed(void **state) {
    (void)state;
    unsigned char packed[PACKED_MAX];
    char out[TEXT_MAX];
    size_t once = pack(text, strlen(text), packed, PACKED_MAX), got;
    size_t empty = once + pack("", 0, packed + once, PACKED_MAX - once);
    size_t length = empty + pack(text, 7, packed + empty, PACKED_MAX - empty);
    memset(packed + length, 0, 600); /* padding */
    assert_true(sz_gunzip_is_packed(sz_span_of((const char *)packed, 2)));
    assert_false(sz_gunzip_is_packed(sz_span_of((const char *)packed, 1)));
    for (size_t step = 1; step < length + 600; step += step < 40 ? 1 : 97)
        for (size_t room = 1; room < 200; room += room < 20 ? 1 : 31) {
            uint64_t position;
            assert_int_equal(unpack(packed, length + 600, step, room, out, &got, &position), SZ_OK);
            assert_int_equal(position, length + 600);
            assert_int_equal(got, strlen(text) + 7);
            assert_memory_equal(out, text, strlen(text));
            assert_memory_equal(out + strlen(text), text, 7);
        }
}

static void tells_where_it_is_cut_off(void **state) {
    (void)state;
    unsigned char packed[PACKED_MAX];
    char out[TEXT_MAX];
    size_t length = pack(text, strlen(text), packed, PACKED_MAX), got;
    for (size_t cut = 0; cut < length; cut++)
        for (size_t step = 1; step < length; step += 13) {
            uint64_t position;
            assert_int_equal(unpack(packed, cut, step, 50, out, &got, &position), SZ_GZIP_CUT_OFF);
            assert_int_equal(position, cut);
            assert_memory_equal(out, text, got);
        }
}

/* Whatever byte is damaged: an error, or the text all the same. */
static void sees_every_damage(void **state) {
    (void)state;
    unsigned char packed[PACKED_MAX];
    char out[TEXT_MAX];
    size_t length = pack(text, strlen(text), packed, PACKED_MAX), got, unseen = 0;
    for (size_t at = 0; at < length; at++)
        for (unsigned bit = 0; bit < 8; bit++) {
            uint64_t position;
            packed[at] ^= (unsigned char)(1U << bit);
            enum sz_status status = unpack(packed, length, PACKED_MAX, 60, out, &got, &position);
            packed[at] ^= (unsigned char)(1U << bit);
            if (status == SZ_OK) {
                unseen++;
                assert_int_equal(got, strlen(text));
                assert_memory_equal(out, text, got);
            } else {
                assert_true(status == SZ_GZIP_DAMAGED || status == SZ_GZIP_CHECKSUM ||
                            status == SZ_GZIP_CUT_OFF);
                assert_true(position <= length);
            }
        }
    assert_true(unseen < 8); /* the bits behind the end of what is packed, up to the next byte */
}

static void refuses_what_stands_behind(void **state) {
    (void)state;
    unsigned char packed[PACKED_MAX];
    char out[TEXT_MAX];
    size_t length = pack(text, strlen(text), packed, PACKED_MAX), got;
    uint64_t position;
    memset(packed + length, 0, 3);
    packed[length + 3] = 'x';
    assert_int_equal(unpack(packed, length + 4, 5, 60, out, &got, &position), SZ_GZIP_FOLLOWED);
    assert_int_equal(position, length + 3);
    packed[length + 3] = 0x1F; /* behind padding no member starts */
    assert_int_equal(unpack(packed, length + 4, 5, 60, out, &got, &position), SZ_GZIP_FOLLOWED);
    packed[length] = 0x1F;
    packed[length + 1] = 0x8C;
    assert_int_equal(unpack(packed, length + 2, 1, 60, out, &got, &position), SZ_GZIP_DAMAGED);
    packed[length] = 'x';
    assert_int_equal(unpack(packed, length + 1, 5, 60, out, &got, &position), SZ_GZIP_FOLLOWED);
    assert_int_equal(position, length);
}

static void says_that_memory_ran_out(void **state) {
    (void)state;
    unsigned char packed[PACKED_MAX];
    char out[TEXT_MAX];
    size_t length = pack(text, strlen(text), packed, PACKED_MAX), got;
    uint64_t position;
    bool failed = true;
    for (long before = 0; failed; before++) {
        memory_fails(before, 1);
        enum sz_status status = unpack(packed, length, 100, 60, out, &got, &position);
        failed = memory_works(1);
        assert_int_equal(status, failed ? SZ_NO_MEMORY : SZ_OK);
    }
}

/* The window unpacks by itself, and knows that its offsets are not the file's. */
static void windows_unpack(void **state) {
    (void)state;
    const struct sz_file_policy everywhere = {.has_root = false};
    unsigned char packed[PACKED_MAX];
    size_t length = pack(text, strlen(text), packed, PACKED_MAX);
    struct sz_window window;
    sz_window_init(&window, &memory, 1);
    assert_int_equal(sz_window_open(&window, write_file("a.gz", sz_span_of((const char *)packed, length)),
                                    &everywhere, NULL),
                     SZ_OK);
    assert_true(sz_source_is_packed(&window.source));
    while (!window.is_whole)
        assert_int_equal(sz_window_fill(&window), SZ_OK);
    assert_text(sz_window_span(&window), text);
    assert_int_equal(sz_source_estimate(&window.source) > length, 1);
    sz_window_free(&window);
    assert_int_equal(memory_blocks, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(gives_back_what_was_packed), cmocka_unit_test(tells_where_it_is_cut_off),
        cmocka_unit_test(sees_every_damage),          cmocka_unit_test(refuses_what_stands_behind),
        cmocka_unit_test(says_that_memory_ran_out),   cmocka_unit_test(windows_unpack),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
