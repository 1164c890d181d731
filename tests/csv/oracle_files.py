"""Very many random CSV files through the reader alone, built with ASan and UBSan where clang is there.

    /usr/bin/python3 tests/csv/oracle_files.py [LIBRARY [COUNT [SEED]]]       COUNT: 6000 files; the full campaign 1000000

tests/csv/files_driver.c reads each file in every way that finds records and in blocks from one byte up; all must agree. Well-formed
files must give the records of Python's csv module, empty lines left out, and of libcsv alone with its trimming off; malformed ones
what model.py says, each record's bytes included. Prints "ok csv/files" or the first file that differs.
"""
import csv
import fcntl
import io
import pathlib
import random
import re
import shutil
import struct
import subprocess
import sys
import tempfile
import threading

from model import is_utf8, records, show

ROOT = pathlib.Path(__file__).resolve().parents[2]
BUILD = pathlib.Path(sys.argv[1]).resolve().parent if len(sys.argv) > 1 else ROOT / "build"
COUNT = int(sys.argv[2]) if len(sys.argv) > 2 else 6000
SEED = int(sys.argv[3]) if len(sys.argv) > 3 else 20190226
BATCH = 1000
PIPE_SIZE = 1 << 20

NAMES = re.findall(r"^(?:DATA|WORLD)\((\w+),", (ROOT / "ext/base/status.def").read_text(encoding="utf-8"), re.M)
STATUS = {name: number for number, name in enumerate(NAMES)}
FAULTS = {"unclosed": STATUS["CSV_UNCLOSED_QUOTE"], "text": STATUS["CSV_TEXT_AFTER_QUOTE"]}


def build():
    """The driver, unless it is there already; with clang under the sanitizers."""
    program = BUILD / "tests" / "files_driver"
    sources = [*ROOT.glob("ext/csv/*.c"), *ROOT.glob("ext/base/*.c"), ROOT / "tests/csv/files_driver.c"]
    parts = sources + [*ROOT.glob("ext/csv/*.h"), *ROOT.glob("ext/base/*.h"), ROOT / "ext/base/status.def"]
    if program.exists() and all(part.stat().st_mtime < program.stat().st_mtime for part in parts):
        return program
    program.parent.mkdir(exist_ok=True)
    flags = ["-fsanitize=address,undefined", "-fno-sanitize-recover=all"] if shutil.which("clang") else []
    subprocess.run(["clang" if flags else "cc", "-std=c11", "-D_GNU_SOURCE", "-O1", "-g", *flags, f"-I{ROOT / 'ext'}",
                    "-o", program, *sources, "-lcsv", "-lz"], check=True)
    return program


def expect(data, delimiter, quote, trim, comment, width):
    """What the driver tells, and the cells alone."""
    told, rows = [], []
    for line, cells, fault, raw in records(data, delimiter, quote, trim, comment):
        status = 0
        if not is_utf8(raw):
            status = STATUS["CSV_BAD_BYTES"]
            cells = [show(cell).encode() for cell in cells]
        elif fault:
            status = FAULTS[fault]
        elif len(cells) != width:
            status = STATUS["CSV_TOO_FEW_FIELDS" if len(cells) < width else "CSV_TOO_MANY_FIELDS"]
        told.append(struct.pack("=III", line, status, len(cells)))
        for cell in cells:
            told += struct.pack("=I", len(cell)), cell
        if status:
            told += struct.pack("=I", len(raw)), raw
        rows.append(cells)
    return b"".join(told), rows


def question(data, seed, delimiter, quote, trim, comment, width, is_well_formed):
    return struct.pack("=IIBBBBBBxx", len(data), seed, delimiter[0], quote[0] if quote else 0, comment[0] if comment else 0,
                       trim, width, is_well_formed) + data


PIECES = ["a", "Ж", "кг", "5", " ", '"', "\n", "\r", "\r\n", "\0", "😀", ",", ";", "\t", "|", "'", "heroin", "", "7 kg"]


def make_cell(chance, delimiter):
    cell = "".join(chance.choices(PIECES, k=chance.choice((0, 1, 1, 2, 3, 8))))
    if chance.random() < 0.01:
        cell *= chance.randint(10, 60)
    must = cell == "" or any(c in cell for c in (delimiter, '"', "\n", "\r"))
    return '"' + cell.replace('"', '""') + '"' if must or chance.random() < 0.15 else cell


