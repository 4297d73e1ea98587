package io.zongji.insight;

import io.zongji.conversation.Call;
import io.zongji.conversation.ConversationId;
import io.zongji.conversation.Conversations;
import io.zongji.conversation.Entry;
import io.zongji.conversation.Fact;
import io.zongji.conversation.Limits;
import io.zongji.conversation.TimelineJson;
import io.zongji.media.MediaLinks;
import io.zongji.platform.Page;
import io.zongji.platform.Paging;
import io.zongji.platform.Reports;
import io.zongji.platform.Seconds;
import io.zongji.skill.SkillGroup;
import io.zongji.skill.SkillGroupId;
import io.zongji.skill.SkillGroups;
import io.zongji.staff.Member;
import io.zongji.staff.StaffDirectory;
import io.zongji.staff.StaffId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Puts service records together from timelines and the names of those in them.
@Component
class Records {
  private static final Summary NOTHING = Summary.of(List.of(), Instant.EPOCH);

  private final Reports reports;
  private final RecordStore store;
  private final Conversations conversations;
  private final StaffDirectory staff;
  private final SkillGroups groups;
  private final MediaLinks media;
  private final InstantSource clock;

  Records(
      Reports reports,
      RecordStore store,
      Conversations conversations,
      StaffDirectory staff,
      SkillGroups groups,
      MediaLinks media,
      InstantSource clock) {
    this.reports = reports;
    this.store = store;
    this.conversations = conversations;
    this.staff = staff;
    this.groups = groups;
    this.media = media;
    this.clock = clock;
  }

  Page<RecordView> page(RecordStore.Filter filter, Paging paging) {
    return reports.make(() -> made(filter, paging));
  }

  private Page<RecordView> made(RecordStore.Filter filter, Paging paging) {
    var heads = store.page(filter, paging);
    var landmarks = store.landmarks(heads.stream().map(RecordStore.Head::id).toList());
    var now = clock.instant();
    var summaries =
        heads.stream()
            .collect(
                Collectors.toMap(
                    RecordStore.Head::id,
                    head -> Summary.of(landmarks.getOrDefault(head.id(), List.of()), now)));
    var members =
        staff.findAll(summaries.values().stream().flatMap(s -> s.agents().stream()).toList());
    var named =
        groups.findAll(summaries.values().stream().flatMap(s -> s.group().stream()).toList());
    var items =
        heads.stream()
            .map(head -> view(head, summaries.getOrDefault(head.id(), NOTHING), members, named))
            .toList();
    return new Page<>(items, store.count(filter));
  }

  Optional<RecordView.Full> find(UUID id) {
    return store.find(id).map(head -> full(head, timeline(new ConversationId(id))));
  }

  private RecordView.Full full(RecordStore.Head head, List<Entry> timeline) {
    var summary = Summary.of(timeline, clock.instant());
    var entries = TimelineJson.tree(json -> TimelineJson.write(timeline, media, json));
    var mentioned = Mentioned.in(entries);
    var members = staff.findAll(mentioned.staff());
    var named = groups.findAll(mentioned.groups());
    return view(head, summary, members, named)
        .with(
            summary.rated().map(Fact.Rated::comment).filter(text -> !text.isEmpty()).orElse(null),
            entries,
            names(members, named));
  }

  private List<Entry> timeline(ConversationId id) {
    var all = new ArrayList<Entry>();
    var page = conversations.timeline(id, 0, Limits.TIMELINE_PAGE_MAX);
    while (!page.isEmpty()) {
      all.addAll(page);
      page = conversations.timeline(id, all.getLast().seq(), Limits.TIMELINE_PAGE_MAX);
    }
    return all;
  }

  private static RecordView.Names names(
      Map<StaffId, Member> members, Map<SkillGroupId, SkillGroup> named) {
    return new RecordView.Names(
        members.values().stream()
            .collect(
                Collectors.toMap(
                    member -> member.id().value().toString(),
                    member ->
                        new RecordView.StaffName(
                            member.number(), member.name(), nickname(member)))),
        named.values().stream()
            .collect(Collectors.toMap(group -> group.id().value().toString(), SkillGroup::name)));
  }

  private static RecordView view(
      RecordStore.Head head,
      Summary summary,
      Map<StaffId, Member> members,
      Map<SkillGroupId, SkillGroup> named) {
    return new RecordView(
        head.id(),
        head.mode(),
        new RecordView.ChannelName(head.channelKind(), head.channelName()),
        new RecordView.Named(head.customer(), head.customerName()),
        new RecordView.FlowName(head.flow(), head.flowName(), head.flowVersion()),
        summary.group().map(named::get).map(Records::name).orElse(null),
        summary.agents().stream()
            .flatMap(id -> Optional.ofNullable(members.get(id)).stream())
            .map(Records::agent)
            .toList(),
        head.enteredAt(),
        summary.endedAt().orElse(null),
        head.phase(),
        summary.why().orElse(null),
        summary.waited().map(Seconds::of).orElse(null),
        summary.served().map(Seconds::of).orElse(null),
        summary.spoken().map(Call.Spoken::voiceMs).orElse(null),
        summary.spoken().map(Call.Spoken::videoMs).orElse(null),
        head.recorded(),
        summary.rated().map(Fact.Rated::score).orElse(null));
  }

  private static RecordView.Named name(SkillGroup group) {
    return new RecordView.Named(group.id().value(), group.name());
  }

  private static RecordView.AgentName agent(Member member) {
    return new RecordView.AgentName(
        member.id().value(), member.number(), member.name(), nickname(member));
  }

  private static @Nullable String nickname(Member member) {
    return member.nickname().isEmpty() ? null : member.nickname();
  }
}
