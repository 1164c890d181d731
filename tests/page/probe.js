// Runs in a copy of the page whose policy is lifted, and tells the page around it what is wrong.
const wrong = [];
const root = document.documentElement;
if (document.title !== "Seizures, as reported and as they add up") wrong.push("a label was run: " + document.title);
if (root.scrollWidth > root.clientWidth) wrong.push("wider than the screen: " + root.scrollWidth + " of " + root.clientWidth);

// Nothing in a picture overlaps or leaves it.
const meets = (a, b) => a.left < b.right - 0.5 && b.left < a.right - 0.5 && a.top < b.bottom - 0.5 && b.top < a.bottom - 0.5;
for (const svg of document.querySelectorAll("svg")) {
  const frame = svg.getBoundingClientRect();
  const words = [...svg.querySelectorAll("text")].map((text) => [text.textContent, text.getBoundingClientRect()]);
  for (const [name, box] of words)
    if (name !== "" && (box.left < frame.left - 1 || box.right > frame.right + 1 || box.bottom > frame.bottom + 1)) wrong.push("leaves its picture: " + name);
  for (let i = 0; i < words.length; i++)
    for (let j = i + 1; j < words.length; j++)
      if (words[i][0] !== "" && words[j][0] !== "" && meets(words[i][1], words[j][1])) wrong.push("overlap: " + words[i][0] + " / " + words[j][0]);
  if (frame.width < 250) wrong.push("a picture is only " + frame.width + " wide");
}

// Every cell can be seen whole or scrolled to; letters have a size that can be read.
for (const cell of document.querySelectorAll("td, q, cite, h2, h3, li")) {
  const size = parseFloat(getComputedStyle(cell).fontSize);
  if (size < 12) wrong.push("letters of " + size + ": " + cell.textContent);
}

// Each table sorts both ways by each of its columns and keeps its rows.
for (const table of document.querySelectorAll("table")) {
  const body = table.tBodies[0], rows = body.rows.length;
  if (rows < 2) continue;
  for (const head of table.tHead.rows[0].cells) {
    const button = head.querySelector("button");
    if (button === null) { wrong.push("no button: " + head.textContent); continue; }
    const order = () => [...body.rows].map((row) => row.cells[head.cellIndex]);
    button.click();
    const up = order();
    if (head.getAttribute("aria-sort") !== "ascending") wrong.push("not ascending: " + head.textContent);
    const low = up.map((cell) => cell.dataset.low).filter((value) => value !== undefined).map(Number);
    if (low.some((value, i) => i > 0 && value < low[i - 1])) wrong.push("not in order: " + head.textContent + " " + low);
    button.click();
    if (order().length !== rows || head.getAttribute("aria-sort") !== "descending") wrong.push("not descending: " + head.textContent);
    const down = order().map((cell) => cell.dataset.low).filter((value) => value !== undefined).map(Number);
    if (down.some((value, i) => i > 0 && value > down[i - 1])) wrong.push("not in order backwards: " + head.textContent);
  }
}
parent.postMessage("probed: " + (wrong.length === 0 ? "nothing wrong" : wrong.join("; ")), "*");
