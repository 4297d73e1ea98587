package io.zongji.demo;

import io.zongji.channel.Origin;
import io.zongji.platform.FaultException;
import io.zongji.platform.Notice;
import io.zongji.platform.Words;
import java.util.ArrayList;
import java.util.Locale;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// With `ZONGJI_DEMO=1`, prepares the sample desk when the server is ready and says where it
/// is.
@Component
class DemoStart {
  private final Demo demo;
  private final boolean wanted;

  DemoStart(Demo demo, @Value("${ZONGJI_DEMO:}") String wanted) {
    this.demo = demo;
    this.wanted = wanted.strip().equals("1");
  }

  /// Comes after the first administrator, on whose behalf the flow is published.
  @EventListener
  @Order(1)
  void ready(ApplicationReadyEvent event) {
    if (wanted
        && event.getApplicationContext() instanceof WebServerApplicationContext context
        && context.getWebServer() != null) {
      prepare("http://localhost:" + context.getWebServer().getPort());
    }
  }

  private void prepare(String address) {
    try {
      var ready = demo.prepare(Origin.parse(address).orElseThrow());
      var lines = new ArrayList<String>();
      lines.add("Sample desk");
      ready.customerPage().ifPresent(page -> lines.add("Customer page:     " + address + page));
      lines.add("Workspace:         " + address + "/workspace");
      for (var password : ready.passwords()) {
        lines.add("Sign in as:        " + password.login());
        lines.add("One-time password: " + password.password());
      }
      System.out.print(Notice.of(lines));
    } catch (FaultException e) {
      var reason = Words.of(e.fault().code(), Locale.ENGLISH, e.args());
      System.out.println("The sample desk was not set up: " + reason);
    }
  }
}
