import { CSS_ROOT, type Appearance as Light, themeOf } from '@zongji/ui';
import { ConfigProvider, theme } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import { type ReactNode, useLayoutEffect, useSyncExternalStore } from 'react';
import { usePreferences } from '@/lib/preferences';

const dark = window.matchMedia('(prefers-color-scheme: dark)');

/** Lights everything below it and words Ant Design's own controls, as this browser's person prefers. */
export function Appearance({ children }: { readonly children: ReactNode }) {
  const { language, appearance } = usePreferences();
  const systemDark = useSyncExternalStore(onSystemChange, () => dark.matches);
  const light: Light = appearance === 'system' ? (systemDark ? 'dark' : 'light') : appearance;
  dayjs.locale(language === 'en' ? 'en' : 'zh-cn');
  return (
    <ConfigProvider
      locale={language === 'en' ? enUS : zhCN}
      theme={themeOf(light)}
      // A button says exactly its word; a blank inside would be read out and found as two.
      button={{ autoInsertSpace: false }}
    >
      <Ground light={light} />
      {children}
    </ConfigProvider>
  );
}

/** Puts the tokens on the whole document, so that no white shows below or before a page. */
function Ground({ light }: { readonly light: Light }) {
  theme.useToken();
  useLayoutEffect(() => {
    document.documentElement.classList.add(CSS_ROOT);
    document.documentElement.style.colorScheme = light;
  }, [light]);
  return null;
}

function onSystemChange(listener: () => void): () => void {
  dark.addEventListener('change', listener);
  return () => dark.removeEventListener('change', listener);
}
