"""Amounts by an independent model: generated phrases in two languages, and random canonical text.

    /usr/bin/python3 tests/quantity/oracle_quantity.py LIBRARY [COUNT [SEED]]

Each phrase is made together with what it means, in fractions, by the rules of docs; nothing is shared with the
library. Letter case (where it says nothing) and blanks are changed at random. Prints "ok oracle/quantity (N phrases)"
or the phrases that differ and "FAIL oracle/quantity"; exit status 1 if one does.
"""
import fractions
import math
import random
import re
import sqlite3
import sys

F = fractions.Fraction
STEP = F(1, 10**15)

UNITS = {  # base: [(English spellings, Russian spellings, factor)], from the larger to the smaller
    "kg": [(["tons", "tonnes", "t", "metric tons"], ["т", "тонн", "тонны"], F(1000)),
           (["kg", "kilograms", "kilos"], ["кг", "килограммов", "кило"], F(1)),
           (["pounds", "lbs"], ["фунтов"], F(45359237, 10**8)),
           (["ounces", "oz"], ["унций"], F(28349523125, 10**12)),
           (["g", "grams"], ["г", "граммов", "грамм"], F(1, 1000)),
           (["milligrams"], ["миллиграммов"], F(1, 10**6))],
    "l": [(["litres", "l"], ["литров", "л"], F(1)), (["ml", "millilitres"], ["мл"], F(1, 1000))],
    "m": [(["km", "kilometres"], ["км", "километров"], F(1000)), (["metres"], ["метров"], F(1)),
          (["feet", "ft"], ["футов"], F(3048, 10**4)), (["inches"], ["дюймов"], F(254, 10**4))],
    "pcs": [(["tablets", "pieces", "cartridges"], ["таблеток", "штук", "патронов"], F(1))],
    "RUB": [(["rubles", "roubles"], ["рублей", "руб."], F(1))],
    "USD": [(["dollars", "US dollars"], ["долларов"], F(1))],
}
SCALES = [(["thousand"], ["тысяч", "тыс."], 3), (["million", "mln"], ["миллионов", "млн"], 6),
          (["billion", "bn"], ["миллиардов", "млрд"], 9)]
QUALIFIERS = {
    ">": (["more than", "over", "exceeding", ">"], ["более", "свыше", ">"]),
    ">=": (["at least", "no less than", "≥"], ["не менее", "как минимум", "≥"]),
    "<": (["less than", "under", "<"], ["менее", "<"]),
    "<=": (["up to", "no more than", "at most", "≤"], ["до", "не более", "≤"]),
    "~": (["about", "around", "approximately", "~"], ["около", "примерно", "~"]),
    "~<": (["nearly", "almost"], ["почти"]),
    "~>": (["just over", "slightly more than"], ["чуть более", "немногим больше"]),
    "": (["", "exactly", "a total of"], ["", "ровно", "всего"]),
}
EN_ONES = ("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
           "seventeen eighteen nineteen").split()
EN_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
RU_ONES = ("ноль один два три четыре пять шесть семь восемь девять десять одиннадцать двенадцать тринадцать "
           "четырнадцать пятнадцать шестнадцать семнадцать восемнадцать девятнадцать").split()
RU_TENS = "двадцать тридцать сорок пятьдесят шестьдесят семьдесят восемьдесят девяносто".split()
RU_HUNDREDS = "сто двести триста четыреста пятьсот шестьсот семьсот восемьсот девятьсот".split()
RU_GENITIVE = {"два": "двух", "три": "трех", "пять": "пяти", "сорок": "сорока", "сто": "ста", "двести": "двухсот",
               "пятьсот": "пятисот", "пятьдесят": "пятидесяти", "восемь": "восьми", "десять": "десяти"}


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


