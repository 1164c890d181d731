/* Everything that can be found out about one CSV file: its dialect, its columns and what type each could have, and the
 * first thing that is wrong with it.
 *
 *     sz_survey_init(&survey, &setup)
 *     if (sz_survey_take(&survey, path) != SZ_OK) → survey.problem says why the file could not be read to its end
 *     sz_survey_free(&survey)
 *
 * Reads the whole file. What is wrong with its data (SZ_CSV_…) is a finding, not a failure. */
#ifndef SZ_SURVEY_H
#define SZ_SURVEY_H

#include "cell.h"
#include "reader.h"

struct sz_survey {
    struct sz_reader_setup setup;
    struct sz_csv_options
        options; /* those of the setup, but bad records are read on behind; shares their texts */
    bool
        counts_bad_records; /* on_error='keep' was told: their cells have a say in the types, as in a table */
    struct sz_reader
        reader; /* facts.dialect is set where the start could be read; columns where there are any */
    struct sz_buffer types;         /* a byte for each column: enum sz_cell_type */
    struct sz_file_problem problem; /* SZ_OK: none */
};

/* Takes no memory; what `setup` points to must outlive the survey. Free may be called twice, and after failures. */
void sz_survey_init(struct sz_survey *survey, const struct sz_reader_setup *setup);
void sz_survey_free(struct sz_survey *survey);

/* A survey can be taken again, of another file; only failures of the world are its status. */
enum sz_status sz_survey_take(struct sz_survey *survey, const char *path);

/* The columns that were found. */
static inline size_t sz_survey_width(const struct sz_survey *survey) {
    return survey->types.length;
}

/* SZ_CELL_TEXT where no cell says anything. */
enum sz_cell_type sz_survey_type(const struct sz_survey *survey, size_t column);

#endif
