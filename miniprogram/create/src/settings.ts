import {
  isAppId,
  isFlowId,
  isForPhones,
  isServer,
  plainServer,
} from '../../package/src/lib/config';
import type { Answers } from './files';

/** One thing that is asked for. */
export interface Question {
  readonly name: keyof Answers;
  /** The flag that answers it without being asked. */
  readonly flag: string;
  readonly text: string;
  readonly plain: (typed: string) => string;
  /** What is wrong with an answer; null when it can be used. */
  readonly wrong: (answer: string) => string | null;
}

/** Everything that is asked for, in order. */
export const QUESTIONS: readonly Question[] = [
  {
    name: 'server',
    flag: 'server',
    text: '服务器地址 · server address (https://…)',
    plain: plainServer,
    wrong: (answer) =>
      isServer(answer)
        ? null
        : '应为 https://域名，不带路径；试用时可为 http://localhost:8080 · must look like https://desk.example.com, without a path',
  },
  {
    name: 'appId',
    flag: 'app-id',
    text: '小程序 AppID · AppID (wx…)',
    plain: (typed) => typed.trim(),
    wrong: (answer) =>
      isAppId(answer)
        ? null
        : '应为 wx 开头的 18 位字符，见微信公众平台“开发管理” · must be wx and 16 letters or digits',
  },
  {
    name: 'flowId',
    flag: 'flow-id',
    text: '会话服务流 ID · flow id',
    plain: (typed) => typed.trim().toLowerCase(),
    wrong: (answer) =>
      isFlowId(answer)
        ? null
        : '应为 UUID，可在控制台“会话服务流管理”中复制 · must be a UUID, as the console shows it',
  },
];

/** What is to be done by hand afterwards, in words. */
export function nextSteps({ server }: Answers, pages: readonly string[]): string {
  const socket = server.replace(/^http/, 'ws');
  const phones = isForPhones(server)
    ? ''
    : `
注意：手机只能访问 https 域名；这个地址只能在开发者工具中试用（勾选“不校验合法域名”）。
Note: phones reach https names only; this address is for trying it out in the developer tools.
`;
  return `
接下来 · what is left to do

1. 安装组件包，然后在开发者工具中选择“工具 › 构建 npm”
   install the package, then 工具 › 构建 npm in the developer tools:
     npm install zongji-miniprogram

2. app.json：在 "pages" 中加入 · add to "pages":
${pages.map((page) => `     "${page}"`).join(',\n')}
   并加入 · and add: "darkmode": true, "lazyCodeLoading": "requiredComponents"

3. 打开会话 · open the conversation:
     wx.navigateTo({ url: '/${pages[0]}' })

4. 微信公众平台 › 开发管理 › 服务器域名 · domains to allow:
     request        ${server}
     socket         ${socket}
     uploadFile     ${server}
     downloadFile   ${server}
   业务域名（通话页面）· business domain (the call page): ${server}
   校验文件放在域名根目录 · its verification file goes to the root of the domain

5. 用户隐私保护指引 · privacy declaration: 选中的照片或视频信息, 麦克风, 摄像头（通话 · calls）
${phones}
docs/miniprogram.md 说明全部步骤 · tells the whole way.
`;
}
