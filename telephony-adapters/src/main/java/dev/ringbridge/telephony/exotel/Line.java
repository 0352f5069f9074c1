package dev.ringbridge.telephony.exotel;

import dev.ringbridge.telephony.Causes;
import dev.ringbridge.telephony.TelephonyConfig;
import dev.ringbridge.telephony.account.Minutes;
import dev.ringbridge.telephony.account.Minutes.Room;
import dev.ringbridge.telephony.account.Minutes.Terms;
import dev.ringbridge.telephony.account.RequestKind;
import dev.ringbridge.telephony.carrier.Deadline;
import dev.ringbridge.telephony.carrier.PlaceAnswer;
import dev.ringbridge.telephony.carrier.PlaceOrder;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Requests as the account's minute allows them. One that makes a lead's leg was counted when its
 * slot was taken; one about a call in being goes before calls that have no slot yet, at once where
 * the stock is not used up; a question, or a wish, goes out while a quarter of the minute is left,
 * or takes a share of it from calls.
 */
@ApplicationScoped
class Line {
  private static final Logger LOG = Logger.getLogger(Line.class);
  private static final double SHARE_OF_QUESTIONS = 0.05;
  private static final double SHARE_OF_WISHES = 0.25;

  private final Minutes minutes;
  private final Wire wire;
  private final int postsAtOnce;
  private final Map<UUID, Semaphore> making = new ConcurrentHashMap<>();

  Line(Minutes minutes, Wire wire, TelephonyConfig config) {
    this.minutes = minutes;
    this.wire = wire;
    this.postsAtOnce = config.requests().postsAtOnce();
  }

  /** Makes a lead's leg; too many at once are given back. */
  Uni<PlaceAnswer> create(Request request, PlaceOrder order) {
    return create(request, order, heard -> CreateVerdict.of(heard, order.number().e164()));
  }

  /**
   * Makes a call; too many at once are given back.
   *
   * @param verdict what an answer says
   */
  Uni<PlaceAnswer> create(Request request, PlaceOrder order, Function<Heard, PlaceAnswer> verdict) {
    Semaphore room =
        making.computeIfAbsent(order.accountId(), account -> new Semaphore(postsAtOnce));
    return room.tryAcquire()
        ? wire.create(request, order.departure()).map(verdict).eventually(() -> give(room))
        : Uni.createFrom().item(new PlaceAnswer.NoRoom());
  }

  private static void give(Semaphore room) {
    room.release();
  }

  /** Asks for something that must be. */
  Uni<Heard.Answered> command(Request request) {
    return tell(request).map(Line::answered);
  }

  /** The same, whatever comes of it. */
  Uni<Heard> tell(Request request) {
    return send(request, RequestKind.COMMAND, () -> wire.ask(request));
  }

  /** Calls an agent's phone. */
  Uni<Heard.Answered> callAgent(Request request) {
    return send(request, RequestKind.PHONE, () -> wire.ask(request)).map(Line::answered);
  }

  /**
   * Asks what must be known before a call is made: its share of the minute was held.
   *
   * @param deadline past this the answer is of no use
   */
  Uni<Heard> check(Request request, Deadline deadline) {
    return send(request, RequestKind.CHECK, () -> wire.ask(request, deadline));
  }

  /** Asks what may be asked later as well; fails while the minute is needed for calls. */
  Uni<Heard.Answered> question(Request request) {
    return sendAside(request, SHARE_OF_QUESTIONS).map(Line::answered);
  }

  /** Asks for what an agent wishes; it is not sent while the minute is needed for calls. */
  Uni<Heard> wish(Request request) {
    return sendAside(request, SHARE_OF_WISHES);
  }

  private Uni<Heard> send(Request request, RequestKind kind, Supplier<Uni<Heard>> way) {
    Terms terms = terms(request.account());
    return minutes.take(terms, kind).chain(room -> send(terms, room, way));
  }

  private Uni<Heard> sendAside(Request request, double share) {
    Terms terms = terms(request.account());
    return minutes
        .takeAside(terms, share)
        .chain(
            found ->
                found
                    .map(room -> send(terms, room, () -> wire.ask(request)))
                    .orElseGet(Line::notNow));
  }

  private static Uni<Heard> notNow() {
    return Uni.createFrom().item(new Heard.NotSent("the minute is needed for calls"));
  }

  /** Once there is room for it; what comes of it waits for no clock. */
  private Uni<Heard> send(Terms terms, Room room, Supplier<Uni<Heard>> way) {
    return wait(room.delay()).chain(way::get).invoke(heard -> count(terms, room));
  }

  private static Uni<Void> wait(Duration delay) {
    Uni<Void> now = Uni.createFrom().voidItem();
    return delay.isZero() ? now : now.onItem().delayIt().by(delay.plusMillis(1));
  }

  private void count(Terms terms, Room room) {
    minutes
        .answered(terms, room.kind(), room.at())
        .subscribe()
        .with(
            done -> LOG.tracef("account %s was answered", terms.accountId()),
            failure ->
                LOG.warnf(
                    "a request of account %s counts as sent in time: %s",
                    terms.accountId(), Causes.of(failure)));
  }

  private static Terms terms(ExotelAccount account) {
    return new Terms(
        account.id(),
        account.tenancy(),
        account.requestsPerMinute(),
        account.requestsBefore(),
        account.way() != Way.CONNECT);
  }

  private static Heard.Answered answered(Heard heard) {
    if (heard instanceof Heard.Answered answer) {
      return answer;
    }
    throw new IllegalStateException("no answer: " + heard);
  }
}
