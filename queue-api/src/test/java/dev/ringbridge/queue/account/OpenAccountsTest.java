package dev.ringbridge.queue.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringbridge.core.carrier.AccountHold;
import dev.ringbridge.core.carrier.AccountSnapshot;
import dev.ringbridge.core.carrier.HoldReason;
import dev.ringbridge.core.compliance.CallingGrounds;
import dev.ringbridge.core.compliance.CallingGrounds.Saying;
import dev.ringbridge.core.event.Tenancy;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Which of several accounts is dialed with. */
class OpenAccountsTest {
  private static final Tenancy OURS = new Tenancy(new UUID(1, 1), new UUID(1, 2));
  private static final Tenancy THEIRS = new Tenancy(new UUID(2, 1), new UUID(2, 2));

  private static final CallingGrounds GROUNDS =
      new CallingGrounds(false, false, null, Saying.NOTHING, Map.of());

  private final OpenAccounts accounts = new OpenAccounts();

  private UUID say(Tenancy tenancy, int preference, double callsPerSecond, boolean simulated) {
    return say(UUID.randomUUID(), tenancy, preference, callsPerSecond, simulated, true, 1);
  }

  private UUID sayDeaf(int preference, double callsPerSecond) {
    return say(UUID.randomUUID(), OURS, preference, callsPerSecond, false, true, false, 1);
  }

  private UUID say(
      UUID id,
      Tenancy tenancy,
      int preference,
      double callsPerSecond,
      boolean simulated,
      boolean open,
      long version) {
    return say(id, tenancy, preference, callsPerSecond, simulated, open, true, version);
  }

  private UUID say(
      UUID id,
      Tenancy tenancy,
      int preference,
      double callsPerSecond,
      boolean simulated,
      boolean open,
      boolean hearsKeys,
      long version) {
    accounts.learn(
        new AccountSnapshot(
            id,
            tenancy,
            callsPerSecond,
            Set.of("US"),
            simulated,
            preference,
            open,
            false,
            hearsKeys,
            version,
            Instant.EPOCH));
    return id;
  }

  private Optional<UUID> chosen(boolean practice) {
    return chosen(practice, Saying.NOTHING);
  }

  private Optional<UUID> chosen(boolean practice, Saying saying) {
    CallingGrounds grounds = new CallingGrounds(practice, false, null, saying, Map.of());
    return accounts
        .routing(OURS.organizationId(), grounds)
        .of(Set.of("US"), "+12125550100")
        .filter(AccountSnapshot::open)
        .map(AccountSnapshot::accountId);
  }

  @Test
  void messageIsSaidOnAnAccountOnlyThatHearsKeys() {
    UUID deaf = sayDeaf(1, 50);
    assertThat(chosen(false, Saying.MESSAGE)).isEmpty();
    UUID hearing = say(OURS, 99, 1, false);

    assertThat(chosen(false, Saying.NOTHING)).contains(deaf);
    assertThat(chosen(false, Saying.MESSAGE)).contains(hearing);
    assertThat(chosen(false, Saying.MESSAGE_WITH_OPT_OUT)).contains(hearing);
  }

  @Test
  void messageWaitsForTheAccountThatHearsKeysWhileItRestsAndMovesToNoOther() {
    sayDeaf(10, 50);
    UUID hearing = say(OURS, 1, 1, false);
    say(hearing, OURS, 1, 1, false, false, 2);

    assertThat(chosen(false, Saying.MESSAGE_WITH_OPT_OUT)).isEmpty();
    say(hearing, OURS, 1, 1, false, true, 3);
    assertThat(chosen(false, Saying.MESSAGE_WITH_OPT_OUT)).contains(hearing);
  }

  @Test
  void preferredIsDialedWithThoughAnotherIsFaster() {
    say(OURS, 10, 30, false);
    UUID preferred = say(OURS, 1, 1, false);
    say(THEIRS, 1, 50, false);

    assertThat(chosen(false)).contains(preferred);
  }

  @Test
  void ofEquallyPreferredTheFasterIsDialedWith() {
    say(OURS, 10, 1, false);
    UUID fast = say(OURS, 10, 5, false);

    assertThat(chosen(false)).contains(fast);
  }

  @Test
  void closedOneIsPassedOverUntilItOpens() {
    UUID first = say(OURS, 1, 1, false);
    UUID second = say(OURS, 2, 1, false);

    say(first, OURS, 1, 1, false, false, 2);
    assertThat(chosen(false)).contains(second);
    say(first, OURS, 1, 1, false, true, 3);
    assertThat(chosen(false)).contains(first);
  }

  private static AccountSnapshot held(UUID id, long version, HoldReason reason) {
    return new AccountSnapshot(
        id,
        OURS,
        1,
        Set.of("US"),
        false,
        1,
        false,
        false,
        true,
        false,
        version,
        Instant.EPOCH,
        new AccountHold(reason, null),
        List.of());
  }

  @Test
  void nobodyTakesThePlaceOfOneThatWaitsForAMinutesMoneyOrForAPerson() {
    UUID first = say(OURS, 1, 1, false);
    say(OURS, 2, 1, false);

    long version = 1;
    for (HoldReason reason : List.of(HoldReason.SPEND_PER_MINUTE, HoldReason.KILLED)) {
      version++;
      accounts.learn(held(first, version, reason));
      assertThat(chosen(false)).isEmpty();
      assertThat(accounts.routing(OURS.organizationId(), GROUNDS).hold().map(AccountHold::reason))
          .contains(reason);
    }
  }

  @Test
  void oneThatHasSpentItsDayIsPassedOverAndNamedWhereThereIsNoOther() {
    UUID first = say(OURS, 1, 1, false);
    accounts.learn(held(first, 2, HoldReason.SPEND_PER_DAY));
    assertThat(chosen(false)).isEmpty();
    assertThat(accounts.routing(OURS.organizationId(), GROUNDS).hold().map(AccountHold::reason))
        .contains(HoldReason.SPEND_PER_DAY);

    UUID second = say(OURS, 2, 1, false);
    assertThat(chosen(false)).contains(second);
    assertThat(accounts.routing(OURS.organizationId(), GROUNDS).hold()).isEmpty();
  }

  @Test
  void whatIsOlderThanKnownChangesNothing() {
    UUID first = say(OURS, 1, 1, false);

    say(first, OURS, 1, 1, false, false, 0);
    assertThat(chosen(false)).contains(first);
  }

  @Test
  void whoHasARealAccountIsServedByASimulatedOneInPracticeOnly() {
    UUID simulated = say(OURS, 1, 50, true);
    UUID real = say(OURS, 99, 1, false);

    assertThat(chosen(false)).contains(real);
    assertThat(chosen(true)).contains(simulated);
    say(real, OURS, 99, 1, false, false, 2);
    assertThat(chosen(false)).isEmpty();
  }
}
