/* stretch.c and stretch_*.c: each way that this machine has finds what scan.c finds record by record, wherever
 * blocks of 64 bytes begin and end. */
#include "fixture.h"

#include "base/utf8.h"
#include "csv/scan.h"
#include "csv/stretch.h"

enum { LENGTH_MAX = 700, WIDTH_MAX = 4 };

static const enum sz_scan_way ways[] = {SZ_SCAN_PLAIN, SZ_SCAN_SSE2, SZ_SCAN_AVX2, SZ_SCAN_AVX512,
                                        SZ_SCAN_NEON};

static uint64_t chance_state = 88172645463325252U;

static size_t chance(size_t below) {
    chance_state ^= chance_state << 13;
    chance_state ^= chance_state >> 7;
    chance_state ^= chance_state << 17;
    return (size_t)(chance_state % below);
}

/* What record by record gives, up to the first that is wrong, or doesn't end. */
struct expected {
    size_t count;
    size_t starts[LENGTH_MAX + 2];
    size_t ends[LENGTH_MAX + 2];
    struct sz_cut cuts[LENGTH_MAX + 2][WIDTH_MAX];
    size_t next; /* where the first record starts that was not found */
};

/* A quote within an unquoted cell is right, but not proven. */
static bool has_quote_inside(const struct sz_stretch *stretch, struct sz_span record,
                             const struct sz_cut *cuts) {
    for (size_t i = 0; i < stretch->width; i++) {
        struct sz_span cell = sz_span_cut(record, cuts[i].start, cuts[i].end);
        if (!cuts[i].quoted && cell.length > 0 &&
            memchr(cell.text, stretch->marks.quote, cell.length) != NULL)
            return stretch->marks.has_quote;
    }
    return false;
}

static bool is_right(const struct sz_stretch *stretch, struct sz_span record,
                     const struct sz_scanned *scanned, const struct sz_cut *cuts) {
    const struct sz_marks *marks = &stretch->marks;
    if (marks->comment >= 0 && (unsigned char)record.text[0] == marks->comment)
        return false;
    if (marks->checks_utf8 && sz_utf8_find_invalid(record) < record.length)
        return false;
    return scanned->fault == SZ_OK && scanned->count == stretch->width && record.length <= stretch->longest &&
           !has_quote_inside(stretch, record, cuts);
}

static void expect(const struct sz_stretch *stretch, struct expected *expected) {
    struct sz_scanner scanner;
    struct sz_scanned scanned;
    struct sz_span text = sz_span_of(stretch->text, stretch->length);
    size_t at = 0;
    sz_scanner_init(&scanner, stretch->marks.delimiter,
                    stretch->marks.has_quote ? stretch->marks.quote : '\0', false, UINT64_MAX);
    expected->count = 0;
    for (;;) {
        while (at < text.length && (text.text[at] == '\n' || text.text[at] == '\r'))
            at++;
        expected->next = at;
        if (at == text.length || !sz_scanner_scan(&scanner, sz_span_from(text, at), stretch->is_whole,
                                                  expected->cuts[expected->count], WIDTH_MAX, &scanned))
            return;
        expected->starts[expected->count] = at;
        expected->ends[expected->count] = at + scanned.length;
        if (!is_right(stretch, sz_span_cut(text, at, at + scanned.length), &scanned,
                      expected->cuts[expected->count]))
            return;
        expected->count++;
        at += scanned.next;
    }
}

static void check_record(const struct sz_stretch *stretch, const struct expected *expected, size_t record) {
    size_t start = expected->starts[record], last = record > 0 ? expected->starts[record - 1] : 0;
    assert_int_equal(sz_stretch_find_start(stretch, record), start);
    assert_int_equal(sz_stretch_count_lines(stretch, 0, start),
                     sz_scan_count_lines(sz_span_of(stretch->text, start)));
    assert_int_equal(sz_stretch_count_lines(stretch, last, start),
                     sz_scan_count_lines(sz_span_of(stretch->text + last, start - last)));
    for (size_t i = 0; stretch->wants_cells && i < stretch->width; i++)
        assert_int_equal(stretch->ends[record * stretch->width + i], start + expected->cuts[record][i].end);
}

/* Between the last record that is proven and the next one there are only line ends, none of them cut in two. */
static void check_rest(const struct sz_stretch *stretch, const struct expected *expected) {
    size_t next = stretch->next;
    assert_true(next <= expected->next || stretch->count < expected->count);
    for (size_t at = stretch->count > 0 ? expected->ends[stretch->count - 1] : 0; at < next; at++)
        assert_true(stretch->text[at] == '\n' || stretch->text[at] == '\r');
    assert_int_equal(sz_stretch_count_lines(stretch, 0, next),
                     sz_scan_count_lines(sz_span_of(stretch->text, next)));
    assert_int_equal(stretch->passed, sz_stretch_count_lines(stretch, 0, next));
    if (next > 0 && next < stretch->length)
        assert_false(stretch->text[next - 1] == '\r' && stretch->text[next] == '\n');
    if (next > 0 && next == stretch->length && !stretch->is_whole)
        assert_true(stretch->text[next - 1] != '\r');
}

