import { type SharedWords, shared } from '@zongji/customer-words';

/** Every text of the mini program, in one language. */
export interface Words extends SharedWords {
  readonly lost: string;
  readonly more: string;
  readonly keyboard: string;
  readonly voice: string;
  readonly voiceHold: string;
  readonly voiceRelease: string;
  readonly voiceCancel: string;
  readonly voiceLeft: (seconds: number) => string;
  readonly voiceShort: string;
  readonly voiceFailed: string;
  readonly voiceDenied: string;
  readonly voiceDeniedNote: string;
  readonly voicePlay: (seconds: number) => string;
  readonly settings: string;
  readonly playFailed: string;
  readonly openFailed: string;
  readonly call: string;
  readonly callIncoming: (video: boolean) => string;
  readonly callRinging: string;
  readonly callTalking: string;
  readonly callJoin: string;
  readonly callAnswer: string;
  readonly callDecline: string;
  readonly callHangUp: string;
  readonly callMissing: string;
  readonly callMissingWhy: Readonly<Record<string, string>>;
  readonly callText: string;
  readonly callBack: string;
  readonly callBackDraft: string;
  readonly callFailed: string;
}

const zh: Words = {
  ...shared.zh,
  lost: '网络已断开，内容不会丢失，恢复后自动发送',
  more: '更多',
  keyboard: '切换到键盘',
  voice: '发送语音',
  voiceHold: '按住 说话',
  voiceRelease: '松开发送，上滑取消',
  voiceCancel: '松开取消',
  voiceLeft: (seconds) => `还可以说 ${seconds} 秒`,
  voiceShort: '说话时间太短',
  voiceFailed: '录音没有成功，请重试',
  voiceDenied: '需要使用麦克风',
  voiceDeniedNote: '请在设置中允许使用麦克风，然后再发送语音。您也可以继续用文字沟通。',
  voicePlay: (seconds) => `语音消息，${seconds} 秒`,
  settings: '去设置',
  playFailed: '语音没有播放成功，请重试',
  openFailed: '文件没有打开，请重试',
  call: '通话',
  callIncoming: (video) => (video ? '客服邀请您视频通话' : '客服邀请您语音通话'),
  callRinging: '正在呼叫客服…',
  callTalking: '通话中',
  callJoin: '回到通话',
  callAnswer: '接听',
  callDecline: '拒绝',
  callHangUp: '挂断',
  callMissing: '这台设备不能通话',
  callMissingWhy: {
    DESKTOP: '电脑版微信只能收看，请在手机上打开小程序。',
    OLD_IOS: '通话需要 iOS 14.3 或更高版本。',
    OLD_WECHAT: '请把微信升级到最新版本。',
  },
  callText: '继续文字沟通',
  callBack: '请客服回电',
  callBackDraft: '我的设备不能通话，请给我回电，电话：',
  callFailed: '通话没有打开',
  trouble: {
    ...shared.zh.trouble,
    'client.config': { title: '客服尚未配置好', detail: '请联系小程序的管理员检查客服配置。' },
    'client.login': { title: '微信登录没有成功', detail: '请检查网络后重试。' },
    'customer.channel-unknown': {
      title: '没有找到这个咨询入口',
      detail: '小程序可能尚未接入客服，请联系小程序的管理员。',
    },
    'customer.wechat-code': { title: '微信登录没有成功', detail: '请重试。' },
    'customer.wechat-refused': {
      title: '微信登录没有成功',
      detail: '微信拒绝了登录请求，请联系小程序的管理员。',
    },
    'customer.wechat-unreachable': { title: '暂时无法连接微信', detail: '请稍后重试。' },
  },
};

const en: Words = {
  ...shared.en,
  lost: 'Offline. Nothing is lost; your messages go out when it is back',
  more: 'More',
  keyboard: 'Keyboard',
  voice: 'Voice message',
  voiceHold: 'Hold to talk',
  voiceRelease: 'Release to send, slide up to cancel',
  voiceCancel: 'Release to cancel',
  voiceLeft: (seconds) => `${seconds} seconds left`,
  voiceShort: 'That was too short',
  voiceFailed: 'Recording failed. Please try again',
  voiceDenied: 'The microphone is needed',
  voiceDeniedNote:
    'Please allow it in the settings, then send a voice message. Text works as well.',
  voicePlay: (seconds) => `Voice message, ${seconds} seconds`,
  settings: 'Settings',
  playFailed: 'Could not be played. Please try again',
  openFailed: 'Could not be opened. Please try again',
  call: 'Call',
  callIncoming: (video) =>
    video ? 'The agent invites you to a video call' : 'The agent invites you to a call',
  callRinging: 'Calling the agent…',
  callTalking: 'In a call',
  callJoin: 'Back to the call',
  callAnswer: 'Answer',
  callDecline: 'Decline',
  callHangUp: 'Hang up',
  callMissing: 'This device cannot make calls',
  callMissingWhy: {
    DESKTOP: 'WeChat on a computer can only receive. Please open the mini program on a phone.',
    OLD_IOS: 'Calls need iOS 14.3 or newer.',
    OLD_WECHAT: 'Please update WeChat.',
  },
  callText: 'Go on in text',
  callBack: 'Ask to be called back',
  callBackDraft: 'My device cannot make calls. Please call me back at: ',
  callFailed: 'The call did not open',
  trouble: {
    ...shared.en.trouble,
    'client.config': {
      title: 'Not set up yet',
      detail: 'Please tell the owner of this mini program to check the settings of the chat.',
    },
    'client.login': {
      title: 'WeChat sign-in failed',
      detail: 'Please check your network and try again.',
    },
    'customer.channel-unknown': {
      title: 'This chat was not found',
      detail: 'Please tell the owner of this mini program.',
    },
    'customer.wechat-code': { title: 'WeChat sign-in failed', detail: 'Please try again.' },
    'customer.wechat-refused': {
      title: 'WeChat sign-in failed',
      detail: 'WeChat refused it. Please tell the owner of this mini program.',
    },
    'customer.wechat-unreachable': {
      title: 'WeChat cannot be reached',
      detail: 'Please try again later.',
    },
  },
};

/** The texts in the language that was asked for, else in that of WeChat. */
export function wordsIn(asked: 'zh' | 'en' | undefined): Words {
  return languageOf(asked) === 'zh' ? zh : en;
}

/** The language that was asked for, else that of WeChat. */
export function languageOf(asked: 'zh' | 'en' | undefined): 'zh' | 'en' {
  if (asked !== undefined) return asked;
  const said = wx.getAppBaseInfo?.().language ?? 'zh_CN';
  return said.toLowerCase().startsWith('zh') ? 'zh' : 'en';
}
