/* What decides most pairs of names: of each its key, and of the words that may be mistyped their lengths and
 * letters.
 *
 * A fifth of a kilobyte, where a name with all its words (struct sz_operation) takes five: many fit into a
 * memo of names read lately. Two briefs that leave a pair undecided need both names in full. */
#ifndef SZ_BRIEF_H
#define SZ_BRIEF_H

#include "key.h"

enum { SZ_BRIEF_WORDS_MAX = 4 };

/* A word in no row, as drawn and as a stem. */
struct sz_brief_word {
    uint32_t drawn_set; /* sz_letters_set */
    uint32_t stem_set;
    uint8_t drawn_length;
    uint8_t stem_length;
};

struct sz_operation_brief {
    struct sz_operation_key key;
    uint64_t words;  /* those that its key may have as it is written: a bit each, which others may share */
    uint64_t near;   /* those that it may have besides, when words in no row are mended */
    bool was_looked; /* `near` was found out; before that, all bits are set */
    uint8_t doubted; /* how often it left a pair undecided */
    uint8_t unknown; /* words in no row; where they are more than fit, `word` holds none */
    struct sz_brief_word word[SZ_BRIEF_WORDS_MAX];
};

enum sz_brief_verdict { SZ_BRIEFS_DIFFER, SZ_BRIEFS_AGREE, SZ_BRIEFS_UNDECIDED };

/* None of these allocates. */
void sz_operation_brief_of(const struct sz_operation *operation, struct sz_operation_brief *brief);

/* To be told when the brief of this name left a pair undecided. Looking which words are near takes as long as
 * ten names to read: it is done when a brief comes here again. */
void sz_operation_brief_doubt(const struct sz_operation *operation, struct sz_operation_brief *brief);

/* SZ_BRIEFS_AGREE or SZ_BRIEFS_DIFFER only where sz_operation_same says so of the names. The same either way
 * round. */
enum sz_brief_verdict sz_operation_brief_compare(const struct sz_operation_brief *a,
                                                 const struct sz_operation_brief *b);

#endif
