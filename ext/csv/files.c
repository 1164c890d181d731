/* Columns of one name are put together by naming them again with each file: what is new comes behind what is
 * there. Where the columns of all files are the same there are no places to keep. */
#include "files.h"

void sz_files_init(struct sz_files *files, const struct sz_reader_setup *setup) {
    *files = (struct sz_files){.setup = setup, .record_size = 1};
    sz_buffer_init(&files->patterns, setup->allocator);
    sz_buffer_init(&files->facts, setup->allocator);
    sz_buffer_init(&files->places, setup->allocator);
    sz_buffer_init(&files->types, setup->allocator);
    sz_listing_init(&files->listing, setup->allocator);
    sz_names_init(&files->names, setup->allocator);
}

void sz_files_free(struct sz_files *files) {
    sz_buffer_free(&files->patterns);
    sz_buffer_free(&files->facts);
    sz_buffer_free(&files->places);
    sz_buffer_free(&files->types);
    sz_listing_free(&files->listing);
    sz_names_free(&files->names);
}

static enum sz_status fail(struct sz_files *files, enum sz_status status, const char *path) {
    files->failure = (struct sz_file_problem){.status = status};
    files->failed = path;
    return status;
}

enum sz_status sz_files_add(struct sz_files *files, const char *pattern) {
    enum sz_status status = sz_buffer_add(&files->patterns, sz_span_of(pattern, strlen(pattern) + 1));
    if (status == SZ_OK)
        status = sz_listing_add(&files->listing, pattern, files->setup->policy);
    return status == SZ_OK ? SZ_OK : fail(files, status, pattern);
}

static struct sz_file_facts *facts_of(const struct sz_files *files) {
    return (struct sz_file_facts *)(void *)files->facts.bytes;
}

/* Each name of `reader` that isn't there yet becomes a column behind those that are. */
static enum sz_status add_columns(struct sz_files *files, const struct sz_reader *reader) {
    struct sz_buffer all;
    struct sz_names names;
    sz_buffer_init(&all, files->setup->allocator);
    sz_names_init(&names, files->setup->allocator);
    enum sz_status status = SZ_OK;
    if (files->names.count > 0)
        status = sz_buffer_add(&all, sz_span_of((const char *)sz_names_spans(&files->names),
                                                files->names.count * sizeof(struct sz_span)));
    for (size_t i = 0; i < reader->facts.width && status == SZ_OK; i++)
        if (files->names.count == 0 || sz_names_find(&files->names, reader->columns[i]) == files->names.count)
            status =
                sz_buffer_add(&all, sz_span_of((const char *)&reader->columns[i], sizeof(struct sz_span)));
    if (status == SZ_OK)
        status = sz_names_make(&names, (const struct sz_span *)(const void *)all.bytes,
                               all.length / sizeof(struct sz_span));
    sz_buffer_free(&all);
    sz_names_free(&files->names);
    files->names = names;
    return status;
}

static bool has_same_columns(const struct sz_files *files, const struct sz_reader *reader) {
    if (files->names.count != reader->facts.width)
        return false;
    for (size_t i = 0; i < reader->facts.width; i++)
        if (sz_names_find(&files->names, reader->columns[i]) != i)
            return false;
    return facts_of(files)[0].dialect.has_header == reader->facts.dialect.has_header;
}

/* A typical record, from the first ones of the first file. A bad one among them is reported by the scan that
 * wants it. */
static void measure_records(struct sz_files *files, struct sz_reader *reader) {
    enum { ENOUGH = 200 };
    uint64_t first = 0, count = 0;
    sz_reader_want(reader, 0);
    while (count <= ENOUGH && sz_reader_go_on(reader) == SZ_OK && !sz_reader_is_end(reader)) {
        if (count == 0)
            first = sz_reader_offset(reader);
        else if ((count & (count - 1)) == 0) /* an offset costs more than a step */
            files->record_size = (sz_reader_offset(reader) - first) / count;
        count++;
    }
    if (files->record_size == 0)
        files->record_size = 1;
}

/* The columns of this file's cells, behind those of the files before it. */
static enum sz_status add_places(struct sz_files *files, const struct sz_reader *reader) {
    enum sz_status status = SZ_OK;
    for (size_t i = 0; i < reader->facts.width && status == SZ_OK; i++) {
        uint32_t column = (uint32_t)sz_names_find(&files->names, reader->columns[i]);
        status = sz_buffer_add(&files->places, sz_span_of((const char *)&column, sizeof column));
    }
    return status;
}

