package io.zongji.flows;

import java.util.List;

/// What may be done with a flow, by its state (FL-2).
enum FlowAction {
  EDIT,
  PUBLISH,
  DELETE,
  VIEW,
  WITHDRAW;

  /// Exactly the actions allowed in a state, in the order they are shown.
  static List<FlowAction> in(FlowState state) {
    return switch (state) {
      case UNPUBLISHED -> List.of(EDIT, PUBLISH, DELETE);
      case PUBLISHED -> List.of(VIEW, WITHDRAW);
      case IN_USE -> List.of(VIEW);
    };
  }
}
