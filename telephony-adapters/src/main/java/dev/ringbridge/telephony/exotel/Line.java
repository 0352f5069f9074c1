package dev.ringbridge.telephony.exotel;

import dev.ringbridge.foundation.database.Database;
import dev.ringbridge.telephony.InTelephony;
import dev.ringbridge.telephony.TelephonyConfig;
import dev.ringbridge.telephony.account.RequestLog;
import dev.ringbridge.telephony.carrier.Deadline;
import dev.ringbridge.telephony.carrier.PlaceAnswer;
import dev.ringbridge.telephony.carrier.PlaceOrder;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/**
 * Requests as the account's minute allows them. One that makes a lead's leg was counted when its
 * slot was taken; one about a call in being goes out in any case, for its share was held; a
 * question, or a wish, goes out while a quarter of the minute is left.
 */
@ApplicationScoped
class Line {
  private static final int QUARTERS = 4;

  private final Database database;
  private final RequestLog requests;
  private final Wire wire;
  private final int postsAtOnce;
  private final Map<UUID, Semaphore> making = new ConcurrentHashMap<>();

  Line(@InTelephony Database database, RequestLog requests, Wire wire, TelephonyConfig config) {
    this.database = database;
    this.requests = requests;
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
        ? wire.create(request, order.deadline()).map(verdict).eventually(() -> give(room))
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
    ExotelAccount account = request.account();
    return database
        .asEngine(work -> requests.addNow(work, account.id(), account.tenancy()))
        .chain(() -> wire.ask(request));
  }

  /**
   * Asks what must be known before a call is made: its share of the minute was held.
   *
   * @param deadline past this the answer is of no use
   */
  Uni<Heard> check(Request request, Deadline deadline) {
    ExotelAccount account = request.account();
    return database
        .asEngine(work -> requests.addNow(work, account.id(), account.tenancy()))
        .chain(() -> wire.ask(request, deadline));
  }

  /** Asks what may be asked later as well; fails while the minute is needed for calls. */
  Uni<Heard.Answered> question(Request request) {
    ExotelAccount account = request.account();
    long most = account.requestsPerMinute() * (QUARTERS - 1L) / QUARTERS;
    return database
        .asEngine(work -> requests.addNowIfFewer(work, account.id(), account.tenancy(), most))
        .chain(counted -> ask(request, counted))
        .map(Line::answered);
  }

  /** Asks for what an agent wishes; it is not sent while the minute is needed for calls. */
  Uni<Heard> wish(Request request) {
    ExotelAccount account = request.account();
    int before = account.checksDnd() ? DndCheck.REQUESTS : 0;
    return database
        .asEngine(
            work ->
                requests.addNowBesideCalls(
                    work, account.id(), account.tenancy(), account.requestsPerMinute(), before))
        .chain(counted -> ask(request, counted));
  }

  private Uni<Heard> ask(Request request, boolean counted) {
    return counted
        ? wire.ask(request)
        : Uni.createFrom().item(new Heard.NotSent("the minute is needed for calls"));
  }

  private static Heard.Answered answered(Heard heard) {
    if (heard instanceof Heard.Answered answer) {
      return answer;
    }
    throw new IllegalStateException("no answer: " + heard);
  }
}
