package dev.ringbridge.telephony.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringbridge.core.call.PhoneNumber;
import dev.ringbridge.core.carrier.AccountHold;
import dev.ringbridge.core.carrier.HoldReason;
import dev.ringbridge.telephony.destination.Destinations;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PurseTest {
  private static final Instant NOW = Instant.parse("2026-11-20T23:30:00Z");
  private static final Budget NO_LIMIT = new Budget(null, null, 0, 0);
  private static final long PRICE = 10;

  private static PhoneNumber number(String block, int last) {
    return new PhoneNumber("%s%04d".formatted(block, last));
  }

  private static Purse purse(Budget account, Budget organization, CalledPrefix... prefixes) {
    return new Purse(
        NOW,
        new Purse.Terms(false, 2, 3),
        number -> PRICE,
        account,
        organization,
        List.of(prefixes));
  }

  private static int paid(Purse purse, String block, int calls) {
    int paid = 0;
    for (int i = 0; i < calls; i++) {
      paid += purse.pays(UUID.randomUUID(), number(block, i)) ? 1 : 0;
    }
    return paid;
  }

  @Test
  void callsArePaidUntilTheMinuteIsSpentAndGoOnSecondsLater() {
    Purse purse = purse(new Budget(70L, null, 20, 500), NO_LIMIT, known("+1212555"));

    assertThat(paid(purse, "+1212555", 5)).as("20 spent, 20 each").isEqualTo(2);
    assertThat(purse.hold())
        .contains(new AccountHold(HoldReason.SPEND_PER_MINUTE, NOW.plusSeconds(10)));
    assertThat(purse.entries()).extracting(Purse.Entry::micros).containsOnly(20L);
  }

  @Test
  void dayThatIsSpentEndsAtMidnightInUtc() {
    Purse purse = purse(NO_LIMIT, new Budget(null, 30L, 0, 0), known("+1212555"));

    assertThat(paid(purse, "+1212555", 5)).isEqualTo(1);
    assertThat(purse.hold())
        .contains(new AccountHold(HoldReason.SPEND_PER_DAY, Instant.parse("2026-11-21T00:00:00Z")));
  }

  @Test
  void newBlockThatTakesTooManyCallsClosesThePurseForAllOthersToo() {
    Purse purse =
        purse(NO_LIMIT, NO_LIMIT, known("+1212555"), new CalledPrefix("+1907555", false, 1));

    assertThat(paid(purse, "+1212555", 9)).isEqualTo(9);
    assertThat(paid(purse, "+1907555", 9)).as("one went there before").isEqualTo(2);
    assertThat(paid(purse, "+1212555", 9)).isZero();
    assertThat(purse.hold()).contains(new AccountHold(HoldReason.KILLED, null));
    assertThat(purse.fraudPrefix()).contains("+1907555");
  }

  @Test
  void longestOwnPriceCountsThenTheCountrysThenTheDearest() {
    Prices prices = new Prices(new Destinations());
    Map<String, Long> own = Map.of("+1", 7L, "+1212", 9L);

    assertThat(prices.perMinute(new PhoneNumber("+12125550100"), own)).isEqualTo(9);
    assertThat(prices.perMinute(new PhoneNumber("+13125550100"), own)).isEqualTo(7);
    assertThat(prices.perMinute(new PhoneNumber("+12125550100"), Map.of())).isEqualTo(14_000);
    assertThat(prices.perMinute(new PhoneNumber("+99912345678"), own)).isEqualTo(1_000_000);
  }

  private static CalledPrefix known(String digits) {
    return new CalledPrefix(digits, true, 1000);
  }
}
