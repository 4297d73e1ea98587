import { type ThemeConfig, theme } from 'antd';

/** How the interface is lit. */
export type Appearance = 'light' | 'dark';

/** Class under which Ant Design's tokens exist as CSS variables (`var(--ant-color-text)`). */
export const CSS_ROOT = 'zongji';

// What is read and not only seen has contrast AA on every surface it stands on: Ant Design's own
// hints, errors and warnings are too faint, and its words under the pointer fade. What is disabled
// may stay faint. The active accent lies under white words in both lights.
const LIGHT = {
  colorBgLayout: '#f5f7fa',
  colorTextTertiary: 'rgba(0, 0, 0, 0.58)',
  colorTextDescription: 'rgba(0, 0, 0, 0.6)',
  colorTextPlaceholder: 'rgba(0, 0, 0, 0.58)',
  colorTextQuaternary: 'rgba(0, 0, 0, 0.58)',
  colorTextDisabled: 'rgba(0, 0, 0, 0.3)',
  colorPrimaryHover: '#1a55c9',
  colorPrimaryActive: '#1f63e6',
  colorPrimaryTextHover: '#1a55c9',
  colorPrimaryTextActive: '#1549ad',
  colorInfoTextHover: '#1a55c9',
  colorInfoTextActive: '#1549ad',
  colorLinkHover: '#1a55c9',
  colorLinkActive: '#1549ad',
  colorError: '#c81e26',
  colorErrorHover: '#ab161d',
  colorErrorActive: '#921017',
  colorErrorText: '#b8181f',
  colorErrorTextHover: '#a5141a',
  colorErrorTextActive: '#921017',
  colorWarningText: '#7a4d00',
  colorWarningTextHover: '#6b4300',
  colorWarningTextActive: '#5c3a00',
  colorSuccessText: '#256b12',
  colorSuccessTextHover: '#1f5c0f',
  colorSuccessTextActive: '#1a4e0c',
};

const DARK = {
  colorBgLayout: '#0b0c0e',
  colorTextTertiary: 'rgba(255, 255, 255, 0.56)',
  colorTextDescription: 'rgba(255, 255, 255, 0.58)',
  colorTextPlaceholder: 'rgba(255, 255, 255, 0.56)',
  colorTextQuaternary: 'rgba(255, 255, 255, 0.56)',
  colorTextDisabled: 'rgba(255, 255, 255, 0.3)',
  colorPrimaryHover: '#8bb6ff',
  colorPrimaryActive: '#2f6bdf',
  colorPrimaryTextHover: '#8bb6ff',
  colorPrimaryTextActive: '#a6c6ff',
  colorInfoTextHover: '#8bb6ff',
  colorInfoTextActive: '#a6c6ff',
  colorLink: '#93bcff',
  colorLinkHover: '#8bb6ff',
  colorLinkActive: '#a6c6ff',
  colorPrimaryBg: '#16233c',
  colorPrimaryBgHover: '#1d2f50',
  colorError: '#ff918f',
  colorErrorHover: '#ffa3a0',
  colorErrorActive: '#ffb4b1',
  colorErrorText: '#ff9a97',
  colorErrorTextHover: '#ffacaa',
  colorErrorTextActive: '#ffbcba',
  colorWarningText: '#f0c04a',
  colorWarningTextHover: '#f4cd6c',
  colorWarningTextActive: '#f7d98e',
  colorSuccessText: '#8fd460',
  colorSuccessTextHover: '#a5de7f',
  colorSuccessTextActive: '#bbe79d',
};

/** White words lie on the accent, so it is deeper there than where it is itself a word. */
const DARK_BUTTON = {
  algorithm: false,
  colorPrimary: '#2f6bdf',
  colorPrimaryHover: '#376dd6',
  colorPrimaryActive: '#2a62cc',
  dangerColor: '#1f0f0f',
  defaultHoverColor: DARK.colorPrimaryHover,
  defaultHoverBorderColor: DARK.colorPrimaryHover,
  defaultActiveColor: DARK.colorPrimaryTextActive,
  defaultActiveBorderColor: DARK.colorPrimaryTextActive,
} as const;

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
      ...(dark ? { Button: DARK_BUTTON } : {}),
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
