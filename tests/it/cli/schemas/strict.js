// Compiles the schemas of a file in ajv's strict mode, without formats of an extra package, and compares what ajv says
// to documents with what is expected. The file holds one JSON value a line: {kind, schema} or {kind, what, value, valid}.
const fs = require('fs');
const Ajv = require('ajv/dist/2020').default;

const schemas = {};
for (const line of fs.readFileSync(process.argv[2], 'utf8').split('\n').filter(Boolean)) {
  const { kind, what, schema, value, valid } = JSON.parse(line);
  if (schema) {
    schemas[kind] = new Ajv({ strict: true }).compile(schema);
  } else if (schemas[kind](value) !== valid) {
    console.error(kind, what, valid ? JSON.stringify(schemas[kind].errors) : 'is valid here and not there');
    process.exitCode = 1;
  }
}
