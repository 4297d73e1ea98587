/** Every text of the mini program, in one language. */
export interface Words {
  readonly title: string;
  readonly loading: string;
  readonly retry: string;
  readonly cancel: string;
  readonly placeholder: string;
  readonly send: string;
  readonly picture: string;
  readonly end: string;
  readonly endAsk: string;
  readonly endNote: string;
  readonly endDo: string;
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
  readonly queueStay: string;
  readonly ringing: string;
  readonly statusFlow: string;
  readonly statusWaiting: string;
  readonly statusServed: (name: string) => string;
  readonly statusEnded: string;
  readonly connecting: string;
  readonly lost: string;
  readonly lostNow: string;
  readonly replaced: string;
  readonly older: string;
  readonly olderLoading: string;
  readonly olderFailed: string;
  readonly beginning: string;
  readonly newer: string;
  readonly ended: Readonly<Record<string, string>>;
  readonly endedElse: string;
  readonly rateAsk: string;
  readonly rateStars: readonly string[];
  readonly rateComment: string;
  readonly rateSend: string;
  readonly rateThanks: string;
  readonly again: string;
  readonly notices: Readonly<Record<string, string>>;
  readonly faults: Readonly<Record<string, string>>;
  readonly faultElse: string;
  readonly trouble: Readonly<Record<string, { readonly title: string; readonly detail: string }>>;
  readonly uploading: (percent: number) => string;
  readonly tooLong: (over: number) => string;
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
  readonly callVoice: string;
  readonly callVideo: string;
  readonly callIncoming: (video: boolean) => string;
  readonly callRinging: string;
  readonly callTalking: string;
  readonly callJoin: string;
  readonly callAnswer: string;
  readonly callDecline: string;
  readonly callHangUp: string;
  readonly callAsked: (mine: boolean, name: string) => string;
  readonly callTalked: (name: string, time: string) => string;
  readonly callOver: Readonly<Record<string, string>>;
  readonly callMissing: string;
  readonly callMissingWhy: Readonly<Record<string, string>>;
  readonly callText: string;
  readonly callBack: string;
  readonly callBackDraft: string;
  readonly callFailed: string;
}

const zh: Words = {
  title: '在线咨询',
  loading: '正在打开…',
  retry: '重试',
  cancel: '取消',
  placeholder: '请输入…',
  send: '发送',
  picture: '图片',
  end: '结束会话',
  endAsk: '结束本次会话？',
  endNote: '结束后可以随时再次咨询。',
  endDo: '结束',
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
  queueStay: '继续等待',
  ringing: '正在为您接通客服…',
  statusFlow: '智能引导',
  statusWaiting: '排队中',
  statusServed: (name) => `${name} 正在为您服务`,
  statusEnded: '会话已结束',
  connecting: '正在连接…',
  lost: '网络已断开，内容不会丢失，恢复后自动发送',
  lostNow: '立即重连',
  replaced: '会话已在另一个页面打开',
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
    'conversation.call-already': '已经有一个通话',
    'conversation.call-too-often': '呼叫太频繁，请稍后再试',
    'media.too-large': '文件太大',
    'media.empty': '文件是空的',
    'media.not-a-picture': '这不是能显示的图片',
    'media.too-many-pixels': '图片尺寸太大',
    'media.not-audio': '这段语音无法识别，请重新录制',
    'media.voice-too-short': '说话时间太短',
    'media.voice-too-long': '语音太长，请分几条发送',
    'media.voice-too-large': '语音太大，请分几条发送',
    'media.too-many': '发送太频繁，请稍后再试',
    'media.conversation-ended': '会话已结束，文件没有发出',
    'client.offline': '网络不通，请检查后重试',
  },
  faultElse: '没有发送成功，请重试',
  trouble: {
    'client.config': { title: '客服尚未配置好', detail: '请联系小程序的管理员检查客服配置。' },
    'client.offline': {
      title: '暂时连接不上',
      detail: '请检查网络后重试。您之前说的内容不会丢失。',
    },
    'client.login': { title: '微信登录没有成功', detail: '请检查网络后重试。' },
    'customer.channel-unknown': {
      title: '没有找到这个咨询入口',
      detail: '小程序可能尚未接入客服，请联系小程序的管理员。',
    },
    'customer.channel-not-in-use': {
      title: '暂未开放咨询',
      detail: '这里还没有开始提供在线咨询，请稍后再来。',
    },
    'customer.wechat-code': { title: '微信登录没有成功', detail: '请重试。' },
    'customer.wechat-refused': {
      title: '微信登录没有成功',
      detail: '微信拒绝了登录请求，请联系小程序的管理员。',
    },
    'customer.wechat-unreachable': { title: '暂时无法连接微信', detail: '请稍后重试。' },
    'customer.too-many': { title: '请求太频繁', detail: '请稍等片刻再重试。' },
  },
  uploading: (percent) => `正在上传 ${percent}%`,
  tooLong: (over) => `超出 ${over} 字`,
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
  callVoice: '语音通话',
  callVideo: '视频通话',
  callIncoming: (video) => (video ? '客服邀请您视频通话' : '客服邀请您语音通话'),
  callRinging: '正在呼叫客服…',
  callTalking: '通话中',
  callJoin: '回到通话',
  callAnswer: '接听',
  callDecline: '拒绝',
  callHangUp: '挂断',
  callAsked: (mine, name) => (mine ? `您发起了${name}` : `客服邀请您${name}`),
  callTalked: (name, time) => `${name}已结束，时长 ${time}`,
  callOver: {
    DECLINED_CUSTOMER: '您拒绝了通话',
    DECLINED_AGENT: '客服现在不方便通话，请用文字继续',
    CANCELLED_CUSTOMER: '您取消了通话',
    CANCELLED_AGENT: '客服取消了通话',
    NOT_ANSWERED: '通话无人接听',
    ELSE: '通话没有接通',
  },
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
};

