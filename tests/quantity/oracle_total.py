#!/usr/bin/python3
"""Compares the functions of two quantities and the bounded aggregates with a model that shares no code.

    oracle_total.py LIBRARY [ROUNDS] [SEED]

The model is the rules of the contract in fractions: random quantities in canonical notation go through SQL and
through the model, and the texts must be the same, byte for byte: sums, means, least, greatest, intersections
and hulls, of groups in any order, with FILTER and DISTINCT, of totals of random shards, and of random window frames of
every kind against a recomputation of each frame, whose rows SQLite's own group_concat() names. ROUNDS is 300 if it is
not given, which takes seconds; 10000 make a million comparisons. Exit status 1, and the first case that differs, where
one does."""
import ctypes
import math
import random
import sqlite3
import sys
from fractions import Fraction

SCALE = 10 ** 15
LARGEST = 2 ** 127 - 1


class Interval:
    """Ends in units of 10^-15; `high` is None where there is no upper end."""

    def __init__(self, low, low_open, high, high_open, about):
        self.low, self.low_open, self.high, self.high_open, self.about = low, low_open, high, high_open, about

    def text(self):
        mark = '~' if self.about else ''
        if self.high is None:
            return mark + ('>' if self.low_open else '>=') + decimal(self.low) + ' kg'
        if self.low == self.high:
            point = decimal(self.low)
            return (mark + point + '..' + point if self.about else point) + ' kg'
        if self.low == 0 and not self.low_open:
            return mark + ('<' if self.high_open else '<=') + decimal(self.high) + ' kg'
        return (mark + ('>' if self.low_open else '') + decimal(self.low) + '..'
                + ('<' if self.high_open else '') + decimal(self.high) + ' kg')


def decimal(units):
    whole, part = divmod(units, SCALE)
    return (str(whole) + '.' + str(part).zfill(15)).rstrip('0').rstrip('.')


