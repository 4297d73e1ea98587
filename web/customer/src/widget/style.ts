/** The look of the bubble and the frame, inside the shadow root. */
export const CSS = `
.bubble { position: fixed; z-index: 1; bottom: calc(20px + env(safe-area-inset-bottom));
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
.frame { position: fixed; z-index: 1; bottom: calc(96px + env(safe-area-inset-bottom));
  width: 390px; height: min(660px, calc(100dvh - 120px)); border: 0; border-radius: 20px;
  background: #fff; box-shadow: 0 16px 60px rgb(20 30 50 / 30%); color-scheme: light dark; }
.frame[hidden] { display: none; }
@media (max-width: 480px), (max-height: 480px) {
  .frame { inset: 0; width: 100%; height: 100%; border-radius: 0; }
  .bubble.open { display: none; }
}
@media (prefers-reduced-motion: reduce) { .bubble { transition: none; } }
`;
