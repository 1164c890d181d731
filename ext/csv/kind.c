/* A table of how files start. Where that is nothing but letters, a header could start so too: then a control byte must
 * stand soon behind them, as no text has it. Kinds of text are told by what no header is likely to start with. */
#include "kind.h"

enum manner {
    BINARY,  /* the bytes say it */
    LETTERS, /* a control byte must stand within the next ones */
    TEXT     /* behind blanks and a byte order mark, whatever the case of its letters */
};

struct row {
    struct sz_span bytes; /* '~' is any byte */
    size_t offset;
    enum manner manner;
    const char *advice;
};

#define START(bytes)                                                                                         \
    { bytes, sizeof(bytes) - 1 }
#define UNPACK ": unpack it first"
#define EXPORT ": save or export the table as CSV"
#define INSIST "; delimiter='...' reads it as it is"

static const struct row rows[] = {
    {START("SQLite format 3\0"), 0, BINARY, "an SQLite database: ATTACH it"},
    {START("PK\3\4"), 0, BINARY,
     "a ZIP archive, as .xlsx, .ods and .docx are: save the table as CSV, or unpack it"},
    {START("PK\5\6"), 0, BINARY, "an empty ZIP archive"},
    {START("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), 0, BINARY, "a document of an old Office (.xls, .doc)" EXPORT},
    {START("\0\1\0\0Standard ~~~~ DB"), 0, BINARY, "a database of Access" EXPORT},
    {START("\0\1\0\0Standard ~~~ DB"), 0, BINARY, "a database of Access" EXPORT},
    {START("\3~~~~~~~~~~~\0\0"), 0, BINARY, "a table of dBase (.dbf)" EXPORT},
    {START("PAR1"), 0, LETTERS, "a Parquet file" EXPORT},
    {START("ARROW1\0\0"), 0, BINARY, "an Arrow file" EXPORT},
    {START("$FL2@(#)"), 0, BINARY, "a file of SPSS" EXPORT},
    {START("$FL3@(#)"), 0, BINARY, "a file of SPSS" EXPORT},
    {START("<stata_dta>"), 0, BINARY, "a file of Stata" EXPORT},
    {START("RDX~\nX\n"), 0, BINARY, "a file of R" EXPORT},
    {START("X\n\0\0\0~\0"), 0, BINARY, "a file of R" EXPORT},
    {START("\x1F\x8B"), 0, BINARY, "packed by gzip twice: unpack it once"},
    {START("BZh~1AY&SY"), 0, BINARY, "packed by bzip2" UNPACK},
    {START("\xFD"
           "7zXZ\0"),
     0, BINARY, "packed by xz" UNPACK},
    {START("\x28\xB5\x2F\xFD"), 0, BINARY, "packed by zstd" UNPACK},
    {START("\4\"M\x18"), 0, BINARY, "packed by lz4" UNPACK},
    {START("\x1F\x9D"), 0, BINARY, "packed by compress" UNPACK},
    {START("7z\xBC\xAF\x27\x1C"), 0, BINARY, "a 7z archive" UNPACK},
    {START("Rar!\x1A\7"), 0, BINARY, "a RAR archive" UNPACK},
    {START("ustar\0"
           "00"),
     257, BINARY, "a tar archive" UNPACK},
    {START("ustar  \0"), 257, BINARY, "a tar archive" UNPACK},
    {START("\x89PNG\r\n\x1A\n"), 0, BINARY, "a picture (PNG)"},
    {START("\xFF\xD8\xFF"), 0, LETTERS, "a picture (JPEG)"},
    {START("GIF8~a"), 0, LETTERS, "a picture (GIF)"},
    {START("RIFF~~~~WEBP"), 0, LETTERS, "a picture (WebP)"},
    {START("II*\0"), 0, BINARY, "a picture (TIFF)"},
    {START("MM\0*"), 0, BINARY, "a picture (TIFF)"},
    {START("%pdf-~.~"), 0, TEXT, "a PDF document: copy the table out of it into a CSV file" INSIST},
    {START("{\\rtf~"), 0, TEXT, "a document (RTF): copy the table out of it into a CSV file" INSIST},
    {START("<!doctype html"), 0, TEXT, "an HTML page: save its table as CSV" INSIST},
    {START("<html"), 0, TEXT, "an HTML page: save its table as CSV" INSIST},
    {START("<?xml"), 0, TEXT, "XML: save its table as CSV" INSIST},
    {START("version https://git-lfs"), 0, TEXT,
     "the pointer of Git LFS to a file: git lfs pull fetches that" INSIST},
};

static bool is_control(char byte) {
    return (unsigned char)byte < ' ' && byte != '\t' && byte != '\n' && byte != '\r';
}

static bool is_blank(char byte) {
    return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r';
}

static char lower(char byte) {
    return byte >= 'A' && byte <= 'Z' ? (char)(byte - 'A' + 'a') : byte;
}

static bool is_in_word(char byte) {
    return (lower(byte) >= 'a' && lower(byte) <= 'z') || (byte >= '0' && byte <= '9') || byte == '_';
}

static struct sz_span skip_blanks(struct sz_span text) {
    while (text.length > 0 && is_blank(text.text[0]))
        text = sz_span_from(text, 1);
    return text;
}

static bool starts(struct sz_span text, struct sz_span bytes, bool is_text) {
    if (text.length < bytes.length)
        return false;
    for (size_t i = 0; i < bytes.length; i++)
        if (bytes.text[i] != '~' && (is_text ? lower(text.text[i]) : text.text[i]) != bytes.text[i])
            return false;
    return true;
}

static bool has_control_soon(struct sz_span text) {
    enum { SOON = 16 };
    for (size_t i = 0; i < text.length && i < SOON; i++)
        if (is_control(text.text[i]))
            return true;
    return false;
}

static bool fits(const struct row *row, struct sz_span start, struct sz_span text) {
    bool is_text = row->manner == TEXT;
    struct sz_span from =
        is_text ? text : sz_span_from(start, row->offset < start.length ? row->offset : start.length);
    if (!starts(from, row->bytes, is_text))
        return false;
    from = sz_span_from(from, row->bytes.length);
    if (row->manner == LETTERS)
        return has_control_soon(from);
    return !is_text || from.length == 0 || !is_in_word(from.text[0]);
}

/* `{"`, `[{` or `[[`, blanks or none between them: also of lines that are an object each. */
static bool is_json(struct sz_span text) {
    if (text.length == 0 || (text.text[0] != '{' && text.text[0] != '['))
        return false;
    bool is_object = text.text[0] == '{';
    text = skip_blanks(sz_span_from(text, 1));
    return text.length > 0 && (is_object ? text.text[0] == '"' : text.text[0] == '{' || text.text[0] == '[');
}

const char *sz_kind_find(struct sz_span start, bool insists) {
    struct sz_span text = sz_span_starts(start, SZ_SPAN("\xEF\xBB\xBF")) ? sz_span_from(start, 3) : start;
    text = skip_blanks(text);
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        if (fits(&rows[i], start, text) && !(insists && rows[i].manner == TEXT))
            return rows[i].advice;
    return !insists && is_json(text) ? "JSON: json_each() takes it apart, or save its table as CSV" INSIST
                                     : NULL;
}
