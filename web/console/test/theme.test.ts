import { type Appearance, themeOf } from '@zongji/ui';
import { theme } from 'antd';
import { describe, expect, it } from 'vitest';

type Rgb = readonly [number, number, number];

const SURFACES = ['colorBgContainer', 'colorBgElevated', 'colorBgLayout'] as const;

/** What lies between a word and its surface while the pointer is over it, or while it is chosen. */
const VEILS = [undefined, 'controlItemBgHover', 'colorFillAlter'] as const;

const WORDS = [
  'colorText',
  'colorTextSecondary',
  'colorTextTertiary',
  'colorTextDescription',
  'colorTextPlaceholder',
  'colorTextQuaternary',
  'colorPrimaryHover',
  'colorPrimaryTextHover',
  'colorPrimaryTextActive',
  'colorInfoTextHover',
  'colorInfoTextActive',
  'colorLink',
  'colorLinkHover',
  'colorLinkActive',
  'colorError',
  'colorErrorHover',
  'colorErrorActive',
  'colorErrorText',
  'colorErrorTextHover',
  'colorErrorTextActive',
  'colorWarningText',
  'colorWarningTextHover',
  'colorWarningTextActive',
  'colorSuccessText',
  'colorSuccessTextHover',
  'colorSuccessTextActive',
] as const;

const AA = 4.5;

describe.each<Appearance>(['light', 'dark'])('the palette, %s', (appearance) => {
  const config = themeOf(appearance);
  const tokens = theme.getDesignToken(config);

  it.each(WORDS)('%s can be read on every surface, also under the pointer', (word) => {
    const faint = SURFACES.flatMap((surface) =>
      VEILS.map((veil) => {
        const ground = veil === undefined ? tokens[surface] : over(tokens[veil], tokens[surface]);
        return { on: `${surface} ${veil ?? ''}`, ratio: ratio(tokens[word], ground) };
      }),
    ).filter(({ ratio }) => ratio < AA);
    expect(faint).toEqual([]);
  });

  it('white words can be read on the accent that lies under them', () => {
    expect(ratio('#ffffff', tokens.colorPrimaryActive)).toBeGreaterThanOrEqual(AA);
  });

  it.each(['colorPrimary', 'colorPrimaryHover', 'colorPrimaryActive'] as const)(
    'white words can be read on a button of %s',
    (name) => {
      const button = { ...tokens, ...config.components?.Button };
      expect(ratio('#ffffff', button[name])).toBeGreaterThanOrEqual(AA);
    },
  );
});

function ratio(word: string, ground: string): number {
  const [lighter = 0, darker = 0] = [
    luminance(rgb(over(word, ground))),
    luminance(rgb(ground)),
  ].sort((a, b) => b - a);
  return Math.round(((lighter + 0.05) / (darker + 0.05)) * 100) / 100;
}

/** A colour as it is seen on an opaque one. */
function over(colour: string, ground: string): string {
  const below = rgb(ground);
  const alpha = alphaOf(colour);
  const mixed = rgb(colour).map((part, i) => part * alpha + (below[i] ?? 0) * (1 - alpha));
  return `rgb(${mixed.join(',')})`;
}

function rgb(colour: string): Rgb {
  const hex = /^#(..)(..)(..)$/.exec(colour);
  const parts =
    hex === null
      ? [...colour.matchAll(/[\d.]+/g)].map(([part]) => Number(part))
      : hex.slice(1).map((part) => Number.parseInt(part, 16));
  const [r, g, b] = parts;
  if (r === undefined || g === undefined || b === undefined)
    throw new Error(`no colour: ${colour}`);
  return [r, g, b];
}

function alphaOf(colour: string): number {
  const alpha = /^rgba\((?:[^,]+,){3}\s*([\d.]+)\)$/.exec(colour)?.[1];
  return alpha === undefined ? 1 : Number(alpha);
}

/** Relative luminance, WCAG 2.1. */
function luminance(colour: Rgb): number {
  const [r, g, b] = colour.map((part) => {
    const share = part / 255;
    return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * (r ?? 0) + 0.7152 * (g ?? 0) + 0.0722 * (b ?? 0);
}
