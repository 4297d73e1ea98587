import { isMode, type Mode } from '@zongji/protocol';
import { useParams } from 'react-router';
import { Problem } from './problem';

/** The mode as a part of an address, for example `omnimedia`. */
export function modePath(mode: Mode): string {
  return mode.toLowerCase();
}

/** The mode of the page's address; an address with another word is answered as not found. */
export function useMode(): Mode {
  const { mode } = useParams();
  const name = mode?.toUpperCase();
  if (!isMode(name)) throw new Problem(404, { code: 'client.no-such-mode' });
  return name;
}
