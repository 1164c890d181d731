#!/usr/bin/python3
"""Compares read_seizures on random files with a model that shares no code.

    oracle_read.py LIBRARY [FILES] [SEED]

Each file has its own spellings of headers, its own order of columns, delimiter, line ends, quoting and way of
telling the unit (in the header, in a column, in the cell, one column for each substance); Python's csv module
writes it, and the model says in fractions which quantity each cell is, or that it is none. Exit status 1, and the
first row that differs, where one does."""
import csv
import json
import os
import random
import sqlite3
import sys
import tempfile
from fractions import Fraction

# What each unit is called, and what it is worth in its base unit.
UNITS = {'kg': (['kg', 'KG', 'Kilograms', 'кг', 'килограммы'], Fraction(1), 'kg'),
         'g': (['g', 'grams', 'gram', 'г', 'грамм'], Fraction(1, 1000), 'kg'),
         't': (['t', 'tonnes', 'тонн'], Fraction(1000), 'kg'),
         'lb': (['lbs', 'lb', 'pounds'], Fraction(45359237, 10 ** 8), 'kg'),
         'l': (['litres', 'l', 'литры'], Fraction(1), 'l'),
         'pcs': (['pcs', 'pieces', 'шт'], Fraction(1), 'pcs')}
ITEMS = {'heroin': ['heroin', 'Heroin', 'героин', 'героина'], 'opium': ['opium', 'опий', 'ОПИЯ'],
         'cocaine': ['Cocaine', 'кокаин']}
HEADERS = {'item': ['Drug', 'SUBSTANCE', 'drug_name', 'Наркотик', 'Вид наркотика', '  Drug Type '],
           'place': ['Place', 'City', 'Место изъятия', 'seizure_location'],
           'date': ['Date', 'Year', 'Дата', 'Seizure Date'],
           'note': ['Note', 'Remarks', 'Примечание'],
           'unit': ['Unit', 'Ед. изм.', 'unit_of_measure'],
           'extra': ['Zzyx', 'Case officer', 'Номер дела']}
AMOUNTS = {'en': ['Amount', 'Qty', 'QUANTITY', 'Seized quantity'], 'ru': ['Количество', 'Кол-во', 'Изъято']}
WEIGHTS = {'en': ['Weight', 'Net weight'], 'ru': ['Вес', 'Масса']}


def decimal(number):
    digits = str(number * 10 ** 15)
    assert number * 10 ** 15 == int(digits)
    digits = digits.rjust(16, '0')
    whole, part = digits[:-15], digits[-15:].rstrip('0')
    return whole + ('.' + part if part else '')


def draw_number(rng, russian):
    """A bare figure: its text, its value and whether it is a whole number."""
    whole = rng.choice([rng.randrange(10), rng.randrange(1000), rng.randrange(1000, 10 ** 6)])
    kind = rng.randrange(3)
    if kind == 0:
        return ('%d' % whole if not 1900 <= whole <= 2099 else '7'), Fraction(whole if not 1900 <= whole <= 2099 else 7), True
    if kind == 1:
        part = rng.choice(['5', '25', '75'])
        point = ',' if russian else '.'
        return '%d%s%s' % (whole, point, part), Fraction('%d.%s' % (whole, part)), False
    whole = rng.randrange(1, 10 ** 6)
    part = rng.randrange(1000)
    if russian:  # 12,345 is twelve and a bit
        return '%d,%03d' % (whole, part), Fraction('%d.%03d' % (whole, part)), False
    return '%d,%03d' % (whole % 1000 or 1, part), Fraction((whole % 1000 or 1) * 1000 + part), True


def canonical(qualifier, value, unit):
    names, factor, base = UNITS[unit]
    return qualifier + decimal(value * factor) + ' ' + base


