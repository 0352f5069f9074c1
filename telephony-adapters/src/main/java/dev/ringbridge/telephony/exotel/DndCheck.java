package dev.ringbridge.telephony.exotel;

import dev.ringbridge.telephony.Causes;
import dev.ringbridge.telephony.carrier.Deadline;
import dev.ringbridge.telephony.carrier.PlaceAnswer;
import dev.ringbridge.telephony.carrier.PlaceOrder;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Whether the number of a call may be called: it is whitelisted, or on no list and not on DND
 * (telephony.md 10.11). What the carrier does not answer in the call's time is no leave: the call
 * is given back and never made unchecked.
 */
@ApplicationScoped
class DndCheck {
  /** How many requests a check takes, at most. */
  static final int REQUESTS = 2;

  private final Line line;
  private final KnownLeave known;

  DndCheck(Line line, KnownLeave known) {
    this.line = line;
    this.known = known;
  }

  /** What stands against a call; empty where it may be made. Never fails. */
  Uni<Optional<PlaceAnswer>> bar(ExotelAccount account, PlaceOrder order) {
    return leave(account, order.number().e164(), order.departure().deadline())
        .map(Leave::bar)
        .onFailure()
        .recoverWithItem(DndCheck::notAsked);
  }

  private static Optional<PlaceAnswer> notAsked(Throwable failure) {
    return Optional.of(
        new PlaceAnswer.GivenBack("Exotel's DND check: " + Causes.of(failure), false));
  }

  private Uni<Leave> leave(ExotelAccount account, String number, Deadline deadline) {
    return known
        .find(account.id(), number)
        .map(leave -> Uni.createFrom().item(leave))
        .orElseGet(
            () ->
                ask(account, number, deadline)
                    .invoke(leave -> known.keep(account.id(), number, leave)));
  }

  private Uni<Leave> ask(ExotelAccount account, String number, Deadline deadline) {
    return line.check(whitelist(account, number), deadline)
        .map(Leave::ofWhitelist)
        .chain(
            leave ->
                leave instanceof Leave.Neutral
                    ? line.check(number(account, number), deadline).map(Leave::ofNumber)
                    : Uni.createFrom().item(leave));
  }

  /** The question whether a number is whitelisted; only without {@code .json} is it documented. */
  static Request whitelist(ExotelAccount account, String number) {
    return Request.get(account, account.calls("/CustomerWhitelist/" + written(number)));
  }

  private static Request number(ExotelAccount account, String number) {
    return Request.get(account, account.calls("/Numbers/" + written(number) + ".json"));
  }

  private static String written(String number) {
    return URLEncoder.encode(Numbers.write(number), StandardCharsets.UTF_8);
  }
}
