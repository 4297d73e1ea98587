package io.zongji.platform;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.ContextHandler;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.component.LifeCycle;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.jetty.servlet.JettyServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/// Renders as problem+json what Jetty refuses by itself, such as a path that is none, before any
/// filter or handler of ours is asked.
@Component
class Refusals implements WebServerFactoryCustomizer<JettyServletWebServerFactory> {
  @Override
  public void customize(JettyServletWebServerFactory factory) {
    factory.addServerCustomizers(
        server -> {
          server.setErrorHandler(new AsProblem());
          server.addEventListener(new Everywhere(server));
        });
  }

  /// Replaces what the application brings along, once it is there: pages in HTML, which are found
  /// by asking all filters again, of which one may be what failed.
  private record Everywhere(Server server) implements LifeCycle.Listener {
    @Override
    public void lifeCycleStarted(LifeCycle started) {
      for (var context : server.getDescendants(ContextHandler.class)) {
        context.setErrorHandler(new AsProblem());
      }
    }
  }

  private static final class AsProblem extends ErrorHandler {
    /// A method or a version of HTTP that nobody here knows.
    private static final Set<Integer> ASKED_WRONGLY = Set.of(501, 505);

    @Override
    public boolean errorPageForMethod(String method) {
      return true;
    }

    @Override
    protected void generateResponse(
        Request request,
        Response response,
        int status,
        String message,
        @Nullable Throwable cause,
        Callback callback) {
      boolean askedWrongly = status < 500 || ASKED_WRONGLY.contains(status);
      var fault = askedWrongly ? RequestFault.ofStatus(status) : RequestFault.BROKEN;
      var body = Problems.body(fault, List.of(), Request.getLocales(request).getFirst());
      body.put("status", status);
      response.getHeaders().put(HttpHeader.CONTENT_TYPE, MediaType.APPLICATION_PROBLEM_JSON_VALUE);
      if (hasParts(request)) {
        // Where a body of parts that are none ends is not known, so that nothing can follow it.
        response.getHeaders().put(HttpHeader.CONNECTION, "close");
      }
      response.write(true, ByteBuffer.wrap(Json.write(body).getBytes(UTF_8)), callback);
    }

    private static boolean hasParts(Request request) {
      var type = request.getHeaders().get(HttpHeader.CONTENT_TYPE);
      return type != null && type.toLowerCase(Locale.ROOT).startsWith("multipart/");
    }
  }
}
