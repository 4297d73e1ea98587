package io.zongji.platform;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import org.eclipse.jetty.http.HostPortHttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.server.ConnectionMetaData;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.HostPort;
import org.springframework.boot.jetty.servlet.JettyServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/// Gives every request the address, scheme and host that the trusted proxies in front tell
/// ([Forwarding]), before anybody looks at it: what follows asks the request and no header.
@Component
class Proxies implements WebServerFactoryCustomizer<JettyServletWebServerFactory> {
  private final ProxySettings settings;

  Proxies(ServerSettings settings) {
    this.settings = settings.proxies();
  }

  @Override
  public void customize(JettyServletWebServerFactory factory) {
    factory.addServerCustomizers(
        server -> {
          for (var connector : server.getConnectors()) {
            connector.getConnectionFactories().stream()
                .filter(HttpConfiguration.ConnectionFactory.class::isInstance)
                .map(HttpConfiguration.ConnectionFactory.class::cast)
                .forEach(http -> http.getHttpConfiguration().addCustomizer(this::told));
          }
        });
  }

  private Request told(Request request, HttpFields.Mutable answer) {
    var remote = request.getConnectionMetaData().getRemoteSocketAddress();
    if (!(remote instanceof InetSocketAddress peer) || peer.getAddress() == null) {
      return request;
    }
    // Without the name of an interface, so that one client has one name.
    var address = plain(peer.getAddress());
    var headers = request.getHeaders();
    var told = Forwarding.of(address, headers::getValuesList, settings);
    request.setAttribute(PEER, address.getHostAddress());
    return new Told(request, told, peer);
  }

  /// The attribute of a request that holds who is at the other end of its connection.
  static final String PEER = "zongji.peer";

  private static InetAddress plain(InetAddress address) {
    return Networks.literal(address.getHostAddress()).orElse(address);
  }

  /// A request as the proxies tell it.
  private static final class Told extends Request.Wrapper {
    private final HttpURI uri;
    private final boolean secure;
    private final HttpFields headers;
    private final ConnectionMetaData connection;

    Told(Request request, Forwarding told, InetSocketAddress peer) {
      super(request);
      var before = request.getHttpURI();
      var after = HttpURI.build(before);
      told.scheme().ifPresent(after::scheme);
      var authority = told.host().map(HostPort::new);
      authority.ifPresent(host -> after.host(host.getHost()).port(host.getPort()));
      this.uri = after.asImmutable();
      this.secure = told.scheme().map("https"::equals).orElse(request.isSecure());
      this.headers =
          authority
              .<HttpFields>map(
                  host ->
                      HttpFields.build(request.getHeaders())
                          .put(new HostPortHttpField(host.getHost(), host.getPort()))
                          .asImmutable())
              .orElse(request.getHeaders());
      boolean itself = told.client().equals(plain(peer.getAddress()));
      var remote = new InetSocketAddress(told.client(), itself ? peer.getPort() : 0);
      this.connection =
          new ConnectionMetaData.Wrapper(request.getConnectionMetaData()) {
            @Override
            public SocketAddress getRemoteSocketAddress() {
              return remote;
            }
          };
    }

    @Override
    public HttpURI getHttpURI() {
      return uri;
    }

    @Override
    public HttpFields getHeaders() {
      return headers;
    }

    @Override
    public boolean isSecure() {
      return secure;
    }

    @Override
    public ConnectionMetaData getConnectionMetaData() {
      return connection;
    }
  }
}
