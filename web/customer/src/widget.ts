import { keeper } from './widget/keeper';
import { bubbleOf, frameOf } from './widget/parts';
import { hostOf } from './widget/place';

/**
 * The one script of a site: `<script src="…/c/widget.js" data-zongji="KEY" async></script>`.
 *
 * It draws a bubble and, when that is first tapped, a frame with the customer's page. It touches
 * nothing else of the site: everything lives in a closed shadow root. Optional attributes:
 * `data-lang` (`zh` or `en`), `data-side` (`left` or `right`), `data-colour` (`#rrggbb`).
 *
 * Browsers give a frame on another site no storage, or one that is gone with the next page. So the
 * site's own storage keeps who the customer is, and the frame is told when it asks.
 */
async function begin(script: HTMLScriptElement, key: string): Promise<void> {
  const origin = new URL(script.src).origin;
  const side = script.dataset.side === 'left' ? 'left' : 'right';
  const language = script.dataset.lang ?? (document.documentElement.lang || navigator.language);
  const zh = language.toLowerCase().startsWith('zh');
  const name = zh ? '在线咨询' : 'Chat with us';

  const { host, root } = hostOf(script.nonce);
  const site = await siteOf(origin, key);
  if (site.admitted === false) {
    warn(refusal());
    return;
  }
  const colour = script.dataset.colour ?? site.colour;
  host.style.setProperty('--accent', colour ?? '#1f63e6');
  host.style.setProperty('--side', side);
  const { bubble, badge } = bubbleOf(side);
  root.append(bubble);

  const kept = keeper(key);
  let frame: HTMLIFrameElement | null = null;
  let open = false;
  let unread = 0;

  const tell = (said: object) => frame?.contentWindow?.postMessage(said, origin);
  const tellShown = () => tell({ zongji: open ? 'shown' : 'hidden' });
  const say = () => {
    badge.hidden = unread === 0 || open;
    badge.textContent = unread > 99 ? '99+' : String(unread);
    const more = zh ? `，${unread} 条未读` : `, ${unread} unread`;
    bubble.setAttribute('aria-label', unread > 0 && !open ? name + more : name);
    bubble.setAttribute('aria-expanded', String(open));
  };
  const load = () => {
    if (frame !== null) return;
    frame = frameOf(name, side);
    frame.src = `${origin}/c/?k=${encodeURIComponent(key)}&lang=${zh ? 'zh' : 'en'}&widget=1`;
    root.append(frame);
  };
  const show = (next: boolean) => {
    load();
    open = next;
    if (frame !== null) frame.hidden = !open;
    bubble.classList.toggle('open', open);
    kept.began();
    tellShown();
    say();
    if (open) frame?.focus();
    else bubble.focus();
  };

  bubble.addEventListener('click', () => show(!open));
  root.addEventListener('keydown', (event) => {
    if (event instanceof KeyboardEvent && event.key === 'Escape' && open) show(false);
  });
  window.addEventListener('message', (event) => {
    // Only our own frame, showing our own server's page, is listened to and told anything.
    if (event.origin !== origin || frame === null || event.source !== frame.contentWindow) return;
    const said: unknown = event.data;
    if (typeof said !== 'object' || said === null || !('zongji' in said)) return;
    if (said.zongji === 'ready') {
      tell({ zongji: 'kept', token: kept.token(), lasting: kept.lasting });
      tellShown();
    }
    if (said.zongji === 'keep' && 'token' in said) {
      kept.keep(typeof said.token === 'string' ? said.token : null);
    }
    if (said.zongji === 'close') show(false);
    if (said.zongji === 'unread' && 'count' in said && typeof said.count === 'number') {
      unread = said.count;
      say();
    }
  });
  // A site's policy that forbids the frame would show the browser's own broken page in it.
  document.addEventListener('securitypolicyviolation', (event) => {
    if (!event.violatedDirective.startsWith('frame-src') || !event.blockedURI.startsWith(origin)) {
      return;
    }
    bubble.remove();
    frame?.remove();
    warn(`[Zongji] This page's Content-Security-Policy needs: frame-src ${origin}`);
  });
  say();
  // Somebody who has begun to talk here should hear of answers without opening the frame.
  if (kept.hasBegun()) load();
}

interface SiteSays {
  /** Whether this page may show the chat; null when that could not be asked. */
  readonly admitted: boolean | null;
  readonly colour: string | null;
}

async function siteOf(origin: string, key: string): Promise<SiteSays> {
  try {
    const answer = await fetch(`${origin}/api/customer/site/${encodeURIComponent(key)}`);
    const site: unknown = await answer.json();
    if (typeof site !== 'object' || site === null) return { admitted: null, colour: null };
    const colour = 'accentColour' in site ? site.accentColour : null;
    const fit = typeof colour === 'string' && /^#[0-9a-f]{6}$/i.test(colour);
    const admitted = 'admitted' in site ? site.admitted : null;
    return {
      admitted: typeof admitted === 'boolean' ? admitted : null,
      colour: fit ? colour : null,
    };
  } catch {
    // A site's policy may forbid to ask; the frame is then judged by the browser alone.
    return { admitted: null, colour: null };
  }
}

function refusal(): string {
  const here = window.origin;
  return (
    `[Zongji] 当前网站 ${here} 未被允许，聊天入口不显示。请在 渠道接入 › 桌面网站 › 允许的网址 中添加。 ` +
    `This site (${here}) is not allowed to show the chat. Add it under Channels › Websites › Allowed addresses.`
  );
}

/** One line for whoever looks after the site; there is nobody else to tell. */
function warn(line: string): void {
  // biome-ignore lint/suspicious/noConsole: the site's console is where its developer looks.
  console.warn(line);
}

/** The tag of this script; a module has no current script. */
function ownScript(): HTMLScriptElement | null {
  const current = document.currentScript;
  if (current instanceof HTMLScriptElement && current.dataset.zongji !== undefined) return current;
  return document.querySelector<HTMLScriptElement>('script[data-zongji][src*="/c/widget.js"]');
}

const script = ownScript();
const key = script?.dataset.zongji ?? '';
if (script !== null && key !== '' && document.querySelector('zongji-widget') === null) {
  void begin(script, key);
}
