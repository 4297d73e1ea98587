import { isObject } from '@zongji/protocol';

/** WeChat's own script, which is the way back to the mini program; loaded only inside of one. */
const SCRIPT = 'https://res.wx.qq.com/open/js/jweixin-1.6.0.js';

/** Whether the page stands in the web-view of a mini program. */
export function inMiniProgram(): boolean {
  const marked = '__wxjs_environment' in window && window.__wxjs_environment === 'miniprogram';
  return marked || /miniProgram/i.test(navigator.userAgent);
}

/** Gets the way back ready while there is time. */
export function prepareBack(): void {
  if (!inMiniProgram() || backOf() !== null) return;
  const script = document.createElement('script');
  script.src = SCRIPT;
  script.async = true;
  document.head.append(script);
}

/** Goes back to the mini program; false when there is none. */
export function goBack(): boolean {
  const back = backOf();
  back?.();
  return back !== null;
}

function backOf(): (() => void) | null {
  const wx: unknown = 'wx' in window ? window.wx : null;
  const program = isObject(wx) ? wx.miniProgram : null;
  if (!isObject(program)) return null;
  const { navigateBack } = program;
  if (typeof navigateBack !== 'function') return null;
  return () => navigateBack.call(program, { delta: 1 });
}
