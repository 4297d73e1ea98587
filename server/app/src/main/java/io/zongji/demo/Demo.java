package io.zongji.demo;

import io.zongji.channel.Channel;
import io.zongji.channel.ChannelRegister;
import io.zongji.channel.Channels;
import io.zongji.channel.Origin;
import io.zongji.demo.DemoStore.SampleDesk;
import io.zongji.flows.FlowInstaller;
import io.zongji.platform.FaultException;
import io.zongji.platform.Mode;
import io.zongji.skill.SkillRegister;
import io.zongji.staff.StaffDirectory;
import io.zongji.staff.StaffId;
import io.zongji.staff.StaffSetup;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Sets the sample desk of the manual up, once for each database and all of it or nothing.
@Component
class Demo {
  static final String AGENT_NUMBER = "000010";
  static final String AGENT_EMAIL = "agent@zongji.local";
  private static final String AGENT_NAME = "示例客服";
  private static final String PRODUCT_GROUP = "产品咨询客服1组";
  private static final String BUSINESS_GROUP = "商务合作客服1组";
  private static final String WEBSITE = "示例网站";

  private final DemoStore store;
  private final Parts parts;
  private final TransactionTemplate transactions;
  private final InstantSource clock;

  Demo(DemoStore store, Parts parts, TransactionTemplate transactions, InstantSource clock) {
    this.store = store;
    this.parts = parts;
    this.transactions = transactions;
    this.clock = clock;
  }

  /// The features a desk is made of.
  @Component
  record Parts(
      StaffSetup staff,
      StaffDirectory directory,
      SkillRegister skillGroups,
      FlowInstaller flows,
      ChannelRegister channelRegister,
      Channels channels) {}

  /// What there is to tell whoever started the server.
  /// @param passwords one-time passwords, each with the login it is for
  /// @param customerPage the path of the customer page, unless its channel has been deleted
  record Ready(List<Password> passwords, Optional<String> customerPage) {}

  record Password(String login, String password) {}

  /// Sets the desk up or finds it set up. Throws a `FaultException`, having changed nothing,
  /// when a name or number it needs is taken.
  Ready prepare(Origin own) {
    return transactions.execute(
        _ -> {
          store.lock();
          return store.find().map(this::again).orElseGet(() -> first(own));
        });
  }

  private Ready first(Origin own) {
    var administrator =
        parts
            .staff()
            .firstAdministrator()
            .orElseThrow(() -> new FaultException(DemoFault.NO_ADMINISTRATOR));
    var agent = parts.staff().addAgent(AGENT_NUMBER, AGENT_NAME, AGENT_EMAIL);
    var product = parts.skillGroups().create(Mode.OMNIMEDIA, PRODUCT_GROUP, 1);
    parts.skillGroups().create(Mode.OMNIMEDIA, BUSINESS_GROUP, 1);
    parts.skillGroups().addMembers(product.id(), List.of(agent.id()));
    var flow = parts.flows().install(flow(), administrator.id());
    var website = parts.channelRegister().website(Mode.OMNIMEDIA, WEBSITE, List.of(own));
    parts.channelRegister().link(website.id(), flow);
    store.insert(new SampleDesk(agent.id(), website.id()), clock.instant());
    return new Ready(
        List.of(new Password(AGENT_NUMBER, agent.password())), Optional.of(page(website)));
  }

  /// A password that was printed and never used may have been lost; whoever can start the
  /// server may have another.
  private Ready again(SampleDesk desk) {
    var passwords = renewed(desk.agent()).stream().toList();
    var website = parts.channels().find(desk.channel()).filter(channel -> !channel.deleted());
    return new Ready(passwords, website.map(Demo::page));
  }

  private Optional<Password> renewed(StaffId id) {
    return parts
        .staff()
        .renewed(id)
        .flatMap(
            password ->
                parts
                    .directory()
                    .findLiving(id)
                    .map(member -> new Password(member.number(), password)));
  }

  private static String page(Channel website) {
    return "/c/?k=" + website.key();
  }

  private static byte[] flow() {
    try {
      return new ClassPathResource("demo/flow.json").getContentAsByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
