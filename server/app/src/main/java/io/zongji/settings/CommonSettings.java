package io.zongji.settings;

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
public record CommonSettings(
    String companyName,
    String accentColour,
    int nobodyOnlineGraceSeconds,
    int placeKeptSeconds,
    int flowAwaySeconds,
    int agentGoneSeconds,
    int agentReturnSeconds) {}
