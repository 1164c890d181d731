"""What a CSV file holds, by the contract: byte by byte, slowly, in a page. For the oracles beside it."""


def line_end(data, at):
    """The length of the line end at `at`; 0 where there is none."""
    if data[at:at + 2] == b"\r\n":
        return 2
    return 1 if data[at:at + 1] in (b"\r", b"\n") else 0


def lines_in(data):
    return len(data.replace(b"\r\n", b"\n").replace(b"\r", b"\n").split(b"\n")) - 1


def find_line_end(data, at):
    while at < len(data) and not line_end(data, at):
        at += 1
    return at


def field(data, at, delimiter, quote, trim):
    """(cell, where it ends, None) or (None, where its quote opened, what is wrong)."""
    blanks = b" \t".replace(delimiter, b"")

    def skip(position):
        while trim and position < len(data) and data[position] in blanks:
            position += 1
        return position

    start = skip(at)
    if quote and data[start:start + 1] == quote:
        cell, position = b"", start + 1
        while True:
            found = data.find(quote, position)
            if found < 0:
                return None, start, "unclosed"
            cell += data[position:found]
            if data[found + 1:found + 2] != quote:
                break
            cell += quote
            position = found + 2
        end = skip(found + 1)
        if end < len(data) and data[end:end + 1] != delimiter and not line_end(data, end):
            return None, start, "text"
        return cell, end, None
    end = start
    while end < len(data) and data[end:end + 1] != delimiter and not line_end(data, end):
        end += 1
    cell = data[start:end]
    return (cell.rstrip(blanks) if trim else cell), end, None


def records(data, delimiter, quote, trim, comment):
    """(line, cells, what is wrong with a quote or None, the record's bytes) of each record; whatever else there is, is put
    together again from them, so that none of the bytes can have been lost."""
    at, line, whole = 0, 1, b""
    blanks = b" \t".replace(delimiter, b"")
    while at < len(data):
        end = find_line_end(data, at)
        text = data[at:end]
        if not (text.strip(blanks) if trim else text) or (comment and text.startswith(comment)):
            end += line_end(data, end)
            whole += data[at:end]
            line += lines_in(data[at:end])
            at = end
            continue
        cells, position, fault = [], at, None
        while True:
            cell, position, fault = field(data, position, delimiter, quote, trim)
            if fault:
                end = find_line_end(data, position)
                break
            cells.append(cell)
            end = position
            if data[position:position + 1] != delimiter or not position < len(data):
                break
            position += 1
        after = end + line_end(data, end)
        yield line, cells, fault, data[at:end]
        whole += data[at:after]
        line += lines_in(data[at:after])
        at = after
    assert whole == data


def is_utf8(data):
    try:
        data.decode("utf-8")
        return True
    except UnicodeDecodeError:
        return False


def show(data):
    """Each byte that is no part of UTF-8 as U+FFFD of its own."""
    text = ""
    while data:
        try:
            return text + data.decode("utf-8")
        except UnicodeDecodeError as error:
            text += data[:error.start].decode("utf-8") + "\ufffd"
            data = data[error.start + 1:]
    return text
