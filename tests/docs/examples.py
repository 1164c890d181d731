"""Finds the examples in pages, runs each page as one session, compares: see run.sh beside this file."""
import difflib
import os
import pathlib
import re
import shlex
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
MARK = "-- end of example --"


def blocks_of(page):
    """(language, first line, text, line after it) of each fenced block."""
    fence = None
    for number, line in enumerate(page.read_text(encoding="utf-8").split("\n"), 1):
        if fence is None:
            opened = re.match(r"( *)(```+)\s*(.*?)\s*$", line)
            if opened:
                fence, language, start, body = opened, opened.group(3), number, []
        elif line.strip() == fence.group(2):
            yield language, start, body, number + 1
            fence = None
        else:
            indent = len(fence.group(1))
            body.append(line[indent:] if line[:indent].isspace() else line)


def examples_of(page):
    """(line, SQL, expected output or None) of each block that is run."""
    lines = page.read_text(encoding="utf-8").split("\n")
    blocks = list(blocks_of(page))
    for index, (language, start, body, end) in enumerate(blocks):
        if language != "sql":
            continue
        expected = None
        if index + 1 < len(blocks):
            following, next_start, output, _ = blocks[index + 1]
            if following in ("", "text", "output") and not any(x.strip() for x in lines[end - 1:next_start - 1]):
                expected = output
        yield start, body, expected


def run_page(examples):
    """What each example printed; the shell reads all of them as one script."""
    build = pathlib.Path(os.environ.get("BUILD", "build"))
    script = [f".load {build}/seizures"]
    for _, body, _ in examples:
        script += body + [f".print '{MARK}'"]
    command = ["stdbuf", "-oL"] + shlex.split(os.environ.get("UNDER", "")) + \
              ["sqlite3", "-batch", "-init", "/dev/null", ":memory:"]
    text = "\n".join(line.replace(".load build/seizures", script[0]) for line in script)
    environment = dict(os.environ, LD_PRELOAD=os.environ.get("PRELOAD", ""))
    ran = subprocess.run(command, input=text + "\n", cwd=ROOT, env=environment, encoding="utf-8",
                         stdout=subprocess.PIPE, stderr=subprocess.STDOUT, errors="replace", timeout=300)
    printed = re.sub(r"(?m)^(Runtime|Parse) error near line \d+: ", r"\1 error: ", ran.stdout)
    parts = printed.split(MARK + "\n")
    return parts[:-1], parts[-1]


def compare(page, line, expected, printed):
    name = f"docs/{page.name}:{line}"
    actual = printed.rstrip("\n").split("\n") if printed.strip("\n") else []
    if expected is None:
        problems = [x for x in actual if re.match(r"(Runtime|Parse) error|Error:|Usage:", x)]
    else:
        expected = [x.rstrip() for x in "\n".join(expected).rstrip("\n").split("\n") if expected]
        problems = list(difflib.unified_diff(expected, [x.rstrip() for x in actual], "written", "printed",
                                             lineterm=""))
    for problem in problems:
        print("  " + problem)
    print(f"{'FAIL' if problems else 'ok'} {name}")
    return not problems


def main():
    pages = [pathlib.Path(p).resolve() for p in sys.argv[1:]] or \
        [p for p in [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))] if p.exists()]
    good = True
    for page in pages:
        examples = list(examples_of(page))
        if not examples:
            continue
        printed, rest = run_page(examples)
        for (line, _, expected), text in zip(examples, printed):
            good = compare(page, line, expected, text) and good
        if len(printed) < len(examples) or rest.strip():
            print("  " + rest.strip().replace("\n", "\n  "))
            print(f"FAIL docs/{page.name}: the session ended early")
            good = False
    return 0 if good else 1


sys.exit(main())
