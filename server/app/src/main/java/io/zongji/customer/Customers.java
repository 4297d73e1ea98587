package io.zongji.customer;

import io.zongji.platform.FaultException;
import io.zongji.platform.FieldError;
import io.zongji.platform.Ids;
import io.zongji.platform.NormalForm;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Service;

/// Who the customers are.
@Service
public class Customers {
  /// The longest name, in code points.
  public static final int NAME_CODE_POINTS_MAX = 50;

  /// The longest note, in code points.
  public static final int NOTE_CODE_POINTS_MAX = 2_000;

  /// The longest external id, in characters.
  public static final int EXTERNAL_ID_CHARACTERS_MAX = 128;

  /// How much later than noted a customer may have been here last.
  private static final Duration SEEN_PAUSE = Duration.ofMinutes(1);

  private final CustomerStore store;
  private final InstantSource clock;

  Customers(CustomerStore store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  /// The customer the channel knows by this external id; a new one when it knows none, or when
  /// there is no external id to know one by. Two arrivals at once make one customer.
  public Customer arrive(ChannelId channel, Optional<String> externalId) {
    var known = externalId.flatMap(external -> store.find(channel, external));
    if (known.isPresent()) {
      return known.get();
    }
    var fresh = fresh(channel, externalId);
    if (store.add(fresh)) {
      return fresh;
    }
    return externalId.flatMap(external -> store.find(channel, external)).orElseThrow();
  }

  public Optional<Customer> find(CustomerId id) {
    return store.find(id);
  }

  /// Notes that the customer was here just now, to the minute.
  public void seen(Customer customer) {
    var now = clock.instant();
    if (!now.isBefore(customer.lastSeenAt().plus(SEEN_PAUSE))) {
      store.setSeen(customer.id(), now);
    }
  }

  /// Gives the customer another name: 1 to [#NAME_CODE_POINTS_MAX] code points after trimming.
  public void rename(CustomerId id, String name) {
    var plain = NormalForm.shown(name);
    if (!NormalForm.visible(plain)) {
      throw FaultException.of(CustomerFault.INVALID, List.of(FieldError.of("name", "required")));
    }
    check("name", plain, NAME_CODE_POINTS_MAX);
    found(store.setName(id, plain));
  }

  /// Replaces the note: at most [#NOTE_CODE_POINTS_MAX] code points.
  public void note(CustomerId id, String note) {
    var plain = note.strip();
    check("note", plain, NOTE_CODE_POINTS_MAX);
    found(store.setNote(id, plain));
  }

  private Customer fresh(ChannelId channel, Optional<String> externalId) {
    var id = Ids.next();
    var digits = id.toString().substring(32).toUpperCase(Locale.ROOT);
    // The database keeps microseconds; so does what is handed out before it was read back.
    var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    return new Customer(new CustomerId(id), channel, externalId, "访客 " + digits, "", now, now);
  }

  private static void check(String field, String text, int codePointsMax) {
    if (text.codePointCount(0, text.length()) > codePointsMax) {
      throw FaultException.of(
          CustomerFault.INVALID, List.of(FieldError.of(field, "too-long", codePointsMax)));
    }
    if (text.indexOf('\0') >= 0) {
      throw FaultException.of(CustomerFault.INVALID, List.of(FieldError.of(field, "format")));
    }
  }

  private static void found(boolean found) {
    if (!found) {
      throw new FaultException(CustomerFault.UNKNOWN);
    }
  }
}
