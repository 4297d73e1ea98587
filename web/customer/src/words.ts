import type { Refusal } from '@zongji/voice';

/** Every text of the customer's page, in one language. */
interface Words {
  readonly title: string;
  readonly loading: string;
  readonly retry: string;
  readonly cancel: string;
  readonly close: string;
  readonly placeholder: string;
  readonly send: string;
  readonly attach: string;
  readonly picture: string;
  readonly file: string;
  readonly messages: string;
  readonly end: string;
  readonly endAsk: string;
  readonly endDo: string;
  readonly endNote: string;
  readonly system: string;
  readonly agent: string;
  readonly agentNumber: (number: string) => string;
  readonly typing: string;
  readonly sending: string;
  readonly sent: string;
  readonly delivered: string;
  readonly read: string;
  readonly failed: string;
  readonly discard: string;
  readonly queueTitle: string;
  readonly queueAhead: (ahead: number) => string;
  readonly queueNext: string;
  readonly queueNote: string;
  readonly queueCancel: string;
  readonly queueCancelAsk: string;
  readonly queueCancelDo: string;
  readonly queueStay: string;
  readonly ringing: string;
  readonly statusFlow: string;
  readonly statusWaiting: string;
  readonly statusServed: (name: string) => string;
  readonly statusEnded: string;
  readonly connecting: string;
  readonly lost: (time: string) => string;
  readonly lostNow: string;
  readonly replaced: string;
  readonly chips: string;
  readonly older: string;
  readonly olderLoading: string;
  readonly olderFailed: string;
  readonly beginning: string;
  readonly newer: string;
  readonly ended: Readonly<Record<string, string>>;
  readonly endedElse: string;
  readonly rateAsk: string;
  readonly rateStars: readonly [string, string, string, string, string];
  readonly rateComment: string;
  readonly rateSend: string;
  readonly rateThanks: string;
  readonly again: string;
  readonly notices: Readonly<Record<string, string>>;
  readonly faults: Readonly<Record<string, string>>;
  readonly faultElse: string;
  readonly trouble: Readonly<Record<string, { readonly title: string; readonly detail: string }>>;
  readonly download: string;
  readonly zoom: string;
  readonly uploading: (percent: number) => string;
  readonly uploadFailed: string;
  readonly drop: string;
  readonly tooLong: (over: number) => string;
  readonly voiceCall: string;
  readonly videoCall: string;
  readonly callFailed: string;
  /** Lines of a call between the messages; `call` is its kind in words. */
  readonly callLine: {
    readonly askedByMe: (call: string) => string;
    readonly askedByAgent: (call: string) => string;
    readonly changed: (call: string) => string;
    readonly joined: string;
    readonly moved: string;
    readonly talked: (call: string, time: string, who: string) => string;
    /** How a call ended that was not talked, by reason; of two of them also by whom. */
    readonly missed: Readonly<Record<string, string>>;
    readonly missedElse: string;
    /** Who ended a call that was talked, or why it ended. */
    readonly over: Readonly<Record<string, string>>;
  };
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
  title: '在线咨询',
  loading: '正在打开…',
  retry: '重试',
  cancel: '取消',
  close: '关闭',
  placeholder: '请输入…',
  send: '发送',
  attach: '发送图片或文件',
  picture: '图片',
  file: '文件',
  messages: '会话消息',
  end: '结束会话',
  endAsk: '结束本次会话？',
  endDo: '结束',
  endNote: '结束后可以随时再次咨询。',
  system: '自动消息',
  agent: '客服',
  agentNumber: (number) => `工号 ${number}`,
  typing: '对方正在输入…',
  sending: '发送中',
  sent: '已发送',
  delivered: '已送达',
  read: '已读',
  failed: '未发送',
  discard: '删除',
  queueTitle: '正在排队',
  queueAhead: (ahead) => `前面还有 ${ahead} 位`,
  queueNext: '下一位就是您',
  queueNote: '您可以离开页面，排队位置会为您保留几分钟，回来后继续排队。',
  queueCancel: '取消排队',
  queueCancelAsk: '取消排队？',
  queueCancelDo: '取消排队',
  queueStay: '继续等待',
  ringing: '正在为您接通客服…',
  statusFlow: '智能引导',
  statusWaiting: '排队中',
  statusServed: (name) => `${name} 正在为您服务`,
  statusEnded: '会话已结束',
  connecting: '正在连接…',
  lost: (time) => `网络已断开（${time}），内容不会丢失，恢复后自动发送`,
  lostNow: '立即重连',
  replaced: '会话已在另一个页面打开',
  chips: '快速回复',
  older: '查看更早的消息',
  olderLoading: '正在加载…',
  olderFailed: '没有加载成功，点此重试',
  beginning: '没有更早的消息了',
  newer: '有新消息',
  ended: {
    AGENT_ENDED: '客服已结束本次会话',
    SILENCE: '因长时间未回复，会话已自动结束',
    CUSTOMER_LEFT: '您已结束本次会话',
    ABANDONED: '您已离开排队',
    NOBODY_ONLINE: '当前没有客服在线',
  },
  endedElse: '本次会话已结束',
  rateAsk: '请为本次服务评分',
  rateStars: ['很不满意', '不满意', '一般', '满意', '非常满意'],
  rateComment: '说说您的感受（选填）',
  rateSend: '提交评价',
  rateThanks: '感谢您的评价',
  again: '再次咨询',
  notices: {
    ACCEPTED: '已接通人工客服',
    TRANSFERRED: '正在为您转接其他客服',
    PUT_BACK: '客服暂时离开，正在为您重新安排，您排在最前面',
  },
  faults: {
    'conversation.ended': '会话已结束，这条消息没有发出',
    'conversation.text-too-long': '消息太长，请分成几条发送',
    'conversation.text-blank': '消息是空的',
    'conversation.text-unreadable': '消息中有无法识别的字符',
    'conversation.call-already': '已经有一个通话了',
    'conversation.call-too-often': '通话请求太频繁，请稍后再试',
    'conversation.call-gone': '这个通话已经结束',
    'media.too-large': '文件太大',
    'media.empty': '文件是空的',
    'media.not-a-picture': '这不是能显示的图片',
    'media.too-many-pixels': '图片尺寸太大',
    'media.not-audio': '这不是能播放的录音',
    'media.voice-too-long': '语音最长 60 秒',
    'media.voice-too-short': '说话时间太短',
    'media.voice-too-large': '语音文件太大',
    'media.store-away': '文件暂时无法发送，请稍后重试',
    'request.too-large': '文件太大',
    'media.too-many': '发送太频繁，请稍后再试',
    'media.conversation-ended': '会话已结束，文件没有发出',
    'client.offline': '网络不通，请检查后重试',
  },
  faultElse: '没有发送成功，请重试',
  trouble: {
    'client.no-key': { title: '链接不完整', detail: '请从网站上的咨询入口重新打开。' },
    'client.offline': {
      title: '暂时连接不上',
      detail: '请检查网络后重试。您之前说的内容不会丢失。',
    },
    'customer.channel-unknown': {
      title: '没有找到这个咨询入口',
      detail: '链接可能已经失效，请从网站上重新打开。',
    },
    'customer.channel-not-in-use': {
      title: '暂未开放咨询',
      detail: '这里还没有开始提供在线咨询，请稍后再来。',
    },
    'customer.origin': {
      title: '此页面不能打开咨询',
      detail: '咨询窗口未被允许在当前网站使用，请联系网站管理员。',
    },
    'customer.too-many': { title: '请求太频繁', detail: '请稍等片刻再重试。' },
  },
  download: '下载',
  zoom: '查看大图',
  uploading: (percent) => `正在上传 ${percent}%`,
  uploadFailed: '上传失败',
  drop: '松开即可发送',
  tooLong: (over) => `超出 ${over} 字`,
  voiceCall: '语音通话',
  videoCall: '视频通话',
  callFailed: '通话功能没有加载成功，请检查网络后重试',
  callLine: {
    askedByMe: (call) => `您发起了${call}`,
    askedByAgent: (call) => `客服邀请您${call}`,
    changed: (call) => `已切换为${call}`,
    joined: '下一位客服已加入通话',
    moved: '通话线路已切换',
    talked: (call, time, who) => `${call} ${time}，${who}`,
    missed: {
      DECLINED_CUSTOMER: '您拒绝了通话',
      DECLINED_AGENT: '客服现在不方便通话，请用文字继续',
      CANCELLED_CUSTOMER: '您取消了通话',
      CANCELLED_AGENT: '客服取消了通话',
      NOT_ANSWERED: '通话无人接听',
      SERVICE_ENDED: '服务已结束，通话取消',
      HUNG_UP: '通话没有接通',
      FAILED: '通话没有接通',
    },
    missedElse: '通话已取消',
    over: {
      HUNG_UP_CUSTOMER: '您已挂断',
      HUNG_UP_AGENT: '客服已挂断',
      SERVICE_ENDED: '服务已结束',
      CUSTOMER_GONE: '您离开了页面',
      FAILED: '网络中断',
      JANUS_LOST: '线路中断',
    },
  },
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
};

