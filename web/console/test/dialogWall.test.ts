import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const SRC = fileURLToPath(new URL('../src', import.meta.url));

/** Who may build on Ant Design's own dialogs: the console's one dialog, and those without a record. */
const ALLOWED = [
  'lib/Dialog.tsx',
  'app/SignedIn.tsx',
  'features/flows/editor/ConflictDialog.tsx',
  'features/flows/editor/VersionsDrawer.tsx',
  'features/workspace/',
];

test('dialogs and drawers are those of lib/Dialog, whose state ends with what they show', () => {
  const builders = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx$/.test(name))
    .filter((name) =>
      /import \{[^}]*\b(Modal|Drawer)\b[^}]*\} from 'antd'/.test(
        readFileSync(join(SRC, name), 'utf8'),
      ),
    )
    .map((name) => relative(SRC, join(SRC, name)));
  expect(builders.filter((name) => !ALLOWED.some((allowed) => name.startsWith(allowed)))).toEqual(
    [],
  );
});
