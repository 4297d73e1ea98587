package io.zongji.settings;

import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/// The settings that all modes share; all times in seconds.
///
/// @param companyName what customers see; may be empty
/// @param accentColour `#rrggbb`
/// @param nobodyOnlineGraceSeconds how long waiting customers keep their place when the last online
///     agent leaves
/// @param placeKeptSeconds how long a customer whose page is gone keeps the place in the queue
/// @param flowAwaySeconds how long a customer may be away within the flow
/// @param agentGoneSeconds after how long without a browser an agent receives nothing more
/// @param agentReturnSeconds how much longer until the agent's conversations go back to the queue
/// @param timeZone IANA name of the zone by which the desk's days begin and end and in which
///     moments are shown; absent until somebody has chosen it, and UTC until then
public record CommonSettings(
    String companyName,
    String accentColour,
    int nobodyOnlineGraceSeconds,
    int placeKeptSeconds,
    int flowAwaySeconds,
    int agentGoneSeconds,
    int agentReturnSeconds,
    @Nullable String timeZone) {
  /// The same with another time zone.
  CommonSettings in(String zone) {
    return new CommonSettings(
        companyName,
        accentColour,
        nobodyOnlineGraceSeconds,
        placeKeptSeconds,
        flowAwaySeconds,
        agentGoneSeconds,
        agentReturnSeconds,
        zone);
  }

  /// The zone by which days begin and end.
  public ZoneId zone() {
    return timeZone == null ? ZoneOffset.UTC : ZoneId.of(timeZone);
  }
}