/* Turns the columns of cells into cells of columns, once all columns are known. */
static enum sz_status turn_places(struct sz_files *files) {
    size_t width = files->names.count, size = files->listing.count * width * sizeof(uint32_t);
    struct sz_buffer turned;
    sz_buffer_init(&turned, files->setup->allocator);
    enum sz_status status = sz_buffer_reserve(&turned, size + 1);
    if (status != SZ_OK)
        return status;
    memset(turned.bytes, 0xFF, size); /* UINT32_MAX: no such cell */
    const uint32_t *column = (const uint32_t *)(const void *)files->places.bytes;
    uint32_t *cells = (uint32_t *)(void *)turned.bytes;
    for (size_t file = 0; file < files->listing.count; file++)
        for (size_t i = 0; i < facts_of(files)[file].width; i++)
            cells[file * width + *column++] = (uint32_t)i;
    turned.length = size;
    sz_buffer_free(&files->places);
    files->places = turned;
    files->has_places = true;
    return SZ_OK;
}

/* The columns of the file that was just opened, under those of all before it. */
static enum sz_status unite(struct sz_files *files, size_t index, const struct sz_reader *reader) {
    enum sz_union how = files->setup->options->unites;
    if (index == 0 || how == SZ_UNION_BY_NAME) {
        enum sz_status status = add_columns(files, reader);
        return status == SZ_OK && how == SZ_UNION_BY_NAME ? add_places(files, reader) : status;
    }
    bool fits =
        how == SZ_UNION_SAME ? has_same_columns(files, reader) : files->names.count == reader->facts.width;
    return fits ? SZ_OK : SZ_CSV_OTHER_HEADER;
}

static enum sz_status open_one(struct sz_files *files, size_t index) {
    struct sz_reader reader;
    const char *path = sz_listing_path(&files->listing, index);
    enum sz_status status = sz_reader_open(&reader, path, files->setup, NULL);
    struct sz_file_problem failure = reader.failure;
    if (status == SZ_OK) {
        status = sz_buffer_add(&files->facts, sz_span_of((const char *)&reader.facts, sizeof reader.facts));
        if (status == SZ_OK)
            status = unite(files, index, &reader);
        failure = (struct sz_file_problem){.status = status, .line = status == SZ_CSV_OTHER_HEADER};
        if (status == SZ_CSV_OTHER_HEADER && files->setup->options->unites == SZ_UNION_BY_POSITION) {
            failure.fields = reader.facts.width;
            failure.width = files->names.count;
        }
        files->size += reader.facts.size;
    }
    if (status == SZ_OK && index == 0)
        measure_records(files, &reader);
    sz_reader_close(&reader);
    if (status != SZ_OK) {
        files->failure = failure;
        files->failed = path;
    }
    return status;
}

/* All numbers of a record are read together where that takes less than to read those alone that are wanted. */
static void choose_numbers(struct sz_files_scan *scan) {
    enum { LAST = 63, FOR_ONE = 3 };
    const struct sz_files *files = scan->files;
    size_t count = 0, all = files->types.length, width = all < LAST ? all : LAST;
    for (size_t column = 0; column < width; column++)
        count += (scan->wanted >> column & 1) != 0 && files->types.bytes[column] != SZ_CELL_TEXT;
    bool is_many = !files->has_places && count > 0 && count * FOR_ONE >= width;
    scan->numbers.reader = is_many ? sz_numbers_choose(files->setup->way, all) : NULL;
}

/* What a cell says of its column's type; nothing where it is NULL or missing. */
static enum sz_status note_type(struct sz_files_scan *scan, size_t column, char *type) {
    enum sz_cell_type cell_type;
    struct sz_cell_number number;
    if (sz_packed_type(sz_files_read_packed(scan, column)) != SZ_CELL_TEXT)
        return SZ_OK;
    enum sz_status status = sz_files_read_number(scan, column, &cell_type, &number);
    if ((int)cell_type > *type) {
        *type = (char)cell_type;
        choose_numbers(scan);
    }
    return status;
}

/* Once a cell was text, no other says anything about its column; nor do those that are read together, where none is of
 * a greater type than those before. */
static enum sz_status note_types(struct sz_files *files, struct sz_files_scan *scan) {
    const struct sz_numbers *numbers = &scan->numbers;
    char *types = files->types.bytes;
    enum sz_status status = SZ_OK;
    for (size_t column = 0; column < files->names.count && status == SZ_OK; column++) {
        if (types[column] == SZ_CELL_TEXT)
            continue;
        status = note_type(scan, column, &types[column]);
        if (column - numbers->first < numbers->count && !numbers->is_any_greater)
            column = numbers->first + numbers->count - 1;
    }
    return status;
}

