/* One scan with bad records kept; of those, the first is told. */
#include "survey.h"

void sz_survey_init(struct sz_survey *survey, const struct sz_reader_setup *setup) {
    *survey = (struct sz_survey){.setup = *setup, .options = *setup->options};
    survey->counts_bad_records = setup->options->keeps_bad_records;
    survey->options.keeps_bad_records = true;
    sz_buffer_init(&survey->types, setup->allocator);
}

void sz_survey_free(struct sz_survey *survey) {
    sz_reader_close(&survey->reader);
    sz_buffer_free(&survey->types);
}

enum sz_cell_type sz_survey_type(const struct sz_survey *survey, size_t column) {
    enum sz_cell_type type = (enum sz_cell_type)survey->types.bytes[column];
    return type == SZ_CELL_EMPTY ? SZ_CELL_TEXT : type;
}

static void note_record(struct sz_survey *survey, const struct sz_record *record) {
    char decimal = survey->options.decimal != '\0' ? survey->options.decimal : '.';
    if (record->problem.status != SZ_OK) {
        if (survey->problem.status == SZ_OK)
            survey->problem = record->problem;
        survey->problem.can_be_kept = true;
        if (!survey->counts_bad_records)
            return;
    }
    for (size_t column = 0; column < record->count && column < survey->types.length; column++) {
        struct sz_cell_number number;
        if (record->nulls != NULL && record->nulls[column])
            continue;
        enum sz_cell_type type = sz_cell_read(record->cells[column], decimal, &number);
        if ((int)type > survey->types.bytes[column])
            survey->types.bytes[column] = (char)type;
    }
}

static enum sz_status read_records(struct sz_survey *survey) {
    struct sz_record record;
    size_t width = survey->reader.facts.width;
    enum sz_status status = sz_buffer_reserve(&survey->types, width);
    if (status != SZ_OK) {
        survey->problem = (struct sz_file_problem){.status = status};
        return status;
    }
    memset(survey->types.bytes, SZ_CELL_EMPTY, width);
    survey->types.length = width;
    while ((status = sz_reader_next(&survey->reader, &record)) == SZ_OK && !record.is_end)
        note_record(survey, &record);
    return status;
}

enum sz_status sz_survey_take(struct sz_survey *survey, const char *path) {
    survey->types.length = 0;
    survey->problem = (struct sz_file_problem){.status = SZ_OK};
    survey->setup.options = &survey->options;
    sz_reader_close(&survey->reader);
    enum sz_status status = sz_reader_open(&survey->reader, path, &survey->setup, NULL);
    if (status == SZ_OK)
        status = read_records(survey);
    if (survey->reader.failure.status != SZ_OK)
        survey->problem = survey->reader.failure;
    return sz_status_is_world(status) ? status : SZ_OK;
}