/* What is not proven all the same lies in the last block, which isn't looked at, nor one that ends with CR, or in
 * the one where UTF-8 is at fault. */
static void check_count(const struct sz_stretch *stretch, const struct expected *expected) {
    struct sz_span text = sz_span_of(stretch->text, stretch->length);
    size_t odd = stretch->marks.checks_utf8 ? sz_utf8_find_invalid(text) : text.length;
    size_t blocks = odd / SZ_STRETCH_BLOCK, end = expected->ends[stretch->count];
    assert_true(stretch->count <= expected->count);
    if (stretch->count == expected->count)
        return;
    assert_true(odd < text.length || !stretch->is_whole);
    while (!stretch->is_whole && blocks > 0 && text.text[blocks * SZ_STRETCH_BLOCK - 1] == '\r')
        blocks--;
    assert_true(end >= blocks * SZ_STRETCH_BLOCK);
}

/* The text and the arrays are blocks of memory just as long as they must be, so that valgrind and ASan see what
 * is read or written beyond them. */
static void check(struct sz_stretch stretch, const char *bytes) {
    static struct expected expected;
    size_t blocks = sz_stretch_blocks(stretch.length), ends = sz_stretch_ends(stretch.length);
    char *text = malloc(stretch.length + (stretch.length == 0));
    memcpy(text, bytes, stretch.length);
    stretch.text = text;
    stretch.records = malloc(blocks * sizeof(uint64_t));
    stretch.lines = malloc(blocks * sizeof(uint64_t));
    stretch.ends = stretch.wants_cells ? malloc(ends * sizeof(uint32_t)) : NULL;
    expect(&stretch, &expected);
    for (size_t i = 0; i < sizeof ways / sizeof ways[0]; i++) {
        if (!sz_stretch_has_way(ways[i]))
            continue;
        sz_stretch_scan(&stretch, ways[i]);
        check_count(&stretch, &expected);
        for (size_t record = 0; record < stretch.count; record++)
            check_record(&stretch, &expected, record);
        check_rest(&stretch, &expected);
        if (memchr(text, '\0', stretch.next) != NULL)
            assert_true(stretch.has_nul);
    }
    free(text);
    free(stretch.records);
    free(stretch.lines);
    free(stretch.ends);
}

static const char *const tame[] = {"a",    "bcd",    ",",     ",",          ",",    "\n",      "\n",
                                   "\r\n", "\"x\",", ",\"\"", "\"q\"\"r\"", "5 kg", "\xD0\x96"};
static const char *const wild[] = {"a",
                                   "bcd",
                                   ",",
                                   ",",
                                   ",",
                                   "\n",
                                   "\n",
                                   "\r",
                                   "\r\n",
                                   "\"",
                                   "\"",
                                   "\"\"",
                                   "\",",
                                   ",\"",
                                   "\"\n",
                                   "\n\"",
                                   "#",
                                   "'",
                                   "\xD0\x96",
                                   "\xE2\x82\xAC",
                                   "\xF0\x9F\x98\x80",
                                   "\xFF",
                                   "\xD0",
                                   "\x80",
                                   "\xED\xA0\x80",
                                   "\xC0\x80"};

static size_t make(char *text, const char *const *pieces, size_t count, size_t most) {
    size_t length = 0;
    for (;;) {
        const char *piece = pieces[chance(count)];
        if (length + strlen(piece) > most)
            return length;
        memcpy(text + length, piece, strlen(piece));
        length += strlen(piece);
    }
}

/* Records of one width, in which one byte is changed now and then. */
static size_t make_records(char *text, size_t width, size_t most) {
    static const char *const cells[] = {"",
                                        "a",
                                        "12.5",
                                        "more than 83 kg",
                                        "\"a, b\"",
                                        "\"a\"\"b\"",
                                        "\"two\nlines\"",
                                        "\"\"",
                                        "\xD0\x96\xD0\xB5",
                                        "\"\r\n,\""};
    static const char *const line_ends[] = {"\n", "\n", "\n", "\r\n", "\r", "\n\n", "\r\n\r\n"};
    size_t length = 0, end = chance(3) > 0 ? chance(7) : 7;
    while (length + width * 18 + 4 < most) {
        for (size_t i = 0; i < width; i++)
            length += (size_t)sprintf(text + length, "%s%s", i > 0 ? "," : "", cells[chance(10)]);
        length += (size_t)sprintf(text + length, "%s", line_ends[end == 7 ? chance(7) : end]);
    }
    if (length > 0 && chance(3) == 0)
        text[chance(length)] = "\",\n\r\0#\xFF\x80"[chance(8)];
    return length - (length > 0 ? chance(2) : 0);
}

