package io.zongji.conversation;

/// On what terms a conversation is offered.
///
/// @param cap most conversations of the agent at a time, this one included; at least 1
/// @param exclusive whether the agent may have no other conversation beside it
public record AgentTerms(int cap, boolean exclusive) {
  /// Refuses a cap below 1.
  public AgentTerms {
    if (cap < 1) {
      throw new IllegalArgumentException("cap is " + cap + ", expected at least 1");
    }
  }
}
