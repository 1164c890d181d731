"""Amounts by an independent model: generated phrases in two languages, and random canonical text.

    /usr/bin/python3 tests/quantity/oracle_quantity.py LIBRARY [COUNT [SEED]]

Each phrase is made together with what it means, in fractions, by the rules of docs; nothing is shared with the
library. Of each this must hold: it means what the model says, with its item; it means the same in other letters'
case, with other blanks, dashes and apostrophes; its canonical text is read as itself, with the same ends, open or
closed, and the same mark; its lower end is not above its upper; and what quantity_format writes of it, in a decimal
multiple of its unit, in either language, is read as the same (but for marked points).
Prints "ok oracle/quantity (N phrases)", or the phrases that differ and FAIL; exit status 1 if one does.
"""
import fractions
import math
import random
import re
import sqlite3
import sys

F = fractions.Fraction
STEP = F(1, 10**15)
LARGEST = F(2**127 - 1, 10**15)
POUND, FOOT, GALLON = F(45359237, 10**8), F(3048, 10**4), F(3785411784, 10**9)

UNITS = {  # base: [(English spellings, Russian spellings, factor)], from the larger to the smaller
    "kg": [(["kilotonnes", "kilotons"], ["килотонн"], F(10**6)),
           (["long tons", "imperial tons"], ["длинных тонн"], 2240 * POUND),
           (["tons", "tonnes", "t", "metric tons"], ["т", "тонн", "тонны", "тоннами"], F(1000)),
           (["short tons", "US tons"], ["коротких тонн"], 2000 * POUND),
           (["centners", "quintals"], ["ц", "центнеров", "центнера"], F(100)),
           (["poods"], ["пудов", "пуда"], 40 * F(40951241, 10**8)),
           (["stone"], [], 14 * POUND),
           (["kg", "kilograms", "kilos", "kilogrammes"], ["кг", "килограммов", "кило", "килограммами"], F(1)),
           (["pounds", "lbs", "lb"], ["фунтов", "фунта"], POUND),
           (["ounces", "oz"], ["унций", "унции"], POUND / 16),
           (["g", "grams", "gr", "gm"], ["г", "граммов", "грамм", "гр"], F(1, 1000)),
           (["carats"], ["каратов"], F(2, 10**4)),
           (["grains"], [], POUND / 7000),
           (["mg", "milligrams"], ["мг", "миллиграммов"], F(1, 10**6)),
           (["micrograms"], ["микрограммов"], F(1, 10**9))],
    "l": [(["cubic metres", "m3"], ["кубометров", "куб. м"], F(1000)), (["barrels"], ["баррелей"], 42 * GALLON),
          (["hectolitres"], ["гектолитров"], F(100)), (["gallons", "US gallons"], ["галлонов"], GALLON),
          (["litres", "l", "liters"], ["литров", "л", "литрами"], F(1)), (["pints"], [], GALLON / 8),
          (["decilitres"], ["децилитров"], F(1, 10)), (["centilitres"], ["сантилитров"], F(1, 100)),
          (["ml", "millilitres", "cc"], ["мл", "миллилитров"], F(1, 1000))],
    "m": [(["nautical miles"], ["морских миль"], F(1852)), (["miles"], ["миль"], 5280 * FOOT),
          (["versts"], ["верст"], 3500 * FOOT), (["km", "kilometres"], ["км", "километров"], F(1000)),
          (["metres", "meters"], ["метров", "метра"], F(1)), (["yards"], ["ярдов"], 3 * FOOT),
          (["feet", "ft"], ["футов"], FOOT), (["inches"], ["дюймов"], FOOT / 12),
          (["cm", "centimetres"], ["см", "сантиметров"], F(1, 100)), (["millimetres"], ["миллиметров"], F(1, 1000))],
    "m2": [(["square miles"], ["квадратных миль"], (5280 * FOOT)**2),
           (["square kilometres", "km2"], ["кв. км", "квадратных километров"], F(10**6)),
           (["hectares", "ha"], ["га", "гектаров"], F(10**4)), (["acres"], ["акров"], 43560 * FOOT**2),
           (["square metres", "sq m", "m2"], ["кв. м", "квадратных метров", "кв.м"], F(1)),
           (["square feet", "sq ft"], ["квадратных футов"], FOOT**2)],
    "pcs": [(["tablets", "pieces", "cartridges", "doses", "firearms", "persons", "web-sites", "capsules"],
             ["таблеток", "штук", "патронов", "доз", "человек", "сайтов", "ампул", "гранат"], F(1))],
}
MONEY = {  # code: (signs and codes that may stand before the figure, English names, Russian names)
    "RUB": (["RUB", "₽"], ["rubles", "roubles", "Russian rubles"], ["рублей", "руб.", "рублями"]),
    "USD": (["$", "US$", "USD"], ["dollars", "US dollars"], ["долларов", "долларов США", "долл."]),
    "EUR": (["€", "EUR"], ["euros", "euro"], ["евро"]), "GBP": (["£", "GBP"], ["pounds sterling"], ["фунтов стерлингов"]),
    "KZT": (["₸", "KZT"], ["tenge"], ["тенге"]), "UZS": (["UZS"], ["Uzbek sums"], ["сумов", "узбекских сумов"]),
    "TJS": (["TJS"], ["somoni"], ["сомони"]), "AMD": (["AMD", "֏"], ["drams", "Armenian drams"], ["драмов"]),
    "BYN": (["BYN"], ["Belarusian rubles"], ["белорусских рублей"]), "UAH": (["₴", "UAH"], ["hryvnias"], ["гривен"]),
    "CNY": (["CNY", "RMB"], ["yuan", "Chinese yuan"], ["юаней", "китайских юаней"]), "JPY": (["JPY"], ["yen"], ["иен"]),
    "INR": (["₹", "INR"], ["Indian rupees"], ["индийских рупий"]), "CHF": (["CHF"], ["Swiss francs"], ["швейцарских франков"]),
}
for code, (signs, en, ru) in MONEY.items():
    UNITS[code] = [(en, ru, F(1))]
