#!/usr/bin/python3
"""Reads a page of sql/page.sql with Python's HTML parser: check.py PAGE TEXT_REPORT WORDS...

It must be well-formed, hold nothing but the tags and attributes that the page is made of, fetch nothing, carry the hash of
its one script, and say all WORDS as text. Every picture must be an XML document by itself. Every quantity that the text
report prints in a box must stand on the page. Prints what is wrong; exit status 1 where something is."""
import base64
import hashlib
import html.parser
import re
import sys
import xml.etree.ElementTree as xml

VOID = {'meta'}
TAGS = set('html head meta title style body header h1 p ul li b span nav a div dl dt dd main section h2 h3 article blockquote q cite '
           'figure figcaption small table thead tbody tr th td footer script svg desc rect path text g'.split())
ATTRIBUTES = set('lang charset name content http-equiv class id href scope data-label data-low data-high aria-label '
                 'xmlns role width height viewbox x y d text-anchor textlength lengthadjust'.split())
wrong = []


class Page(html.parser.HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.open, self.text, self.script, self.policy, self.ids, self.links = [], [], '', '', [], []

    def handle_starttag(self, tag, attrs):
        if tag not in TAGS:
            wrong.append(f'<{tag}> does not belong here: line {self.getpos()[0]}')
        for name, value in attrs:
            if name not in ATTRIBUTES:
                wrong.append(f'{name}= on <{tag}> does not belong here: line {self.getpos()[0]}')
            if name == 'href':
                self.links.append(value)
            if name == 'id':
                self.ids.append(value)
            if name == 'xmlns' and value != 'http://www.w3.org/2000/svg':
                wrong.append(f'name space {value}')
        if dict(attrs).get('http-equiv') == 'Content-Security-Policy':
            self.policy = dict(attrs)['content']
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            wrong.append(f'</{tag}> closes nothing: line {self.getpos()[0]}')

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        self.handle_endtag(tag)

    def handle_data(self, data):
        if self.open and self.open[-1] == 'script':
            self.script += data
        elif not self.open or self.open[-1] != 'style':
            self.text.append(data)


def figures(report):
    """The quantities of the text report's boxes."""
    for line in report.splitlines():
        if line.startswith('│'):
            for cell in line.strip('│').split('│'):
                if re.fullmatch(r'~?[<>]?=?[0-9.]+(\.\.<?[0-9.]+)? [a-zA-Z0-9]+', cell.strip()):
                    yield cell.strip()


def main():
    source = open(sys.argv[1], encoding='utf-8', newline='').read()
    page = Page()
    page.feed(source)
    page.close()
    said = ' '.join(page.text)
    plain = said.replace('\u202f', '').replace('\xa0', ' ').replace('–', '..').replace('≥', '>=').replace('≤', '<=')
    wrong.extend(f'<{tag}> is never closed' for tag in page.open)
    digest = base64.b64encode(hashlib.sha256(page.script.encode()).digest()).decode()
    if f"script-src 'sha256-{digest}'" not in page.policy or "default-src 'none'" not in page.policy:
        wrong.append(f"the policy must let the script run that hashes to sha256-{digest}, and nothing else: {page.policy}")
    wrong.extend(f'link to {link}' for link in page.links if not link.startswith('#') or link[1:] not in page.ids)
    wrong.extend(f'there is no "{words}"' for words in sys.argv[3:] if words not in said)
    wrong.extend(f'the text report has {figure}, the page has not'
                 for figure in sorted(set(figures(open(sys.argv[2], encoding='utf-8').read()))) if figure not in plain)
    pictures = re.findall(r'<svg .*?</svg>', source, re.S)
    for picture in pictures:
        xml.fromstring(picture)
    if not pictures:
        wrong.append('there is no picture')
    for what in wrong:
        print(what)
    return 1 if wrong else 0


if __name__ == '__main__':
    sys.exit(main())
