package dev.ringbridge.telephony.account;

import dev.ringbridge.core.carrier.Demand;
import dev.ringbridge.core.carrier.Minute;
import dev.ringbridge.core.event.Tenancy;
import dev.ringbridge.foundation.database.Database;
import dev.ringbridge.foundation.database.Work;
import dev.ringbridge.telephony.InTelephony;
import dev.ringbridge.telephony.account.RequestLog.Logged;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The minutes of accounts whose carrier counts every request. A request is counted before it is
 * made, while the account is held: so no two take the same room.
 */
@ApplicationScoped
public class Minutes {
  private static final String IN_SIGHT = "select * from telephony.calls_in_sight($1, $2)";

  private final Database database;
  private final Accounts accounts;
  private final RequestLog requests;

  Minutes(@InTelephony Database database, Accounts accounts, RequestLog requests) {
    this.database = database;
    this.accounts = accounts;
    this.requests = requests;
  }

  /**
   * What a carrier counts of an account.
   *
   * @param limit how many requests it takes within any 60 seconds
   * @param before how many are made, at most, before one that makes a call
   * @param asksMore whether anything can be asked for a call once it is made
   */
  public record Terms(UUID accountId, Tenancy tenancy, int limit, int before, boolean asksMore) {}

  /**
   * Room for a request.
   *
   * @param at the moment that it is counted with
   * @param delay how long until then
   */
  public record Room(RequestKind kind, Instant at, Duration delay) {}

  /** An account's minute; whoever gives out its room holds the account. */
  public Uni<Minute> read(Work work, Terms terms) {
    return work.sql()
        .preparedQuery(IN_SIGHT)
        .execute(Tuple.of(terms.accountId(), terms.asksMore()))
        .map(rows -> rows.iterator().next())
        .chain(
            calls ->
                requests
                    .since(work, terms.accountId(), Minute.WINDOW)
                    .map(logged -> minute(terms, calls, logged)));
  }

  private static Minute minute(Terms terms, Row calls, List<Logged> logged) {
    Demand demand =
        new Demand(
            terms.before(),
            terms.asksMore(),
            count(logged, RequestKind.CALL),
            count(logged, RequestKind.COMMAND),
            count(logged, RequestKind.ASIDE),
            calls.getInteger("unanswered"),
            calls.getInteger("unmade"),
            calls.getInteger("held"),
            calls.getInteger("at_once"));
    return new Minute(terms.limit(), logged.stream().map(Logged::at).toList(), demand);
  }

  private static int count(List<Logged> logged, RequestKind kind) {
    return (int) logged.stream().filter(one -> one.kind() == kind).count();
  }

  /** Counts requests that will make calls then; whoever does holds the account. */
  public Uni<Void> spend(Work work, Terms terms, List<Instant> slots) {
    return requests.add(work, terms.accountId(), terms.tenancy(), RequestKind.CALL, slots);
  }

  /** Takes the next room there is, before calls that have no slot yet. */
  public Uni<Room> take(Terms terms, RequestKind kind) {
    return database.asEngine(
        work ->
            held(work, terms)
                .chain(held -> take(work, terms, kind, held, held.minute().earliest(held.now()))));
  }

  /**
   * Takes room for what can wait; empty while there is none for it.
   *
   * @param share the part of a full minute that such requests may take from calls
   */
  public Uni<Optional<Room>> takeAside(Terms terms, double share) {
    return database.asEngine(
        work ->
            held(work, terms)
                .chain(
                    held ->
                        held.minute().hasRoomAside(held.now(), share)
                            ? take(work, terms, RequestKind.ASIDE, held, held.now())
                                .map(Optional::of)
                            : Uni.createFrom().item(Optional.empty())));
  }

  private record Held(Minute minute, Instant now) {}

  /** The time is asked while the account is held: whoever waited for it lost some. */
  private Uni<Held> held(Work work, Terms terms) {
    return accounts
        .lock(work, terms.accountId())
        .chain(() -> read(work, terms))
        .chain(minute -> accounts.clock(work).map(now -> new Held(minute, now)));
  }

  /** What is asked before a call has its share of the call's time. */
  private Uni<Room> take(Work work, Terms terms, RequestKind kind, Held held, Instant at) {
    Duration apart = kind == RequestKind.CHECK ? Duration.ZERO : held.minute().apart();
    return requests
        .add(work, terms.accountId(), terms.tenancy(), kind, List.of(at))
        .chain(() -> accounts.putOff(work, terms.accountId(), apart))
        .replaceWith(new Room(kind, at, Duration.between(held.now(), at)));
  }

  /** A request was answered: one that was on its way for long is counted from now on. */
  public Uni<Void> answered(Terms terms, RequestKind kind, Instant at) {
    return database.asEngine(
        work -> requests.moveLate(work, terms.accountId(), kind, at, Minute.ON_ITS_WAY));
  }
}
