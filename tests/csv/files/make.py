"""Writes the hard files beside it: each has one difficulty. They are kept in the repository, since tools change
line ends and encodings; this shows what is in them.

    /usr/bin/python3 tests/csv/files/make.py
"""
import gzip
import pathlib

HERE = pathlib.Path(__file__).resolve().parent

PLAIN = b'port,cargo\nBaku,"hashish,\npressed"\nOral,opium\n'
PACKED = gzip.compress(PLAIN, mtime=0)
MORE = gzip.compress(b"Osh,khat\n", mtime=0)

FILES = {
    "bom.csv": b"\xef\xbb\xbfport,cargo\nBaku,hashish\n",
    "bom_quoted.csv": b'\xef\xbb\xbf"port","cargo"\nBaku,hashish\n',
    "crlf.csv": b'port,cargo\r\nBaku,hashish\r\nOral,"two\r\nlines"\r\n',
    "cr.csv": b"port,cargo\rBaku,hashish\rOral,opium\r",
    "mixed_ends.csv": b"port,cargo\nBaku,hashish\r\nOral,opium\rOsh,khat\n",
    "lines_in_quotes.csv": b'port,cargo\nBaku,"first\nsecond"\nOral,opium\n',
    "no_end.csv": b"port,cargo\nBaku,hashish\nOral,opium",
    "no_end_quoted.csv": b'port,cargo\nBaku,hashish\nOral,"opium"',
    "comma_at_end.csv": b"port,cargo\nBaku,",
    "empty.csv": b"",
    "bom_alone.csv": b"\xef\xbb\xbf",
    "line_end_alone.csv": b"\n",
    "header_alone.csv": b"port,cargo\n",
    "header_alone_no_end.csv": b"port,cargo",
    "blank_lines.csv": b"port,cargo\n\nBaku,hashish\n\n\nOral,opium\n\n",
    "one_column.csv": b"cargo\nhashish\n\nopium\n",
    "too_few.csv": b"port,cargo,qty\nBaku,hashish\nOral,opium,7 kg\n",
    "too_many.csv": b"port,cargo,qty\nBaku,hashish,3 kg,over,board\nOral,opium,7 kg\n",
    "nul.csv": b"port,cargo\nBaku,has\0hish\nOral,opium\n",
    "unclosed.csv": b'port,cargo\nBaku,"hashish\nOral,opium\nOsh,khat\n',
    "unclosed_then_quoted.csv": b'port,cargo\nBaku,"hashish\nOral,"opium"\nOsh,khat\n',
    "text_behind_quote.csv": b'port,cargo\nBaku,"hash"ish\nOral,opium\n',
    "backslash.csv": b'port,cargo\nBaku,"so \\"called\\""\nOral,opium\n',
    "quote_inside.csv": b'port,cargo\nBaku,12" pipe\nOral,opium\n',
    "blank_before_quote.csv": b'port,cargo\nBaku, "hashish, pressed"\nOral,opium\n',
    "blanks.csv": b'port,cargo\nBaku,  hashish  \nOral,"  opium  "\n',
    "doubled_quotes.csv": b'port,cargo\nBaku,"so ""called"""\nOral,""""\nOsh,""\nOral,\n',
    "utf16le.csv": b"\xff\xfe" + "port,cargo\nБаку,гашиш\n".encode("utf-16-le"),
    "utf16be.csv": b"\xfe\xff" + "port,cargo\nБаку,гашиш\n".encode("utf-16-be"),
    "utf16_unmarked.csv": "port,cargo\nБаку,гашиш\n".encode("utf-16-le"),
    "cp1251.csv": "port,cargo\nБаку,гашиш\n".encode("cp1251"),
    "koi8r.csv": "port,cargo\nБаку,гашиш\n".encode("koi8-r"),
    "latin1.csv": "port,cargo\nM\u00e1laga,hashish\n".encode("latin-1"),
    "bad_bytes.csv": b"port,cargo\nBaku,has\xffhi\xfesh\nOral,\xd0\nOsh,khat\n",
    "semicolons.csv": b'port;cargo;qty\nBaku;hashish;"3;3 kg"\nOral;opium;1,5 kg\n',
    "tabs.csv": b"port\tcargo\nBaku\thashish\n",
    "bars.csv": b"port|cargo\nBaku|hashish, pressed\n",
    "sep_line.csv": b"sep=;\nport;qty\nBaku;3\n",
    "sep_line_quoted.csv": b'"sep=;"\r\nport;qty\r\nBaku;3\r\n',
    "comment.csv": b"# written by the harbour office\nport,qty\nBaku,3\n# nothing since\nOral,7\n",
    "title_lines.csv": b"Harbour office\nQuarterly, revised\nport,qty\nBaku,3\n",
    "same_names.csv": b"port,qty,qty,Qty,qty_2\nBaku,1,2,3,4\n",
    "no_names.csv": b"port,,\nBaku,1,2\n",
    "odd_names.csv": b'"so ""called""",select,"two words",1st,_file,_LINE\nBaku,1,2,3,4,5\n',
    "rowid.csv": b"rowid,_rowid_,oid\n41,42,43\n",
    "zeros.csv": b"code,qty\n007,1e5\n0123,0x1F\n",
    "no_header.csv": b"Baku,3 kg\nOral,7 kg\n",
    "years.csv": b"port,2016,2017,2018\nBaku,3,4,5\n",
    "nulls.csv": b'port,qty\nBaku,NULL\nOral,"NULL"\nOsh,\n',
    "single_quotes.csv": b"port,cargo\nBaku,'hashish, pressed'\nOral,'it''s opium'\n",
    "gzipped.csv.gz": PACKED,
    "gzipped_members.csv.gz": PACKED + gzip.compress(b"", mtime=0) + MORE + bytes(512),
    "gzipped_utf16.csv.gz": gzip.compress("\ufeffport;cargo\nОрал;опий\n".encode("utf-16-le"), mtime=0),
    "gzipped_start_alone.csv.gz": PACKED[:2],
    "gzipped_cut.csv.gz": PACKED[:-6],
    "gzipped_damaged.csv.gz": PACKED[:12] + b"\xff\xff\xff" + PACKED[15:],
    "gzipped_checksum.csv.gz": PACKED[:-8] + bytes([PACKED[-8] ^ 1]) + PACKED[-7:],
    "gzipped_followed.csv.gz": PACKED + b"\n",
    "gzipped_twice.csv.gz": gzip.compress(PACKED, mtime=0),
    "gzipped_empty.csv.gz": gzip.compress(b"", mtime=0),
    "set/a.csv": b"port,qty\nBaku,1\n",
    "set/b.csv": b"port,qty\nOral,2\nOsh,3\n",
    "set/.hidden.csv": b"port,qty\nnowhere,9\n",
    "set/notes.txt": b"not a table\n",
    "unlike/a.csv": b"port,qty\nBaku,1\n",
    "unlike/b.csv": b"qty,cargo,Port\n2,opium,Oral\n",
    "unlike/c.csv": b"qty,port\n3,Osh\n",
    "folder/x.csv/inside.csv": b"port,qty\nBaku,1\n",
    "folder/y.csv": b"port,qty\nOral,2\n",
    "types/a.csv": b"code,count,weight,gap,blank,mixed\n007,5,1.5,,,1\n8,-6,2,3,,x\n,0,0.1,,,2\n",
    "types/b.csv": b"code,count,weight,gap,blank,mixed\n9,12,3,4,,3\n",
    "types_bad.csv": b"a,b\n1,2\n3\n4,x\n",
    "decimal_commas.csv": b"a;b\n1,5;7\n2,25;8\n",
    "a[1].csv": b"port,qty\nBaku,1\n",
}

if __name__ == "__main__":
    for name, content in FILES.items():
        path = HERE / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
