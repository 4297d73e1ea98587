package io.zongji.platform;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.ForwardedRequestCustomizer;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;
import org.springframework.boot.jetty.servlet.JettyServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/// Believes what a proxy says of a request (`Forwarded`, `X-Forwarded-For`, `X-Forwarded-Proto`) if
/// the proxy stands on this machine or in a private network; a stranger could say anything and
/// would slip past every limit that counts addresses.
@Component
class Proxies implements WebServerFactoryCustomizer<JettyServletWebServerFactory> {
  @Override
  public void customize(JettyServletWebServerFactory factory) {
    factory.addServerCustomizers(
        server -> {
          for (var connector : server.getConnectors()) {
            connector.getConnectionFactories().stream()
                .filter(HttpConfiguration.ConnectionFactory.class::isInstance)
                .map(HttpConfiguration.ConnectionFactory.class::cast)
                .forEach(http -> http.getHttpConfiguration().addCustomizer(new OfOurs()));
          }
        });
  }

  private static final class OfOurs extends ForwardedRequestCustomizer {
    @Override
    public Request customize(Request request, HttpFields.Mutable answer) {
      var peer = request.getConnectionMetaData().getRemoteSocketAddress();
      return peer instanceof InetSocketAddress address && isNear(address.getAddress())
          ? super.customize(request, answer)
          : request;
    }
  }

  static boolean isNear(InetAddress address) {
    // fc00::/7, the private addresses of IPv6.
    boolean unique = address.getAddress().length == 16 && (address.getAddress()[0] & 0xfe) == 0xfc;
    return address.isLoopbackAddress()
        || address.isSiteLocalAddress()
        || address.isLinkLocalAddress()
        || unique;
  }
}