/* A column of which no cell says anything is text. */
static void settle_types(struct sz_files *files) {
    for (size_t column = 0; column < files->types.length; column++)
        if (files->types.bytes[column] == SZ_CELL_EMPTY)
            files->types.bytes[column] = SZ_CELL_TEXT;
}

static enum sz_status find_types(struct sz_files *files) {
    struct sz_files_scan scan;
    enum sz_status status = sz_buffer_reserve(&files->types, files->names.count);
    if (status != SZ_OK)
        return fail(files, status, NULL);
    memset(files->types.bytes, SZ_CELL_EMPTY, files->names.count);
    files->types.length = files->names.count;
    sz_files_start(files, &scan, UINT64_MAX);
    while (status == SZ_OK && (status = sz_files_go_on(&scan)) == SZ_OK && !scan.is_end)
        status = note_types(files, &scan);
    if (status != SZ_OK && scan.failure.status == SZ_OK)
        scan.failure = scan.reader.failure;
    if (status != SZ_OK) {
        files->failure = scan.failure;
        files->failed = sz_files_scan_path(&scan);
    }
    sz_files_stop(&scan);
    settle_types(files);
    return status;
}

enum sz_status sz_files_open(struct sz_files *files) {
    enum sz_status status = SZ_OK;
    for (size_t i = 0; i < files->listing.count && status == SZ_OK; i++)
        status = open_one(files, i);
    size_t most = files->setup->max_columns;
    if (status == SZ_OK && most > 0 && files->names.count > most) {
        files->failure.fields = files->names.count;
        files->failure.width = most;
        files->failure.status = status = SZ_CSV_TOO_MANY_COLUMNS;
    }
    if (status == SZ_OK && files->setup->options->unites == SZ_UNION_BY_NAME &&
        (status = turn_places(files)) != SZ_OK)
        (void)fail(files, status, NULL);
    return status == SZ_OK && files->setup->options->finds_types ? find_types(files) : status;
}

enum sz_status sz_files_check_listing(struct sz_files *files) {
    struct sz_listing now;
    enum sz_status status = SZ_OK;
    const char *pattern = files->patterns.bytes;
    size_t at = 0;
    sz_listing_init(&now, files->setup->allocator);
    while (at < files->patterns.length && status == SZ_OK) {
        pattern = files->patterns.bytes + at;
        status = sz_listing_add(&now, pattern, files->setup->policy);
        at += strlen(pattern) + 1;
    }
    if (status == SZ_OK && !sz_listing_equal(&now, &files->listing))
        status = SZ_FILES_CHANGED;
    sz_listing_free(&now);
    return status == SZ_OK ? SZ_OK : fail(files, status, pattern);
}

enum sz_status sz_files_remember(struct sz_files *files) {
    size_t size = files->listing.count * sizeof(struct sz_file_facts);
    enum sz_status status = sz_buffer_reserve(&files->facts, size);
    if (status != SZ_OK)
        return fail(files, status, NULL);
    memset(files->facts.bytes, 0, size);
    files->facts.length = size;
    return SZ_OK;
}

void sz_files_start(const struct sz_files *files, struct sz_files_scan *scan, uint64_t wanted) {
    char decimal = files->setup->options->decimal;
    *scan =
        (struct sz_files_scan){.files = files, .wanted = wanted, .decimal = decimal != '\0' ? decimal : '.'};
    choose_numbers(scan);
}

void sz_files_stop(struct sz_files_scan *scan) {
    if (scan->is_open)
        sz_reader_close(&scan->reader);
    scan->is_open = false;
}

const char *sz_files_scan_path(const struct sz_files_scan *scan) {
    return sz_listing_path(&scan->files->listing, scan->file);
}

/* The cells of this file that hold the columns asked for. */
static uint64_t wanted_cells(const struct sz_files_scan *scan) {
    enum { LAST = 63 };
    const struct sz_files *files = scan->files;
    uint64_t cells = 0;
    if (!files->has_places)
        return scan->wanted;
    for (size_t column = 0; column < files->names.count; column++) {
        size_t cell = sz_files_place(files, scan->file, column);
        if (cell != SIZE_MAX && (scan->wanted >> (column < LAST ? column : LAST) & 1) != 0)
            cells |= UINT64_C(1) << (cell < LAST ? cell : LAST);
    }
    return cells;
}

