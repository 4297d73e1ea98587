package io.zongji.conversation;

import io.zongji.flows.Flows;
import io.zongji.platform.Background;
import java.time.InstantSource;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/// The parts of the conversation.
@Configuration(proxyBeanMethods = false)
class ConversationConfiguration {
  @Bean
  ConversationStore conversationStore(JdbcClient jdbc) {
    return new ConversationStore(jdbc);
  }

  @Bean
  Graphs graphs(Flows flows) {
    return flows::graph;
  }

  @Bean
  Listeners commitListeners(ObjectProvider<CommitListener> listeners) {
    return Listeners.lazily(listeners::orderedStream);
  }

  @Bean
  Lanes conversations(
      DataSource dataSource,
      ConversationStore store,
      Graphs graphs,
      InstantSource clock,
      Listeners listeners,
      Background background) {
    return new Lanes(
        () -> new LaneConnection(dataSource),
        store,
        graphs,
        clock,
        listeners,
        background::before,
        new LaneThreads());
  }

  @Bean
  StoredAgentDesks agentDesks(
      JdbcClient jdbc,
      PlatformTransactionManager transactions,
      InstantSource clock,
      Listeners listeners) {
    // A transaction of its own, so that what is told to listeners is committed whoever calls.
    var own = new TransactionTemplate(transactions);
    own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    return new StoredAgentDesks(new AgentDeskStore(jdbc), own, clock, listeners);
  }

  @Bean
  StoredReceipts receipts(JdbcClient jdbc) {
    return new StoredReceipts(jdbc);
  }

  @Bean
  LeaseClock leaseClock(JdbcClient jdbc, InstantSource clock) {
    return new LeaseClock(new StoredLeaseClock(jdbc), clock);
  }

  @Bean
  Deadlines deadlines(
      ConversationStore store, Lanes conversations, InstantSource clock, LeaseClock leases) {
    return new Deadlines(store, conversations, clock, leases);
  }

  /// Opens the door before anybody is let in, and closes it after everybody has left.
  @Bean
  SmartLifecycle doorLifecycle(Lanes lanes, Deadlines deadlines) {
    return new SmartLifecycle() {
      @Override
      public void start() {
        lanes.open();
        deadlines.start();
      }

      @Override
      public void stop() {
        deadlines.stop();
        lanes.close();
      }

      @Override
      public boolean isRunning() {
        return lanes.isOpen();
      }

      @Override
      public int getPhase() {
        return 0;
      }
    };
  }
}
