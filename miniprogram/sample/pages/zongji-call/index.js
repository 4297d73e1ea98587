const { config } = require('../../zongji.config');

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
