// Validates documents against a schema: node validate.mjs ASSETS SCHEMA LIST, where LIST is a file with an array of
// { name, document }. Prints the names of those that are valid, and what is wrong with the others.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";

const [assets, schema, list] = process.argv.slice(2);
const { Ajv2020 } = createRequire(`${assets}/package.json`)("ajv/dist/2020.js");
const validate = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true, strictRequired: false }).compile(JSON.parse(readFileSync(schema, "utf8")));
for (const { name, document } of JSON.parse(readFileSync(list, "utf8"))) {
  const sound = validate(document);
  const errors = (validate.errors ?? []).map((e) => `${e.instancePath} ${e.message} ${JSON.stringify(e.params)}`);
  console.log(JSON.stringify({ name, sound, errors: errors.slice(0, 40) }));
}
