/* Lengths are in hundredths of the picture's unit, which is a CSS pixel where the picture has its own size.
 *
 * The scale is linear and starts at zero, so lengths can be compared. It ends at the largest end that there
 * is; where a bar has no upper end, a tenth of the width stays free for arrows. Each bar has its label and
 * its value above it, so that both have the whole width of a phone. */
#include "chart.h"

enum {
    MARGIN = 800,
    PLOT = 40000,     /* the width of the bars … */
    ARROWS = 4000,    /* … of which this is for arrows … */
    ARROW_HEAD = 900, /* … with a head as long */
    LEAST = 100,      /* what isn't nothing is seen */
    TEXT = 14,        /* the size of letters, in whole units */
    TICK_TEXT = 12,
    VALUE_BESIDE = 22000, /* the widest value beside which a label is cut */
    GAP = 1400,
    LEGEND = 3400, /* heights */
    LINE = 1900,
    BAR = 1200,
    BELOW_BAR = 1500,
    AXIS = 2600,
    TICK_GAP = 800,
    TICKS_MAX = 5,
};

struct drawing {
    const struct sz_chart *chart;
    struct sz_markup svg;
    sz_amount most; /* the largest end */
    bool has_arrows;
    int64_t y;
    int64_t tick_end; /* up to where the axis is written on */
};

/* ---- pieces of SVG ---- */

static void put(struct drawing *drawing, const char *literal) {
    sz_markup_put(&drawing->svg, literal);
}

static void put_attribute(struct drawing *drawing, const char *name, int64_t value) {
    put(drawing, " ");
    put(drawing, name);
    put(drawing, "=\"");
    sz_markup_put_hundredths(&drawing->svg, value);
    put(drawing, "\"");
}

static void put_rectangle(struct drawing *drawing, const char *class, int64_t x, int64_t y, int64_t width,
                          int64_t height) {
    put(drawing, "<rect class=\"");
    put(drawing, class);
    put(drawing, "\"");
    put_attribute(drawing, "x", x);
    put_attribute(drawing, "y", y);
    put_attribute(drawing, "width", width);
    put_attribute(drawing, "height", height);
    put(drawing, "/>");
}

/* `<text … x y`: more attributes, ">" and the text itself follow. */
static void open_text(struct drawing *drawing, const char *class, int64_t x, int64_t y) {
    put(drawing, "<text class=\"");
    put(drawing, class);
    put(drawing, "\"");
    put_attribute(drawing, "x", x);
    put_attribute(drawing, "y", y);
}

/* ---- values as text ---- */

static struct sz_span label_of(const struct sz_chart *chart, const struct sz_bar *bar) {
    return sz_span_cut(chart->labels, bar->label, bar->label + bar->length);
}

static bool is_digit(struct sz_span text, size_t at) {
    return at < text.length && text.text[at] >= '0' && text.text[at] <= '9';
}

enum { SHOWN_MAX = 2 * SZ_QUANTITY_TEXT_MAX };

/* The sign of a picture that stands for two bytes of canonical text; NULL: they stand for themselves. */
static const char *sign_of(struct sz_span text) {
    if (sz_span_starts(text, SZ_SPAN("..")))
        return "\u2013";
    if (sz_span_starts(text, SZ_SPAN(">=")))
        return "\u2265";
    return sz_span_starts(text, SZ_SPAN("<=")) ? "\u2264" : NULL;
}

/* How many digits of a whole part stand here, where it has five or more. */
static size_t digits_to_group(struct sz_span text, size_t at) {
    size_t count = 0;
    bool is_decimal = at >= 2 && text.text[at - 1] == '.' && is_digit(text, at - 2);
    while (is_digit(text, at + count))
        count++;
    return is_decimal || count < 5 ? 0 : count;
}

/* A value as people read it: whole parts in groups of three, with a narrow no-break space between them, and
 * signs of one character. */
