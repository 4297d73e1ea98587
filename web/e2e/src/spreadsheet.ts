import { crc32, inflateRawSync } from 'node:zlib';

/** One file in a spreadsheet's archive. */
type Part = { readonly name: string; readonly content: Buffer };

const DIRECTORY_END = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const FILE = 0x04034b50;
const DEFLATED = 8;

/**
 * Fills the first sheet of a spreadsheet in as a person would: the heading stays, the rows below it
 * are these.
 */
export function filledIn(file: Buffer, rows: readonly (readonly string[])[]): Buffer {
  return packed(
    unpacked(file).map((part) =>
      part.name === 'xl/worksheets/sheet1.xml'
        ? { ...part, content: Buffer.from(withRows(part.content.toString('utf8'), rows)) }
        : part,
    ),
  );
}

function withRows(sheet: string, rows: readonly (readonly string[])[]): string {
  const written = rows.map((cells, at) => {
    const row = at + 2;
    const columns = cells.map(
      (text, column) =>
        `<c r="${String.fromCharCode(65 + column)}${row}" t="inlineStr"><is><t>${text}</t></is></c>`,
    );
    return `<row r="${row}">${columns.join('')}</row>`;
  });
  const below = /<row r="2"[\s\S]*<\/sheetData>/;
  if (!below.test(sheet)) throw new Error(`no second row in ${sheet.slice(0, 500)}`);
  return sheet.replace(below, `${written.join('')}</sheetData>`);
}

function unpacked(file: Buffer): readonly Part[] {
  const end = file.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  if (end < 0 || file.readUInt32LE(end) !== DIRECTORY_END) throw new Error('no archive');
  const parts: Part[] = [];
  let at = file.readUInt32LE(end + 16);
  for (let left = file.readUInt16LE(end + 10); left > 0; left--) {
    const method = file.readUInt16LE(at + 10);
    const size = file.readUInt32LE(at + 20);
    const [name, extra, comment] = [28, 30, 32].map((field) => file.readUInt16LE(at + field));
    const begin = file.readUInt32LE(at + 42);
    const data = begin + 30 + file.readUInt16LE(begin + 26) + file.readUInt16LE(begin + 28);
    const raw = file.subarray(data, data + size);
    parts.push({
      name: file.toString('utf8', at + 46, at + 46 + (name ?? 0)),
      content: method === DEFLATED ? inflateRawSync(raw) : raw,
    });
    at += 46 + (name ?? 0) + (extra ?? 0) + (comment ?? 0);
  }
  return parts;
}

/** An archive of files that are stored as they are. */
function packed(parts: readonly Part[]): Buffer {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const { name, content } of parts) {
    const title = Buffer.from(name);
    const facts = Buffer.alloc(26);
    facts.writeUInt16LE(20, 0);
    facts.writeUInt32LE(crc32(content), 10);
    facts.writeUInt32LE(content.length, 14);
    facts.writeUInt32LE(content.length, 18);
    facts.writeUInt16LE(title.length, 22);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(at, 10);
    files.push(four(FILE), facts, title, content);
    directory.push(four(DIRECTORY_ENTRY), Buffer.from([20, 0]), facts, place, title);
    at += 30 + title.length + content.length;
  }
  const index = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(parts.length, 4);
  end.writeUInt16LE(parts.length, 6);
  end.writeUInt32LE(index.length, 8);
  end.writeUInt32LE(at, 12);
  return Buffer.concat([...files, index, four(DIRECTORY_END), end]);
}

function four(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
