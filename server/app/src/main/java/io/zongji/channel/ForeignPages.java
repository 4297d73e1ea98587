package io.zongji.channel;

import io.zongji.platform.Json;
import io.zongji.platform.Problems;
import io.zongji.platform.RequestFault;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.cors.DefaultCorsProcessor;

/// Refuses what a foreign page may not do as any other request is refused.
final class ForeignPages extends DefaultCorsProcessor {
  private final Locale locale;

  ForeignPages(Locale locale) {
    this.locale = locale;
  }

  @Override
  protected void rejectRequest(ServerHttpResponse response) throws IOException {
    response.setStatusCode(HttpStatus.FORBIDDEN);
    response.getHeaders().setContentType(MediaType.APPLICATION_PROBLEM_JSON);
    var body = Problems.body(RequestFault.FORBIDDEN, List.of(), locale);
    response.getBody().write(Json.write(body).getBytes(StandardCharsets.UTF_8));
    response.flush();
  }
}
