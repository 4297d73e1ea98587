package io.zongji.platform;

import org.eclipse.jetty.ee11.webapp.WebAppContext;
import org.springframework.boot.jetty.servlet.JettyServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/// Has the web server keep what it writes down for a while, such as uploads that are coming in, in
/// the data folder and not in the machine's folder for temporary files, where it would be left
/// behind by a server that is killed.
@Component
class HttpFolders
    implements WebServerFactoryCustomizer<JettyServletWebServerFactory>, AutoCloseable {
  private final WorkFolder work;

  /// @param database locks the data folder first where that is one server's alone
  HttpFolders(ServerSettings settings, Database database) {
    this.work = WorkFolder.below(settings.data().resolve("temp"));
  }

  @Override
  public void customize(JettyServletWebServerFactory factory) {
    factory.setDocumentRoot(work.folder("pages").toFile());
    factory.addServerCustomizers(
        server -> {
          for (var context : server.getDescendants(WebAppContext.class)) {
            context.setTempDirectory(work.folder("uploads").toFile());
          }
        });
  }

  @Override
  public void close() {
    work.close();
  }
}
