"""python.py LIBRARY SCRIPT: the same as host.c, through Python's sqlite3."""
import sqlite3
import sys

library, script = sys.argv[1:]
database = sqlite3.connect(":memory:", isolation_level=None)
database.enable_load_extension(True)
database.load_extension(library)
statement = ""
for line in open(script, encoding="utf-8"):
    statement += line
    if sqlite3.complete_statement(statement):
        for row in database.execute(statement):
            print("|".join("NULL" if value is None else str(value) for value in row))
        statement = ""
