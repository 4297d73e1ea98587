package io.zongji.api;

import io.swagger.v3.oas.annotations.Operation;
import io.zongji.platform.Caller;
import io.zongji.platform.ClientAddress;
import io.zongji.platform.MayCall;
import io.zongji.platform.ProxyCheck;
import io.zongji.platform.ProxyTrouble;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Tells a page how its requests arrive here, so that it can say what stands in the way.
@RestController
@RequestMapping("/api/connection")
class ConnectionController {
  private final ProxyCheck check;

  ConnectionController(ProxyCheck check) {
    this.check = check;
  }

  /// How a request arrived.
  ///
  /// @param scheme `http` or `https`
  /// @param host what this server was called, with a port unless it is the usual one
  /// @param address where it came from
  /// @param troubles what a proxy in front does wrong
  record Connection(String scheme, String host, String address, List<ProxyTrouble> troubles) {}

  @GetMapping
  @MayCall(Caller.PUBLIC)
  @Operation(
      operationId = "connection",
      summary = "How this request arrived, and what a proxy in front does wrong")
  Connection connection(HttpServletRequest request) {
    return new Connection(
        request.getScheme(),
        Objects.toString(request.getHeader("Host"), ""),
        ClientAddress.of(request).text(),
        check.troubles(request));
  }
}