static struct sz_span show(const struct sz_interval *interval, enum sz_unit_id unit, char shown[SHOWN_MAX]) {
    char plain[SZ_QUANTITY_TEXT_MAX];
    struct sz_span text = sz_span_of(plain, sz_quantity_format(interval, unit, plain));
    size_t length = 0, left = 0;
    for (size_t at = 0; at < text.length; at++) {
        const char *sign = sign_of(sz_span_from(text, at));
        bool is_start = is_digit(text, at) && (at == 0 || !is_digit(text, at - 1));
        if (is_start)
            left = digits_to_group(text, at);
        else if (left > 0 && left % 3 == 0)
            sign = "\u202F";
        if (sign != NULL) {
            memcpy(shown + length, sign, 3);
            length += 3;
            at += left == 0;
        }
        if (sign == NULL || left > 0)
            shown[length++] = text.text[at];
        left -= left > 0;
    }
    return sz_span_of(shown, length);
}

static void put_value(struct drawing *drawing, const struct sz_bar *bar) {
    char text[SZ_QUANTITY_TEXT_MAX];
    sz_markup_put_text(&drawing->svg,
                       sz_span_of(text, sz_quantity_format(&bar->interval, drawing->chart->unit, text)));
}

/* `label: value` */
static void put_reading(struct drawing *drawing, const struct sz_bar *bar) {
    struct sz_span label = label_of(drawing->chart, bar);
    sz_markup_put_text(&drawing->svg, label);
    if (label.length > 0)
        put(drawing, ": ");
    put_value(drawing, bar);
}

/* ---- the scale ---- */

static void find_scale(struct drawing *drawing) {
    for (size_t i = 0; i < drawing->chart->count; i++) {
        const struct sz_interval *interval = &drawing->chart->bars[i].interval;
        sz_amount end = interval->is_unbounded ? interval->low : interval->high;
        drawing->has_arrows = drawing->has_arrows || interval->is_unbounded;
        if (end > drawing->most)
            drawing->most = end;
    }
    if (drawing->most == 0)
        drawing->most = SZ_AMOUNT_ONE;
}

/* How far right of zero an amount stands. */
static int64_t place(const struct drawing *drawing, sz_amount amount) {
    sz_amount most = drawing->most, width = drawing->has_arrows ? PLOT - ARROWS : PLOT;
    while (most > SZ_AMOUNT_MAX / PLOT / 4) {
        most >>= 1;
        amount >>= 1;
    }
    return (int64_t)(amount * width / most);
}

/* The least of 1, 2, 5, 10, 20, … that is as long on the scale; the whole scale where that is less. */
static sz_amount find_step(const struct drawing *drawing, int64_t length) {
    bool is_count = sz_units[drawing->chart->unit].dimension == SZ_COUNT;
    sz_amount step = is_count ? SZ_AMOUNT_ONE : 1;
    for (int digit = 0; step < drawing->most && place(drawing, step) < length; digit = (digit + 1) % 3)
        if (__builtin_mul_overflow(digit == 1 ? step / 2 : step, digit == 1 ? 5 : 2, &step))
            return drawing->most;
    return step < drawing->most ? step : drawing->most;
}

static struct sz_span tick_text(const struct drawing *drawing, sz_amount amount, char text[SHOWN_MAX]) {
    struct sz_interval point = sz_interval_point(amount);
    return show(&point, drawing->chart->unit, text);
}

/* The amount under its line, kept inside of the picture;
 * left out where it would run into the one before it. */
static void draw_tick_text(struct drawing *drawing, int64_t x, int64_t bottom, struct sz_span words) {
    int64_t width = sz_markup_width(words) * TICK_TEXT, start = x - width / 2;
    const char *anchor = "middle";
    if (start < 0) {
        anchor = "start";
        start = x;
    } else if (start + width > PLOT + 2 * MARGIN) {
        anchor = "end";
        start = x - width;
    }
    if (start < drawing->tick_end + TICK_GAP)
        return;
    drawing->tick_end = start + width;
    open_text(drawing, "sz-tick", x, bottom + TICK_TEXT * 100 + 300);
    put(drawing, " text-anchor=\"");
    put(drawing, anchor);
    put(drawing, "\">");
    sz_markup_put_text(&drawing->svg, words);
    put(drawing, "</text>");
}

/* A line through all bars. */
static void draw_tick(struct drawing *drawing, sz_amount amount, int64_t bottom) {
    char text[SHOWN_MAX];
    int64_t x = MARGIN + place(drawing, amount);
    put(drawing, "<path class=\"sz-grid\" d=\"M");
    sz_markup_put_hundredths(&drawing->svg, x);
    put(drawing, " ");
    sz_markup_put_hundredths(&drawing->svg, LEGEND);
    put(drawing, "V");
    sz_markup_put_hundredths(&drawing->svg, bottom);
    put(drawing, "\"/>");
    draw_tick_text(drawing, x, bottom, tick_text(drawing, amount, text));
    put(drawing, "\n");
}

