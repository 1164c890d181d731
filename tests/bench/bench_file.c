/* A CSV file of seizures of any size, as people write them: amounts in words, nearly half of the records with a quote
 * somewhere, a fifth in Russian, line ends within cells. The same seed gives the same bytes everywhere.
 *
 *     bench_file BYTES [SEED] >FILE            twelve columns; ends with the first record that reaches BYTES
 *     bench_file BYTES [SEED] numbers >FILE    fifty columns of short numbers */
#include <inttypes.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { RECORD_MAX = 4096, FULL = 100, NUMBERS = 50 };

#define COUNT(list) (sizeof(list) / sizeof(list)[0])

struct record {
    char text[RECORD_MAX];
    size_t length;
    bool russian;
};

static uint64_t state;

/* splitmix64 (Steele, Lea, Flood 2014): a few instructions, no state but a counter. */
static uint64_t next_random(void) {
    uint64_t mixed = state += UINT64_C(0x9E3779B97F4A7C15);
    mixed = (mixed ^ (mixed >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
    mixed = (mixed ^ (mixed >> 27)) * UINT64_C(0x94D049BB133111EB);
    return mixed ^ (mixed >> 31);
}

static unsigned below(size_t count) {
    return (unsigned)((next_random() >> 32) * count >> 32);
}

/* One in a hundred times `percent`. */
static bool happens(unsigned percent) {
    return below(FULL) < percent;
}

static void add(struct record *record, const char *text) {
    size_t length = strlen(text);
    if (record->length + length >= RECORD_MAX)
        abort();
    memcpy(record->text + record->length, text, length);
    record->length += length;
}

static void add_number(struct record *record, unsigned number) {
    char digits[16];
    (void)snprintf(digits, sizeof digits, "%u", number);
    add(record, digits);
}

static const char *one_of(const char *const *list, size_t count) {
    return list[below(count)];
}

/* Few things are frequent and many rare, as in life: the least of two draws. */
static const char *one_of_first(const char *const *list, size_t count) {
    unsigned a = below(count), b = below(count);
    return list[a < b ? a : b];
}

static void add_date(struct record *record) {
    unsigned year = 2003 + below(22), month = 1 + below(12), day = 1 + below(28);
    char date[64];
    if (record->russian)
        (void)snprintf(date, sizeof date, "%02u.%02u.%u", day, month, year);
    else
        (void)snprintf(date, sizeof date, "%u-%02u-%02u", year, month, day);
    add(record, date);
}

static void add_place(struct record *record) {
    static const char *const latin[] = {"Moscow",
                                        "Tashkent",
                                        "Dushanbe",
                                        "Bishkek",
                                        "Almaty",
                                        "Minsk",
                                        "\"Kabul, Nangarhar\"",
                                        "Osh",
                                        "Khorog",
                                        "Yerevan",
                                        "Orenburg",
                                        "\"Omsk, railway station\"",
                                        "Saint Petersburg",
                                        "Kulyab",
                                        "\"Herat, border\"",
                                        "Astana",
                                        "Samara",
                                        "Brest",
                                        "Chelyabinsk",
                                        "Turkmenbashi"};
    static const char *const russian[] = {"Москва",   "Ташкент", "Душанбе",   "Бишкек",
                                          "Оренбург", "Минск",   "Брест",     "\"Омск, вокзал\"",
                                          "Хорог",    "Самара",  "Челябинск", "Новосибирск"};
    add(record, record->russian ? one_of_first(russian, COUNT(russian)) : one_of_first(latin, COUNT(latin)));
}

static void add_country(struct record *record) {
    static const char *const latin[] = {"Russia",     "Tajikistan", "Kazakhstan", "Afghanistan",
                                        "Kyrgyzstan", "Belarus",    "Armenia",    "Uzbekistan",
                                        "Iran",       "China",      "Pakistan",   "Mongolia"};
    static const char *const russian[] = {"Россия",   "Таджикистан", "Казахстан",
                                          "Киргизия", "Беларусь",    "Армения"};
    add(record, record->russian ? one_of_first(russian, COUNT(russian)) : one_of_first(latin, COUNT(latin)));
}

static void add_operation(struct record *record) {
    static const char *const latin[] = {"Channel-2018",
                                        "Channel-Centre",
                                        "Channel-Patrol",
                                        "Channel-Second Barrier",
                                        "Channel-2012",
                                        "Channel-Red Barrier",
                                        "Net",
                                        "Arsenal"};
    static const char *const russian[] = {
        "Канал-2018", "Канал-Центр", "Канал-Патруль", "\"Канал-Красный бархан\"",
        "Канал-Долг", "Сеть",        "Арсенал"};
    add(record, record->russian ? one_of(russian, COUNT(russian)) : one_of(latin, COUNT(latin)));
}

static void add_substance(struct record *record) {
    static const char *const latin[] = {"heroin",
                                        "hashish",
                                        "marijuana",
                                        "opium",
                                        "cocaine",
                                        "cannabis resin",
                                        "methamphetamine",
                                        "MDMA",
                                        "amphetamine",
                                        "mephedrone",
                                        "morphine",
                                        "\"heroin, crude\"",
                                        "poppy straw",
                                        "ephedrine",
                                        "ketamine",
                                        "tramadol",
                                        "methadone",
                                        "acetic anhydride",
                                        "\"cannabis, herb\"",
                                        "LSD",
                                        "fentanyl",
                                        "buprenorphine",
                                        "pregabalin",
                                        "khat",
                                        "codeine",
                                        "synthetic cannabinoids",
                                        "\"opium, liquid\"",
                                        "MDA",
                                        "GBL",
                                        "pseudoephedrine",
                                        "psilocybin",
                                        "captagon"};
    static const char *const russian[] = {"героин",
                                          "гашиш",
                                          "марихуана",
                                          "опий",
                                          "кокаин",
                                          "мефедрон",
                                          "амфетамин",
                                          "маковая солома",
                                          "метамфетамин",
                                          "\"каннабис, смола\"",
                                          "морфин",
                                          "синтетические наркотики",
                                          "уксусный ангидрид",
                                          "трамадол"};
    add(record, record->russian ? one_of_first(russian, COUNT(russian)) : one_of_first(latin, COUNT(latin)));
}

/* A thousand and more has a comma in it, so the cell stands in quotes. */
static void add_latin_quantity(struct record *record) {
    static const char *const sides[] = {"",      "",       "",          "more than ", "about ",
                                        "over ", "up to ", "at least ", "nearly "};
    static const char *const units[] = {"kg",    "kg",   "kg",     "kilograms", "g",
                                        "grams", "tons", "litres", "tablets"};
    char figure[64];
    const char *side = one_of(sides, COUNT(sides)), *unit = one_of(units, COUNT(units));
    if (happens(19))
        (void)snprintf(figure, sizeof figure, "\"%s%u,%03u %s\"", side, 1 + below(900), below(1000), unit);
    else if (happens(30))
        (void)snprintf(figure, sizeof figure, "%s%u.%u %s", side, below(500), 1 + below(9), unit);
    else if (happens(12))
        (void)snprintf(figure, sizeof figure, "%u tons and %u kg", 1 + below(9), 1 + below(999));
    else
        (void)snprintf(figure, sizeof figure, "%s%u %s", side, 1 + below(999), unit);
    add(record, figure);
}

static void add_russian_quantity(struct record *record) {
    static const char *const sides[] = {"", "", "более ", "свыше ", "около ", "не менее ", "до "};
    static const char *const units[] = {"кг", "кг", "г", "килограммов", "т", "литров"};
    char figure[128];
    const char *side = one_of(sides, COUNT(sides)), *unit = one_of(units, COUNT(units));
    if (happens(40))
        (void)snprintf(figure, sizeof figure, "\"%s%u,%u %s\"", side, below(500), 1 + below(9), unit);
    else
        (void)snprintf(figure, sizeof figure, "%s%u %s", side, 1 + below(999), unit);
    add(record, figure);
}

static void add_quoted_note(struct record *record) {
    static const char *const latin[] = {
        "\"found in a lorry, under onions\"",      "\"two couriers, detained\"",
        "\"said to be \"\"a gift\"\"\"",           "\"in a hiding place;\nsecond search\"",
        "\"by train, \"\"Moscow - Tashkent\"\"\"", "\"in parcels,\r\nby post\""};
    static const char *const russian[] = {"\"в тайнике автомобиля, под сиденьем\"",
                                          "\"пассажир поезда \"\"Восток\"\"\"", "\"две партии;\nодин груз\"",
                                          "\"по данным ведомства, уточняется\""};
    add(record, record->russian ? one_of_first(russian, COUNT(russian)) : one_of_first(latin, COUNT(latin)));
}

static void add_note(struct record *record) {
    static const char *const latin[] = {"in luggage", "at the border", "",
                                        "in a lorry", "on a train",    "under the seat"};
    static const char *const russian[] = {"в багаже", "на границе", "", "в автомобиле", "в поезде"};
    if (happens(13))
        add_quoted_note(record);
    else
        add(record, record->russian ? one_of(russian, COUNT(russian)) : one_of(latin, COUNT(latin)));
}

static void add_seizure(struct record *record, unsigned number) {
    static const char *const agencies[] = {"police", "customs", "border guard", "drug control",
                                           "security service"};
    static const char *const sources[] = {"press release", "bulletin", "daily report", "annual report"};
    record->russian = happens(20);
    add_number(record, number);
    add(record, ",");
    add_date(record);
    add(record, ",");
    add_operation(record);
    add(record, ",");
    add_country(record);
    add(record, ",");
    add_place(record);
    add(record, ",");
    add(record, one_of(agencies, COUNT(agencies)));
    add(record, ",");
    add_substance(record);
    add(record, ",");
    if (record->russian)
        add_russian_quantity(record);
    else
        add_latin_quantity(record);
    add(record, ",");
    add_number(record, below(12));
    add(record, ",");
    add_number(record, 1 + below(40));
    add(record, ",");
    add(record, one_of(sources, COUNT(sources)));
    add(record, ",");
    add_note(record);
    add(record, "\n");
}

static void add_numbers(struct record *record) {
    char number[32];
    for (int column = 0; column < NUMBERS; column++) {
        if (column % 2 == 0)
            (void)snprintf(number, sizeof number, "%u", below(10000));
        else
            (void)snprintf(number, sizeof number, "%u.%02u", below(1000), below(100));
        add(record, number);
        add(record, column + 1 < NUMBERS ? "," : "\n");
    }
}

static void add_header(struct record *record, bool numbers) {
    if (!numbers) {
        add(record, "id,date,operation,country,place,agency,substance,quantity,persons,cases,source,note\n");
        return;
    }
    for (unsigned column = 1; column <= NUMBERS; column++) {
        add(record, "n");
        add_number(record, column);
        add(record, column < NUMBERS ? "," : "\n");
    }
}

/* Whether all of it was written. */
static bool write_file(uint64_t bytes, bool numbers) {
    struct record record = {.length = 0};
    uint64_t written = 0;
    add_header(&record, numbers);
    for (unsigned number = 1; written < bytes; number++) {
        if (fwrite(record.text, 1, record.length, stdout) != record.length)
            return false;
        written += record.length;
        record.length = 0;
        if (numbers)
            add_numbers(&record);
        else
            add_seizure(&record, number);
    }
    return fflush(stdout) == 0;
}

int main(int count, char **arguments) {
    bool numbers = count > 2 && strcmp(arguments[count - 1], "numbers") == 0;
    if (count < 2 || count - numbers > 3) {
        (void)fprintf(stderr, "usage: bench_file BYTES [SEED] [numbers]\n");
        return 2;
    }
    state = count - numbers > 2 ? strtoull(arguments[2], NULL, 10) : 1;
    if (write_file(strtoull(arguments[1], NULL, 10), numbers))
        return 0;
    perror("bench_file");
    return 1;
}
