package io.zongji.conversation;

import io.zongji.platform.NormalForm;
import java.util.Optional;

/// What people may write.
final class Words {
  private Words() {}

  /// What is wrong with the content of a message.
  static Optional<ConversationFault> faultOf(Content content) {
    return switch (content) {
      case Content.Text(var text) -> {
        if (!NormalForm.visible(text)) {
          yield Optional.of(ConversationFault.TEXT_BLANK);
        }
        yield faultOf(text, Limits.TEXT_CODE_POINTS_MAX, ConversationFault.TEXT_TOO_LONG);
      }
      case Content.Media _ -> Optional.empty();
    };
  }

  /// What is wrong with a text that may be empty.
  static Optional<ConversationFault> faultOf(
      String text, int codePointsMax, ConversationFault tooLong) {
    // A text has at least half as many code points as chars, so a huge one is not counted through.
    if (text.length() > 2 * codePointsMax
        || text.codePointCount(0, text.length()) > codePointsMax) {
      return Optional.of(tooLong);
    }
    return readable(text) ? Optional.empty() : Optional.of(ConversationFault.TEXT_UNREADABLE);
  }

  private static boolean readable(String text) {
    int point;
    for (int i = 0; i < text.length(); i += Character.charCount(point)) {
      point = text.codePointAt(i);
      if (point == 0 || (point <= Character.MAX_VALUE && Character.isSurrogate((char) point))) {
        return false;
      }
    }
    return true;
  }
}
