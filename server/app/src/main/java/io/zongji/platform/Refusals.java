package io.zongji.platform;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.List;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
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
    factory.addServerCustomizers(server -> server.setErrorHandler(new AsProblem()));
  }

  private static final class AsProblem extends ErrorHandler {
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
      var fault = status < 500 ? RequestFault.ofStatus(status) : RequestFault.BROKEN;
      var body = Problems.body(fault, List.of(), Request.getLocales(request).getFirst());
      body.put("status", status);
      response.getHeaders().put(HttpHeader.CONTENT_TYPE, MediaType.APPLICATION_PROBLEM_JSON_VALUE);
      response.write(true, ByteBuffer.wrap(Json.write(body).getBytes(UTF_8)), callback);
    }
  }
}
