/* The file is opened once more, as if it were a new one, and its names are compared with those that were noted. */
#include "change.h"

void sz_column_change_init(struct sz_column_change *change, const struct sz_allocator *allocator) {
    *change = (struct sz_column_change){.column = 0};
    sz_buffer_init(&change->was, allocator);
    sz_buffer_init(&change->is, allocator);
}

void sz_column_change_free(struct sz_column_change *change) {
    sz_buffer_free(&change->was);
    sz_buffer_free(&change->is);
}

/* The number of the file; that of the listing where it is none of those that were opened. */
static size_t find_file(const struct sz_files *files, const char *path) {
    size_t file = 0;
    while (file < files->listing.count && strcmp(sz_listing_path(&files->listing, file), path) != 0)
        file++;
    return file;
}

/* The column that the cell of this place had; SIZE_MAX where it is not known. */
static size_t find_column(const struct sz_files *files, size_t file, size_t cell) {
    if (!files->has_places)
        return cell < files->names.count ? cell : SIZE_MAX;
    for (size_t column = 0; column < files->names.count; column++)
        if (sz_files_place(files, file, column) == cell)
            return column;
    return SIZE_MAX;
}

static size_t count_columns(const struct sz_files *files, size_t file) {
    size_t count = 0;
    while (find_column(files, file, count) != SIZE_MAX)
        count++;
    return count;
}

/* The names of columns that were put together by their places are those of the first file. */
static bool has_own_names(const struct sz_files *files, size_t file) {
    return file < files->listing.count &&
           (file == 0 || files->setup->options->unites != SZ_UNION_BY_POSITION);
}

static void compare(struct sz_column_change *change, const struct sz_files *files, size_t file,
                    const struct sz_reader *reader) {
    const struct sz_span *names = sz_names_spans(&files->names);
    change->now = reader->facts.width;
    change->before = count_columns(files, file);
    for (size_t cell = 0; cell < change->before || cell < change->now; cell++) {
        size_t column = find_column(files, file, cell);
        if (column != SIZE_MAX && cell < change->now &&
            sz_names_find(&files->names, reader->columns[cell]) == column)
            continue;
        enum sz_status status = column != SIZE_MAX ? sz_buffer_add(&change->was, names[column]) : SZ_OK;
        if (status == SZ_OK && cell < change->now)
            status = sz_buffer_add(&change->is, reader->columns[cell]);
        change->column = status == SZ_OK ? cell + 1 : 0;
        return;
    }
}

void sz_column_change_find(struct sz_column_change *change, const struct sz_files *files, const char *path) {
    struct sz_reader reader;
    size_t file = find_file(files, path);
    if (!has_own_names(files, file))
        return;
    if (sz_reader_open(&reader, path, files->setup, NULL) == SZ_OK)
        compare(change, files, file, &reader);
    sz_reader_close(&reader);
}
