// Checks every file given against the official schema of JSON Resume with ajv.
const fs = require('fs');
const Ajv = require('ajv').default || require('ajv');
const formats = require('ajv-formats').default || require('ajv-formats');
const schema = JSON.parse(fs.readFileSync(require.resolve('@jsonresume/schema/schema.json'), 'utf8'));

const ajv = new Ajv({ strict: false, allErrors: true, validateSchema: false });
formats(ajv);
delete schema.$schema;
const validate = ajv.compile(schema);
for (const file of process.argv.slice(2)) {
  if (!validate(JSON.parse(fs.readFileSync(file, 'utf8')))) {
    console.error(file, JSON.stringify(validate.errors, null, 1));
    process.exitCode = 1;
  }
}