def russian_group(n, rng, feminine=False):
    words = []
    if n >= 100:
        words.append(RU_HUNDREDS[n // 100 - 1])
        n %= 100
    if n >= 20:
        words.append(RU_TENS[n // 10 - 2])
        n %= 10
    if n:
        words.append({1: "одна", 2: "две"}.get(n, RU_ONES[n]) if feminine else RU_ONES[n])
    return " ".join(RU_GENITIVE.get(w, w) if rng.random() < .2 else w for w in words)


def words(n, language, rng):
    """A whole number in words."""
    if n == 0:
        return EN_ONES[0] if language == "en" else RU_ONES[0]
    parts, group = [], english_group if language == "en" else russian_group
    for power, en, ru in ((9, "billion", "миллиардов"), (6, "million", "миллионов"), (3, "thousand", "тысяч"), (0, "", "")):
        value, n = divmod(n, 10**power)
        if value:
            text = group(value, rng, True) if language == "ru" and power == 3 else group(value, rng)
            parts.append((text + " " + (en if language == "en" else ru)).strip())
    return " ".join(parts)


def grouped(digits, separator):
    head = len(digits) % 3
    groups = ([digits[:head]] if head else []) + [digits[i:i + 3] for i in range(head, len(digits), 3)]
    return separator.join(groups)


def figure(language, whole_only, rng):
    """(text, value, worth of the last given digit or None, may be scaled)"""
    if rng.random() < .15:
        n = rng.choice([rng.randrange(1, 100), rng.randrange(1, 1000), rng.randrange(1, 10**7)])
        return words(n, language, rng), F(n), None, n < 1000
    n = rng.choice([rng.randrange(1, 100), rng.randrange(1, 2000), rng.randrange(10**4, 10**8)])
    last = F(10**(len(str(n)) - len(str(n).rstrip("0"))))
    digits = str(n)
    if n >= 1000 and rng.random() < .6:
        digits = grouped(digits, rng.choice([",", " ", "\u00a0", "\u202f", "'"] if language == "en"
                                            else [" ", "\u00a0", "\u2009"]))
    if whole_only or rng.random() < .6 or "," in digits and language == "ru":
        return digits, F(n), last, True
    decimals = str(rng.randrange(10**rng.choice([1, 2])))
    comma = language == "ru" and rng.random() < .7
    value = F(int(str(n) + decimals), 10**len(decimals))
    return digits + ("," if comma else ".") + decimals, value, F(1, 10**len(decimals)), True


def measure(language, base, rng):
    """(text, amount, worth of the last digit) of one or two parts."""
    units = UNITS[base]
    index = rng.randrange(len(units))
    en, ru, factor = units[index]
    text, value, last, may_scale = figure(language, base == "pcs", rng)
    if may_scale and rng.random() < .2:
        s_en, s_ru, power = rng.choice(SCALES)
        text += " " + rng.choice(s_en if language == "en" else s_ru)
        value *= 10**power
        last = last and last * 10**power
    elif base in ("kg", "m", "l") and index + 1 < len(units) and rng.random() < .15:
        s_en, s_ru, small = units[index + 1]
        n = rng.randrange(1, 100)
        joint = rng.choice([" ", " and ", ", "] if language == "en" else [" ", " и ", ", "])
        text += " " + rng.choice(en if language == "en" else ru) + joint + str(n) + " " + rng.choice(
            s_en if language == "en" else s_ru)
        return text, value * factor + n * small, small * 10**(len(str(n)) - len(str(n).rstrip("0")))
    glue = rng.choice(["", " ", " "]) if text[-1].isdigit() else " "
    return text + glue + rng.choice(en if language == "en" else ru), value * factor, last and last * factor


def decimal(value, base):
    n, scale = value * 10**15, 15
    assert n.denominator == 1
    text = str(n.numerator).rjust(scale + 1, "0")
    whole, part = text[:-scale], text[-scale:].rstrip("0")
    if base.isupper() and len(part) == 3:
        part += "0"
    return whole + ("." + part if part else "")


def down(value, step=STEP):
    return math.floor(value / step) * step


def up(value, step=STEP):
    return math.ceil(value / step) * step


def meaning(qualifier, value, last, base):
    """Canonical text of a qualified figure."""
    low, high, step = down(value), up(value), F(1) if base == "pcs" else STEP
    if qualifier == "" and low == high:
        return decimal(low, base) + " " + base
    if qualifier == "":
        return f"{decimal(low, base)}..{decimal(high, base)} {base}"
    if qualifier in (">", ">=", "~>"):
        return f"{qualifier if qualifier != '~>' else '~>'}{decimal(low, base)} {base}"
    if qualifier in ("<", "<="):
        return f"{qualifier if low == high else '<='}{decimal(high, base)} {base}"
    width = min(last / 2, value / 10) if last else value / 10
    a, b = down(value - width, step), up(value + width, step)
    if qualifier == "~<":
        sign, b = "<", high
    else:
        sign = ""
    if a == 0:
        return f"~<{'' if sign else '='}{decimal(b, base)} {base}"
    return f"~{decimal(a, base)}..{sign}{decimal(b, base)} {base}"


def phrase(rng):
    language, base = rng.choice(["en", "ru"]), rng.choice(list(UNITS))
    if rng.random() < .15:
        a, b = sorted([measure(language, base, rng), measure(language, base, rng)], key=lambda m: m[1])
        if a[1] == b[1]:
            return phrase(rng)
        form = rng.choice(["from {} to {}", "between {} and {}", "{} to {}", "{}–{}"] if language == "en"
                          else ["от {} до {}", "между {} и {}", "{}—{}"])
        if " and " in form + a[0] + b[0] and "between" in form and (" and " in a[0] or " and " in b[0]):
            return phrase(rng)
        if "между" in form and (" и " in a[0] or " и " in b[0]):
            return phrase(rng)
        return form.format(a[0], b[0]), f"{decimal(down(a[1]), base)}..{decimal(up(b[1]), base)} {base}"
    qualifier = rng.choice(list(QUALIFIERS))
    text, value, last = measure(language, base, rng)
    en, ru = QUALIFIERS[qualifier]
    text = (rng.choice(en if language == "en" else ru) + " " + text).strip()
    if re.search(r"(?<!\d)(?<!\d[ \u00a0\u2009])(19|20)\d\d ?г$", text):
        return phrase(rng)  # may be a year
    return text, meaning(qualifier, value, last, base)


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
    return f"{text} {base}", f"{text} {base}"


def disguise(text, rng):
    """The same phrase in other letters' case and with other blanks at its ends."""
    if rng.random() < .2 and "мг" not in text and "mg" not in text:
        text = rng.choice([text.upper(), text.capitalize(), text.lower()])
    return rng.choice(["", "", " ", "\u00a0"]) + text + rng.choice(["", "", " ", "\n"])


def main():
    rng = random.Random(int(sys.argv[3]) if len(sys.argv) > 3 else 20240611)
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 20000
    db = sqlite3.connect(":memory:")
    db.enable_load_extension(True)
    db.load_extension(sys.argv[1])
    wrong = 0
    for i in range(count):
        text, want = canonical(rng) if i % 4 == 0 else phrase(rng)
        written = text if i % 4 == 0 else disguise(text, rng)
        got, reason = db.execute("SELECT quantity(?1), quantity_error(?1)", (written,)).fetchone()
        again = db.execute("SELECT quantity(?)", (got,)).fetchone()[0]
        if got != want or again != got:
            wrong += 1
            if wrong <= 40:
                print(f"  {written!r}: want {want}, got {got} ({reason}), again {again}")
    print(f"{'FAIL' if wrong else 'ok'} oracle/quantity ({count} phrases, {wrong} differ)")
    sys.exit(1 if wrong else 0)


main()
