"""Files that are no CSV, made by those who make them (Python's sqlite3, zipfile, tarfile, bz2, lzma, gzip), and tables that
only look like them: the ones are errors that name what they are in CREATE, seizure_csv_dialect and read_seizures, plain or packed
by gzip; the others are read.

    /usr/bin/python3 tests/csv/oracle_kinds.py build/seizures.so
"""
import bz2
import gzip
import io
import lzma
import pathlib
import sqlite3
import sys
import tarfile
import tempfile
import zipfile
import zlib

TABLE = b"port,qty\nBaku,3\nOsh,4\n"


def database(folder):
    path = folder / "made.db"
    connection = sqlite3.connect(path)
    connection.executescript("CREATE TABLE t(port, qty); INSERT INTO t VALUES ('Baku', 3);")
    connection.close()
    return path.read_bytes()


def archive(kind):
    bytes_ = io.BytesIO()
    if kind == "zip":
        with zipfile.ZipFile(bytes_, "w") as file:
            file.writestr("table.csv", TABLE)
    else:
        with tarfile.open(fileobj=bytes_, mode="w", format=kind) as file:
            entry = tarfile.TarInfo("table.csv")
            entry.size = len(TABLE)
            file.addfile(entry, io.BytesIO(TABLE))
    return bytes_.getvalue()


def picture():
    def chunk(name, data):
        return len(data).to_bytes(4, "big") + name + data + zlib.crc32(name + data).to_bytes(4, "big")
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", bytes([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0])) +
            chunk(b"IDAT", zlib.compress(b"\0\0")) + chunk(b"IEND", b""))


def refused(folder):
    """Name: (bytes, what the error must say, whether delimiter= reads it all the same)."""
    return {
        "database": (database(folder), "SQLite database", False),
        "zip": (archive("zip"), "ZIP archive", False),
        "tar": (archive(tarfile.USTAR_FORMAT), "tar archive", False),
        "tar_gnu": (archive(tarfile.GNU_FORMAT), "tar archive", False),
        "bzip2": (bz2.compress(TABLE), "bzip2", False),
        "xz": (lzma.compress(TABLE), "xz", False),
        "gzip_twice": (gzip.compress(gzip.compress(TABLE)), "gzip twice", False),
        "png": (picture(), "picture (PNG)", False),
        "pdf": (b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<<>>\nendobj\n", "PDF document", True),
        "html": (b"\xef\xbb\xbf\r\n<!DOCTYPE HTML>\r\n<html><body><table><tr><td>Baku</td></tr></table></body></html>\r\n",
                 "HTML page", True),
        "xml": (b"<?xml version=\"1.0\"?>\n<rows><row port=\"Baku\"/></rows>\n", "XML", True),
        "json": (b"[\n {\"port\": \"Baku\", \"qty\": 3}\n]\n", "JSON", True),
        "json_lines": (b"{\"port\": \"Baku\"}\n{\"port\": \"Osh\"}\n", "JSON", True),
        "pointer": (b"version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 12\n", "Git LFS", True),
    }


READ = {
    "gzip": gzip.compress(TABLE),
    "pk": b"PK,qty\n1,2\n",
    "bold": b"<b>,<i>\nBaku,3\n",
    "html_cell": b"port,page\nBaku,<html><body>\n",
    "html_name": b"<html_id>,qty\nBaku,3\n",
    "braces": b"{port},{qty}\nBaku,3\n",
    "json_cells": b"id\tdata\n1\t{\"port\":\"Baku\"}\n",
    "brackets": b"[port];[qty]\nBaku;3\n",
    "percent": b"%PDF,%\n1,2\n",
    "latin": "\u00ff\u00d8\u00ff,qty\nBaku,3\n".encode("utf-8"),
}


def fails(database_, sql, *values):
    try:
        database_.execute(sql, values).fetchall()
    except sqlite3.Error as error:
        return str(error)
    return ""


def check_refused(database_, path, says, may_insist):
    create = f"CREATE VIRTUAL TABLE temp.t USING seizure_csv('{path}'"
    errors = [fails(database_, create + ")"), fails(database_, create + ", on_error='keep', header='no')"),
              fails(database_, "SELECT * FROM read_seizures(?)", str(path)),
              database_.execute("SELECT problem FROM seizure_csv_dialect(?)", [str(path)]).fetchone()[0]]
    assert all(says in error and str(path) in error for error in errors), (path, says, errors)
    insisted = fails(database_, create + ", delimiter='|', on_error='keep')")
    assert (says not in insisted) == may_insist, (path, insisted)
    database_.execute("DROP TABLE IF EXISTS temp.t")


def check_read(database_, path):
    database_.execute(f"CREATE VIRTUAL TABLE temp.t USING seizure_csv('{path}')")
    assert database_.execute("SELECT count(*) FROM t").fetchone()[0] >= 1, path
    assert len(database_.execute("SELECT * FROM t").fetchone()) == 2, path
    database_.execute("DROP TABLE temp.t")


def main():
    connection = sqlite3.connect(":memory:")
    connection.enable_load_extension(True)
    connection.load_extension(sys.argv[1].removesuffix(".so"))
    count = 0
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        for kind, (bytes_, says, may_insist) in refused(folder).items():
            for suffix, pack in ((".csv", bytes), (".csv.gz", gzip.compress)):
                if kind == "gzip_twice" and suffix == ".csv.gz":
                    continue
                path = folder / (kind + suffix)
                path.write_bytes(pack(bytes_))
                check_refused(connection, path, says, may_insist)
                count += 1
        for kind, bytes_ in READ.items():
            path = folder / (kind + ".csv")
            path.write_bytes(bytes_)
            check_read(connection, path)
            count += 1
    print(f"{count} files that are no CSV, or look like none")


main()