SCALES = [(["thousand"], ["тысяч", "тыс.", "тысячами"], 3), (["million", "mln"], ["миллионов", "млн"], 6),
          (["billion", "bn"], ["миллиардов", "млрд"], 9)]
GLUED = [("k", 3), ("m", 6), ("bn", 9)]
# What each does to an interval: (mark, lower sign or None, upper sign or None); "" says nothing.
QUALIFIERS = {
    ">": (["more than", "over", "exceeding", ">", "in excess of", "above", "greater than", "upwards of", "well over"],
          ["более", "свыше", ">", "больше", "более чем", "больше, чем", "превышает", "сверх"]),
    ">=": (["at least", "no less than", "≥", "not less than", "a minimum of", ">=", "no fewer than"],
           ["не менее", "как минимум", "≥", "не меньше", "по меньшей мере", "минимум"]),
    "<": (["less than", "under", "<", "below", "fewer than", "lower than"], ["менее", "<", "меньше", "менее чем", "ниже"]),
    "<=": (["up to", "no more than", "at most", "≤", "a maximum of", "not exceeding", "<="],
           ["до", "не более", "≤", "не больше", "максимум", "не превышает", "не свыше"]),
    "~": (["about", "around", "approximately", "~", "roughly", "some", "circa", "ca.", "an estimated", "≈", "approx."],
          ["около", "примерно", "~", "порядка", "приблизительно", "ориентировочно", "≈", "ок."]),
    "~<": (["nearly", "almost"], ["почти", "без малого"]),
    "~>": (["just over", "slightly more than", "a little over", "a bit more than"], ["чуть более", "немногим больше", "чуть больше"]),
    "~<u": (["just under", "slightly less than", "a little under"], ["чуть менее", "немногим меньше"]),
    "~>=": (["at least about", "at least around"], ["не менее примерно"]),
    "~<=": (["up to about", "up to around", "up to approximately"], ["до примерно"]),
    "": (["", "", "", "exactly", "a total of", "only", "precisely"], ["", "", "", "ровно", "всего", "итого", "лишь"]),
}
BEHIND = {
    ">=": (["or more", "and more", "or above", "at least", "or greater"], ["и более", "или более", "и выше", "как минимум"]),
    "<=": (["or less", "or below", "at most", "max."], ["и менее", "или менее", "или меньше", "максимум"]),
    "~": (["or so", "approximately", "more or less", "or thereabouts"], ["примерно", "приблизительно", "ориентировочно"]),
    "": (["in total", "altogether", "exactly"], ["ровно", "в общей сложности"]),
}
ITEMS = [("heroin", "героина"), ("opium", "опия"), ("hashish", "гашиша"), ("marijuana", "марихуаны"), ("cocaine", "кокаина"),
         ("methamphetamine", "метамфетамина"), ("mephedrone", "мефедрона"), ("acetic anhydride", "уксусного ангидрида"),
         ("precursors", "прекурсоров"), ("poppy straw", "маковой соломки"), ("synthetic drugs", "синтетических наркотиков")]
