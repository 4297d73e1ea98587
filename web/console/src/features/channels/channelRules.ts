/** Whether a text can be an AppID of WeChat; whether it is one, only WeChat knows. */
export function isAppId(text: string): boolean {
  return /^[0-9A-Za-z_-]{4,64}$/.test(text.trim());
}

/** Whether a text can be an AppSecret of WeChat. */
export function isAppSecret(text: string): boolean {
  return /^[!-~]{1,128}$/.test(text.trim());
}

/** Most characters of a channel's name, counted as code points after trimming. */
export const NAME_MAX = 20;

/** Whether a channel may be called this. */
export function isChannelName(text: string): boolean {
  const length = [...text.trim()].length;
  return length >= 1 && length <= NAME_MAX;
}

/**
 * Reads what was typed as the origin of a site, or undefined when it is none: scheme and host, with
 * a port where it is not the usual one. A path is cut off, a missing scheme is taken as https.
 */
export function originOf(typed: string): string | undefined {
  const text = typed.normalize('NFKC').trim();
  if (text === '' || /\s/.test(text)) return undefined;
  const address = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`;
  if (!URL.canParse(address)) return undefined;
  const { protocol, origin, hostname } = new URL(address);
  const web = protocol === 'https:' || protocol === 'http:';
  return web && hostname !== '' && !hostname.includes('*') ? origin : undefined;
}

/** The address of a site's own page on this server. */
export function pageAddress(server: string, key: string): string {
  return `${server}/c/?k=${encodeURIComponent(key)}`;
}

/** The one line that a company puts into its site. */
export function embedCode(server: string, key: string): string {
  return `<script src="${server}/c/widget.js" data-zongji="${key}" async></script>`;
}
