"""oracle_progress.py LIBRARY: progress='yes' draws a line on a terminal and takes it away; nowhere else is anything
written."""
import os
import pty
import re
import subprocess
import sys
import tempfile

library = os.path.abspath(sys.argv[1])


def shell(options, sql, stderr):
    script = f".load '{library}'\nCREATE VIRTUAL TABLE temp.t USING seizure_csv('{path}'{options});\n{sql};\n"
    return subprocess.run(["sqlite3", "-batch", ":memory:"], input=script, stdout=subprocess.PIPE, stderr=stderr, text=True,
                          check=False, env={**os.environ, "LD_PRELOAD": os.environ.get("PRELOAD", "")}).stdout


def on_terminal(options, sql="SELECT count(*) FROM t"):
    ours, theirs = pty.openpty()
    printed = shell(options, sql, theirs)
    os.write(theirs, b"end")  # so that there is something to read
    drawn = os.read(ours, 1 << 20)
    while not drawn.endswith(b"end"):
        drawn += os.read(ours, 1 << 20)
    os.close(ours)
    os.close(theirs)
    return printed, drawn[:-3].decode()


with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "a\a" + "long" * 20 + "é.csv")
    with open(path, "w", encoding="utf-8") as file:
        file.write("item,amount\n" + "heroin,5 kg\n" * 400000)
    printed, drawn = on_terminal(", progress='yes'")
    assert printed == "400000\n", printed
    lines = drawn.split("\r")
    assert lines[0] == "" and lines[-1] == "\033[K", lines
    percents = []
    for line in lines[1:-1]:
        if line == "\033[K":
            continue
        found = re.fullmatch(r"[a-z?/_0-9é]{0,63}longé\.csv: (\d+) % of 4 MiB\033\[K", line)
        assert found, line
        percents.append(int(found.group(1)))
    assert percents == sorted(set(percents)) and len(percents) > 20 and percents[-1] == 100, percents
    printed, drawn = on_terminal(", progress='yes'", "SELECT amount FROM t LIMIT 100000, 1")
    assert printed == "5 kg\n" and drawn.endswith("\r\033[K"), drawn
    assert on_terminal("") == ("400000\n", "") and on_terminal(", progress='no'") == ("400000\n", "")
    with open(os.path.join(folder, "stderr"), "w+", encoding="utf-8") as stderr:
        shell(", progress='yes'", "SELECT count(*) FROM t", stderr)
        assert stderr.tell() == 0
print(f"progress: {len(percents)} lines drawn and taken away")
