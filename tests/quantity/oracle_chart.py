#!/usr/bin/python3
"""Draws random charts and reads them back with Python's XML parser.

    oracle_chart.py LIBRARY [ROUNDS] [SEED]

What must hold for any labels and any quantities: the document is well-formed; each bar says its label and its value;
its solid and shaded parts are as long as fractions say, to a hundredth of a pixel; nothing leaves the picture; the
same rows give the same bytes, also from a UTF-16 database; and what is no quantity, or too much, is an error."""
import os
import random
import re
import sqlite3
import sys
import xml.etree.ElementTree as xml
from fractions import Fraction

SVG = '{http://www.w3.org/2000/svg}'
LEFT, PLOT, ARROWS, LEAST = 8, 400, 40, 1
HUNDREDTH = Fraction(1, 100)
ODD = ['<script>alert(1)</script>', ']]>', '&amp;', '"\'', 'героин', '\x00\x01\x1f', '\u202eright to left', '\ufffe', '🌿',
       'e\u0301' * 9, 'ш' * 300, '𝒳' * 130, 'a\tb\nc', '', ' ', 'W' * 60, '-->', '<!--', '\x85\x9f', '%s%n', '\\', '\u2067x']
FORBIDDEN = re.compile('[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff\u202a-\u202e\u2066-\u2069]')


def figure(rng):
    return rng.choice([str(rng.randrange(0, 30)), str(rng.randrange(1, 10 ** rng.randrange(1, 23))),
                       f'{rng.randrange(1, 1000)}.{rng.randrange(1, 10 ** 15):015d}'.rstrip('0')])


def quantity(rng):
    a, b = sorted([figure(rng), figure(rng)], key=Fraction)
    return rng.choice([f'{a} kg', f'>{a} kg', f'>={a} kg', f'<={b} kg' if Fraction(b) else '0 kg',
                       f'~{a}..{b} kg', f'{a}..{b} kg' if a != b else f'{a} kg'])


def canonical(db, text):
    return db.execute('SELECT quantity(?)', (text,)).fetchone()[0]


def bounds(text):
    number = text.lstrip('~').rsplit(' ', 1)[0]
    if '..' in number:
        low, high = number.replace('>', '').replace('<', '').split('..')
        return Fraction(low), Fraction(high)
    value = Fraction(number.lstrip('<>='))
    if number[0] == '>':
        return value, None
    return (Fraction(0), value) if number[0] == '<' else (value, value)


def shown(label):
    """What a label becomes: cut after 240 bytes, between characters; what no document can hold replaced."""
    raw = (label or '').encode()
    if len(raw) > 240:
        raw = raw[:240].decode(errors='ignore').encode() + '…'.encode()
    return FORBIDDEN.sub('\ufffd', raw.decode().replace('\t', ' ').replace('\n', ' ').replace('\r', ' '))


def near(found, wanted):
    return abs(Fraction(found) - wanted) <= HUNDREDTH


def check_bar(group, label, text, most, has_arrows):
    low, high = bounds(text)
    name = shown(label)
    title = group.find(SVG + 'title').text
    assert title == (name + ': ' if name else '') + text, (title, name, text)
    words = [t.text or '' for t in group.findall(SVG + 'text')]
    cut = words[0].removesuffix('…')
    assert name.startswith(cut) and words[1].replace('\u202f', '').replace('–', '..').replace('≥', '>=').replace('≤', '<=') == text, (words, name, text)
    width = PLOT - ARROWS if has_arrows else PLOT
    parts = {r.get('class'): r for r in group.findall(SVG + 'rect')}
    certain, possible = parts.get('sz-certain'), parts.get('sz-possible')
    certain_width = Fraction(certain.get('width')) if certain is not None else 0
    wanted = low * width / most
    assert near(certain_width, max(wanted, LEAST) if low else 0), (text, certain_width, float(wanted))
    assert (group.find(SVG + 'path') is not None) == (high is None)
    if high is not None and high > low:
        assert near(possible.get('x'), LEFT + certain_width)
        assert near(possible.get('width'), max(high * width / most - certain_width, LEAST)), (text, possible.get('width'))
    elif high == low:
        assert possible is None
    for part in parts.values():
        assert LEFT <= Fraction(part.get('x')) and Fraction(part.get('x')) + Fraction(part.get('width')) <= LEFT + PLOT + 2 * LEAST


