// Tables sort by the column whose head is pressed; without this script they stand in the order of the report.
for (const table of document.querySelectorAll("table")) {
  const body = table.tBodies[0];
  if (body.rows.length < 2) continue;
  const collator = new Intl.Collator(undefined, { numeric: true });
  const compare = (a, b) => {
    const x = a.dataset.low, y = b.dataset.low;
    if (x === undefined || y === undefined)
      return (x === undefined) - (y === undefined) || collator.compare(a.textContent, b.textContent);
    return Number(x) - Number(y) || Number(a.dataset.high) - Number(b.dataset.high) || 0;
  };
  for (const head of table.tHead.rows[0].cells) {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => {
      const down = head.getAttribute("aria-sort") === "ascending";
      for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", down ? "descending" : "ascending");
      const sign = down ? -1 : 1, column = head.cellIndex;
      body.append(...[...body.rows].sort((a, b) => sign * compare(a.cells[column], b.cells[column])));
    });
  }
}
