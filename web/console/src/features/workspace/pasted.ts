/** What a clipboard holds. */
interface Clip {
  readonly text: string;
  readonly files: readonly File[];
}

/**
 * The files that are meant by a paste; none when its text is. Cells and paragraphs come with a picture
 * of themselves, a file comes with its own name as text.
 */
export function filesOf({ text, files }: Clip): readonly File[] {
  const lines = text.split(/\r?\n/).map((line) => line.trim());
  const names = new Set(files.map((file) => file.name));
  const onlyNames = lines.every(
    (line) => line === '' || names.has(line.split(/[\\/]/).at(-1) ?? ''),
  );
  return onlyNames ? files : [];
}
