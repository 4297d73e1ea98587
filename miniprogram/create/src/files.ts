/** One file of the project, by its path from the folder with `app.json`. */
export interface ProjectFile {
  readonly path: string;
  readonly content: string;
}

/** What was answered. */
export interface Answers {
  readonly server: string;
  readonly appId: string;
  readonly flowId: string;
}

/** The page of the conversation. */
export const CHAT_PAGE = 'pages/zongji-chat/index';
/** The page that shows a call. */
export const CALL_PAGE = 'pages/zongji-call/index';

/** Everything that is written into a project; `typescript` decides on the configuration's form. */
export function filesFor(answers: Answers, typescript: boolean): readonly ProjectFile[] {
  return [
    { path: `zongji.config.${typescript ? 'ts' : 'js'}`, content: configOf(answers, typescript) },
    ...CHAT_FILES,
    ...CALL_FILES,
  ];
}

function configOf({ server, appId, flowId }: Answers, typescript: boolean): string {
  const fields = `{
  // 服务器地址 · where your Zongji runs
  server: '${server}',
  // 小程序的 AppID · as bound in the console: 渠道接入 › 微信小程序-自定义
  appId: '${appId}',
  // 会话服务流 ID · of the published flow that the channel is linked to
  flowId: '${flowId}',
  // 是否提供语音、视频通话 · calls need a web-view: no personal accounts
  calls: true,
}`;
  return typescript
    ? `export const config = ${fields};\n`
    : `module.exports = {\n  config: ${fields.replace(/\n/g, '\n  ')},\n};\n`;
}

const CHAT_FILES: readonly ProjectFile[] = [
  {
    path: `${CHAT_PAGE}.js`,
    content: `const { config } = require('../../zongji.config');

Page({ data: { config } });
`,
  },
  {
    path: `${CHAT_PAGE}.json`,
    content: `{
  "navigationBarTitleText": "在线咨询",
  "disableScroll": true,
  "usingComponents": {
    "zongji-chat": "zongji-miniprogram/chat/index"
  }
}
`,
  },
  { path: `${CHAT_PAGE}.wxml`, content: '<zongji-chat config="{{config}}" />\n' },
];

const CALL_FILES: readonly ProjectFile[] = [
  {
    path: `${CALL_PAGE}.js`,
    content: `const { config } = require('../../zongji.config');

Page({
  data: { config, conversation: '', media: '', address: '' },
  onLoad({ conversation, media }) {
    this.setData({ conversation, media });
  },
  open({ detail }) {
    this.setData({ address: detail.address });
  },
  back() {
    wx.navigateBack();
  },
});
`,
  },
  {
    path: `${CALL_PAGE}.json`,
    content: `{
  "navigationBarTitleText": "通话",
  "usingComponents": {
    "zongji-call": "zongji-miniprogram/call/index"
  }
}
`,
  },
  {
    path: `${CALL_PAGE}.wxml`,
    content: `<web-view wx:if="{{address}}" src="{{address}}" />
<zongji-call
  wx:elif="{{conversation}}"
  config="{{config}}"
  conversation="{{conversation}}"
  media="{{media}}"
  bind:open="open"
  bind:back="back"
/>
`,
  },
];