FORMATS = {"kg": ["kg", "g", "mg", "t"], "l": ["l", "ml", "hl"], "m": ["m", "km", "cm"], "m2": ["m2", "ha", "km2"], "pcs": ["pcs"]}

CALIBRES = [F(n, 100) for n in (545, 556, 635, 762, 765, 900, 1143, 1270, 1450)]
EN_ONES = ("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
           "seventeen eighteen nineteen").split()
EN_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
EN_PARTS = {2: "half", 3: "third", 4: "quarter", 5: "fifth", 8: "eighth", 10: "tenth", 100: "hundredth"}
RU_PARTS = {2: ("вторая", "вторых"), 3: ("треть", "трети"), 4: ("четверть", "четверти"), 5: ("пятая", "пятых"),
            10: ("десятая", "десятых"), 100: ("сотая", "сотых")}
# Russian numerals in the nominative, genitive, dative, instrumental and prepositional case.
RU = {0: "ноль ноля нолю нолем ноле", 1: "один одного одному одним одном", 2: "два двух двум двумя двух",
      3: "три трех трем тремя трех", 4: "четыре четырех четырем четырьмя четырех", 5: "пять пяти пяти пятью пяти",
      6: "шесть шести шести шестью шести", 7: "семь семи семи семью семи", 8: "восемь восьми восьми восемью восьми",
      9: "девять девяти девяти девятью девяти", 40: "сорок сорока сорока сорока сорока",
      90: "девяносто девяноста девяноста девяноста девяноста", 100: "сто ста ста ста ста",
      200: "двести двухсот двумстам двумястами двухстах", 300: "триста трехсот тремстам тремястами трехстах",
      400: "четыреста четырехсот четыремстам четырьмястами четырехстах"}
RU = {n: forms.split() for n, forms in RU.items()}
for n, stem in zip(range(10, 21), "десят одиннадцат двенадцат тринадцат четырнадцат пятнадцат шестнадцат семнадцат "
                                  "восемнадцат девятнадцат двадцат".split()):
    RU[n] = [stem + end for end in ("ь", "и", "и", "ью", "и")]
RU[30] = ["тридцат" + end for end in ("ь", "и", "и", "ью", "и")]
for n in (5, 6, 7, 8, 9):
    a, b, _, d, _ = RU[n]
    RU.setdefault(n * 10, [a + "десят", b + "десяти", b + "десяти", d + "десятью", b + "десяти"])
    RU[n * 100] = [a + "сот", b + "сот", b + "стам", d + "стами", b + "стах"]
RU_SCALES = {3: "тысяч тысяч тысячам тысячами тысячах", 6: "миллионов миллионов миллионам миллионами миллионах",
             9: "миллиардов миллиардов миллиардам миллиардами миллиардах"}
RU_SCALES = {power: forms.split() for power, forms in RU_SCALES.items()}


class Number:
    """A number as written, its value, the worth of its last given digit (None: a tenth is meant), and whether it stands in
    figures and may be scaled."""

    def __init__(self, text, value, last=None, is_figure=False, may_scale=True):
        self.text, self.value, self.last, self.is_figure, self.may_scale = text, F(value), last, is_figure, may_scale


# ---- numbers in words ----

