import type { Device, Lack } from '@zongji/calls';
import { language } from '../words';

/** The texts of a call. */
interface CallWords {
  readonly dialog: (call: string) => string;
  readonly asks: (call: string) => string;
  readonly accept: string;
  readonly decline: string;
  readonly calling: string;
  readonly callingLater: string;
  readonly cancel: string;
  readonly connecting: string;
  readonly reconnecting: string;
  readonly moving: string;
  readonly hangUp: string;
  readonly mute: string;
  readonly speak: string;
  readonly cameraOn: string;
  readonly cameraOff: string;
  readonly turn: string;
  readonly toVideo: string;
  readonly toVoice: string;
  readonly small: string;
  readonly large: string;
  readonly own: string;
  readonly sound: string;
  readonly theirVideo: string;
  readonly retry: string;
  readonly text: string;
  readonly unsupported: string;
  readonly unsupportedDetail: string;
  readonly microphone: Readonly<Record<Lack, string>>;
  readonly camera: Readonly<Record<Lack, string>>;
  /** Another device was taken for one that went away. */
  readonly instead: Readonly<Record<Device, (label: string) => string>>;
  /** Nothing has been heard of the other side for a while. */
  readonly unheard: string;
  readonly over: string;
  readonly overDetail: string;
  readonly again: string;
  readonly ticket: Readonly<Record<string, string>>;
  readonly ticketElse: string;
  readonly replaced: string;
  readonly takeOver: string;
}

const zh: CallWords = {
  dialog: (call) => call,
  asks: (call) => `邀请您进行${call}`,
  accept: '接听',
  decline: '拒绝',
  calling: '正在呼叫，等待客服接听…',
  callingLater: '已告诉客服您想通话。客服接入后会马上接通，您也可以先用文字说明。',
  cancel: '取消通话',
  connecting: '正在接通…',
  reconnecting: '网络不稳定，正在恢复…',
  moving: '正在等待下一位客服加入…',
  hangUp: '挂断',
  mute: '静音',
  speak: '取消静音',
  cameraOn: '打开摄像头',
  cameraOff: '关闭摄像头',
  turn: '翻转摄像头',
  toVideo: '切换为视频',
  toVoice: '切换为语音',
  small: '缩小，看文字消息',
  large: '回到通话',
  own: '我的画面',
  sound: '点此播放声音',
  theirVideo: '客服打开了视频，点摄像头让客服也看到您',
  retry: '重试',
  text: '用文字继续',
  unsupported: '当前浏览器不支持通话',
  unsupportedDetail: '请用最新版微信或系统浏览器打开，或者继续用文字沟通。',
  microphone: {
    'no-permission': '没有麦克风权限，对方听不到您。请在浏览器设置中允许后重试，或用文字继续。',
    'no-device': '没有找到麦克风（可能已断开），对方听不到您。您可以听，并用文字回复。',
    'in-use': '麦克风正被其他程序占用，对方听不到您。请关闭占用的程序后重试，或用文字继续。',
    silenced: '麦克风被系统静音，对方听不到您。请检查耳机或手机的静音设置。',
  },
  camera: {
    'no-permission': '没有摄像头权限，对方看不到您。',
    'no-device': '没有找到摄像头（可能已断开），对方看不到您。',
    'in-use': '摄像头正被其他程序占用，对方看不到您。',
    silenced: '摄像头被系统关闭，对方看不到您。',
  },
  instead: {
    microphone: (label) => `刚才的麦克风已断开，已改用「${label}」。`,
    camera: (label) => `刚才的摄像头已断开，已改用「${label}」。`,
  },
  unheard: '暂时听不到客服，对方的麦克风可能已断开。您可以用文字提醒。',
  over: '通话已结束',
  overDetail: '可以关闭这个页面，回到会话继续用文字沟通。',
  again: '重新呼叫',
  ticket: {
    'call.ticket-unknown': '通话链接无效，请回到会话重新发起通话。',
    'call.ticket-used': '通话链接已经用过，请回到会话重新发起通话。',
    'call.ticket-late': '通话链接已过期，请回到会话重新发起通话。',
  },
  ticketElse: '暂时连接不上，请检查网络后重试。',
  replaced: '通话在另一个页面进行',
  takeOver: '转到这里',
};

const en: CallWords = {
  dialog: (call) => call,
  asks: (call) => `invites you to a ${call.toLowerCase()}`,
  accept: 'Accept',
  decline: 'Decline',
  calling: 'Calling the agent…',
  callingLater: 'We told the agents that you want to talk. You can write in the meantime.',
  cancel: 'Cancel the call',
  connecting: 'Connecting…',
  reconnecting: 'The network is weak; coming back…',
  moving: 'Waiting for the next agent…',
  hangUp: 'Hang up',
  mute: 'Mute',
  speak: 'Unmute',
  cameraOn: 'Camera on',
  cameraOff: 'Camera off',
  turn: 'Turn camera',
  toVideo: 'Change to video',
  toVoice: 'Change to voice',
  small: 'Small window, back to text',
  large: 'Back to the call',
  own: 'My picture',
  sound: 'Tap to hear the sound',
  theirVideo: 'The agent has turned video on. Tap the camera to be seen too',
  retry: 'Try again',
  text: 'Go on in text',
  unsupported: 'This browser cannot take calls',
  unsupportedDetail: 'Please use an up-to-date browser, or go on in text.',
  microphone: {
    'no-permission':
      'The microphone is not allowed, so you cannot be heard. Allow it and try again, or write.',
    'no-device':
      'No microphone was found (it may be unplugged), so you cannot be heard. You can listen and write.',
    'in-use':
      'Another program is using the microphone, so you cannot be heard. Close it and try again, or write.',
    silenced:
      'The system has muted the microphone, so you cannot be heard. Check the mute switch of your headset or phone.',
  },
  camera: {
    'no-permission': 'The camera is not allowed, so you cannot be seen.',
    'no-device': 'No camera was found (it may be unplugged), so you cannot be seen.',
    'in-use': 'Another program is using the camera, so you cannot be seen.',
    silenced: 'The system has switched the camera off, so you cannot be seen.',
  },
  instead: {
    microphone: (label) => `The microphone was unplugged. Now using “${label}”.`,
    camera: (label) => `The camera was unplugged. Now using “${label}”.`,
  },
  unheard:
    'You cannot hear the agent just now; their microphone may be unplugged. You can tell them in text.',
  over: 'The call has ended',
  overDetail: 'You can close this page and go on in text.',
  again: 'Call again',
  ticket: {
    'call.ticket-unknown': 'This link is not valid. Please start the call again from the chat.',
    'call.ticket-used': 'This link was used before. Please start the call again from the chat.',
    'call.ticket-late': 'This link is out of date. Please start the call again from the chat.',
  },
  ticketElse: 'Cannot connect just now. Please check your network and try again.',
  replaced: 'The call is on another page',
  takeOver: 'Bring it here',
};

/** The texts of a call in the page's language. */
export const callWords: CallWords = language === 'zh' ? zh : en;
