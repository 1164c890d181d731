// node.mjs LIBRARY SCRIPT: the same as host.c, through node:sqlite.
import { readFileSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";

const [library, script] = process.argv.slice(2);
const database = new DatabaseSync(":memory:", { allowExtension: true });
database.loadExtension(library);

// An INTEGER comes as a BigInt, so that a REAL without decimals can be told from it.
function show(value) {
    if (value === null) return "NULL";
    return Number.isInteger(value) ? value.toFixed(1) : String(value);
}

let text = "";
for (const line of readFileSync(script, "utf8").split("\n")) {
    text += line + "\n";
    if (!line.endsWith(";")) continue;
    if (text.includes("load_extension(")) {
        // Node lets SQL load nothing. Loading twice must do no harm all the same.
        database.loadExtension(library);
        text = "SELECT 1;";
    }
    const statement = database.prepare(text);
    statement.setReadBigInts(true);
    for (const row of statement.iterate()) console.log(Object.values(row).map(show).join("|"));
    text = "";
}
database.close();
