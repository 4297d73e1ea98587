import { type ThemeConfig, theme } from 'antd';

/** How the interface is lit. */
export type Appearance = 'light' | 'dark';

/** Class under which Ant Design's tokens exist as CSS variables (`var(--ant-color-text)`). */
export const CSS_ROOT = 'zongji';

// What is read and not only seen has contrast AA on every surface it stands on: Ant Design's own
// hints, errors and warnings are too faint. What is disabled may stay faint. The active accent lies
// under white text in both lights.
const LIGHT = {
  colorBgLayout: '#f5f7fa',
  colorTextTertiary: 'rgba(0, 0, 0, 0.58)',
  colorTextDescription: 'rgba(0, 0, 0, 0.6)',
  colorTextPlaceholder: 'rgba(0, 0, 0, 0.58)',
  colorTextQuaternary: 'rgba(0, 0, 0, 0.58)',
  colorTextDisabled: 'rgba(0, 0, 0, 0.3)',
  colorPrimaryActive: '#1f63e6',
  colorError: '#c81e26',
  colorErrorText: '#b8181f',
  colorErrorTextActive: '#b8181f',
  colorWarningText: '#7a4d00',
  colorWarningTextActive: '#7a4d00',
  colorSuccessText: '#256b12',
  colorSuccessTextActive: '#256b12',
};

const DARK = {
  colorBgLayout: '#0b0c0e',
  colorTextTertiary: 'rgba(255, 255, 255, 0.56)',
  colorTextDescription: 'rgba(255, 255, 255, 0.58)',
  colorTextPlaceholder: 'rgba(255, 255, 255, 0.56)',
  colorTextQuaternary: 'rgba(255, 255, 255, 0.56)',
  colorTextDisabled: 'rgba(255, 255, 255, 0.3)',
  colorPrimaryActive: '#2f6bdf',
  colorPrimaryBg: '#16233c',
  colorPrimaryBgHover: '#1d2f50',
  colorError: '#ff8a88',
  colorErrorText: '#ff9a97',
  colorErrorTextActive: '#ff9a97',
  colorWarningText: '#f0c04a',
  colorWarningTextActive: '#f0c04a',
  colorSuccessText: '#8fd460',
  colorSuccessTextActive: '#8fd460',
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
      colorPrimary: dark ? '#6ba1ff' : '#1f63e6',
      colorInfo: dark ? '#6ba1ff' : '#1f63e6',
      borderRadius: 8,
      // What moves while it opens is missed by the pointer that is already on its way to it.
      motion: false,
      fontFamily:
        "system-ui, -apple-system, 'Segoe UI', 'PingFang SC', 'Hiragino Sans GB', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Noto Sans SC', sans-serif",
      ...(dark ? DARK : LIGHT),
    },
    components: {
      ...(dark
        ? { Button: { colorPrimary: '#2f6bdf', dangerColor: '#1f0f0f', algorithm: false } }
        : {}),
      Layout: {
        headerHeight: 56,
        headerPadding: '0 20px',
        headerBg: 'var(--ant-color-bg-container)',
        lightTriggerBg: 'var(--ant-color-bg-container)',
      },
      // Low enough for the whole navigation, two parts unfolded, on a screen of 720 pixels.
      Menu: {
        subMenuItemBg: 'transparent',
        itemMarginInline: 8,
        itemHeight: 34,
        ...(dark ? { itemSelectedColor: '#b9d3ff' } : {}),
      },
      // Days of the months beside are faint, but can be chosen.
      DatePicker: { colorTextDisabled: dark ? DARK.colorTextTertiary : LIGHT.colorTextTertiary },
      Table: { headerBorderRadius: 8 },
    },
  };
}