static void draw_scale(struct drawing *drawing, int64_t bottom) {
    char text[SHOWN_MAX];
    int64_t width = sz_markup_width(tick_text(drawing, drawing->most, text)) * TICK_TEXT + TICK_GAP;
    sz_amount step = find_step(drawing, width > PLOT / TICKS_MAX ? width : PLOT / TICKS_MAX);
    draw_tick(drawing, 0, bottom);
    for (sz_amount at = step; drawing->most - at >= step; at += step)
        draw_tick(drawing, at, bottom);
    draw_tick(drawing, drawing->most / step * step, bottom);
}

/* ---- bars ---- */

/* Values are bold, which makes them wider. */
static int64_t value_width(struct sz_span value) {
    return sz_markup_width(value) * TEXT * 115 / 100;
}

static bool is_value_beside(const struct drawing *drawing, const struct sz_bar *bar, struct sz_span *value,
                            char text[SHOWN_MAX]) {
    *value = show(&bar->interval, drawing->chart->unit, text);
    int64_t label = sz_markup_width(label_of(drawing->chart, bar)) * TEXT, width = value_width(*value);
    return width <= VALUE_BESIDE || label + GAP + width <= PLOT;
}

static int64_t height_of(const struct drawing *drawing, const struct sz_bar *bar) {
    char text[SHOWN_MAX];
    struct sz_span value;
    return (is_value_beside(drawing, bar, &value, text) ? LINE : 2 * LINE) + BAR + BELOW_BAR;
}

/* Both above the bar; what is too long for its place is cut, and stands whole in the title. */
static void draw_words(struct drawing *drawing, const struct sz_bar *bar) {
    char text[SHOWN_MAX];
    struct sz_span value, label = label_of(drawing->chart, bar);
    bool is_beside = is_value_beside(drawing, bar, &value, text);
    int64_t width = value_width(value), room = is_beside ? PLOT - GAP - width : PLOT;
    struct sz_span cut = sz_markup_fit(label, room / TEXT);
    if (cut.length < label.length)
        cut = sz_markup_fit(label, room / TEXT - 100);
    open_text(drawing, "sz-label", MARGIN, drawing->y + TEXT * 100);
    put(drawing, ">");
    sz_markup_put_text(&drawing->svg, cut);
    put(drawing, cut.length < label.length ? "\u2026</text>" : "</text>");
    if (!is_beside)
        drawing->y += LINE;
    open_text(drawing, "sz-value", MARGIN + PLOT, drawing->y + TEXT * 100);
    if (width > PLOT) {
        put_attribute(drawing, "textLength", PLOT);
        put(drawing, " lengthAdjust=\"spacingAndGlyphs\"");
    }
    put(drawing, ">");
    sz_markup_put_text(&drawing->svg, value);
    put(drawing, "</text>");
    drawing->y += LINE;
}

static void draw_arrow(struct drawing *drawing, int64_t from) {
    int64_t head = MARGIN + PLOT - ARROW_HEAD;
    put_rectangle(drawing, "sz-possible", from, drawing->y, head - from, BAR);
    put(drawing, "<path class=\"sz-possible\" d=\"M");
    sz_markup_put_hundredths(&drawing->svg, head);
    put(drawing, " ");
    sz_markup_put_hundredths(&drawing->svg, drawing->y - 300);
    put(drawing, "l9 9l-9 9z\"/>");
}

static void draw_bar(struct drawing *drawing, const struct sz_bar *bar) {
    const struct sz_interval *interval = &bar->interval;
    put(drawing, "<g><title>");
    put_reading(drawing, bar);
    put(drawing, "</title>");
    draw_words(drawing, bar);
    int64_t certain = place(drawing, interval->low), possible = place(drawing, interval->high);
    if (interval->low > 0 && certain < LEAST)
        certain = LEAST;
    if (certain > 0)
        put_rectangle(drawing, "sz-certain", MARGIN, drawing->y, certain, BAR);
    if (interval->is_unbounded)
        draw_arrow(drawing, MARGIN + certain);
    else if (interval->high > interval->low)
        put_rectangle(drawing, "sz-possible", MARGIN + certain, drawing->y,
                      possible - certain > LEAST ? possible - certain : LEAST, BAR);
    put(drawing, "</g>\n");
    drawing->y += BAR + BELOW_BAR;
}

