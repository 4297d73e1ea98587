package io.zongji.customer;

import io.zongji.platform.Secrets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/// The signed tokens by which customers prove who they are: `<customer>.<issued, s>.<signature>`,
/// signed with the installation's key.
///
/// A token is good for [#LIFE]; every entry hands out a fresh one.
@Component
public class CustomerTokens {
  /// How long a token is good.
  public static final Duration LIFE = Duration.ofDays(180);

  private static final String PURPOSE = "customer-token";
  private static final int CHARACTERS_MAX = 200;
  private static final Pattern FORM =
      Pattern.compile("([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\\.(\\d{1,12})\\.([\\w-]{43})");

  private final Secrets secrets;
  private final InstantSource clock;

  CustomerTokens(Secrets secrets, InstantSource clock) {
    this.secrets = secrets;
    this.clock = clock;
  }

  /// A fresh token of a customer.
  public String issue(CustomerId customer) {
    var claim = customer.value() + "." + clock.instant().getEpochSecond();
    return claim + "." + secrets.sign(PURPOSE, claim);
  }

  /// Whose token this is; empty when it is malformed, forged or too old.
  public Optional<CustomerId> read(String token) {
    if (token.length() > CHARACTERS_MAX) {
      return Optional.empty();
    }
    var matcher = FORM.matcher(token);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    var claim = matcher.group(1) + "." + matcher.group(2);
    var ends = Instant.ofEpochSecond(Long.parseLong(matcher.group(2))).plus(LIFE);
    return secrets.signed(PURPOSE, claim, matcher.group(3)) && clock.instant().isBefore(ends)
        ? Optional.of(new CustomerId(UUID.fromString(matcher.group(1))))
        : Optional.empty();
  }
}