class File:
    def __init__(self, rng):
        self.rng = rng
        self.way = rng.choice(['header', 'column', 'cell', 'weight', 'wide'])
        self.language = rng.choice(['en', 'ru'])
        self.russian = self.language == 'ru'
        self.unit = rng.choice(sorted(UNITS))
        self.columns = ['place', 'date', 'note', 'extra']
        if self.way == 'wide':
            self.items = rng.sample(sorted(ITEMS), rng.randrange(1, 4))
            self.columns += ['wide:' + item for item in self.items]
            self.unit = rng.choice(['kg', 'g', 'lb', 'l'])
            self.language, self.russian = 'en', False
        else:
            self.columns += ['item', 'amount'] + (['unit'] if self.way == 'column' else [])
        rng.shuffle(self.columns)
        self.headers = [self.header(column) for column in self.columns]

    def unit_name(self):
        """In a header the unit is of the header's language: Cyrillic letters anywhere make it Russian."""
        names = [name for name in UNITS[self.unit][0]
                 if self.way == 'column' or self.russian or max(name) < '\u0400']
        return self.rng.choice(names)

    def header(self, column):
        if column.startswith('wide:'):
            return '%s_%s' % (column[5:].capitalize(), UNITS[self.unit][0][0])
        if column == 'amount':
            words = self.rng.choice((WEIGHTS if self.way == 'weight' else AMOUNTS)[self.language])
            return '%s (%s)' % (words, self.unit_name()) if self.way == 'header' else words
        return self.rng.choice(HEADERS[column])

    def amount(self):
        """A cell of amounts, the cell of its unit, and the quantity or None."""
        text, value, whole = draw_number(self.rng, self.russian or self.comma_unit())
        words, mark = self.rng.choice([('', ''), ('more than ', '>'), ('не менее ', '>=')])
        if words and not self.russian and ',' in text:
            words, mark = '', ''  # a comma beside words is theirs to read
        if words == 'не менее ' and '.' in text or words == 'more than ' and ',' in text:
            words, mark = '', ''
        told = self.unit
        own = self.rng.choice(['', '', self.unit, self.rng.choice(sorted(UNITS))])
        if self.way in ('cell', 'weight'):
            told = None
        if value == 0:
            words, mark = '', ''
        if own:
            text, value = '7', Fraction(7)
            cell = '%s%s %s' % (words, text, UNITS[own][0][0])
            return cell, None if told and told != own else canonical(mark, value, own)
        cell = words + text
        if told:
            return cell, canonical(mark, value, told) if told != 'pcs' or whole else 'any'
        if self.way == 'weight':
            return cell, None
        return cell, canonical(mark, value, 'pcs') if whole else None

    def comma_unit(self):
        return self.way == 'column' and any(ord(c) > 0x400 for c in self.told_name)

    def row(self):
        cells, expected = {}, {}
        rng = self.rng
        cells['place'] = rng.choice(['Osh', 'г. Ош', '', 'a "quoted", place', 'two\nlines'])
        cells['date'] = rng.choice(['2018', '2019-03-01', ''])
        cells['note'] = rng.choice(['', 'x;y', "it's"])
        cells['extra'] = rng.choice(['', '17', '"'])
        base = {'place': cells['place'] or None, 'date_from': cells['date'] or None, 'date_to': cells['date'] or None,
                'note': cells['note'] or None,
                'extra': {self.headers[self.columns.index('extra')]: cells['extra']}}
        rows = []
        if self.way == 'wide':
            self.told_name = ''
            for column in self.columns:
                if column.startswith('wide:'):
                    cells[column], quantity = ('', None) if rng.randrange(4) == 0 else self.amount()
                    if cells[column]:
                        rows.append(dict(base, item_key=column[5:], written=cells[column], quantity=quantity))
            if not rows:
                rows.append(dict(base, item_key=None, written=None, quantity=None))
            return [cells[column] for column in self.columns], rows
        item = rng.choice(sorted(ITEMS))
        cells['item'] = rng.choice(ITEMS[item])
        self.told_name = cells['unit'] = self.unit_name()
        cells['amount'], quantity = self.amount()
        rows.append(dict(base, item_key=item, written=cells['amount'], quantity=quantity))
        return [cells[column] for column in self.columns], rows


def compare(connection, path, expected, way):
    got = connection.execute('SELECT place, date_from, date_to, note, extra, item_key, written, quantity, reason '
                             'FROM read_seizures(?)', [path]).fetchall()
    names = ['place', 'date_from', 'date_to', 'note', 'extra', 'item_key', 'written', 'quantity']
    if len(got) != len(expected):
        return '%d rows instead of %d' % (len(got), len(expected))
    for row, wanted in zip(got, expected):
        row, reason = dict(zip(names, row)), row[-1]
        row['extra'] = json.loads(row['extra'])
        if (row['quantity'] is None) != (reason is not None):
            return 'quantity %r with the reason %r' % (row['quantity'], reason)
        if wanted['quantity'] == 'any':
            wanted['quantity'] = row['quantity']
        for name in names:
            if row[name] != wanted[name]:
                return '%s is %r instead of %r (%s; %r)' % (name, row[name], wanted[name], reason, wanted['written'])
    return None


def main(library, files=300, seed=1):
    rng = random.Random(int(seed))
    connection = sqlite3.connect(':memory:')
    connection.enable_load_extension(True)
    connection.execute('SELECT load_extension(?)', [os.path.splitext(library)[0]])
    rows = quantities = 0
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, 'random.csv')
        for number in range(int(files)):
            model = File(rng)
            records, expected = [], []
            for _ in range(rng.randrange(12)):
                record, more = model.row()
                records.append(record)
                expected += more
            with open(path, 'w', newline='', encoding=rng.choice(['utf-8', 'utf-8-sig'])) as file:
                writer = csv.writer(file, delimiter=rng.choice(',;\t'), lineterminator=rng.choice(['\n', '\r\n']),
                                    quoting=rng.choice([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]))
                writer.writerow(model.headers)
                writer.writerows(records)
            problem = compare(connection, path, expected, model.way)
            if problem:
                print(open(path, encoding='utf-8-sig').read())
                print('file %d (%s): %s' % (number, model.way, problem))
                return 1
            rows += len(expected)
            quantities += sum(row['quantity'] is not None for row in expected)
    print('%s files, %d rows, %d of them with a quantity' % (files, rows, quantities))
    return 0


if __name__ == '__main__':
    sys.exit(main(*sys.argv[1:]))