def english_group(n, rng):
    words = []
    if n >= 100:
        words += [EN_ONES[n // 100], "hundred"]
        n %= 100
        if n and rng.random() < .5:
            words.append("and")
    if n >= 20:
        words.append(EN_TENS[n // 10 - 2] + (rng.choice("- ") + EN_ONES[n % 10] if n % 10 else ""))
    elif n:
        words.append(EN_ONES[n])
    return " ".join(words)


def russian_group(n, case, feminine=False):
    words = []
    if n >= 100:
        words.append(RU[n // 100 * 100][case])
        n %= 100
    if n >= 20:
        words.append(RU[n // 10 * 10][case])
        n %= 10
    if n and feminine and n < 3:
        words.append(["одна одной одной одной одной", "две двух двум двумя двух"][n - 1].split()[case])
    elif n:
        words.append(RU[n][case])
    return " ".join(words)


def words(n, language, rng):
    """A whole number in words, in Russian in one of the cases."""
    case = rng.choice([0, 0, 1, 1, 2, 3, 4])
    if n == 0:
        return EN_ONES[0] if language == "en" else RU[0][case]
    parts = []
    for power, name in ((9, "billion"), (6, "million"), (3, "thousand"), (0, "")):
        value, n = divmod(n, 10**power)
        if value and language == "en":
            parts.append((english_group(value, rng) + " " + name).strip())
        elif value:
            scale = RU_SCALES[power][case] if power else ""
            parts.append((russian_group(value, case, power == 3) + " " + scale).strip())
    return " ".join(parts)


# ---- figures ----

def grouped(digits, separator):
    head = len(digits) % 3
    groups = ([digits[:head]] if head else []) + [digits[i:i + 3] for i in range(head, len(digits), 3)]
    return separator.join(groups)


def indian(digits):
    head, tail = digits[:-3], digits[-3:]
    pairs = [head[max(0, i - 2):i] for i in range(len(head), 0, -2)][::-1]
    return ",".join(pairs + [tail])


def last_of(n):
    return F(10**(len(str(n)) - len(str(n).rstrip("0"))))


def part(language, rng):
    """A fraction, alone or behind a whole number."""
    n = rng.choice([0, 0, rng.randrange(1, 30)])
    shape = rng.randrange(4)
    if shape == 0:
        sign, value = rng.choice([("½", F(1, 2)), ("¼", F(1, 4)), ("¾", F(3, 4)), ("⅓", F(1, 3)), ("⅔", F(2, 3)), ("⅝", F(5, 8))])
        return Number((str(n) + rng.choice(["", " "]) if n else "") + sign, n + value, may_scale=False)
    if shape == 1:
        b = rng.randrange(2, 13)
        a = rng.randrange(1, b)
        return Number((f"{n} " if n else "") + f"{a}/{b}", n + F(a, b), may_scale=False)
    if language == "en":
        if n and shape == 2:
            return Number(f"{rng.choice([str(n), words(n, language, rng)])} and a half", n + F(1, 2), may_scale=False)
        b = rng.choice(list(EN_PARTS)[1:])
        a = rng.randrange(2, 10)
        if a >= b:
            return Number("half a", F(1, 2), may_scale=False)
        return Number(f"{EN_ONES[a]} {EN_PARTS[b]}s of a", F(a, b), may_scale=False)
    if n and shape == 2:
        return Number(f"{rng.choice([str(n), words(n, language, rng)])} с половиной", n + F(1, 2), may_scale=False)
    if shape == 2:
        return Number(rng.choice(["полтора", "полутора", "полторы"]), F(3, 2), may_scale=False)
    b = rng.choice(list(RU_PARTS)[1:])
    a = rng.randrange(2, 10)
    if a >= b:
        return Number("половина", F(1, 2), may_scale=False)
    return Number(f"{russian_group(a, 0, True)} {RU_PARTS[b][1]}", F(a, b), may_scale=False)


def figure(language, whole_only, rng, decimals_most=3):
    shape = rng.random()
    if shape < .15:
        n = rng.choice([rng.randrange(1, 100), rng.randrange(1, 1000), rng.randrange(1, 10**7), rng.randrange(1, 10**11)])
        return Number(words(n, language, rng), n, None, may_scale=n < 1000)
    if shape < .22 and not whole_only:
        return part(language, rng)
    n = rng.choice([rng.randrange(1, 100), rng.randrange(1, 2000), rng.randrange(10**4, 10**8)])
    digits = str(n)
    if n >= 1000 and rng.random() < .6:
        signs = [",", " ", "\u00a0", "\u202f", "'"] if language == "en" else [" ", "\u00a0", "\u2009"]
        digits = grouped(digits, rng.choice(signs))
        if language == "en" and n >= 10**5 and rng.random() < .1:
            digits = indian(str(n))
    if shape < .26 and n < 1000:
        again = words(n, language, rng)
        return Number(f"{n} ({again})", n, last_of(n), may_scale=False)
    if whole_only or rng.random() < .6 or "," in digits and language == "ru":
        return Number(digits, n, last_of(n), True)
    count = rng.randrange(1, decimals_most + 1)
    decimals = str(rng.randrange(10**count)).rjust(count, "0")
    comma = language == "ru" and rng.random() < .7
    value = F(int(str(n) + decimals), 10**count)
    return Number(digits + ("," if comma else ".") + decimals, value, F(1, 10**count), True)


def scaled(number, language, base, rng):
    en, ru, power = rng.choice(SCALES)
    text = number.text + " " + rng.choice(en if language == "en" else ru)
    if base in MONEY and number.is_figure and rng.random() < .4:
        suffix, power = rng.choice(GLUED)
        text = number.text + suffix
    return Number(text, number.value * 10**power, number.last and number.last * 10**power, may_scale=False)


# ---- amounts ----

class Amount:
    def __init__(self, text, value, last, is_scaled=False):
        self.text, self.value, self.last, self.is_scaled = text, value, last, is_scaled


def spoken(language, base):
    """The units that have a name in the language."""
    return [unit for unit in UNITS[base] if unit[0 if language == "en" else 1]]


def money(language, base, rng):
    number = figure(language, False, rng, 2)
    is_scaled = number.is_figure and number.may_scale and rng.random() < .4
    if is_scaled:
        number = scaled(number, language, base, rng)
    signs, en, ru = MONEY[base]
    if number.text[0].isdigit() and "(" not in number.text and not re.search("[½¼¾⅓⅔⅝/]| and | с ", number.text) and rng.random() < .5:
        sign = rng.choice(signs)
        return Amount(sign + rng.choice(["", " "]) + number.text, number.value, number.last, is_scaled)
    return Amount(number.text + " " + rng.choice(en if language == "en" else ru), number.value, number.last, is_scaled)


def measure(language, base, rng):
    if base in MONEY:
        return money(language, base, rng)
    units = spoken(language, base)
    index = rng.randrange(len(units))
    en, ru, factor = units[index]
    number = figure(language, base == "pcs", rng)
    name = rng.choice(en if language == "en" else ru)
    if factor == F(1, 1000) and base == "m" and number.value in CALIBRES:
        return measure(language, base, rng)  # the contract refuses calibres
    if number.may_scale and rng.random() < .2:
        if base == "pcs" and number.is_figure and rng.random() < .5:
            n = rng.randrange(10, 100)
            number = Number(f"{n // 10}{'.' if language == 'en' else ','}{n % 10}", F(n, 10), F(1, 10), True)
        number = scaled(number, language, base, rng)
    elif base in ("kg", "m", "l") and index + 1 < len(units) and rng.random() < .2 and not re.search("[½-⅞/]| a$|с п", number.text):
        s_en, s_ru, small = units[rng.randrange(index + 1, len(units))]
        n = rng.randrange(1, 100)
        joint = rng.choice([" ", " and ", ", "] if language == "en" else [" ", " и ", ", "])
        text = f"{number.text} {name}{joint}{n} {rng.choice(s_en if language == 'en' else s_ru)}"
        return Amount(text, number.value * factor + n * small, small * last_of(n))
    glue = rng.choice(["", " ", " "]) if number.text[-1].isdigit() and "/" not in number.text else " "
    return Amount(number.text + glue + name, number.value * factor, number.last and number.last * factor)


# ---- intervals as canonical text ----

def decimal(value, base):
    n, scale = value * 10**15, 15
    assert n.denominator == 1
    text = str(n.numerator).rjust(scale + 1, "0")
    whole, rest = text[:-scale], text[-scale:].rstrip("0")
    if base in MONEY and len(rest) == 3:
        rest += "0"
    return whole + ("." + rest if rest else "")


def down(value, step=STEP):
    return math.floor(value / step) * step


def up(value, step=STEP):
    return math.ceil(value / step) * step


def between(low, high, base, mark="", low_sign="", high_sign=""):
    if low == 0 and not low_sign:
        return f"{mark}<{'' if high_sign else '='}{decimal(high, base)} {base}"
    return f"{mark}{low_sign}{decimal(low, base)}..{high_sign}{decimal(high, base)} {base}"


def about(value, last, base, is_nearly=False):
    step = F(1) if base == "pcs" else STEP
    low, high = down(value), up(value)  # what cannot be held exactly is its two neighbours
    low_width, high_width = ((last / 2, last / 2) if last and last / 2 < value / 10 else (low / 10, high / 10))
    low = down(low - low_width, step)
    if is_nearly:
        return between(low, high, base, "~", "", "<")
    return between(low, up(high + high_width, step), base, "~")


def meaning(qualifier, value, last, base):
    """Canonical text of a qualified figure."""
    low, high = down(value), up(value)
    if qualifier in ("~", "~<"):
        return about(value, last, base, qualifier == "~<")
    if qualifier == "":
        return f"{decimal(low, base)} {base}" if low == high else between(low, high, base)
    mark, sign = ("~", qualifier[1:]) if qualifier[0] == "~" else ("", qualifier)
    sign = sign.rstrip("u")
    if sign[0] == ">":
        return f"{mark}{sign}{decimal(low, base)} {base}"
    return f"{mark}{sign if low == high else '<='}{decimal(high, base)} {base}"


# ---- phrases ----

def two_sides(language, base, rng):
    """Ranges, plus-minus, two bounds; None where what was drawn cannot be said so."""
    a, b = sorted([measure(language, base, rng), measure(language, base, rng)], key=lambda m: m.value)
    if a.value == b.value or a.value == 0 or a.is_scaled != b.is_scaled:
        return None  # a multiplier of money may be meant for both ends
    en = language == "en"
    if any(re.search(r" and | и |, ", m.text) for m in (a, b)):
        forms = ["from {} to {}", "{} to {}"] if en else ["от {} до {}"]
    else:
        forms = (["from {} to {}", "between {} and {}", "{} to {}", "{}–{}", "{} or {}", "{}...{}"] if en
                 else ["от {} до {}", "между {} и {}", "{}—{}", "{} или {}", "{}...{}"])
    if not a.text[0].isdigit() and not b.text[0].isdigit():
        forms = [form for form in forms if form not in ("{}–{}", "{}—{}")]  # "one-fifty" may be 150, and is refused
    low, high = down(a.value), up(b.value)
    shape = rng.random()
    if shape < .6:
        return rng.choice(forms).format(a.text, b.text), between(low, high, base)
    if shape < .75:
        hedge = rng.choice(QUALIFIERS["~"][0 if en else 1])
        return f"{hedge} {rng.choice(forms[1:] or forms).format(a.text, b.text)}", between(low, high, base, "~")
    if low != a.value or high != b.value:
        return None
    if shape < .9:
        low_sign, high_sign = rng.choice(["", ">"]), rng.choice(["", "<"])
        first = rng.choice(QUALIFIERS[">" if low_sign else ">="][0 if en else 1][:2])
        second = rng.choice(QUALIFIERS["<" if high_sign else "<="][0 if en else 1][:2])
        joint = "but" if en else ", но"
        return f"{first} {a.text}{' ' if en else ''}{joint} {second} {b.text}", between(low, high, base, "", low_sign, high_sign)
    n, m = rng.randrange(20, 100), rng.randrange(1, 20)
    spellings = UNITS[base][-1 if base == "pcs" or base in MONEY else 0]
    name, factor = spellings[0 if en else 1][0], spellings[2]
    sign = rng.choice(["±", " ± ", " +/- "])
    return f"{n}{sign}{m} {name}", between(down((n - m) * factor), up((n + m) * factor), base)


def shared(language, base, rng):
    """A range whose unit, and multiplier, stand at its second end alone."""
    spellings = rng.choice(spoken(language, base))
    name, factor = rng.choice(spellings[0 if language == "en" else 1]), spellings[2]
    a, b = sorted(rng.sample(range(2, 1000), 2))
    scale, power = "", 0
    if rng.random() < .4:
        en, ru, power = rng.choice(SCALES)
        scale = rng.choice(en if language == "en" else ru) + " "
    form = rng.choice(["from {} to {}", "between {} and {}", "{} to {}", "{}-{}", "{}–{}"] if language == "en"
                      else ["от {} до {}", "между {} и {}", "{}-{}", "{}–{}"])
    if scale and a >= 100 or re.search(r"(19|20)\d\d", f"{a}{b}"):
        return None
    low, high = a * 10**power * factor, b * 10**power * factor
    return form.format(a, b) + f" {scale}{name}", between(down(low), up(high), base)


def vague(language, base, rng):
    spellings = rng.choice(spoken(language, base))
    name, factor = rng.choice(spellings[0 if language == "en" else 1]), spellings[2]
    en, ru, least = rng.choice([("several", "несколько", 2), ("dozens of", "десятки", 0), ("hundreds of", "сотни", 200),
                                ("tens of thousands of", "десятки тысяч", 20000), ("several hundred", "несколько сотен", 200)])
    if least == 0:
        least = 24 if language == "en" else 20
    text = f"{en if language == 'en' else ru} {name}"
    low = least * factor
    return text, f"~>={decimal(down(low), base)} {base}"


def one_side(language, base, rng):
    amount = measure(language, base, rng)
    if amount.value == 0:
        return None
    side = 0 if language == "en" else 1
    if rng.random() < .15:
        qualifier = rng.choice(list(BEHIND))
        text = f"{amount.text} {rng.choice(BEHIND[qualifier][side])}"
    else:
        qualifier = rng.choice(list(QUALIFIERS))
        text = f"{rng.choice(QUALIFIERS[qualifier][side])} {amount.text}".strip()
    if qualifier in ("~>", "~<u", "~>=", "~<=") and down(amount.value) != up(amount.value):
        return None
    return text, meaning(qualifier, amount.value, amount.last, base)


def phrase(rng):
    """(text, canonical text, item or None)"""
    while True:
        language, base = rng.choice(["en", "ru"]), rng.choice(list(UNITS))
        maker = rng.choice([one_side] * 7 + [two_sides, two_sides, shared, vague])
        made = maker(language, base, rng)
        if made is None or re.search(r"(?<!\d)(?<!\d[ \u00a0\u2009])(19|20)\d\d ?г(?!\w)", made[0]):
            continue  # cannot be said so, or may be a year
        text, want = made
        item = None
        if base in ("kg", "l") and rng.random() < .3 and text[-1].isalpha() and maker is not two_sides:
            name, genitive = rng.choice(ITEMS)
            behind = any(text.endswith(" " + word) for sides in BEHIND.values() for word in sides[0] + sides[1])
            if not behind:
                item = name
                text += rng.choice([" of ", " "]) + name if language == "en" else " " + genitive
        return text, want, item


def canonical(rng):
    base = rng.choice(list(UNITS))

    def number():
        return F(rng.randrange(10**rng.choice([1, 3, 6, 15, 20, 23])), 10**rng.choice([0, 1, 3, 15]))
    a, b = sorted([number(), number()])
    mark = rng.choice(["", "~"])
    form = rng.randrange(4)
    if form == 0 or a == b:
        text = f"{mark}{decimal(a, base)}..{decimal(a, base)}" if mark else decimal(a, base)
    elif form == 1:
        text = f"{mark}{rng.choice(['>', '>='])}{decimal(a, base)}"
    elif form == 2:
        text = f"{mark}{rng.choice(['<', '<='])}{decimal(b, base)}"
    else:
        sign = ">" if a == 0 else rng.choice(["", ">"])
        text = f"{mark}{sign}{decimal(a, base)}..{rng.choice(['', '<'])}{decimal(b, base)}"
    return f"{text} {base}", f"{text} {base}", None


# ---- what must change nothing ----

BLANKS = [" ", "  ", "\u00a0", "\t", "\n", "\u2009", " \u202f"]
CASE_COUNTS = re.compile(r"(?<![^\W\d_])(mg|m|m2|m3|мг|м|ml)(?![^\W_])")  # the contract refuses these in capitals


def disguise(text, rng):
    """The same phrase in other letters' case, with other blanks, dashes and apostrophes."""
    if rng.random() < .25 and not CASE_COUNTS.search(text) and not re.search(r"\dm\b", text):
        text = rng.choice([text.upper(), text.capitalize(), text.lower()])
    if rng.random() < .25:
        text = re.sub(r"(?<!\d) | (?![\d½-⅞])", lambda _: rng.choice(BLANKS), text)
    if rng.random() < .25:
        text = re.sub("[-–—]", lambda _: rng.choice("-–—‒‑"), text).replace("'", "’")
    return rng.choice(["", "", " ", "\u00a0"]) + text + rng.choice(["", "", " ", "\n"])


ASK = """SELECT q, quantity_error(w), quantity_item(w), quantity(q), quantity_low(w) IS quantity_low(q),
  quantity_high(w) IS quantity_high(q), quantity_low_open(w) IS quantity_low_open(q), quantity_high_open(w) IS quantity_high_open(q),
  quantity_about(w) IS quantity_about(q), quantity_low(w) <= quantity_high(w),
  quantity(quantity_format(q, ?2, ?3)) FROM (SELECT quantity(?1) AS q, ?1 AS w)"""


def differs(db, text, written, want, item, rng):
    """What does not hold, or None."""
    base = want.rsplit(" ", 1)[1]
    if max(F(n) for n in re.findall(r"\d+(?:\.\d+)?", want.rsplit(" ", 1)[0])) > LARGEST:
        got, reason = db.execute("SELECT quantity(?1), quantity_error(?1)", (written,)).fetchone()
        return None if got is None and "larger than what can be held" in reason else f"want a refusal, got {got} ({reason})"
    unit, language = rng.choice(FORMATS.get(base, [base])), rng.choice(["en", "ru"])
    got, reason, found, again, *same, back = db.execute(ASK, (written, unit, language)).fetchone()
    if got != want:
        return f"want {want}, got {got} ({reason})"
    if again != got or same != [1] * 6:
        return f"{got} is read again as {again} {same}"
    if item is not None and found != item:
        return f"want {item}, got {found}"
    point = re.fullmatch(r"~(.*)\.\.(.*) \w+", got)
    is_part_of_a_piece = base == "pcs" and "." in got.replace("..", "")
    if back != got and not is_part_of_a_piece and not (point and point.group(1) == point.group(2)):
        return f"{got} in {unit} ({language}) is read as {back}"
    if written != text and db.execute("SELECT quantity(?)", (text,)).fetchone()[0] != got:
        return "undisguised it is something else"
    return None


def main():
    rng = random.Random(int(sys.argv[3]) if len(sys.argv) > 3 else 20240611)
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 20000
    db = sqlite3.connect(":memory:")
    db.enable_load_extension(True)
    db.load_extension(sys.argv[1])
    wrong = 0
    for i in range(count):
        text, want, item = canonical(rng) if i % 8 == 0 else phrase(rng)
        written = text if i % 8 == 0 else disguise(text, rng)
        problem = differs(db, text, written, want, item, rng)
        if problem is not None:
            wrong += 1
            if wrong <= 40:
                print(f"  {written!r}: {problem}")
    print(f"{'FAIL' if wrong else 'ok'} oracle/quantity ({count} phrases, {wrong} differ)")
    sys.exit(1 if wrong else 0)


main()
