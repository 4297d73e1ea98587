module.exports = {
  config: {
    // 服务器地址 · where your Zongji runs
    server: 'http://localhost:8080',
    // 小程序的 AppID · as bound in the console: 渠道接入 › 微信小程序-自定义
    appId: 'wx0123456789abcdef',
    // 会话服务流 ID · of the published flow that the channel is linked to
    flowId: '00000000-0000-0000-0000-000000000000',
    // 是否提供语音、视频通话 · calls need a web-view: no personal accounts
    calls: true,
  },
};