def check_chart(svg, rows):
    root = xml.fromstring(svg)
    height = Fraction(root.get('height'))
    assert root.get('viewBox') == f'0 0 416 {root.get("height")}' and root.get('role') == 'img'
    assert {e.tag for e in root.iter()} <= {SVG + t for t in ('svg', 'title', 'desc', 'style', 'rect', 'path', 'text', 'g')}
    ends = [bounds(text) for _, text in rows]
    most = max(low if high is None else high for low, high in ends) or Fraction(1)
    has_arrows = any(high is None for _, high in ends)
    groups = root.findall(SVG + 'g')
    assert len(groups) == len(rows)
    for group, (label, text) in zip(groups, rows):
        check_bar(group, label, text, most, has_arrows)
    spoken = root.find(SVG + 'desc').text
    assert all(text in spoken for _, text in rows)
    bottoms = [Fraction(g.findall(SVG + 'text')[0].get('y')) for g in groups]
    assert bottoms == sorted(set(bottoms)) and bottoms[-1] < height
    check_ticks(root, most, has_arrows, height)


def check_ticks(root, most, has_arrows, height):
    ticks = [t for t in root.findall(SVG + 'text') if t.get('class') == 'sz-tick']
    values = [Fraction(t.text.replace('\u202f', '').removesuffix(' kg')) for t in ticks]
    assert values[0] == 0 and values == sorted(set(values)) and len(values) <= 7, values
    width = PLOT - ARROWS if has_arrows else PLOT
    for tick, value in zip(ticks, values):
        assert near(tick.get('x'), LEFT + value * width / most) and Fraction(tick.get('y')) < height


def draw(db, rows):
    db.execute('DELETE FROM bar')
    db.executemany('INSERT INTO bar (label, q) VALUES (?, ?)', rows)
    return db.execute('SELECT bounded_chart(label, q) FROM (SELECT * FROM bar ORDER BY id)').fetchone()[0]


def refuses(db, rows, part):
    try:
        draw(db, rows)
    except sqlite3.OperationalError as error:
        assert part in str(error), error
    else:
        raise AssertionError('no error: ' + part)


def connect(library, encoding):
    db = sqlite3.connect(':memory:', isolation_level=None)
    db.execute(f"PRAGMA encoding = '{encoding}'")
    db.enable_load_extension(True)
    db.load_extension(library)
    db.execute('CREATE TABLE bar (id INTEGER PRIMARY KEY, label, q)')
    return db


def check_limits(db):
    assert draw(db, []) is None and draw(db, [('x', None), (None, None)]) is None
    assert draw(db, [('x', None), ('y', '5 kg')]) == draw(db, [('y', '5 kg')])
    xml.fromstring(draw(db, [('x' * 300, '5 kg')] * 1000))
    refuses(db, [('x', '5 kg')] * 1001, 'more than 1000 bars')
    refuses(db, [('x', '5 kg'), ('y', '6 l')], 'of different dimensions')
    refuses(db, [('x', 'no idea')], '"no idea"')
    refuses(db, [('x', b'5 kg')], 'a BLOB is no quantity')
    for label in (b'\xff\xfe<', b'', b'\x00', 7, 2.5):
        xml.fromstring(draw(db, [(label, 'more than 5 kg')]))


def main():
    library, rounds = os.path.abspath(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 300
    rng = random.Random(sys.argv[3] if len(sys.argv) > 3 else '1')
    wide, narrow = connect(library, 'UTF-16le'), connect(library, 'UTF-8')
    check_limits(narrow)
    bars = 0
    for _ in range(rounds):
        rows = [(rng.choice(ODD + [None]) if rng.random() < 0.6 else ''.join(map(chr, rng.choices(range(32, 0x500), k=12))),
                 canonical(narrow, quantity(rng))) for _ in range(rng.randrange(1, 12))]
        svg = draw(narrow, rows)
        try:
            check_chart(svg, rows)
            assert svg == draw(narrow, rows), 'not the same twice'
            if not any('\x00' in (label or '') or '\ufffe' in (label or '') for label, _ in rows):
                assert svg == draw(wide, rows), 'not the same in UTF-16'
        except Exception:
            print(rows, svg)
            raise
        bars += len(rows)
    print(f'oracle_chart.py: {rounds} charts, {bars} bars')


main()