const en: Words = {
  title: 'Chat with us',
  loading: 'Opening…',
  retry: 'Try again',
  cancel: 'Cancel',
  placeholder: 'Type a message…',
  send: 'Send',
  picture: 'Picture',
  end: 'End conversation',
  endAsk: 'End this conversation?',
  endNote: 'You can start again at any time.',
  endDo: 'End it',
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
  queueCancel: 'Leave',
  queueCancelAsk: 'Leave the queue?',
  queueStay: 'Keep waiting',
  ringing: 'Connecting you to an agent…',
  statusFlow: 'Automatic guide',
  statusWaiting: 'In the queue',
  statusServed: (name) => `${name} is with you`,
  statusEnded: 'Conversation ended',
  connecting: 'Connecting…',
  lost: 'Offline. Nothing is lost; your messages go out when it is back',
  lostNow: 'Reconnect',
  replaced: 'This conversation is open on another page',
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
    'conversation.call-too-often': 'Too many calls. Please try later',
    'media.too-large': 'The file is too large',
    'media.empty': 'The file is empty',
    'media.not-a-picture': 'This is not a picture that can be shown',
    'media.too-many-pixels': 'The picture has too many pixels',
    'media.not-audio': 'The recording cannot be read. Please record it again',
    'media.voice-too-short': 'That was too short',
    'media.voice-too-long': 'Too long. Please send it in parts',
    'media.voice-too-large': 'Too large. Please send it in parts',
    'media.too-many': 'Too many at once. Please try later',
    'media.conversation-ended': 'The conversation has ended; the file was not sent',
    'client.offline': 'No network. Please check and try again',
  },
  faultElse: 'Not sent. Please try again',
  trouble: {
    'client.config': {
      title: 'Not set up yet',
      detail: 'Please tell the owner of this mini program to check the settings of the chat.',
    },
    'client.offline': {
      title: 'Cannot connect just now',
      detail: 'Please check your network and try again. Nothing you said is lost.',
    },
    'client.login': {
      title: 'WeChat sign-in failed',
      detail: 'Please check your network and try again.',
    },
    'customer.channel-unknown': {
      title: 'This chat was not found',
      detail: 'Please tell the owner of this mini program.',
    },
    'customer.channel-not-in-use': {
      title: 'Not open yet',
      detail: 'There is no chat service here at the moment. Please come back later.',
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
    'customer.too-many': { title: 'Too many requests', detail: 'Please wait a moment.' },
  },
  uploading: (percent) => `Uploading ${percent}%`,
  tooLong: (over) => `${over} characters too many`,
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
  callVoice: 'Voice call',
  callVideo: 'Video call',
  callIncoming: (video) =>
    video ? 'The agent invites you to a video call' : 'The agent invites you to a call',
  callRinging: 'Calling the agent…',
  callTalking: 'In a call',
  callJoin: 'Back to the call',
  callAnswer: 'Answer',
  callDecline: 'Decline',
  callHangUp: 'Hang up',
  callAsked: (mine, name) => (mine ? `You asked for: ${name}` : `The agent asks for: ${name}`),
  callTalked: (name, time) => `${name} ended after ${time}`,
  callOver: {
    DECLINED_CUSTOMER: 'You declined the call',
    DECLINED_AGENT: 'The agent cannot talk now. Please go on in text',
    CANCELLED_CUSTOMER: 'You cancelled the call',
    CANCELLED_AGENT: 'The agent cancelled the call',
    NOT_ANSWERED: 'The call was not answered',
    ELSE: 'The call did not come about',
  },
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

/** Words for a refusal. */
export function faultText(words: Words, code: string): string {
  return words.faults[code] ?? words.faultElse;
}
