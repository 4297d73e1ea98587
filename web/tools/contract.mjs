// Writes the types of contract/openapi.yaml out as web/protocol/src/contract.ts.
//
//   node tools/contract.mjs          writes the file
//   node tools/contract.mjs --check  fails when the file is not what the contract says
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

const CONTRACT = new URL('../../contract/openapi.yaml', import.meta.url);
const TYPES = new URL('../protocol/src/contract.ts', import.meta.url);
const BIOME = fileURLToPath(new URL('../node_modules/.bin/biome', import.meta.url));
const OWN = '#/components/schemas/';

const HEAD = `// Written out of contract/openapi.yaml by \`npm run contract\`; not to be changed by hand.
`;

const schemas = parse(readFileSync(CONTRACT, 'utf8')).components.schemas;

/** The text of one schema as a type. */
function typeOf(schema, at) {
  if (schema.$ref !== undefined) return named(schema.$ref, at);
  if (schema.anyOf !== undefined) return union(schema.anyOf.map((each) => typeOf(each, at)));
  if (schema.enum !== undefined) return union(schema.enum.map((value) => JSON.stringify(value)));
  if (Array.isArray(schema.type)) {
    return union(schema.type.map((type) => typeOf({ ...schema, type }, at)));
  }
  switch (schema.type) {
    case undefined:
      return 'unknown';
    case 'null':
    case 'string':
    case 'boolean':
      return schema.type;
    case 'integer':
    case 'number':
      return 'number';
    case 'array':
      return listOf(typeOf(schema.items, at));
    case 'object':
      return objectOf(schema, at);
    default:
      throw new Error(`${at}: cannot say the type ${JSON.stringify(schema.type)}`);
  }
}

function named(ref, at) {
  // What another file describes is checked by those who read it.
  if (!ref.startsWith('#')) return 'unknown';
  const name = ref.slice(OWN.length);
  if (!ref.startsWith(OWN) || schemas[name] === undefined) throw new Error(`${at}: no ${ref}`);
  return name;
}

function union(types) {
  return types.join(' | ');
}

function listOf(item) {
  return item.includes('|') ? `readonly (${item})[]` : `readonly ${item}[]`;
}

function objectOf(schema, at) {
  if (schema.additionalProperties !== undefined) {
    const key = schema.propertyNames === undefined ? 'string' : typeOf(schema.propertyNames, at);
    return `Readonly<Record<${key}, ${typeOf(schema.additionalProperties, at)}>>`;
  }
  return schema.properties === undefined ? 'object' : `{ ${fieldsOf(schema, at)} }`;
}

function fieldsOf(schema, at) {
  const required = new Set(schema.required ?? []);
  return Object.entries(schema.properties)
    .map(([name, field]) => {
      const mark = required.has(name) ? '' : '?';
      return `${docOf(field)}readonly ${name}${mark}: ${typeOf(field, `${at}.${name}`)};`;
    })
    .join('\n');
}

function docOf(schema) {
  return schema.description === undefined ? '' : `\n/** ${schema.description} */\n`;
}

function declared(name) {
  const schema = schemas[name];
  const body =
    schema.type === 'object' && schema.properties !== undefined
      ? `export interface ${name} {\n${fieldsOf(schema, name)}\n}`
      : `export type ${name} = ${typeOf(schema, name)};`;
  return `${docOf(schema)}${body}\n`;
}

function formatted(source) {
  const file = `--stdin-file-path=${fileURLToPath(TYPES)}`;
  return execFileSync(BIOME, ['check', '--write', file], {
    cwd: fileURLToPath(new URL('..', import.meta.url)),
    input: source,
    encoding: 'utf8',
  });
}

const written = formatted([HEAD, ...Object.keys(schemas).sort().map(declared)].join('\n'));
if (process.argv.includes('--check')) {
  if (readFileSync(TYPES, 'utf8') !== written) {
    process.stderr.write(
      'protocol/src/contract.ts is not what contract/openapi.yaml says: npm run contract\n',
    );
    process.exitCode = 1;
  }
} else {
  writeFileSync(TYPES, written);
}
