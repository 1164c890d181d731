/* A picture of quantities: an SVG document with a bar for each, from zero up to its lower end solid
 * (certain), up to its upper end shaded (possible), with an arrow where there is no upper end.
 *
 * One width for phones and paper, colours for light and dark, names and values as text; no fonts, no network,
 * no script. The same bars give the same bytes. */
#ifndef SZ_CHART_H
#define SZ_CHART_H

#include "../quantity/quantity.h"
#include "markup.h"

/* More bars no eye reads; longer labels neither. */
enum { SZ_CHART_BARS_MAX = 1000, SZ_CHART_LABEL_MAX = 240 };

struct sz_bar {
    struct sz_interval interval;
    size_t label; /* where its label starts in the chart's labels … */
    size_t length;
};

/* Views of the caller's. */
struct sz_chart {
    const struct sz_bar *bars; /* at least one */
    size_t count;
    struct sz_span labels; /* of all bars, one behind the other */
    enum sz_unit_id unit;
};

/* Writes the document behind what the buffer holds; SZ_OK or SZ_NO_MEMORY. */
enum sz_status sz_chart_draw(const struct sz_chart *chart, struct sz_buffer *svg);

#endif
