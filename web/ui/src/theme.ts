import { type ThemeConfig, theme } from 'antd';

/** How the interface is lit. */
export type Appearance = 'light' | 'dark';

/** Class under which Ant Design's tokens exist as CSS variables (`var(--ant-color-text)`). */
export const CSS_ROOT = 'zongji';

// Hints and placeholders are read, not only seen: Ant Design's own are too faint for contrast AA.
const LIGHT = {
  colorBgLayout: '#f5f7fa',
  colorTextTertiary: 'rgba(0, 0, 0, 0.58)',
  colorTextDescription: 'rgba(0, 0, 0, 0.6)',
  colorTextPlaceholder: 'rgba(0, 0, 0, 0.55)',
};

const DARK = {
  colorBgLayout: '#0b0c0e',
  colorTextTertiary: 'rgba(255, 255, 255, 0.56)',
  colorTextDescription: 'rgba(255, 255, 255, 0.58)',
  colorTextPlaceholder: 'rgba(255, 255, 255, 0.52)',
};

/**
 * The one place where a colour or a measure is chosen; everything else takes Ant Design tokens.
 *
 * The accent is a calm blue that keeps AA contrast on both backgrounds.
 */
export function themeOf(appearance: Appearance): ThemeConfig {
  const dark = appearance === 'dark';
  return {
    cssVar: { key: CSS_ROOT, prefix: 'ant' },
    algorithm: dark ? theme.darkAlgorithm : theme.defaultAlgorithm,
    token: {
      colorPrimary: dark ? '#4c8dff' : '#1f63e6',
      colorInfo: dark ? '#4c8dff' : '#1f63e6',
      borderRadius: 8,
      // What moves while it opens is missed by the pointer that is already on its way to it.
      motion: false,
      fontFamily:
        "system-ui, -apple-system, 'Segoe UI', 'PingFang SC', 'Hiragino Sans GB', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Noto Sans SC', sans-serif",
      ...(dark ? DARK : LIGHT),
    },
    components: {
      ...(dark ? { Button: { colorPrimary: '#2f6bdf', algorithm: false } } : {}),
      Layout: {
        headerHeight: 56,
        headerPadding: '0 20px',
        headerBg: 'var(--ant-color-bg-container)',
        lightTriggerBg: 'var(--ant-color-bg-container)',
      },
      // Low enough for the whole navigation, two parts unfolded, on a screen of 720 pixels.
      Menu: { subMenuItemBg: 'transparent', itemMarginInline: 8, itemHeight: 34 },
      Table: { headerBorderRadius: 8 },
    },
  };
}