def figure(rng):
    shape = rng.random()
    if shape < 0.5:
        return rng.randrange(12) * SCALE
    if shape < 0.8:
        return rng.randrange(1, 500) * SCALE // 10
    if shape < 0.95:
        return rng.randrange(SCALE * 100)
    return rng.randrange(LARGEST // 5000)


def interval(rng):
    about = rng.random() < 0.3
    shape = rng.random()
    if shape < 0.25:
        point = figure(rng)
        return Interval(point, False, point, False, about)
    if shape < 0.5:
        return Interval(figure(rng), rng.random() < 0.5, None, True, about)
    low, high = sorted((0 if rng.random() < 0.3 else figure(rng), figure(rng)))
    if low == high:
        return Interval(low, False, high, False, about)
    return Interval(low, rng.random() < 0.5, high, rng.random() < 0.5, about)


# ---- the model -------------------------------------------------------------------------------------------
# Ends as points of a line: (figure, how an open end stands beside it); an absent upper end is last of all.
def low_end(q):
    return (q.low, 1 if q.low_open else 0)


def high_end(q):
    return (math.inf, 0) if q.high is None else (q.high, -1 if q.high_open else 0)


def choose(rows, pick_low, pick_high):
    low, high = pick_low(map(low_end, rows)), pick_high(map(high_end, rows))
    if (low[0] + Fraction(low[1], 4) if low[0] != high[0] else low[1]) > (high[0] if low[0] != high[0] else high[1]):
        return None
    about = any(q.about for q in rows if low_end(q) == low or (high_end(q) == high and q.high is not None))
    if high[0] == math.inf:
        return Interval(low[0], low[1] == 1, None, True, about)
    return Interval(low[0], low[1] == 1, high[0], high[1] == -1, about)


def total(rows):
    unbounded = any(q.high is None for q in rows)
    low = sum(q.low for q in rows)
    high = None if unbounded else sum(q.high for q in rows)
    return Interval(low, any(q.low_open for q in rows), high, unbounded or any(q.high_open for q in rows),
                    any(q.about for q in rows))


def average(rows):
    q = total(rows)
    q.low //= len(rows)
    if q.high is not None:
        q.high = -(-q.high // len(rows))
    return q


AGGREGATES = {
    'bounded_total': total,
    'bounded_avg': average,
    'bounded_min': lambda rows: choose(rows, min, min),
    'bounded_max': lambda rows: choose(rows, max, max),
    'bounded_intersect': lambda rows: choose(rows, max, min),
    'bounded_hull': lambda rows: choose(rows, min, max),
}


def aggregate(name, rows):
    rows = [q for q in rows if q is not None]
    result = AGGREGATES[name](rows) if rows else None
    return result.text() if result else None


def subtract(a, b):
    low, low_open = 0, False
    if b.high is not None and a.low >= b.high:
        low, low_open = a.low - b.high, a.low_open or b.high_open
    if a.high is None:
        return Interval(low, low_open, None, True, a.about or b.about)
    high, high_open = a.high - b.low, a.high_open or b.low_open
    if high < 0 or (high == 0 and high_open):
        return None
    return Interval(low, low_open, high, high_open, a.about or b.about)


def less(a, b):
    return a.high is not None and (a.high < b.low or (a.high == b.low and (a.high_open or b.low_open)))


def order(a, b):
    if less(a, b):
        return -1
    if less(b, a):
        return 1
    return 0 if a.low == a.high == b.low == b.high else None


def fits(part, whole):
    if part.high is not None and part.high <= whole.low:
        return 1
    return 0 if less(whole, part) else None


def doubled(q):
    """Twice as wide about the middle; without an upper end it is the whole line."""
    if not q.about:
        return q
    if q.high is None:
        return Interval(-math.inf, True, None, True, True)
    half = Fraction(q.high - q.low, 2)
    return Interval(q.low - half, q.low_open, q.high + half, q.high_open, True)


def verdict(rule, a, b):
    plain = rule(a, b)
    return plain if plain == rule(doubled(a), doubled(b)) else None


def text_of(q):
    return q.text() if q else None


PAIRS = {
    'quantity_add': lambda a, b: text_of(total([a, b])),
    'quantity_sub': lambda a, b: text_of(subtract(a, b)),
    'quantity_intersect': lambda a, b: text_of(choose([a, b], max, min)),
    'quantity_hull': lambda a, b: text_of(choose([a, b], min, max)),
    'quantity_cmp': lambda a, b: verdict(order, a, b),
    'quantity_fits': lambda a, b: verdict(fits, a, b),
}


# ---- the tests -------------------------------------------------------------------------------------------
compared = 0


def check(what, found, wanted, *inputs):
    global compared
    compared += 1
    if found != wanted:
        raise AssertionError(f'{what}: found {found!r}, not {wanted!r}, for ' + '; '.join(map(str, inputs)))


def texts(rows):
    return [q and q.text() for q in rows]


def fill(db, rows):
    db.execute('DELETE FROM rows')
    db.executemany('INSERT INTO rows VALUES (?, ?)', list(enumerate(texts(rows))))


def random_rows(rng, most):
    """Often of few different quantities, so that ends tie."""
    pool = [interval(rng) for _ in range(rng.randrange(1, 8))] if rng.random() < 0.5 else None
    return [None if rng.random() < 0.1 else rng.choice(pool) if pool else interval(rng)
            for _ in range(rng.randrange(most))]


def pairs(db, rng, rounds):
    for _ in range(rounds * 10):
        a, b = (random_rows(rng, 30) + [interval(rng), interval(rng)])[-2:]
        if rng.random() < 0.3:  # neighbours at a tie or at a doubled end
            b = interval(rng)
            if a and a.high is not None:
                b.low = a.high + rng.randrange(3) * (a.high - a.low) // 2
                b.high = None if b.high is None or b.high <= b.low else b.high
                b.high_open = b.high is None or b.high_open
        if a is None:
            continue
        for name, rule in PAIRS.items():
            found = db.execute(f'SELECT {name}(?, ?)', (a.text(), b.text())).fetchone()[0]
            check(name, found, rule(a, b), a.text(), b.text())


def products(db, rng, rounds):
    for _ in range(rounds * 5):
        q = interval(rng)
        number = rng.choice((rng.randrange(1, 100), rng.randrange(1, 10 ** 6) / 1000, rng.random() + 0.1))
        factor = Fraction(repr(number))
        if (q.high or 0) * factor > LARGEST or 0 < q.low * factor < 1 or 0 < (q.high or 0) * factor < 1:
            continue
        low = math.floor(q.low * factor)
        high = None if q.high is None else math.ceil(q.high * factor)
        wanted = Interval(low, q.low_open, high, q.high_open, q.about)
        found = db.execute('SELECT quantity_mul(?, ?)', (q.text(), number)).fetchone()[0]
        check('quantity_mul', found, wanted.text(), q.text(), repr(number))


def groups(db, rng, rounds):
    calls = ', '.join(f'{n}(q), {n}(q) FILTER (WHERE id % 3 <> 0), {n}(DISTINCT q)' for n in AGGREGATES)
    for _ in range(rounds):
        rows = random_rows(rng, 40)
        fill(db, rows)
        found = iter(db.execute(f'SELECT {calls} FROM (SELECT id, q FROM rows ORDER BY random())').fetchone())
        unlike = list({q.text(): q for q in rows if q}.values())
        for name in AGGREGATES:
            check(name, next(found), aggregate(name, rows), texts(rows))
            check(name + ' FILTER', next(found), aggregate(name, [q for i, q in enumerate(rows) if i % 3]), texts(rows))
            check(name + ' DISTINCT', next(found), aggregate(name, unlike), texts(rows))


# What of a result does not hang on marks: an end that no longer counts may have marked a shard's result.
BOUNDS = 'quantity_low({0}), quantity_high({0}), quantity_low_open({0}), quantity_high_open({0}), quantity_unit({0})'


def shards(db, rng, rounds):
    """The total of totals is the total; so are, but for the mark, the least of leasts and the like."""
    for _ in range(rounds):
        rows = random_rows(rng, 60)
        fill(db, rows)
        shard = [rng.randrange(5) for _ in rows]
        db.execute('DELETE FROM shards')
        db.executemany('INSERT INTO shards VALUES (?, ?)', list(enumerate(shard)))
        parts = '(SELECT {0}(q) AS part FROM rows JOIN shards USING (id) GROUP BY shard ORDER BY random())'
        found = db.execute('SELECT bounded_total(part) FROM ' + parts.format('bounded_total')).fetchone()[0]
        check('total of totals', found, aggregate('bounded_total', rows), texts(rows), shard)
        for name in ('bounded_min', 'bounded_max', 'bounded_hull'):
            merged = db.execute(f'SELECT {BOUNDS.format("m")} FROM (SELECT {name}(part) AS m FROM {parts.format(name)})')
            whole = db.execute(f'SELECT {BOUNDS.format("?1")}', (aggregate(name, rows),))
            check(name + ' of shards', merged.fetchone(), whole.fetchone(), texts(rows), shard)


STARTS = ['UNBOUNDED PRECEDING', '{} PRECEDING', 'CURRENT ROW', '{} FOLLOWING']
ENDS = ['{} PRECEDING', 'CURRENT ROW', '{} FOLLOWING', 'UNBOUNDED FOLLOWING']


def frame(rng):
    """A frame that SQLite takes: its start is not of a later kind than its end."""
    kind = rng.choice(['ROWS', 'RANGE', 'GROUPS'])
    start = rng.randrange(len(STARTS))
    end = rng.randrange(max(0, start - 1), len(ENDS))
    exclude = rng.choice(['', '', '', ' EXCLUDE NO OTHERS', ' EXCLUDE CURRENT ROW', ' EXCLUDE GROUP', ' EXCLUDE TIES'])
    return (f'{kind} BETWEEN {STARTS[start].format(rng.randrange(12))} AND {ENDS[end].format(rng.randrange(8))}' + exclude)


def windows(db, rng, rounds):
    calls = ', '.join(f'{n}(q) OVER w, {n}(q) FILTER (WHERE id % 3 <> 0) OVER w' for n in AGGREGATES)
    for _ in range(rounds // 20 + 1):
        rows = random_rows(rng, 60)
        fill(db, rows)
        window = (rng.choice(['', 'PARTITION BY id % 3 ']) + f'ORDER BY id / {rng.choice([1, 1, 2, 7])}'
                  + rng.choice(['', ' DESC']) + ' ' + frame(rng))
        sql = f"SELECT group_concat(id) OVER w, {calls} FROM rows WINDOW w AS ({window})"
        for members, *found in db.execute(sql).fetchall():
            inside = [int(i) for i in members.split(',')] if members else []
            results = iter(found)
            for name in AGGREGATES:
                check('window of ' + name, next(results), aggregate(name, [rows[i] for i in inside]), window, inside, texts(rows))
                kept = [rows[i] for i in inside if i % 3]
                check('window of ' + name + ' FILTER', next(results), aggregate(name, kept), window, inside, texts(rows))


def memory(db, rng, rounds):
    """A total and a mean over a hundred times as many rows, or through a window over them, take no more memory; a picture
    has a most of rows. Left out where the SQLite that this Python runs on cannot be asked."""
    try:
        most = ctypes.CDLL('libsqlite3.so.0').sqlite3_memory_highwater
    except (OSError, AttributeError):
        return
    most.restype, most.argtypes = ctypes.c_int64, [ctypes.c_int]

    def peak(sql):
        most(1)
        db.execute(sql).fetchone()
        return most(0)

    if peak('SELECT 1') == 0:
        return
    rows = ("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {}) SELECT {} FROM (SELECT i, (i % 977) || '.5 kg' AS q FROM n)")
    for call in ('bounded_total(q)', 'bounded_avg(q)', 'bounded_min(q)', 'bounded_total(q, \'g\')'):
        few, many = (peak(rows.format(count, call)) for count in (1000, 100000))
        check('memory of ' + call, many <= few + 16384, True, few, many)
    drawn = peak(rows.format(1000, 'bounded_chart(printf(\'%0300d\', i), q)'))
    check('memory of a picture', drawn < peak('SELECT 1') + 4000000, True, drawn)


def ends(db, rng, rounds):
    """The doubles next to the exact ends, in units of every kind."""
    factors = {'kg': Fraction(1), 't': Fraction(1000), 'lb': Fraction('0.45359237')}
    for _ in range(rounds * 3):
        q = interval(rng)
        for unit, factor in factors.items():
            found = db.execute('SELECT quantity_low(?1, ?2), quantity_high(?1, ?2)', (q.text(), unit)).fetchone()
            wanted = (float(Fraction(q.low, SCALE) / factor),
                      math.inf if q.high is None else float(Fraction(q.high, SCALE) / factor))
            check('quantity_low and quantity_high in ' + unit, found, wanted, q.text())


def reals(db, rng, rounds):
    """A REAL is its shortest decimal."""
    for _ in range(rounds * 5):
        number = rng.choice((rng.random() * 10 ** rng.randrange(-2, 12), rng.randrange(1, 10 ** 9) / 100,
                             math.ldexp(1, rng.randrange(-7, 70)), math.ldexp(rng.random(), rng.randrange(-5, 60))))
        exact = Fraction(repr(number)) * SCALE
        if exact < 1:
            continue
        wanted = Interval(math.floor(exact), False, math.ceil(exact), False, False)
        found = db.execute("SELECT quantity(?, 'kg')", (number,)).fetchone()[0]
        check('quantity of a REAL', found, wanted.text(), repr(number))


def words(db, rng, rounds):
    """What quantity_format writes in a decimal multiple of the base unit reads back as the same."""
    units = {'kg': ('kg', 'g', 'mg', 't', 'centner'), 'l': ('l', 'ml', 'm3'), 'm': ('m', 'km', 'mm'),
             'm2': ('m2', 'ha'), 'RUB': ('RUB',), 'USD': ('USD',)}
    for _ in range(rounds * 2):
        q = interval(rng)
        if q.about and q.low == q.high:
            continue  # a marked point: "about" in words widens
        base = rng.choice(list(units))
        text = db.execute('SELECT quantity(?)', (q.text().replace(' kg', ' ' + base),)).fetchone()[0]
        if text is None:
            continue  # money with three decimals
        for language in ('en', 'ru'):
            unit = rng.choice(units[base])
            written, back = db.execute('SELECT quantity_format(?1, ?2, ?3), quantity(quantity_format(?1, ?2, ?3))',
                                       (text, unit, language)).fetchone()
            check('words', back, text, written)


def main():
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 300
    seed = int(sys.argv[3]) if len(sys.argv) > 3 else 20190301
    db = sqlite3.connect(':memory:', isolation_level=None)
    db.enable_load_extension(True)
    db.load_extension(sys.argv[1])
    db.execute('CREATE TABLE rows (id INTEGER PRIMARY KEY, q TEXT)')
    db.execute('CREATE TABLE shards (id INTEGER PRIMARY KEY, shard INTEGER)')
    failed = 0
    for test in (pairs, products, groups, shards, windows, memory, ends, reals, words):
        try:
            test(db, random.Random(seed), rounds)
        except (AssertionError, sqlite3.Error) as error:
            print(f'{test.__name__}: {error}')
            failed = 1
    print(f'oracle_total.py: {compared} comparisons, seed {seed}')
    return failed


if __name__ == '__main__':
    sys.exit(main())
