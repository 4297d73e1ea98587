Page({
  contact() {
    wx.navigateTo({ url: '/pages/zongji-chat/index' });
  },
});
