"""A host that has the extension in every connection (sqlite3_auto_extension), as servers have: python3 everywhere.py LIBRARY.SO"""
import ctypes
import sqlite3
import sys

library = ctypes.CDLL(sys.argv[1])
sqlite = ctypes.CDLL("libsqlite3.so.0")  # the one that Python's sqlite3 uses
sqlite.sqlite3_auto_extension.argtypes = [ctypes.c_void_p]
entry = ctypes.cast(library.sqlite3_seizures_init, ctypes.c_void_p)
if sqlite.sqlite3_auto_extension(entry) != 0:
    sys.exit("sqlite3_auto_extension failed")
for _ in range(2):
    database = sqlite3.connect(":memory:")
    print(database.execute("SELECT bounded_total(column1) FROM (VALUES ('more than 5 kg'), ('2 kg'))").fetchone()[0])
    database.close()
