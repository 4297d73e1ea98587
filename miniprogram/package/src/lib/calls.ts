/** What is known of the phone. */
export interface Device {
  /** `ios`, `android`, `ohos`, `windows`, `mac` or `devtools`. */
  readonly platform: string;
  /** As WeChat names it: `iOS 14.2`, `Android 13`. */
  readonly system: string;
}

/** Why a call cannot be made from here. */
export type Missing = 'DESKTOP' | 'OLD_IOS' | 'OLD_WECHAT';

/**
 * Why a web-view of this device has no WebRTC that sends; null when it should have.
 *
 * WeChat on computers only receives; on iOS the web-view sends from 14.3 on. On other phones only
 * the call page itself can tell, and does.
 */
export function missingFor({ platform, system }: Device): Missing | null {
  if (platform === 'windows' || platform === 'mac') return 'DESKTOP';
  const version = /^(?:iOS|iPadOS)\s*(\d+)(?:\.(\d+))?/i.exec(system);
  if (version !== null) {
    const [major, minor] = [Number(version[1]), Number(version[2] ?? 0)];
    if (major < 14 || (major === 14 && minor < 3)) return 'OLD_IOS';
  }
  return null;
}

/** Why this device cannot make calls; null when it should be able to. */
export function missingHere(): Missing | null {
  if (!wx.canIUse('web-view')) return 'OLD_WECHAT';
  return missingFor(device());
}

function device(): Device {
  // Older WeChat knows only the one that newer WeChat calls outdated.
  const { platform, system } = wx.canIUse('getDeviceInfo')
    ? wx.getDeviceInfo()
    : wx.getSystemInfoSync();
  return { platform, system };
}

/** Where the call component is opened. */
export function callPage(page: string, conversation: string, media: 'VOICE' | 'VIDEO'): string {
  return `${page}?conversation=${encodeURIComponent(conversation)}&media=${media}`;
}
