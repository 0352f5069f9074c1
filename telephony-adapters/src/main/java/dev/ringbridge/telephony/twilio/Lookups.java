package dev.ringbridge.telephony.twilio;

import com.twilio.rest.api.v2010.account.Call;
import com.twilio.rest.api.v2010.account.Conference;
import com.twilio.rest.api.v2010.account.conference.Participant;
import dev.ringbridge.core.call.PhoneNumber;
import dev.ringbridge.telephony.carrier.CarrierCall;
import dev.ringbridge.telephony.carrier.CarrierCall.Price;
import dev.ringbridge.telephony.carrier.CarrierCall.Standing;
import java.time.ZonedDateTime;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** What the API says when it is asked. */
final class Lookups {
  private static final int PAGE = 50;

  private Lookups() {}

  /** A call; empty where the API knows none of that name. */
  static Optional<CarrierCall> find(Api api, String sid) {
    return api.ask(client -> Call.fetcher(sid).fetch(client)).map(Lookups::call);
  }

  /** The newest calls from one number to another. */
  static List<CarrierCall> search(Api api, PhoneNumber to, String callerId) {
    return api
        .ask(
            client ->
                Call.reader()
                    .setTo(new com.twilio.type.PhoneNumber(to.e164()))
                    .setFrom(new com.twilio.type.PhoneNumber(callerId))
                    .pageSize(PAGE)
                    .firstPage(client)
                    .getRecords())
        .orElse(List.of())
        .stream()
        .map(Lookups::call)
        .toList();
  }

  /** The conference of this room that the call is in now. */
  static Optional<String> conferenceWith(Api api, String sid, String room) {
    return api
        .ask(
            client ->
                Conference.reader()
                    .setFriendlyName(room)
                    .pageSize(PAGE)
                    .firstPage(client)
                    .getRecords())
        .orElse(List.of())
        .stream()
        .filter(conference -> conference.getStatus() != Conference.Status.COMPLETED)
        .map(Conference::getSid)
        .filter(conference -> isIn(api, sid, conference))
        .findFirst();
  }

  private static boolean isIn(Api api, String sid, String conference) {
    return api.ask(client -> Participant.fetcher(conference, sid).fetch(client))
        .filter(participant -> participant.getStatus() == Participant.Status.CONNECTED)
        .isPresent();
  }

  private static CarrierCall call(Call call) {
    String status = call.getStatus() == null ? "" : call.getStatus().toString();
    Standing standing = CallStatuses.standing(status);
    ZonedDateTime created = call.getDateCreated();
    return new CarrierCall(
        call.getSid(),
        standing,
        CallStatuses.ending(status, OptionalInt.empty()).orElse(null),
        created == null ? null : created.toInstant(),
        price(call));
  }

  /**
   * What it costs is said as a negative number, and some time after the call (telephony.md 1.2).
   */
  private static @Nullable Price price(Call call) {
    String price = call.getPrice();
    Currency unit = call.getPriceUnit();
    return price == null || unit == null || !price.matches("-?[0-9]{1,9}(\\.[0-9]{1,9})?")
        ? null
        : new Price(Math.abs(Double.parseDouble(price)), unit.getCurrencyCode());
  }
}
