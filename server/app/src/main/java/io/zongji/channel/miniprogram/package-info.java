/// WeChat mini programs: customers are known by the openid that `wx.login` leads to.
@org.jspecify.annotations.NullMarked
package io.zongji.channel.miniprogram;