const en: Words = {
  title: 'Chat with us',
  loading: 'Opening…',
  retry: 'Try again',
  cancel: 'Cancel',
  close: 'Close',
  placeholder: 'Type a message…',
  send: 'Send',
  attach: 'Send a picture or a file',
  picture: 'Picture',
  file: 'File',
  messages: 'Messages',
  end: 'End conversation',
  endAsk: 'End this conversation?',
  endDo: 'End it',
  endNote: 'You can start again at any time.',
  system: 'Automatic message',
  agent: 'Agent',
  agentNumber: (number) => `No. ${number}`,
  typing: 'Typing…',
  sending: 'Sending',
  sent: 'Sent',
  delivered: 'Delivered',
  read: 'Read',
  failed: 'Not sent',
  discard: 'Delete',
  queueTitle: 'You are in the queue',
  queueAhead: (ahead) => (ahead === 1 ? '1 person ahead of you' : `${ahead} people ahead of you`),
  queueNext: 'You are next',
  queueNote: 'You may leave this page: your place is kept for a few minutes.',
  queueCancel: 'Leave the queue',
  queueCancelAsk: 'Leave the queue?',
  queueCancelDo: 'Leave',
  queueStay: 'Keep waiting',
  ringing: 'Connecting you to an agent…',
  statusFlow: 'Automatic guide',
  statusWaiting: 'In the queue',
  statusServed: (name) => `${name} is with you`,
  statusEnded: 'Conversation ended',
  connecting: 'Connecting…',
  lost: (time) => `Offline for ${time}. Nothing is lost; your messages go out when it is back`,
  lostNow: 'Reconnect',
  replaced: 'This conversation is open on another page',
  chips: 'Quick answers',
  older: 'Show earlier messages',
  olderLoading: 'Loading…',
  olderFailed: 'Could not load. Try again',
  beginning: 'This is the beginning',
  newer: 'New messages',
  ended: {
    AGENT_ENDED: 'The agent has ended the conversation',
    SILENCE: 'Ended because there was no answer for a while',
    CUSTOMER_LEFT: 'You have ended the conversation',
    ABANDONED: 'You have left the queue',
    NOBODY_ONLINE: 'No agent is online at the moment',
  },
  endedElse: 'The conversation has ended',
  rateAsk: 'How was the service?',
  rateStars: ['Very bad', 'Bad', 'Fair', 'Good', 'Very good'],
  rateComment: 'Tell us more (optional)',
  rateSend: 'Send rating',
  rateThanks: 'Thank you for your rating',
  again: 'Start again',
  notices: {
    ACCEPTED: 'An agent has joined',
    TRANSFERRED: 'You are being passed to another agent',
    PUT_BACK: 'The agent had to leave. You are first in the queue for the next one',
  },
  faults: {
    'conversation.ended': 'The conversation has ended; this was not sent',
    'conversation.text-too-long': 'Too long. Please send it in parts',
    'conversation.text-blank': 'The message is empty',
    'conversation.text-unreadable': 'The message has characters that cannot be read',
    'conversation.call-already': 'There is a call already',
    'conversation.call-too-often': 'Too many calls. Please wait a moment',
    'conversation.call-gone': 'This call is over',
    'media.too-large': 'The file is too large',
    'media.empty': 'The file is empty',
    'media.not-a-picture': 'This is not a picture that can be shown',
    'media.too-many-pixels': 'The picture has too many pixels',
    'media.not-audio': 'This is no recording that can be played',
    'media.voice-too-long': 'A voice message may last 60 seconds',
    'media.voice-too-short': 'The voice message is too short',
    'media.voice-too-large': 'The voice message is too large',
    'media.store-away': 'Files cannot be sent at the moment. Please try later',
    'request.too-large': 'The file is too large',
    'media.too-many': 'Too many at once. Please try later',
    'media.conversation-ended': 'The conversation has ended; the file was not sent',
    'client.offline': 'No network. Please check and try again',
  },
  faultElse: 'Not sent. Please try again',
  trouble: {
    'client.no-key': {
      title: 'The link is not complete',
      detail: 'Please open the chat from the website again.',
    },
    'client.offline': {
      title: 'Cannot connect just now',
      detail: 'Please check your network and try again. Nothing you said is lost.',
    },
    'customer.channel-unknown': {
      title: 'This chat was not found',
      detail: 'The link may be out of date. Please open the chat from the website again.',
    },
    'customer.channel-not-in-use': {
      title: 'Not open yet',
      detail: 'There is no chat service here at the moment. Please come back later.',
    },
    'customer.origin': {
      title: 'The chat cannot open here',
      detail: 'It is not allowed on this website. Please tell the owner of the site.',
    },
    'customer.too-many': { title: 'Too many requests', detail: 'Please wait a moment.' },
  },
  download: 'Download',
  zoom: 'Enlarge picture',
  uploading: (percent) => `Uploading ${percent}%`,
  uploadFailed: 'Upload failed',
  drop: 'Drop to send',
  tooLong: (over) => `${over} characters too many`,
  voiceCall: 'Voice call',
  videoCall: 'Video call',
  callFailed: 'Calls could not be loaded. Please check your network and try again',
  callLine: {
    askedByMe: (call) => `You started a ${call.toLowerCase()}`,
    askedByAgent: (call) => `The agent invites you to a ${call.toLowerCase()}`,
    changed: (call) => `Changed to a ${call.toLowerCase()}`,
    joined: 'The next agent has joined the call',
    moved: 'The call goes on over another line',
    talked: (call, time, who) => `${call} ${time}, ${who}`,
    missed: {
      DECLINED_CUSTOMER: 'You declined the call',
      DECLINED_AGENT: 'The agent cannot take a call now. Please go on in text',
      CANCELLED_CUSTOMER: 'You cancelled the call',
      CANCELLED_AGENT: 'The agent cancelled the call',
      NOT_ANSWERED: 'The call was not answered',
      SERVICE_ENDED: 'The service has ended, and the call with it',
      HUNG_UP: 'The call was not connected',
      FAILED: 'The call could not be connected',
    },
    missedElse: 'The call was cancelled',
    over: {
      HUNG_UP_CUSTOMER: 'you hung up',
      HUNG_UP_AGENT: 'the agent hung up',
      SERVICE_ENDED: 'the service has ended',
      CUSTOMER_GONE: 'you left the page',
      FAILED: 'the connection was lost',
      JANUS_LOST: 'the line was lost',
    },
  },
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
  return words.faults[code] ?? words.faultElse;
}
