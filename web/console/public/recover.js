// Stands outside of everything that is built, so that it is there when a part of that is not: after
// an upgrade a page that was kept somewhere may ask for files that are gone. Loads the page anew, once;
// when that does not help, says so instead of showing nothing. See also src/lib/newVersion.ts.
(() => {
  const KEY = 'zongji.reloaded-at';
  const AGAIN_AFTER_MS = 60_000;

  const mayReload = () => {
    try {
      const before = Number(sessionStorage.getItem(KEY) ?? '0');
      if (Date.now() - before < AGAIN_AFTER_MS) return false;
      sessionStorage.setItem(KEY, String(Date.now()));
      return true;
    } catch {
      return false;
    }
  };

  const show = () => {
    const root = document.getElementById('root') ?? document.body;
    const english = !navigator.language.toLowerCase().startsWith('zh');
    const place = document.createElement('main');
    place.setAttribute('role', 'alert');
    place.style.cssText =
      'min-height:100%;display:grid;place-content:center;justify-items:center;gap:16px;padding:24px;text-align:center;font-family:system-ui,sans-serif;color-scheme:light dark;color:CanvasText';
    const words = document.createElement('p');
    words.textContent = english
      ? 'The page did not load completely. Please reload it; if that does not help, clear the browser’s cache or try again in a minute.'
      : '页面没有加载完整，请重新加载。如果仍然不行，请清除浏览器缓存，或稍后再试。';
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = english ? 'Reload' : '重新加载';
    button.style.cssText = 'font:inherit;padding:6px 16px';
    button.addEventListener('click', () => location.reload());
    place.append(words, button);
    root.replaceChildren(place);
  };

  const recover = () => {
    if (mayReload()) location.reload();
    else show();
  };

  // Scripts of the page have run, or have failed, before it counts as loaded.
  const check = () => {
    if (document.documentElement.dataset.started === undefined) recover();
  };
  if (document.readyState === 'complete') check();
  else addEventListener('load', check);
  addEventListener('zongji:broken', recover);
})();
