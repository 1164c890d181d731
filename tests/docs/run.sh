#!/bin/sh
# Runs the examples of README.md and docs/*.md in the stock sqlite3 shell: a page cannot lie.
#
#     sh tests/docs/run.sh [PAGE...]
#
# How an example is written:
#
#     ```sql                      a block that is run
#     SELECT quantity('4 tons and 753 kg');
#     ```
#                                 blank lines at most, then
#     ```text                     what it prints, to the letter (a block without a language will do)
#     4753 kg
#     ```
#
# A page is one session from top to bottom, in the root of the repository, with the extension loaded and the
# shell's own settings, so a block may use what earlier blocks created; `.mode box` holds until it is changed.
# A block that no output block follows is run too, may print anything, and must not fail. ```sql no-run is
# only shown. An error is printed as in a session by hand, without the "near line" that only scripts get.
#
# BUILD, PRELOAD and UNDER as in tests/sql/run.sh. "ok docs/PAGE:LINE" or "FAIL docs/PAGE:LINE" a block.
set -eu
cd "$(dirname "$0")/../.."
exec /usr/bin/python3 tests/docs/examples.py "$@"
