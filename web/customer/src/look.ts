import type { Site } from './api';

/** Contrast AA of text. */
const READABLE = 4.5;
/** From this contrast on, a colour is darkened for white text; a lighter one carries dark text. */
const DARK_ENOUGH = 3;

/** Gives the page the company's colour and readable text upon it. */
export function dress(site: Site): void {
  document.title = site.companyName || site.name;
  const colour = site.accentColour;
  if (colour === null || !/^#[0-9a-f]{6}$/i.test(colour)) return;
  const style = document.documentElement.style;
  const dark = contrast(colour) >= DARK_ENOUGH;
  style.setProperty('--accent', dark ? underWhite(colour) : colour);
  style.setProperty('--on-accent', dark ? '#fff' : '#10131a');
  document.querySelector('meta[name="theme-color"]')?.setAttribute('content', colour);
}

/** Contrast of white upon a `#rrggbb` colour, 1 to 21. */
export function contrast(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) =>
    linear(Number.parseInt(colour.slice(at, at + 2), 16) / 255),
  );
  return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05);
}

/** The colour, or the lightest shade of it upon which white can be read. */
export function underWhite(colour: string): string {
  let shade = colour;
  for (let left = 98; contrast(shade) < READABLE; left -= 2) shade = darker(colour, left / 100);
  return shade;
}

function darker(colour: string, left: number): string {
  const parts = [1, 3, 5].map((at) =>
    Math.floor(Number.parseInt(colour.slice(at, at + 2), 16) * left)
      .toString(16)
      .padStart(2, '0'),
  );
  return `#${parts.join('')}`;
}

function linear(part: number): number {
  return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
}

/**
 * Keeps the page exactly as high as what is visible above the on-screen keyboard, so that the
 * composer is never covered. Returns how to stop.
 */
export function followKeyboard(): () => void {
  const view = window.visualViewport;
  if (!view) return () => {};
  const fit = () => {
    const style = document.documentElement.style;
    style.setProperty('--view-height', `${view.height}px`);
    style.setProperty('--view-top', `${view.offsetTop}px`);
  };
  fit();
  view.addEventListener('resize', fit);
  view.addEventListener('scroll', fit);
  return () => {
    view.removeEventListener('resize', fit);
    view.removeEventListener('scroll', fit);
  };
}
