package io.zongji.platform;

import java.util.concurrent.Executors;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.springframework.boot.jetty.servlet.JettyServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// Where the web server's work runs: connections on a few threads of the operating system, requests
/// on virtual threads without a common bound.
///
/// A bound that requests share with the callbacks of connections is a deadlock: once blocked writes
/// hold all of it, nothing is left to fail them. How many requests are in progress is bounded where
/// one more can be refused instead ([RequestsInProgress]).
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class HttpThreads implements WebServerFactoryCustomizer<JettyServletWebServerFactory> {
  /// Threads of the operating system for acceptors, selectors and callbacks, none of which blocks.
  private static final int CONNECTION_THREADS_MAX = 32;

  private static final int CONNECTION_THREADS_MIN = 4;

  @Override
  public void customize(JettyServletWebServerFactory factory) {
    var threads = new QueuedThreadPool(CONNECTION_THREADS_MAX, CONNECTION_THREADS_MIN);
    threads.setName("http");
    threads.setVirtualThreadsExecutor(
        Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("request-", 0).factory()));
    factory.setThreadPool(threads);
  }
}
