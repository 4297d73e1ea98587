package io.zongji.media;

import io.zongji.TestClient;
import io.zongji.realtime.EdgeTest;
import java.util.Map;

/// What tests of uploads to conversations have in common.
abstract class UploadTest extends EdgeTest {
  /// Where the visitor's uploads go.
  static String uploads(Visitor visitor) {
    return "/api/customer/media?conversationId=" + visitor.conversation();
  }

  /// A message that is what was uploaded.
  static Map<String, Object> say(Visitor visitor, String clientId, TestClient.Answer uploaded) {
    return Map.of(
        "conversation",
        visitor.conversation(),
        "clientId",
        clientId,
        "content",
        Map.of("kind", "MEDIA", "mediaId", uploaded.body().path("mediaId").asString()));
  }

  /// How many uploads of the visitor's conversation are kept.
  int count(Visitor visitor) {
    return jdbc()
        .sql("select count(*) from media where conversation_id = ?")
        .param(visitor.conversation())
        .query(Integer.class)
        .single();
  }
}
