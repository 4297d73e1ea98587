package io.zongji.realtime;

import io.zongji.conversation.ConversationId;
import io.zongji.customer.CustomerId;

/// A customer's socket that has said hello.
final class CustomerLink {
  private final Client client;
  private final CustomerId customer;
  private final ConversationId conversation;
  private final Follower follower;

  CustomerLink(Client client, CustomerId customer, ConversationId conversation, Follower follower) {
    this.client = client;
    this.customer = customer;
    this.conversation = conversation;
    this.follower = follower;
  }

  Client client() {
    return client;
  }

  CustomerId customer() {
    return customer;
  }

  ConversationId conversation() {
    return conversation;
  }

  Follower follower() {
    return follower;
  }
}
