/**
 * The one script of a site: `<script src="…/c/widget.js" data-zongji="KEY" async></script>`.
 *
 * It draws a bubble and, when that is first tapped, a frame with the customer's page. It touches
 * nothing else of the site: everything lives in a shadow root. Optional attributes: `data-lang`
 * (`zh` or `en`), `data-side` (`left` or `right`), `data-colour` (`#rrggbb`).
 */
function begin(script: HTMLScriptElement, key: string): void {
  const origin = new URL(script.src).origin;
  const side = script.dataset.side === 'left' ? 'left' : 'right';
  const language = script.dataset.lang ?? (document.documentElement.lang || navigator.language);
  const zh = language.toLowerCase().startsWith('zh');
  const name = zh ? '在线咨询' : 'Chat with us';

  const host = document.createElement('div');
  host.dataset.zongjiWidget = '';
  const root = host.attachShadow({ mode: 'open' });
  const style = document.createElement('style');
  style.textContent = CSS;
  host.style.setProperty('--side', side);
  const bubble = document.createElement('button');
  bubble.type = 'button';
  bubble.className = `bubble ${side}`;
  bubble.innerHTML = ICON;
  const badge = document.createElement('span');
  badge.className = 'badge';
  badge.hidden = true;
  bubble.append(badge);
  root.append(style, bubble);

  let frame: HTMLIFrameElement | null = null;
  let open = false;
  let unread = 0;

  const tell = (said: 'shown' | 'hidden') => {
    frame?.contentWindow?.postMessage({ zongji: said }, origin);
  };
  const say = () => {
    badge.hidden = unread === 0 || open;
    badge.textContent = unread > 99 ? '99+' : String(unread);
    const more = zh ? `，${unread} 条未读` : `, ${unread} unread`;
    bubble.setAttribute('aria-label', unread > 0 && !open ? name + more : name);
    bubble.setAttribute('aria-expanded', String(open));
  };
  const load = () => {
    if (frame !== null) return;
    frame = document.createElement('iframe');
    frame.title = name;
    frame.className = `frame ${side}`;
    frame.allow = 'clipboard-write; camera; microphone; autoplay';
    frame.src = `${origin}/c/?k=${encodeURIComponent(key)}&lang=${zh ? 'zh' : 'en'}`;
    frame.hidden = true;
    root.append(frame);
  };
  const show = (next: boolean) => {
    load();
    open = next;
    if (frame !== null) frame.hidden = !open;
    bubble.classList.toggle('open', open);
    remember(key);
    tell(open ? 'shown' : 'hidden');
    say();
    if (open) frame?.focus();
    else bubble.focus();
  };

  bubble.addEventListener('click', () => show(!open));
  root.addEventListener('keydown', (event) => {
    if (event instanceof KeyboardEvent && event.key === 'Escape' && open) show(false);
  });
  window.addEventListener('message', (event) => {
    if (event.origin !== origin || frame === null || event.source !== frame.contentWindow) return;
    const said: unknown = event.data;
    if (typeof said !== 'object' || said === null || !('zongji' in said)) return;
    if (said.zongji === 'ready') tell(open ? 'shown' : 'hidden');
    if (said.zongji === 'close') show(false);
    if (said.zongji === 'unread' && 'count' in said && typeof said.count === 'number') {
      unread = said.count;
      say();
    }
  });

  const dress = (colour: string) => host.style.setProperty('--accent', colour);
  if (script.dataset.colour !== undefined) dress(script.dataset.colour);
  else void colourOf(origin, key).then((colour) => colour !== null && dress(colour));
  say();
  document.body.append(host);
  // Somebody who has begun to talk here should hear of answers without opening the frame.
  if (remembered(key)) load();
}

async function colourOf(origin: string, key: string): Promise<string | null> {
  try {
    const answer = await fetch(`${origin}/api/customer/site/${encodeURIComponent(key)}`);
    const site: unknown = await answer.json();
    if (typeof site !== 'object' || site === null || !('accentColour' in site)) return null;
    const colour = site.accentColour;
    return typeof colour === 'string' && /^#[0-9a-f]{6}$/i.test(colour) ? colour : null;
  } catch {
    return null;
  }
}

function remember(key: string): void {
  try {
    sessionStorage.setItem(`zongji.widget.${key}`, '1');
  } catch {
    // Without storage the frame is loaded again by the next tap.
  }
}

function remembered(key: string): boolean {
  try {
    return sessionStorage.getItem(`zongji.widget.${key}`) === '1';
  } catch {
    return false;
  }
}

const ICON =
  '<svg class="chat" viewBox="0 0 24 24" width="28" height="28" fill="none" stroke="currentColor" stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true"><path d="M4 6.5A2.5 2.5 0 016.5 4h11A2.5 2.5 0 0120 6.5v7a2.5 2.5 0 01-2.5 2.5H11l-4.5 4v-4A2.5 2.5 0 014 13.5z"/><path d="M8 9h8M8 12h5"/></svg><svg class="down" viewBox="0 0 24 24" width="28" height="28" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true"><path d="M6 9l6 6 6-6"/></svg>';

const CSS = `
:host { all: initial; }
.bubble { position: fixed; z-index: 2147483000; bottom: calc(20px + env(safe-area-inset-bottom));
  width: 60px; height: 60px; border: 0; border-radius: 50%; padding: 0; cursor: pointer;
  display: grid; place-items: center; color: #fff; background: var(--accent, #1f63e6);
  box-shadow: 0 6px 24px rgb(20 30 50 / 28%); transition: transform .15s; }
.bubble:hover { transform: scale(1.05); }
.bubble:focus-visible { outline: 3px solid var(--accent, #1f63e6); outline-offset: 3px; }
.right { right: calc(20px + env(safe-area-inset-right)); }
.left { left: calc(20px + env(safe-area-inset-left)); }
.bubble .down, .bubble.open .chat { display: none; }
.bubble.open .down { display: block; }
.badge { position: absolute; top: -4px; right: -4px; min-width: 22px; height: 22px;
  box-sizing: border-box; padding: 0 6px; border-radius: 11px; background: #d92d2d; color: #fff;
  font: 600 13px/22px system-ui, sans-serif; text-align: center; }
.badge[hidden] { display: none; }
.frame { position: fixed; z-index: 2147483000; bottom: calc(96px + env(safe-area-inset-bottom));
  width: 390px; height: min(660px, calc(100dvh - 120px)); border: 0; border-radius: 20px;
  background: #fff; box-shadow: 0 16px 60px rgb(20 30 50 / 30%); color-scheme: light dark; }
.frame[hidden] { display: none; }
@media (max-width: 480px), (max-height: 480px) {
  .frame { inset: 0; width: 100%; height: 100%; border-radius: 0; }
  .bubble.open { display: none; }
}
@media (prefers-reduced-motion: reduce) { .bubble { transition: none; } }
`;

const script = document.currentScript;
if (script instanceof HTMLScriptElement) {
  const key = script.dataset.zongji ?? '';
  if (key !== '' && document.querySelector('[data-zongji-widget]') === null) {
    if (document.body) begin(script, key);
    else document.addEventListener('DOMContentLoaded', () => begin(script, key));
  }
}

export {};
