// Prints how large the built package is: what it adds to a mini program, whose main package may
// have 2 MiB.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const dist = join(dirname(fileURLToPath(import.meta.url)), '../package/miniprogram_dist');
const files = readdirSync(dist, { recursive: true })
  .filter((name) => statSync(join(dist, name)).isFile())
  .sort();
const sizes = files.map((name) => {
  const content = readFileSync(join(dist, name));
  return { name, bytes: content.length, packed: gzipSync(content).length };
});
const sum = (of) => sizes.reduce((total, size) => total + of(size), 0);
for (const { name, bytes } of sizes) console.log(`${String(bytes).padStart(8)}  ${name}`);
console.log(`${String(sum((size) => size.bytes)).padStart(8)}  bytes in all`);
console.log(`${String(sum((size) => size.packed)).padStart(8)}  bytes packed (gzip, file by file)`);
