package io.zongji.channel.miniprogram;

import cn.binarywang.wx.miniapp.api.WxMaService;
import cn.binarywang.wx.miniapp.api.impl.WxMaServiceImpl;
import cn.binarywang.wx.miniapp.config.impl.WxMaDefaultConfigImpl;
import io.zongji.customer.CustomerFault;
import io.zongji.customer.Customers;
import io.zongji.platform.FaultException;
import io.zongji.platform.StartupException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import me.chanjar.weixin.common.error.WxErrorException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// WeChat's servers, at `ZONGJI_WECHAT_HOST` (`https://api.weixin.qq.com` unless set).
@Component
class WeChat {
  private static final Logger LOG = LoggerFactory.getLogger(WeChat.class);
  /// WeChat counts how often a customer signs in by the minute.
  private static final int OFTEN_SECONDS = 60;

  private static final int BUSY_TRIES_MAX = 1;
  private static final int BUSY_PAUSE_MILLIS = 200;

  /// One service for each mini program, with the access token it got from WeChat.
  private final ConcurrentMap<String, Known> services = new ConcurrentHashMap<>();

  private final String host;

  private record Known(String secret, WxMaService service) {
    @Override
    public String toString() {
      return "Known[not shown]";
    }
  }

  WeChat(@Value("${ZONGJI_WECHAT_HOST:https://api.weixin.qq.com}") String host) {
    var plain = host.strip();
    if (!plain.matches("https?://[^/\\s]+/?")) {
      throw new StartupException(
          "ZONGJI_WECHAT_HOST is \"%s\"; it must look like https://api.weixin.qq.com"
              .formatted(plain));
    }
    this.host = plain.endsWith("/") ? plain.substring(0, plain.length() - 1) : plain;
  }

  /// Whose one-time code this is; throws a `FaultException` that says what WeChat had against it.
  String openId(String appId, String secret, String code) {
    try {
      var openId = service(appId, secret).jsCode2SessionInfo(code).getOpenid();
      if (openId == null
          || openId.isBlank()
          || openId.chars().anyMatch(Character::isISOControl)
          || openId.length() > Customers.EXTERNAL_ID_CHARACTERS_MAX) {
        LOG.warn("WeChat answered without an openid for the mini program {}", appId);
        throw new FaultException(CustomerFault.WECHAT_UNREACHABLE);
      }
      return openId;
    } catch (WxErrorException e) {
      throw refused(appId, e.getError().getErrorCode());
    } catch (FaultException e) {
      throw e;
    } catch (RuntimeException e) {
      // Also what the library throws at answers that make no sense. The cause alone: the library's
      // own message would carry the address with the secret.
      LOG.warn("WeChat cannot be reached for the mini program {}: {}", appId, kind(e));
      throw new FaultException(CustomerFault.WECHAT_UNREACHABLE);
    }
  }

  private static String kind(Throwable failure) {
    var root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root.getClass().getSimpleName();
  }

  private FaultException refused(String appId, int error) {
    return switch (error) {
      // Invalid code; code used before; code blocked as belonging to a risky user.
      case 40029, 40163, 40226 -> new FaultException(CustomerFault.WECHAT_CODE);
      case 45011 -> new FaultException(CustomerFault.TOO_MANY, OFTEN_SECONDS);
      case -1 -> new FaultException(CustomerFault.WECHAT_UNREACHABLE);
      default -> {
        services.remove(appId);
        LOG.warn("WeChat refused the mini program {} with {}", appId, error);
        yield new FaultException(CustomerFault.WECHAT_REFUSED, String.valueOf(error));
      }
    };
  }

  private WxMaService service(String appId, String secret) {
    return services
        .compute(
            appId,
            (id, known) ->
                known != null && known.secret().equals(secret)
                    ? known
                    : new Known(secret, make(id, secret)))
        .service();
  }

  private WxMaService make(String appId, String secret) {
    var config = new WxMaDefaultConfigImpl();
    config.setAppid(appId);
    config.setSecret(secret);
    config.setApiHostUrl(host);
    var service = new WxMaServiceImpl();
    service.setWxMaConfig(config);
    service.setMaxRetryTimes(BUSY_TRIES_MAX);
    service.setRetrySleepMillis(BUSY_PAUSE_MILLIS);
    return service;
  }
}
