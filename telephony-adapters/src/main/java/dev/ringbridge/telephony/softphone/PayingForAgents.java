package dev.ringbridge.telephony.softphone;

import dev.ringbridge.core.call.PhoneNumber;
import dev.ringbridge.core.event.Ids;
import dev.ringbridge.foundation.database.Database;
import dev.ringbridge.foundation.database.Work;
import dev.ringbridge.telephony.InTelephony;
import dev.ringbridge.telephony.account.Account;
import dev.ringbridge.telephony.account.Accounts;
import dev.ringbridge.telephony.agentleg.AgentLeg;
import dev.ringbridge.telephony.guard.Guard;
import dev.ringbridge.telephony.guard.Purse;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * The money for calls to agents' phones, counted as that for calls to leads is: in the account's
 * minute and day, while account and organization are held.
 */
@ApplicationScoped
class PayingForAgents {
  private static final String PAID_UNDER =
      "update telephony.agent_legs set spend_id = $3 where agent_id = $1 and leg_epoch = $2";

  private final Database database;
  private final Accounts accounts;
  private final Guard guard;
  private final Ids ids;

  PayingForAgents(@InTelephony Database database, Accounts accounts, Guard guard, Ids ids) {
    this.database = database;
    this.accounts = accounts;
    this.guard = guard;
    this.ids = ids;
  }

  /**
   * Takes the money for a leg; false where there is none, which is written down. An address of the
   * carrier's own network costs nothing.
   */
  Uni<Boolean> pays(AgentLeg leg, String contact) {
    return contact.startsWith("+")
        ? database.asEngine(work -> pays(work, leg, new PhoneNumber(contact)))
        : Uni.createFrom().item(true);
  }

  private Uni<Boolean> pays(Work work, AgentLeg leg, PhoneNumber number) {
    return accounts
        .lock(work, leg.leg().accountId())
        .chain(
            found ->
                found
                    .filter(account -> !account.ringsAgents())
                    .map(account -> pays(work, account, leg, number))
                    .orElseGet(() -> Uni.createFrom().item(true)));
  }

  /** The time counts from when the account was held. */
  private Uni<Boolean> pays(Work work, Account account, AgentLeg leg, PhoneNumber number) {
    return accounts
        .clock(work)
        .chain(
            now ->
                guard
                    .open(work, account, List.of(number), now)
                    .chain(
                        purse ->
                            purse
                                .map(one -> pays(work, account, one, leg, number, now))
                                .orElseGet(() -> Uni.createFrom().item(true))));
  }

  private Uni<Boolean> pays(
      Work work, Account account, Purse purse, AgentLeg leg, PhoneNumber number, Instant now) {
    UUID id = ids.next();
    boolean paid = purse.pays(id, number);
    Uni<Void> kept = paid ? paidUnder(work, leg, id) : Uni.createFrom().voidItem();
    return kept.chain(
            () -> guard.close(work, account, Optional.of(purse), paid ? Set.of(id) : Set.of(), now))
        .replaceWith(paid);
  }

  /** By it the leg is found again when its cost is settled. */
  private static Uni<Void> paidUnder(Work work, AgentLeg leg, UUID id) {
    return work.sql()
        .preparedQuery(PAID_UNDER)
        .execute(Tuple.of(leg.line().agentId(), leg.epoch(), id))
        .replaceWithVoid();
  }
}