/* ---- around them ---- */

static const char style[] =
    "<style>.sz-chart{max-width:100%;height:auto;font-family:system-ui,sans-serif;font-size:14px}"
    ".sz-ground{fill:#fff}.sz-label{fill:#16202a}.sz-value{fill:#16202a;text-anchor:end;font-weight:600;"
    "font-variant-numeric:tabular-nums}.sz-tick,.sz-key{fill:#55606b;font-size:12px}"
    ".sz-grid{stroke:#dde2e7;fill:none}.sz-certain{fill:#1b5e8c}.sz-possible{fill:#9cc3df}"
    "@media screen and (prefers-color-scheme:dark){.sz-ground{fill:#12181e}.sz-label,.sz-value{fill:#e8edf2}"
    ".sz-tick,.sz-key{fill:#a3afba}.sz-grid{stroke:#2d3842}.sz-certain{fill:#6db5e8}.sz-possible{fill:#"
    "2b5675}}"
    "</style>\n";

/* What the picture says, for those who hear it. */
static void put_description(struct drawing *drawing) {
    const struct sz_chart *chart = drawing->chart;
    put(drawing, "<title>Quantities in ");
    put(drawing, sz_units[chart->unit].symbol);
    put(drawing, "</title>\n<desc>Of each bar the solid part is certain, the shaded part possible; an arrow "
                 "means that there is no upper end. ");
    for (size_t i = 0; i < chart->count; i++) {
        put(drawing, i == 0 ? "" : "; ");
        put_reading(drawing, &chart->bars[i]);
    }
    put(drawing, ".</desc>\n");
}

static void draw_key(struct drawing *drawing, const char *class, int64_t x, const char *says) {
    put_rectangle(drawing, class, x, 900, 1800, 1000);
    open_text(drawing, "sz-key", x + 2400, 1800);
    put(drawing, ">");
    put(drawing, says);
    put(drawing, "</text>");
}

static void draw_legend(struct drawing *drawing) {
    draw_key(drawing, "sz-certain", MARGIN, "certain");
    draw_key(drawing, "sz-possible", MARGIN + 9000, "possible");
    if (drawing->has_arrows) {
        put(drawing, "<path class=\"sz-possible\" d=\"M197 9h12v-3l8 8l-8 8v-3h-12z\"/>");
        open_text(drawing, "sz-key", 22300, 1800);
        put(drawing, ">no upper end</text>");
    }
    put(drawing, "\n");
}

static void open_picture(struct drawing *drawing, int64_t height) {
    int64_t width = PLOT + 2 * MARGIN;
    put(drawing, "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"sz-chart\" role=\"img\"");
    put_attribute(drawing, "width", width);
    put_attribute(drawing, "height", height);
    put(drawing, " viewBox=\"0 0 ");
    sz_markup_put_hundredths(&drawing->svg, width);
    put(drawing, " ");
    sz_markup_put_hundredths(&drawing->svg, height);
    put(drawing, "\">\n");
    put_description(drawing);
    put(drawing, style);
    put_rectangle(drawing, "sz-ground", 0, 0, width, height);
    put(drawing, "\n");
}

enum sz_status sz_chart_draw(const struct sz_chart *chart, struct sz_buffer *svg) {
    struct drawing drawing = {.chart = chart, .svg = {svg, SZ_OK}, .y = LEGEND, .tick_end = -TICK_GAP};
    int64_t bottom = LEGEND;
    find_scale(&drawing);
    for (size_t i = 0; i < chart->count; i++)
        bottom += height_of(&drawing, &chart->bars[i]);
    open_picture(&drawing, bottom + AXIS);
    draw_legend(&drawing);
    draw_scale(&drawing, bottom);
    for (size_t i = 0; i < chart->count; i++)
        draw_bar(&drawing, &chart->bars[i]);
    put(&drawing, "</svg>\n");
    return drawing.svg.status;
}
