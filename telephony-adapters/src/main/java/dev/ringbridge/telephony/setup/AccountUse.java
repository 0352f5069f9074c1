package dev.ringbridge.telephony.setup;

import dev.ringbridge.foundation.database.Work;
import dev.ringbridge.foundation.problem.ProblemCode;
import dev.ringbridge.foundation.problem.Refusal;
import dev.ringbridge.telephony.account.Account;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/**
 * Whether something goes on at a carrier on an account. What goes on is asked and ended as it was
 * begun, and an account remembers one way alone.
 */
@ApplicationScoped
class AccountUse {
  private static final String GOES_ON =
      """
      select exists (select 1 from telephony.placements where account_id = $1 and check_at is not null)
          or exists (select 1 from telephony.agent_legs where account_id = $1 and state <> 'DOWN') as goes_on""";

  /**
   * Refuses another way of making calls while calls of the way before, or agents' phones, go on.
   *
   * @param known the account as it is, held, so that no call begins meanwhile
   * @param wanted what it is to be
   */
  Uni<Void> refuseAnotherWay(Work work, Account known, Account wanted) {
    return known.ringsAgents() == wanted.ringsAgents()
        ? Uni.createFrom().voidItem()
        : goesOn(work, known.id()).invoke(AccountUse::refuseIf).replaceWithVoid();
  }

  private static Uni<Boolean> goesOn(Work work, UUID accountId) {
    return work.sql()
        .preparedQuery(GOES_ON)
        .execute(Tuple.of(accountId))
        .map(rows -> rows.iterator().next().getBoolean("goes_on"));
  }

  private static void refuseIf(boolean goesOn) {
    if (goesOn) {
      throw Refusal.of(
          ProblemCode.CONFLICT,
          "Calls or agents' phones go on as this account makes them now: close it, wait until its"
              + " calls are over and its agents are away, and change its way then.");
    }
  }
}
