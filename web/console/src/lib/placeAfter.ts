const HERE = 'http://here.invalid';

/**
 * Where to go after signing in: the page that was asked for, or the start.
 *
 * Only a path of this site is followed, so that a forged link cannot lead elsewhere.
 */
export function placeAfter(next: string | null): string {
  if (next === null || !next.startsWith('/')) return '/';
  if (!URL.canParse(next, HERE)) return '/';
  const url = new URL(next, HERE);
  if (url.origin !== HERE) return '/';
  const place = url.pathname + url.search + url.hash;
  return place.startsWith('//') || place.startsWith('/sign-in') ? '/' : place;
}