static enum sz_status open_next(struct sz_files_scan *scan) {
    const struct sz_files *files = scan->files;
    struct sz_file_facts *facts = files->facts.length > 0 ? &facts_of(files)[scan->file] : NULL;
    const struct sz_file_facts *known = facts != NULL && facts->width > 0 ? facts : NULL;
    struct sz_reader_setup setup = *files->setup;
    if (scan->block > 0)
        setup.block = scan->block;
    enum sz_status status = sz_reader_open(&scan->reader, sz_files_scan_path(scan), &setup, known);
    scan->is_open = true;
    if (status == SZ_OK && facts != NULL && known == NULL)
        *facts = scan->reader.facts;
    if (status == SZ_OK)
        sz_reader_want(&scan->reader, wanted_cells(scan));
    if (status == SZ_OK && scan->ends_cells)
        sz_reader_end_cells(&scan->reader);
    return status;
}

enum sz_status sz_files_go_on_any(struct sz_files_scan *scan) {
    while (scan->file < scan->files->listing.count) {
        enum sz_status status = scan->failure.status;
        if (status == SZ_OK && !scan->is_open)
            status = open_next(scan);
        if (status == SZ_OK)
            status = sz_reader_go_on(&scan->reader);
        if (status != SZ_OK)
            scan->failure = scan->reader.failure;
        if (status != SZ_OK || !sz_reader_is_end(&scan->reader))
            return status;
        sz_files_stop(scan);
        scan->file++;
    }
    /* Files read earlier may have changed since. */
    enum sz_status status = scan->files->listing.count > 1 ? sz_files_check(scan) : SZ_OK;
    scan->is_end = status == SZ_OK;
    return status;
}

int64_t sz_files_pack(struct sz_files_scan *scan, size_t column) {
    const struct sz_run *run = scan->reader.run;
    const unsigned char *types = (const unsigned char *)scan->files->types.bytes;
    size_t cell = sz_files_place(scan->files, scan->file, column);
    if (cell >= run->quick)
        return SZ_CELL_TEXT;
    if (scan->numbers.reader != NULL && sz_numbers_read(&scan->numbers, run, cell, types, scan->decimal))
        return scan->numbers.packed[cell - scan->numbers.first];
    return sz_numbers_read_one(run, cell, (enum sz_cell_type)types[column], scan->decimal);
}

enum sz_status sz_files_read_number(struct sz_files_scan *scan, size_t column, enum sz_cell_type *type,
                                    struct sz_cell_number *number) {
    struct sz_span text;
    enum sz_status status = sz_files_read(scan, column, &text);
    *type = SZ_CELL_EMPTY;
    if (status == SZ_OK && text.text != NULL)
        *type = sz_cell_read(text, scan->decimal, number);
    return status;
}

enum sz_status sz_files_next(struct sz_files_scan *scan, struct sz_record *record) {
    enum sz_status status = sz_files_go_on(scan);
    *record = (struct sz_record){.is_end = true};
    if (status != SZ_OK || scan->is_end)
        return status;
    status = sz_reader_make(&scan->reader, record);
    if (status != SZ_OK)
        scan->failure = scan->reader.failure;
    return status;
}

/* Takes over what the reader says about the file that is open. */
static enum sz_status tell(struct sz_files_scan *scan, enum sz_status status) {
    if (status != SZ_OK)
        scan->failure = scan->reader.failure;
    return status;
}

enum sz_status sz_files_seek(struct sz_files_scan *scan, size_t file, struct sz_place place) {
    enum sz_status status = scan->failure.status;
    if (status != SZ_OK)
        return status;
    if (!scan->is_open || scan->file != file || place.line == 0) {
        sz_files_stop(scan);
        scan->file = file;
        status = tell(scan, open_next(scan));
    }
    scan->is_end = false;
    if (status == SZ_OK && place.line > 0)
        status = tell(scan, sz_reader_seek(&scan->reader, place.offset, place.line));
    return status;
}

bool sz_files_can_seek(const struct sz_files_scan *scan) {
    return scan->is_open && sz_reader_can_seek(&scan->reader);
}

/* One that isn't open is opened for a moment. */
static enum sz_status check_file(const struct sz_files *files, size_t file, int *error) {
    struct sz_source source;
    enum sz_status status = sz_source_open(&source, sz_listing_path(&files->listing, file),
                                           files->setup->policy, &facts_of(files)[file].identity);
    *error = source.error;
    sz_source_close(&source);
    return status;
}

enum sz_status sz_files_check(struct sz_files_scan *scan) {
    enum sz_status status = scan->failure.status;
    if (status == SZ_OK && scan->is_open)
        status = tell(scan, sz_reader_check(&scan->reader));
    for (size_t file = 0; file < scan->files->listing.count && status == SZ_OK; file++) {
        int error = 0;
        if (scan->is_open && file == scan->file)
            continue;
        status = check_file(scan->files, file, &error);
        if (status != SZ_OK) {
            sz_files_stop(scan);
            scan->file = file;
            scan->failure = (struct sz_file_problem){.status = status, .error = error};
        }
    }
    return status;
}
