/* The reader of plain phrases, where it stands: what the word at its place means. plain.c and plain_number.c
 * share it.
 *
 * A copy of the text is read, with SZ_WORDS_AHEAD noughts behind it, so that whoever looks at the next byte
 * or at the next word need not ask whether the text goes on. */
#ifndef SZ_PLAIN_READER_H
#define SZ_PLAIN_READER_H

#include "side.h"
#include "token.h"

struct sz_plain_reader {
    struct sz_cursor *cursor; /* has the text itself and knows how commas are to be read */
    struct sz_span text;      /* the copy */
    size_t at;                /* where the present word or sign begins: */
    struct sz_found word;     /* what it means … */
    struct sz_found item;     /* … and the item that begins there */
    struct sz_found noun;     /* the item that begins with the noun that was read as the unit */
    struct sz_side first;
    struct sz_side second; /* of a range */
    enum sz_joint joint;
};

static inline bool sz_plain_is_end(const struct sz_plain_reader *reader) {
    return reader->at >= reader->text.length;
}

static inline bool sz_plain_is_figure(const struct sz_plain_reader *reader) {
    return (unsigned char)(reader->text.text[reader->at] - '0') < 10;
}

/* Moves to what stands at `at`, a blank before it or none. No word begins with a digit, but items do. */
static inline void sz_plain_move_to(struct sz_plain_reader *reader, size_t at) {
    /* cppcheck-suppress ctuuninitvar ; the copy is set, what else there is of the reader isn't yet */
    at += reader->text.text[at] == ' ';
    reader->at = at;
    reader->word = reader->item = (struct sz_found){NULL, 0};
    if (!sz_plain_is_end(reader) && !sz_plain_is_figure(reader))
        sz_words_read_ahead(sz_span_of(reader->text.text + at, reader->text.length - at), &reader->word,
                            &reader->item);
}

static inline void sz_plain_pass_word(struct sz_plain_reader *reader) {
    sz_plain_move_to(reader, reader->at + reader->word.length);
}

/* A qualifier before a figure that is nothing else, or -1. */
static inline int sz_plain_qualifier(const struct sz_plain_reader *reader) {
    const struct sz_meanings *meanings = reader->word.meanings;
    return meanings == NULL || meanings->unit_count + meanings->number_count > 0 ? -1 : meanings->qualifier;
}

static inline bool sz_plain_is(const struct sz_plain_reader *reader, enum sz_qualifier_kind kind) {
    return sz_plain_qualifier(reader) == (int)kind && reader->word.meanings->qualifier_behind < 0;
}

/* Whether a known item begins here, behind a word, that says nothing about amounts. */
static inline bool sz_plain_is_item(const struct sz_plain_reader *reader) {
    return reader->word.meanings == NULL && reader->item.length > 0 &&
           reader->text.text[reader->at - 1] == ' ' && (unsigned char)reader->text.text[reader->at] >= 'A';
}

#endif