static void check_random(size_t turn) {
    char text[LENGTH_MAX];
    size_t width = 1 + chance(WIDTH_MAX - 1), most = 1 + chance(LENGTH_MAX - 1);
    struct sz_stretch stretch = {.marks = {.delimiter = ',',
                                           .quote = '"',
                                           .has_quote = chance(8) > 0,
                                           .checks_utf8 = chance(4) > 0,
                                           .comment = chance(4) > 0 ? -1 : '#'},
                                 .is_whole = chance(2) == 0,
                                 .wants_cells = chance(3) > 0,
                                 .width = (uint32_t)width,
                                 .longest = chance(4) > 0 ? UINT32_MAX : 20};
    if (turn % 3 == 0)
        stretch.length = make_records(text, width, most);
    else if (turn % 3 == 1)
        stretch.length = make(text, tame, sizeof tame / sizeof tame[0], most);
    else
        stretch.length = make(text, wild, sizeof wild / sizeof wild[0], most);
    check(stretch, text);
}

static void finds_what_a_scan_finds(void **state) {
    (void)state;
    const char *turns = getenv("STRETCH_TURNS"); /* for a longer campaign */
    size_t count = turns != NULL ? (size_t)strtoul(turns, NULL, 10) : 30000;
    for (size_t turn = 0; turn < count; turn++)
        check_random(turn);
}

/* Each structure at each place of a block. */
static void is_the_same_at_each_place_of_a_block(void **state) {
    (void)state;
    static const char *const parts[] = {"a,\"b\"\nc,d\n",
                                        "a,\"b\"\"c\"\r\nc,d\r\n",
                                        "a,\"b\nc\"\rc,d\r",
                                        "a,b\n\n\nc,d\n\n",
                                        "a,b\r\n\r\nc,d",
                                        "a,\"b\"c\nc,d\n",
                                        "a,5\"\nc,d\n",
                                        "a,\"b\nc,d\n",
                                        "a,\xD0\x96\nc,d\n",
                                        "a,\xF0\x9F\x98\x80\nc,\xE2\x82\xAC\n",
                                        "a,\xED\xA0\x80\nc,d\n",
                                        "a,b,c\nd\n",
                                        "#,b\nc,d\n",
                                        ",\n,\n",
                                        "\"\",\"\"\n\"\",\"\"\n"};
    char text[LENGTH_MAX];
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++)
        for (size_t before = 3; before < 140; before++)
            for (size_t behind = 0; behind < 130; behind += 13) {
                size_t length = before + strlen(parts[i]);
                memset(text, 'x', sizeof text);
                memcpy(text + before - 3, ",y\n", 3);
                memcpy(text + before, parts[i], strlen(parts[i]));
                for (int bits = 0; bits < 4; bits++)
                    check((struct sz_stretch){.marks = {',', '"', true, true, '#'},
                                              .width = 2,
                                              .longest = 1000,
                                              .wants_cells = bits % 2,
                                              .is_whole = bits / 2,
                                              .length = length + behind},
                          text);
            }
}

/* All pairs of bytes, and all that may follow the starts of longer characters. */
static void knows_utf8(void **state) {
    (void)state;
    for (unsigned first = 0x80; first < 0x100; first++)
        for (unsigned second = 0; second < 0x100; second++)
            for (unsigned tail = 0; tail < 4; tail++) {
                static const char *const tails[] = {"", "\x80", "\x80\x80", "\xBF\xBF"};
                char text[200];
                size_t place = 54 + chance(20);
                memset(text, 'x', sizeof text);
                text[10] = text[199] = '\n';
                text[place] = (char)first;
                text[place + 1] = (char)second;
                memcpy(text + place + 2, tails[tail], strlen(tails[tail]));
                check((struct sz_stretch){.marks = {',', '\0', false, true, -1},
                                          .width = 1,
                                          .longest = 1000,
                                          .is_whole = true,
                                          .length = sizeof text},
                      text);
            }
}

static void has_a_best_way(void **state) {
    (void)state;
    assert_true(sz_stretch_has_way(sz_stretch_best_way()));
    assert_true(sz_stretch_has_way(SZ_SCAN_PLAIN));
    assert_false(sz_stretch_has_way(SZ_SCAN_RECORDS));
    assert_false(sz_stretch_has_way(SZ_SCAN_SSE2) && sz_stretch_has_way(SZ_SCAN_NEON));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_what_a_scan_finds),
        cmocka_unit_test(is_the_same_at_each_place_of_a_block),
        cmocka_unit_test(knows_utf8),
        cmocka_unit_test(has_a_best_way),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
