package io.zongji.flows;

import io.zongji.customer.ChannelId;
import io.zongji.flow.Graph;
import io.zongji.platform.Mode;
import io.zongji.skill.SkillGroupId;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Flows as other features need them: what new conversations run on, the graphs of versions,
/// and the links to channels. Safe for many threads and many servers.
@Component
public class Flows {
  /// Graphs kept in memory; a version never changes, so that they never grow old.
  static final int GRAPHS_KEPT_MAX = 200;

  private final FlowStore flows;
  private final VersionStore versions;
  private final TransactionTemplate transactions;
  private final InstantSource clock;
  private final Map<PublishedFlow, Graph> graphs = new Recent<>(GRAPHS_KEPT_MAX);

  Flows(
      FlowStore flows,
      VersionStore versions,
      TransactionTemplate transactions,
      InstantSource clock) {
    this.flows = flows;
    this.versions = versions;
    this.transactions = transactions;
    this.clock = clock;
  }

  /// The version in force, on which new conversations run; empty when the flow is not
  /// published.
  public Optional<PublishedFlow> newestPublished(FlowId flow) {
    return flows
        .find(flow)
        .flatMap(Flow::publishedVersion)
        .map(version -> new PublishedFlow(flow, version));
  }

  /// The graph of a version, be the flow withdrawn or deleted meanwhile. Throws an
  /// `IllegalArgumentException` when there never was such a version.
  public Graph graph(FlowId flow, int version) {
    var key = new PublishedFlow(flow, version);
    synchronized (graphs) {
      var kept = graphs.get(key);
      if (kept != null) {
        return kept;
      }
    }
    var json =
        versions
            .graph(flow, version)
            .orElseThrow(() -> new IllegalArgumentException("there is no version " + key));
    var graph = FlowJson.read(FlowJson.stored(json), GraphReader::read).graph();
    synchronized (graphs) {
      graphs.put(key, graph);
    }
    return graph;
  }

  public Optional<Flow> find(FlowId flow) {
    return flows.find(flow);
  }

  /// Links a flow to a channel of that mode; takes part in the caller's transaction, if there
  /// is one.
  public LinkOutcome link(FlowId id, ChannelId channel, Mode channelMode) {
    return transactions.execute(
        _ -> {
          var flow = flows.lock(id);
          if (flow.isEmpty()) {
            return LinkOutcome.UNKNOWN;
          }
          if (flow.get().mode() != channelMode) {
            return LinkOutcome.OTHER_MODE;
          }
          if (flow.get().publishedVersion().isEmpty()) {
            return LinkOutcome.NOT_PUBLISHED;
          }
          flows.link(id, channel, clock.instant());
          return LinkOutcome.LINKED;
        });
  }

  /// Takes a link away; whether there was one. Conversations that run on the flow go on.
  public boolean unlink(FlowId flow, ChannelId channel) {
    return flows.unlink(flow, channel);
  }

  /// Takes all links of a channel away, as when it is deleted.
  public void unlinkAll(ChannelId channel) {
    flows.unlinkAll(channel);
  }

  /// The flows a channel is linked to, in the order in which they were linked.
  public List<Flow> linksOf(ChannelId channel) {
    return flows.linkedTo(channel);
  }

  /// The flows whose draft or version in force has a Transfer to the group.
  public List<Flow> flowsPointingAt(SkillGroupId group) {
    return flows.pointingAt(group);
  }

  /// A map that forgets what has not been used for longest.
  private static final class Recent<K, V> extends LinkedHashMap<K, V> {
    private final int sizeMax;

    Recent(int sizeMax) {
      super(16, 0.75f, true);
      this.sizeMax = sizeMax;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
      return size() > sizeMax;
    }
  }
}
