/** What the site that shows the widget keeps for it, in the site's own storage. */
export interface Keeper {
  /** Whether it is still there on the next page. */
  readonly lasting: boolean;
  token(): string | null;
  /** Keeps who the customer is; null forgets. */
  keep(token: string | null): void;
  /** Notes that this tab has opened the chat. */
  began(): void;
  hasBegun(): boolean;
}

/** The keeper of a website's key. Where the browser keeps nothing, it lasts as long as the page. */
export function keeper(key: string): Keeper {
  const tokenName = `zongji.token.${key}`;
  const beganName = `zongji.widget.${key}`;
  const local = usable(() => window.localStorage);
  const session = usable(() => window.sessionStorage);
  // A tab is better than nothing.
  const shelf = local ?? session;
  let here: string | null = null;
  return {
    lasting: shelf !== null,
    token: () => quietly(() => shelf?.getItem(tokenName) ?? here) ?? here,
    keep: (token) => {
      here = token;
      quietly(() => {
        if (token === null) shelf?.removeItem(tokenName);
        else shelf?.setItem(tokenName, token);
      });
    },
    began: () => quietly(() => session?.setItem(beganName, '1')),
    hasBegun: () => quietly(() => session?.getItem(beganName) === '1') ?? false,
  };
}

function usable(open: () => Storage): Storage | null {
  return (
    quietly(() => {
      const storage = open();
      storage.setItem('zongji.try', '1');
      storage.removeItem('zongji.try');
      return storage;
    }) ?? null
  );
}

/** Storage that is forbidden or full throws at every touch. */
function quietly<T>(what: () => T): T | null {
  try {
    return what();
  } catch {
    return null;
  }
}
