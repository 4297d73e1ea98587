package io.zongji.settings;

import io.swagger.v3.oas.annotations.Operation;
import io.zongji.platform.Caller;
import io.zongji.platform.Checked;
import io.zongji.platform.FieldError;
import io.zongji.platform.MayCall;
import io.zongji.platform.Mode;
import java.time.ZoneId;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Settings over HTTP. What a PUT leaves out stays as it is, but for 超时转接 itself.
@RestController
@RequestMapping("/api/settings")
@MayCall(Caller.ADMIN)
class SettingsController {
  static final int COMPANY_NAME_MAX = 50;
  static final int RING_SECONDS_MAX = 90;
  private static final int HOUR = 3_600;
  private static final int DAY = 86_400;

  private final Settings settings;

  SettingsController(Settings settings) {
    this.settings = settings;
  }

  record ModeRequest(
      @Nullable Boolean offerTimeoutOn,
      @Nullable Integer offerTimeoutSeconds,
      @Nullable Boolean restAfterMiss,
      @Nullable AgentOrder agentOrder,
      @Nullable Boolean lastAgentFirst,
      @Nullable Integer restoreSeconds) {}

  record CommonRequest(
      @Nullable String companyName,
      @Nullable String accentColour,
      @Nullable Integer nobodyOnlineGraceSeconds,
      @Nullable Integer placeKeptSeconds,
      @Nullable Integer flowAwaySeconds,
      @Nullable Integer agentGoneSeconds,
      @Nullable Integer agentReturnSeconds,
      @Nullable String timeZone) {}

  record TimeZoneRequest(@Nullable String timeZone) {}

  @GetMapping("/modes/{mode}")
  @MayCall(Caller.STAFF)
  @Operation(operationId = "modeSettings", summary = "The settings of a mode")
  ModeSettings mode(@PathVariable Mode mode) {
    return settings.of(mode);
  }

  @PutMapping("/modes/{mode}")
  @Operation(operationId = "changeModeSettings", summary = "Change the settings of a mode")
  ModeSettings changeMode(@PathVariable Mode mode, @RequestBody ModeRequest body) {
    var old = settings.of(mode);
    var checked = new Checked();
    var changed =
        new ModeSettings(
            checked.present("offerTimeoutOn", body.offerTimeoutOn(), false),
            checked.number("offerTimeoutSeconds", body.offerTimeoutSeconds(), 1, RING_SECONDS_MAX),
            or(body.restAfterMiss(), old.restAfterMiss()),
            or(body.agentOrder(), old.agentOrder()),
            or(body.lastAgentFirst(), old.lastAgentFirst()),
            checked.number(
                "restoreSeconds",
                or(body.restoreSeconds(), old.restoreSeconds()),
                1,
                RING_SECONDS_MAX));
    checked.orThrow(SettingsFault.INVALID);
    settings.save(mode, changed);
    return settings.of(mode);
  }

  @GetMapping("/common")
  @MayCall(Caller.STAFF)
  @Operation(operationId = "commonSettings", summary = "The settings that all modes share")
  CommonSettings common() {
    return settings.common();
  }

  @PutMapping("/common")
  @Operation(operationId = "changeCommonSettings", summary = "Change the shared settings")
  CommonSettings changeCommon(@RequestBody CommonRequest body) {
    var old = settings.common();
    var checked = new Checked();
    var changed =
        new CommonSettings(
            checked.line(
                "companyName", or(body.companyName(), old.companyName()), 0, COMPANY_NAME_MAX),
            colour(checked, or(body.accentColour(), old.accentColour())),
            checked.number(
                "nobodyOnlineGraceSeconds",
                or(body.nobodyOnlineGraceSeconds(), old.nobodyOnlineGraceSeconds()),
                0,
                HOUR),
            checked.number(
                "placeKeptSeconds", or(body.placeKeptSeconds(), old.placeKeptSeconds()), 10, DAY),
            checked.number(
                "flowAwaySeconds", or(body.flowAwaySeconds(), old.flowAwaySeconds()), 10, DAY),
            checked.number(
                "agentGoneSeconds", or(body.agentGoneSeconds(), old.agentGoneSeconds()), 5, 600),
            checked.number(
                "agentReturnSeconds",
                or(body.agentReturnSeconds(), old.agentReturnSeconds()),
                5,
                HOUR),
            body.timeZone() == null ? old.timeZone() : zone(checked, body.timeZone()));
    checked.orThrow(SettingsFault.INVALID);
    settings.save(changed);
    return settings.common();
  }

  @PostMapping("/common/time-zone")
  @Operation(
      operationId = "proposeTimeZone",
      summary = "Choose the time zone of the desk, unless one has been chosen already")
  CommonSettings proposeTimeZone(@RequestBody TimeZoneRequest body) {
    var checked = new Checked();
    var zone = zone(checked, body.timeZone() == null ? "" : body.timeZone());
    checked.orThrow(SettingsFault.INVALID);
    return settings.propose(zone);
  }

  private static String zone(Checked checked, String value) {
    var name = value.strip();
    if (!ZoneId.getAvailableZoneIds().contains(name)) {
      checked.add(FieldError.of("timeZone", name.isEmpty() ? "required" : "unknown-value"));
      return "UTC";
    }
    return name;
  }

  private static String colour(Checked checked, String value) {
    var colour = value.strip().toLowerCase(Locale.ROOT);
    if (!colour.matches("#[0-9a-f]{6}")) {
      checked.add(FieldError.of("accentColour", "format"));
    }
    return colour;
  }

  private static <T> T or(@Nullable T asked, T old) {
    return asked == null ? old : asked;
  }
}
