import { faultWords, type SharedWords, shared } from '@zongji/customer-words';
import type { Refusal } from '@zongji/voice';

/** Every text of the customer's page, in one language. */
interface Words extends SharedWords {
  readonly close: string;
  readonly attach: string;
  readonly file: string;
  readonly messages: string;
  readonly system: string;
  readonly lost: (time: string) => string;
  readonly proxy: string;
  readonly notKept: string;
  readonly chips: string;
  readonly download: string;
  readonly heic: string;
  readonly zoom: string;
  readonly uploadFailed: string;
  readonly drop: string;
  readonly callFailed: string;
  readonly voice: string;
  readonly voiceRecord: string;
  readonly voiceAsking: string;
  readonly voiceHold: string;
  readonly voiceTap: string;
  readonly voiceAway: string;
  readonly voiceStop: string;
  readonly voiceCancel: string;
  readonly voiceDelete: string;
  readonly voiceSend: string;
  readonly voicePlay: string;
  readonly voicePause: string;
  readonly voiceUnheard: string;
  readonly voiceFailed: string;
  readonly voiceRate: (rate: number) => string;
  readonly voiceOf: (time: string) => string;
  readonly voiceRefused: Readonly<Record<Refusal, string>>;
}

const zh: Words = {
  ...shared.zh,
  close: '关闭',
  attach: '发送图片或文件',
  file: '文件',
  messages: '会话消息',
  system: '自动消息',
  lost: (time) => `网络已断开（${time}），内容不会丢失，恢复后自动发送`,
  proxy: '暂时无法连接：这个网站的反向代理配置有误（Host 或 WebSocket），请告知网站管理员',
  notKept: '此浏览器不保存数据，离开此页面后将找不回这次会话',
  chips: '快速回复',
  download: '下载',
  heic: '浏览器不能显示 HEIC 照片，请下载查看',
  zoom: '查看大图',
  uploadFailed: '上传失败',
  drop: '松开即可发送',
  callFailed: '通话功能没有加载成功，请检查网络后重试',
  voice: '语音',
  voiceRecord: '按住说话，或点一下开始录音',
  voiceAsking: '请允许使用麦克风…',
  voiceHold: '松开结束，上滑取消',
  voiceTap: '正在录音',
  voiceAway: '松开取消',
  voiceStop: '完成录音',
  voiceCancel: '取消录音',
  voiceDelete: '删除录音',
  voiceSend: '发送语音',
  voicePlay: '播放语音',
  voicePause: '暂停',
  voiceUnheard: '未播放',
  voiceFailed: '无法播放，可下载后收听',
  voiceRate: (rate) => `播放速度 ${rate} 倍`,
  voiceOf: (time) => `语音 ${time}`,
  voiceRefused: {
    UNSUPPORTED: '此浏览器或页面不能录音（需要 https），请改用文字',
    FORBIDDEN: '没有麦克风权限，请在浏览器设置中允许后重试',
    NO_MICROPHONE: '没有找到麦克风，请接好后重试',
    IN_USE: '麦克风正被其他程序占用，请关闭后重试',
    TOO_SHORT: '说话时间太短',
  },
  trouble: {
    ...shared.zh.trouble,
    'client.no-key': { title: '链接不完整', detail: '请从网站上的咨询入口重新打开。' },
    'customer.channel-unknown': {
      title: '没有找到这个咨询入口',
      detail: '链接可能已经失效，请从网站上重新打开。',
    },
    'customer.origin': {
      title: '此页面不能打开咨询',
      detail: '咨询窗口未被允许在当前网站使用，请联系网站管理员。',
    },
  },
};

const en: Words = {
  ...shared.en,
  close: 'Close',
  attach: 'Send a picture or a file',
  file: 'File',
  messages: 'Messages',
  system: 'Automatic message',
  lost: (time) => `Offline for ${time}. Nothing is lost; your messages go out when it is back`,
  proxy:
    'Cannot connect: the proxy of this site is misconfigured (Host or WebSocket). Please tell whoever runs it',
  notKept:
    'This browser keeps no data: once you leave this page, this conversation cannot be found again',
  chips: 'Quick answers',
  download: 'Download',
  heic: 'Browsers cannot show HEIC photos; download it',
  zoom: 'Enlarge picture',
  uploadFailed: 'Upload failed',
  drop: 'Drop to send',
  callFailed: 'Calls could not be loaded. Please check your network and try again',
  voice: 'Voice message',
  voiceRecord: 'Hold to talk, or tap to record',
  voiceAsking: 'Please allow the microphone…',
  voiceHold: 'Release to finish, slide up to cancel',
  voiceTap: 'Recording',
  voiceAway: 'Release to cancel',
  voiceStop: 'Finish',
  voiceCancel: 'Cancel recording',
  voiceDelete: 'Delete recording',
  voiceSend: 'Send voice message',
  voicePlay: 'Play voice message',
  voicePause: 'Pause',
  voiceUnheard: 'Not played yet',
  voiceFailed: 'Cannot be played here; download it',
  voiceRate: (rate) => `Speed ${rate}×`,
  voiceOf: (time) => `Voice message, ${time}`,
  voiceRefused: {
    UNSUPPORTED: 'This browser or page cannot record (it needs https). Please type instead',
    FORBIDDEN: 'The microphone is not allowed. Allow it in the browser settings and try again',
    NO_MICROPHONE: 'No microphone was found. Connect one and try again',
    IN_USE: 'The microphone is in use by another program. Close it and try again',
    TOO_SHORT: 'Too short',
  },
  trouble: {
    ...shared.en.trouble,
    'client.no-key': {
      title: 'The link is not complete',
      detail: 'Please open the chat from the website again.',
    },
    'customer.channel-unknown': {
      title: 'This chat was not found',
      detail: 'The link may be out of date. Please open the chat from the website again.',
    },
    'customer.origin': {
      title: 'The chat cannot open here',
      detail: 'It is not allowed on this website. Please tell the owner of the site.',
    },
  },
};

/** Which language the page speaks: the one asked for, else the browser's. */
export const language: 'zh' | 'en' = chosen();

/** The texts of the page. */
export const words: Words = language === 'zh' ? zh : en;

function chosen(): 'zh' | 'en' {
  const asked = new URLSearchParams(location.search).get('lang');
  const wanted = asked ?? navigator.language;
  return wanted.toLowerCase().startsWith('zh') ? 'zh' : 'en';
}

/** Words for a refusal. */
export function faultText(code: string): string {
  return faultWords(words, code);
}
