"""Files of seizures to be added up in pieces: the same bytes for the same seed.

    python3 shards.py FOLDER SHARDS ROWS
"""
import csv
import pathlib
import random
import sys

OPERATIONS = ["Channel-Center", "«Канал-Центр»", "Operation “Kanal-Arax”", "Channel-2018", "«Степной щит»", "Illegal-2019"]
ITEMS = ["heroin", "героин", "hashish", "опий", "ammunition", "патроны", "amphetamine"]
COUNTED = {"ammunition", "патроны"}
KILOGRAMS = ["{} kg", "more than {} kg", "at least {} kg", "up to {} kg", "about {} kg", "{} кг", "свыше {} кг",
             "около {} кг", "less than {} kg", "{} g", "{} tons", "from {} to 9000 kg"]
PIECES = ["{} pcs", "more than {} pieces", "about {} pcs", "{} шт.", "не менее {} шт."]
UNREADABLE = ["a lot", "5 kg and 6 l", "unknown"]


def written(chance, item):
    if chance.random() < 0.01:
        return chance.choice(UNREADABLE)
    if item in COUNTED:
        return chance.choice(PIECES).format(chance.randint(2, 5000))
    form = chance.choice(KILOGRAMS)
    figure = chance.randint(1, 8000)
    if chance.random() < 0.5:
        figure = f"{figure}{',' if 'г' in form else '.'}{chance.randint(1, 99):02d}"
    return form.format(figure)


def main(folder, shards, rows):
    chance = random.Random(20240517)
    for shard in range(shards):
        path = pathlib.Path(folder) / f"shard-{shard}.csv"
        with open(path, "w", encoding="utf-8", newline="") as file:
            out = csv.writer(file, lineterminator="\n")
            out.writerow(["operation", "item", "quantity"])
            for _ in range(rows):
                item = chance.choice(ITEMS)
                out.writerow([chance.choice(OPERATIONS), item, written(chance, item)])


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
