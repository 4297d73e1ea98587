package io.zongji.flows;

import io.zongji.customer.ChannelId;
import io.zongji.flows.FlowView.LinkedChannel;
import io.zongji.flows.FlowView.VersionView;
import io.zongji.flows.LinkedChannels.ChannelName;
import io.zongji.platform.Mode;
import io.zongji.platform.Page;
import io.zongji.platform.Paging;
import io.zongji.staff.Member;
import io.zongji.staff.StaffDirectory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// Puts together what the console shows of flows.
@Component
class FlowViews {
  private final FlowStore flows;
  private final VersionStore versions;
  private final FlowRegister register;
  private final StaffDirectory staff;
  private final ObjectProvider<LinkedChannels> linkedChannels;

  FlowViews(
      FlowStore flows,
      VersionStore versions,
      FlowRegister register,
      StaffDirectory staff,
      ObjectProvider<LinkedChannels> linkedChannels) {
    this.flows = flows;
    this.versions = versions;
    this.register = register;
    this.staff = staff;
    this.linkedChannels = linkedChannels;
  }

  Page<FlowView> page(@Nullable Mode mode, String name, Paging paging) {
    return new Page<>(views(flows.page(mode, name, paging)), flows.count(mode, name));
  }

  FlowView one(FlowId id) {
    return views(List.of(register.found(id))).getFirst();
  }

  FlowView.Whole whole(FlowId id) {
    var flow = register.found(id);
    var version = flow.publishedVersion().flatMap(number -> versions.find(id, number));
    var drawn =
        version.isPresent() ? register.version(id, version.get().number()) : register.draft(id);
    return views(List.of(flow))
        .getFirst()
        .whole(GraphWriter.write(drawn), version.map(found -> views(found)));
  }

  List<VersionView> versions(FlowId id) {
    register.found(id);
    var all = versions.all(id);
    var names = staff.findAll(all.stream().map(Version::publishedBy).distinct().toList());
    return all.stream()
        .map(
            version -> {
              var by = Optional.ofNullable(names.get(version.publishedBy()));
              return view(version, by);
            })
        .toList();
  }

  FlowView.VersionGraphView version(FlowId id, int number) {
    register.found(id);
    var drawn = register.version(id, number);
    var version = versions.find(id, number).orElseThrow();
    var view = views(version);
    return new FlowView.VersionGraphView(
        number, view.publishedAt(), view.publishedBy(), GraphWriter.write(drawn));
  }

  private VersionView views(Version version) {
    return view(version, staff.find(version.publishedBy()));
  }

  private static VersionView view(Version version, Optional<Member> by) {
    return new VersionView(
        version.number(), version.publishedAt(), by.map(Member::name).orElse(""));
  }

  private List<FlowView> views(List<Flow> found) {
    var channels = flows.channelsOf(found.stream().map(Flow::id).toList());
    var names = names(channels);
    return found.stream()
        .map(flow -> FlowView.of(flow, linked(channels.getOrDefault(flow.id(), List.of()), names)))
        .toList();
  }

  private Map<ChannelId, ChannelName> names(Map<FlowId, List<ChannelId>> channels) {
    var ids = channels.values().stream().flatMap(List::stream).distinct().toList();
    var names = new HashMap<ChannelId, ChannelName>();
    if (!ids.isEmpty()) {
      linkedChannels.forEach(source -> names.putAll(source.names(ids)));
    }
    return names;
  }

  private static List<LinkedChannel> linked(
      List<ChannelId> channels, Map<ChannelId, ChannelName> names) {
    return channels.stream()
        .map(
            id -> {
              var name = names.get(id);
              return name == null
                  ? new LinkedChannel(id.value(), null, "")
                  : new LinkedChannel(id.value(), name.kind(), name.name());
            })
        .toList();
  }
}
