package io.zongji.staff;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.Operation;
import io.zongji.platform.Caller;
import io.zongji.platform.ClientAddress;
import io.zongji.platform.FaultException;
import io.zongji.platform.FieldError;
import io.zongji.platform.MayCall;
import io.zongji.platform.NormalForm;
import io.zongji.platform.RequestFault;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Signing in and out, and the own password.
@RestController
@RequestMapping("/api/session")
class SessionController {
  /// How long after a sign-in with a one-time password the new one may be chosen without giving
  /// that password again.
  static final Duration ONE_TIME_PASSWORD_KEPT_MAX = Duration.ofMinutes(15);

  private static final String ONE_TIME_SINCE = "one-time-since";

  private final SignIns signIns;
  private final StaffDirectory directory;
  private final Accounts accounts;
  private final KnownDevices devices;
  private final CsrfCookies tokens;
  private final InstantSource clock;

  SessionController(
      SignIns signIns,
      StaffDirectory directory,
      Accounts accounts,
      KnownDevices devices,
      CsrfCookies tokens,
      InstantSource clock) {
    this.tokens = tokens;
    this.devices = devices;
    this.signIns = signIns;
    this.directory = directory;
    this.accounts = accounts;
    this.clock = clock;
  }

  record SignInRequest(@Nullable String login, @Nullable String password) {}

  record PasswordChange(@Nullable String current, @JsonProperty("new") @Nullable String chosen) {}

  record Me(
      UUID id,
      String number,
      String name,
      String nickname,
      String email,
      Role role,
      boolean mustChangePassword) {
    static Me of(Member member) {
      return new Me(
          member.id().value(),
          member.number(),
          member.name(),
          member.nickname(),
          member.email(),
          member.role(),
          member.mustChange());
    }
  }

  @PostMapping
  @MayCall(Caller.PUBLIC)
  @Operation(operationId = "signIn", summary = "Sign in with e-mail or staff number")
  Me signIn(
      @RequestBody SignInRequest body, HttpServletRequest request, HttpServletResponse response) {
    var login = body.login() == null ? "" : NormalForm.identifier(body.login());
    var password = body.password() == null ? "" : body.password();
    var missing = new java.util.ArrayList<FieldError>();
    if (login.isEmpty()) {
      missing.add(FieldError.of("login", "required"));
    }
    if (password.isEmpty()) {
      missing.add(FieldError.of("password", "required"));
    }
    if (!missing.isEmpty()) {
      throw FaultException.of(RequestFault.INVALID, missing);
    }
    var network = ClientAddress.of(request).network();
    var member =
        signIns.signIn(new SignIns.Attempt(login, password, network, KnownDevices.shown(request)));
    devices.remember(member.id(), request, response);
    var session = open(request, response, member);
    if (member.mustChange()) {
      session.setAttribute(ONE_TIME_SINCE, clock.instant().toEpochMilli());
    }
    return Me.of(member);
  }

  @GetMapping
  @MayCall(value = Caller.STAFF, beforePasswordChange = true)
  @Operation(operationId = "me", summary = "Who is signed in")
  Me me(@AuthenticationPrincipal SignedIn me) {
    return directory
        .findLiving(me.id())
        .map(Me::of)
        .orElseThrow(() -> new FaultException(RequestFault.NOT_SIGNED_IN));
  }

  @DeleteMapping
  @MayCall(Caller.PUBLIC)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(operationId = "signOut", summary = "Sign out; does nothing when not signed in")
  void signOut(HttpServletRequest request, HttpServletResponse response) {
    HttpSession session = request.getSession(false);
    if (session != null) {
      session.invalidate();
      tokens.renew(request, response);
    }
  }

  @PostMapping("/password")
  @MayCall(value = Caller.STAFF, beforePasswordChange = true)
  @Operation(
      operationId = "changePassword",
      summary =
          "Change the own password; other sessions of this member end. Just after a sign-in with a"
              + " one-time password the current one may be left out")
  Me changePassword(
      @AuthenticationPrincipal SignedIn me,
      @RequestBody PasswordChange body,
      HttpServletRequest request,
      HttpServletResponse response) {
    var given = me.mustChange() && gaveOneTimePassword(request.getSession(false));
    if (body.current() == null && !given) {
      throw missing("current");
    }
    if (body.chosen() == null) {
      throw missing("new");
    }
    if (body.current() != null) {
      accounts.checkPassword(me.id(), body.current());
    }
    var member = accounts.changePassword(me.id(), body.chosen());
    open(request, response, member);
    return Me.of(member);
  }

  private static FaultException missing(String field) {
    return FaultException.of(RequestFault.INVALID, List.of(FieldError.of(field, "required")));
  }

  /// Whether this very session began with the one-time password a moment ago. A reset ends all
  /// sessions, so that it is the password in force.
  private boolean gaveOneTimePassword(@Nullable HttpSession session) {
    return session != null
        && session.getAttribute(ONE_TIME_SINCE) instanceof Long since
        && clock.instant().isBefore(Instant.ofEpochMilli(since).plus(ONE_TIME_PASSWORD_KEPT_MAX));
  }

  /// Begins a session under a new name, so that nobody can plant one.
  private HttpSession open(
      HttpServletRequest request, HttpServletResponse response, Member member) {
    var old = request.getSession(false);
    if (old != null) {
      old.invalidate();
    }
    var session = request.getSession(true);
    var id = member.id().value().toString();
    session.setAttribute(SignInFilter.STAFF, id);
    session.setAttribute(FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME, id);
    tokens.renew(request, response);
    return session;
  }
}