def well_formed(chance):
    """A file as careful writers write it."""
    width, delimiter, end = chance.randint(1, 6), chance.choice(",;\t|"), chance.choice(("\n", "\r\n", "\r"))
    cells = [make_cell(chance, delimiter) for _ in range(chance.choice((3, 8, 20)))]
    if width > 1:
        cells.append("")
    rows = [delimiter.join(chance.choices(cells, k=width)) for _ in range(chance.choice((0, 1, 2, 3, 5, 9, 40)))]
    text = end.join(rows) + (end if chance.random() < 0.5 else "")
    if chance.random() < 0.1:
        text = text.replace(end, end * 2)
        if '"' in text:  # within quotes they count
            text = end.join(rows)
    expected = [[cell.encode() for cell in row]
                for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter) if row]
    return text.encode(), expected, (delimiter.encode(), b'"', 0, b"", width, 1)


def malformed(chance):
    """Bytes that mean something, in any order; or a well-formed file with a few of them put in, or taken out."""
    if chance.random() < 0.5:
        data, _, (delimiter, quote, _, comment, width, _) = well_formed(chance)
        trim = chance.random() < 0.3
        for _ in range(chance.randint(1, 3)):
            at = chance.randint(0, len(data))
            if chance.random() < 0.5:
                data = data[:at] + data[at + 1:]
            else:
                data = data[:at] + chance.choice((b'"', b'""', b"\n", b"\xff", delimiter, b" ", b"\xd0", b"\r")) + data[at:]
    else:
        width, delimiter = chance.randint(1, 4), chance.choice((b",", b";", b"\t", b"|", b" "))
        quote, trim = chance.choice((b'"', b'"', b'"', b"'", b"")), delimiter != b" " and chance.random() < 0.3
        comment = chance.choice((b"", b"", b"#"))
        pieces = [b"a", b"bc", "Ж".encode(), b" ", b"\t", b'"', b'"', b"'", b"\n", b"\n", b"\r", b"\r\n", b"\0", b"#", b"\xff",
                  b"\xd0", b"\xe2\x82", b"\xed\xa0\x80", delimiter, delimiter, b'""', b'",', b'"\n', b'\n"', b"a" * 61]
        data = b"".join(chance.choices(pieces, k=chance.choice((0, 1, 3, 8, 20, 60))))
    return data, None, (delimiter, quote, int(trim), comment, width, 0)


def make_batch(chance, count):
    questions, expected = [], []
    for _ in range(count):
        data, python, told = (well_formed if chance.random() < 0.5 else malformed)(chance)
        answer, rows = expect(data, *told[:5])
        if python is not None and python != rows:
            sys.exit(f"  the model and Python's csv differ: {told} {data!r}\nFAIL csv/files")
        questions.append(question(data, chance.getrandbits(32), *told))
        expected.append((answer, told, data))
    return b"".join(questions), expected


def feed(driver, questions):
    try:
        driver.stdin.write(questions)
        driver.stdin.flush()
    except BrokenPipeError:
        pass  # it has told why, and its answers end early


def check(driver, expected, number):
    for i, (answer, told, data) in enumerate(expected):
        head = driver.stdout.read(4)
        got = driver.stdout.read(struct.unpack("=I", head)[0]) if len(head) == 4 else None
        if got != answer:
            sys.exit(f"  file {number + i} of seed {SEED}: {told} {data!r}\n  expected {answer!r}\n  actual   {got!r}\nFAIL csv/files")


def main():
    chance = random.Random(SEED)
    memory = "/dev/shm" if pathlib.Path("/dev/shm").is_dir() else None
    with tempfile.TemporaryDirectory(dir=memory) as files:
        driver = subprocess.Popen([build(), pathlib.Path(files) / "file.csv"], stdin=subprocess.PIPE,
                                  stdout=subprocess.PIPE, env={"ASAN_OPTIONS": "detect_leaks=1"})
        for pipe in driver.stdin, driver.stdout:
            fcntl.fcntl(pipe, getattr(fcntl, "F_SETPIPE_SZ", 1031), PIPE_SIZE)
        before, done = None, 0
        for start in range(0, COUNT, BATCH):  # one batch is read while the next is made
            questions, expected = make_batch(chance, min(BATCH, COUNT - start))
            if before:
                check(driver, before, done)
                done += len(before)
                if done % 20000 == 0:
                    print(f"  {done} files", flush=True)
                feeder.join()
            feeder = threading.Thread(target=feed, args=(driver, questions))
            feeder.start()
            before = expected
        check(driver, before, done)
        driver.stdin.close()
        if driver.stdout.read() != b"" or driver.wait() != 0:
            sys.exit("FAIL csv/files (the driver ends badly)")
    print(f"ok csv/files ({COUNT} files, seed {SEED})")


main()
