#!/usr/bin/python3
"""Holds the views `consistency` and `smallest_set` against a model that tries every set of parts.

    oracle_consistency.py LIBRARY [ROUNDS] [SEED]

Random totals with random parts (exact, about, more than, at least, up to, ranges; weights and counts) go through the files
of sql/ and through the model, in fractions. The same totals must be impossible, and for each of these the fewest parts
without which it is possible, found in the model by trying all sets, must be as many as the view says, and its set must
be one that does. In the end one total of 5,000 parts: a view that tries sets would never come back. Exit status 1, and
the first case that differs, where one does."""
import itertools
import os
import random
import sqlite3
import sys
from fractions import Fraction

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
ITEMS = ('heroin', 'opium', 'hashish', 'cocaine', 'marijuana', 'mephedrone', 'khat', 'morphine')
PERSONS = ('hunters', 'sailors', 'bakers', 'painters', 'tailors', 'masons', 'millers', 'singers')


def last_place(text):
    """The size of the last digit given: of the last decimal, else of the last digit that is not zero."""
    if '.' in text:
        return Fraction(1, 10 ** len(text.split('.')[1]))
    return Fraction(10 ** (len(text) - len(text.rstrip('0'))))


def figure(random_, weight):
    """Words, and the widest ends that they bear; None is no upper end."""
    text = str(random_.randint(1, 400))
    if weight and random_.random() < .3:
        text += '.' + str(random_.randint(1, 9))
    number = Fraction(text)
    half = min(last_place(text) / 2, number / 10)
    unit = ' kg' if weight else ' persons'
    kind = random_.choice(('exact', 'exact', 'exact', 'about', 'more', 'least', 'upto', 'range'))
    if kind == 'exact':
        slack = min(half, Fraction(1, 2)) if weight else 0
        return text + unit, number - slack, number + slack
    if kind == 'about':
        low, high = number - half, number + half
        if not weight:  # whole pieces, outward
            low, high = Fraction(low.__floor__()), Fraction(high.__ceil__())
        width = (high - low) / 2
        return 'about ' + text + unit, max(low - width, Fraction(0)), high + width
    if kind == 'more':
        return 'more than ' + text + unit, number, None
    if kind == 'least':
        return 'at least ' + text + unit, number, None
    if kind == 'upto':
        return 'up to ' + text + unit, Fraction(0), number
    other = number + random_.randint(1, 50)
    return f'from {text} to {float(other):g}{unit}', number, other


def certain(parts, weight):
    """What is surely counted: weights add up; counts may be of the same persons, so the largest."""
    lows = [low for _, low, _ in parts]
    return (sum(lows) if weight else max(lows)) if lows else Fraction(0)


def fewest(parts, high, weight):
    for size in range(1, len(parts) + 1):
        for left_out in itertools.combinations(range(len(parts)), size):
            if certain([p for i, p in enumerate(parts) if i not in left_out], weight) <= high:
                return size
    raise AssertionError('all parts left out and still impossible')


def run(connection, *names):
    for name in names:
        with open(os.path.join(ROOT, 'sql', name + '.sql'), encoding='utf-8') as script:
            connection.executescript(script.read())


def insert(connection, operation, item, words, role, part_of):
    connection.execute('INSERT INTO incoming (operation, item, written, role, part_of) VALUES (?, ?, ?, ?, ?)',
                       (operation, item, words, role, part_of))


def main():
    library = sys.argv[1]
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 400
    random_ = random.Random(int(sys.argv[3]) if len(sys.argv) > 3 else 6)
    connection = sqlite3.connect(':memory:', isolation_level=None)
    connection.enable_load_extension(True)
    connection.load_extension(os.path.abspath(library))
    run(connection, 'tables')
    cases = {}
    for number in range(rounds):
        operation, weight = f'Lantern-{number} North', random_.random() < .7
        parts = [figure(random_, weight) for _ in range(random_.randint(1, 8))]
        words, low, high = figure(random_, weight)
        if random_.random() < .7 and high is not None:  # often near what the parts come to
            near = max(int(certain(parts, weight)) - random_.randint(-3, 60), 1)
            words, low, high = (f'{near} kg', 0, near + min(last_place(str(near)) / 2, Fraction(near, 10), Fraction(1, 2))) \
                if weight else (f'{near} persons', 0, Fraction(near))
        insert(connection, operation, 'drugs' if weight else 'crew', words, 'total', None)
        for item, part in zip(ITEMS if weight else PERSONS, parts):
            insert(connection, operation, item, part[0], 'part', 'drugs' if weight else 'crew')
        cases[operation] = (parts, words, high, weight)
    for number in range(5000):
        insert(connection, 'Lantern-Large', f'thing {number:04}', f'{number % 7 + 1} kg', 'part', 'drugs')
    insert(connection, 'Lantern-Large', 'drugs', '9000 kg', 'total', None)
    run(connection, 'statements', 'figures', 'views', 'consistency')

    verdicts = {name: (verdict, parts_id) for name, verdict, parts_id in connection.execute(
        "SELECT name, verdict, parts_id FROM consistency WHERE counting = 'as written'")}
    sets = {}
    for parts_id, size, item in connection.execute(
            "SELECT parts_id, size, item FROM smallest_set WHERE counting = 'as written' AND set_number = 1"):
        sets.setdefault(parts_id, []).append((size, item))
    impossible = 0
    for operation, (parts, words, high, weight) in cases.items():
        expected = high is not None and certain(parts, weight) > high
        row = verdicts.get(operation)
        told = [p[0] for p in parts]
        if row is None or (row[0] == 'impossible') != expected:
            sys.exit(f'{told} of {words}: {row}, the model says {"impossible" if expected else "not impossible"}')
        if not expected:
            continue
        impossible += 1
        found = sets[row[1]]
        size = fewest(parts, high, weight)
        names = {item for _, item in found}
        rest = [p for item, p in zip(ITEMS if weight else PERSONS, parts) if item not in names]
        if len(found) != size or found[0][0] != size or certain(rest, weight) > high:
            sys.exit(f'{told} of {words}: without {names}, the model needs {size}')
    if not rounds // 5 < impossible < rounds:
        sys.exit(f'{impossible} of {rounds} impossible: the cases are no test')
    found = sets[verdicts['Lantern-Large'][1]]
    large = (found[0][0], len(found))
    lows = sorted((Fraction(n % 7 + 1) - min(Fraction(1, 2), Fraction(n % 7 + 1, 10)) for n in range(5000)), reverse=True)
    high, size, left = Fraction(9000) + Fraction(1, 2), 0, sum(lows)
    while left > high:
        left -= lows[size]
        size += 1
    if large != (size, size):
        sys.exit(f'5,000 parts: {large}, the model says {size}')
    print(f'{rounds} totals, {impossible} of them impossible, each with a smallest set; one of 5,000 parts')


main()
