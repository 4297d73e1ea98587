package io.zongji.realtime;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Loses the connection at the statement of a socket's frame that a test names.
@Component
@ConditionalOnProperty("zongji.test.failing-statements")
class FailingStatements implements BeanPostProcessor {
  private static final String CONNECTION_LOST = "08006";
  private static final Set<Class<?>> EDGES = Set.of(CustomerSocket.class, WorkspaceSocket.class);

  private final AtomicInteger left = new AtomicInteger();

  /// From the next frame on, that statement fails; 1 is the first.
  void failAt(int statement) {
    left.set(statement);
  }

  /// No more; tells whether the statement came.
  boolean end() {
    return left.getAndSet(0) <= 0;
  }

  @Override
  public Object postProcessAfterInitialization(Object bean, String name) {
    return bean instanceof JdbcClient jdbc ? failing(jdbc) : bean;
  }

  private JdbcClient failing(JdbcClient jdbc) {
    return (JdbcClient)
        Proxy.newProxyInstance(
            JdbcClient.class.getClassLoader(),
            new Class<?>[] {JdbcClient.class},
            (_, method, arguments) -> {
              if (method.getName().equals("sql")) {
                count();
              }
              try {
                return method.invoke(jdbc, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  private void count() {
    if (left.get() > 0 && ofAFrame() && left.decrementAndGet() == 0) {
      left.set(-1);
      throw new DataAccessResourceFailureException(
          "lost by the test", new SQLException("lost by the test", CONNECTION_LOST));
    }
  }

  private static boolean ofAFrame() {
    return StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE)
        .walk(frames -> frames.anyMatch(frame -> EDGES.contains(frame.getDeclaringClass())));
  }
}
