/* kind.c: what is no table of text, and what only looks like it. */
#include "fixture.h"

#include "csv/kind.h"

static void expect(struct sz_span start, const char *begin, bool may_insist) {
    const char *advice = sz_kind_find(start, false);
    assert_non_null(advice);
    assert_true(strncmp(advice, begin, strlen(begin)) == 0);
    assert_int_equal(sz_kind_find(start, true) == NULL, may_insist);
    assert_int_equal(strstr(advice, "delimiter='...'") != NULL, may_insist);
}

static void tells_what_is_no_text(void **state) {
    (void)state;
    expect(SZ_SPAN("SQLite format 3\0\x10"), "an SQLite database", false);
    expect(SZ_SPAN("PK\3\4\x14\0"), "a ZIP archive", false);
    expect(SZ_SPAN("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), "a document of an old Office", false);
    expect(SZ_SPAN("\0\1\0\0Standard Jet DB\0"), "a database of Access", false);
    expect(SZ_SPAN("\0\1\0\0Standard ACE DB\0"), "a database of Access", false);
    expect(SZ_SPAN("\3\x7A\x0B\x16\5\0\0\0\x41\0\x15\0\0\0"), "a table of dBase", false);
    expect(SZ_SPAN("PAR1\x15\4"), "a Parquet file", false);
    expect(SZ_SPAN("BZh91AY&SY"), "packed by bzip2", false);
    expect(SZ_SPAN("\x1F\x8B\x08"), "packed by gzip twice", false);
    expect(SZ_SPAN("\x89PNG\r\n\x1A\n"), "a picture (PNG)", false);
    expect(SZ_SPAN("\xFF\xD8\xFF\xE0\0\x10JFIF"), "a picture (JPEG)", false);
    expect(SZ_SPAN("GIF89a\1\0"), "a picture (GIF)", false);
    char tar[512] = "data/seized.csv";
    memcpy(tar + 257,
           "ustar\0"
           "00",
           8);
    expect(sz_span_of(tar, sizeof tar), "a tar archive", false);
}

static void tells_text_that_is_no_table(void **state) {
    (void)state;
    expect(SZ_SPAN("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n"), "a PDF document", true);
    expect(SZ_SPAN("{\\rtf1\\ansi"), "a document (RTF)", true);
    expect(SZ_SPAN("\xEF\xBB\xBF\r\n <!DOCTYPE html>\r\n"), "an HTML page", true);
    expect(SZ_SPAN("<HTML xmlns:x=\"urn\">"), "an HTML page", true);
    expect(SZ_SPAN("<html"), "an HTML page", true);
    expect(SZ_SPAN("<?xml version=\"1.0\"?>"), "XML", true);
    expect(SZ_SPAN("version https://git-lfs.github.com/spec/v1\n"), "the pointer of Git LFS", true);
    expect(SZ_SPAN("{\"port\": \"Baku\"}\n"), "JSON", true);
    expect(SZ_SPAN(" [\n  {\"port\":"), "JSON", true);
    expect(SZ_SPAN("[[1,2],"), "JSON", true);
}

static void lets_tables_pass(void **state) {
    (void)state;
    static const char *const tables[] = {
        "",
        "\n",
        "port,qty\n",
        "PK,name\n",
        "PK\n1\n",
        "BZh,1\n",
        "BZh9,AY\n",
        "PAR1,PAR2\nx,y\n",
        "GIF89a,GIF87a\n",
        "\xFF\xD8\xFF,\xE0\xE1\n",
        "SQLite format 3,x\n",
        "<b>,x\n",
        "<htmlish,x\n",
        "<html_body>,x\n",
        "<doctype>,x\n",
        "%PDF,x\n",
        "%PDF-x.y_,z\n",
        "{id},x\n",
        "[id],[name]\n",
        "{,x\n",
        "[\n",
        "{",
        "id,{\"a\":1}\n",
        "version https\n",
        "MM,II\n",
        "Rar!,x\n",
        "7z,x\n",
        "ustar,x\n",
    };
    for (size_t i = 0; i < sizeof tables / sizeof tables[0]; i++)
        assert_null(sz_kind_find(sz_span_of(tables[i], strlen(tables[i])), false));
    assert_null(sz_kind_find(SZ_SPAN("GIF89a,some,more,cells,\1\n"), false)); /* far behind */
    assert_null(sz_kind_find(SZ_SPAN("\3,a,b,c\n1,2,3,4,5\n"), false));
}

/* Whatever a file starts with, no byte behind its end is looked at: each start lies at the end of its memory. */
static void looks_no_further(void **state) {
    (void)state;
    static const char start[] = "\xEF\xBB\xBF <!doctype html>";
    for (size_t length = 0; length < sizeof start; length++) {
        char *copy = malloc(length + 1);
        assert_non_null(copy);
        memcpy(copy, start, length);
        const char *advice = sz_kind_find(sz_span_of(copy, length), false);
        free(copy);
        assert_int_equal(advice != NULL, length >= sizeof start - 2);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tells_what_is_no_text),
        cmocka_unit_test(tells_text_that_is_no_table),
        cmocka_unit_test(lets_tables_pass),
        cmocka_unit_test(looks_no_further),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
