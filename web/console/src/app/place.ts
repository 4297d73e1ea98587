/** Which entry of the navigation a page belongs to. */
export function selectedOf(pathname: string): string {
  const inMode = /^\/m\/[^/]+\/[^/]+/.exec(pathname);
  if (inMode !== null) return inMode[0];
  return pathname === '/' ? '/' : pathname.replace(/\/+$/, '');
}

/** Which groups of the navigation are open at first: the desk's own, and the one of the page. */
export function openOf(pathname: string): readonly string[] {
  const mode = /^\/m\/([^/]+)/.exec(pathname)?.[1];
  return [...new Set(['omnimedia', 'channels', ...(mode === undefined ? [] : [mode])])];
}
