package dev.ringbridge.telephony.exotel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ringbridge.core.call.Ending;
import dev.ringbridge.telephony.carrier.PlaceAnswer;
import dev.ringbridge.telephony.exotel.Leave.Known;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the carrier's words about a number come to, and how long they are believed. */
class LeaveTest {
  private static final String NUMBER = "+919812345678";

  private final AtomicLong nanos = new AtomicLong();
  private final KnownLeave known = new KnownLeave(nanos::get);
  private final UUID account = UUID.randomUUID();

  private static Heard heard(int status, String body) {
    return new Heard.Answered(status, xml(body));
  }

  private static JsonNode xml(String text) {
    return Xml.read(text.getBytes(StandardCharsets.UTF_8));
  }

  private static Heard listed(String status, int expiry) {
    return heard(
        200,
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <Result> <Status>%s</Status> <Type></Type> <Expiry>%d</Expiry> </Result>"""
            .formatted(status, expiry));
  }

  @ParameterizedTest
  @CsvSource({"Whitelist, true", "Blacklist, false"})
  void listDecidesForAnHourOrUntilItsOwnEnd(String status, boolean granted) {
    assertThat(Leave.ofWhitelist(listed(status, -1)))
        .isEqualTo(new Known(granted, Duration.ofHours(1)));
    assertThat(Leave.ofWhitelist(listed(status, 100_000)))
        .isEqualTo(new Known(granted, Duration.ofHours(1)));
    assertThat(Leave.ofWhitelist(listed(status, 90)))
        .isEqualTo(new Known(granted, Duration.ofSeconds(90)));
  }

  @Test
  void numberOnNoListIsDecidedByDndAndTheRefusalSaysSo() {
    assertThat(Leave.ofWhitelist(listed("Neutral", -1))).isEqualTo(new Leave.Neutral());
    String page = "<TwilioResponse><Numbers><DND>%s</DND></Numbers></TwilioResponse>";
    assertThat(Leave.ofNumber(heard(200, page.formatted("No"))).bar()).isEmpty();
    assertThat(Leave.ofNumber(heard(200, page.formatted("Yes"))).bar())
        .contains(new PlaceAnswer.Refused(Ending.SUPPRESSED, "Exotel: on DND and not whitelisted"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<Result>",
        "<Result/>",
        "<Result><Status>Maybe</Status></Result>",
        "no markup at all"
      })
  void whatCannotBeReadIsNoLeave(String body) {
    assertThat(Leave.ofWhitelist(heard(200, body)).bar().orElseThrow())
        .isInstanceOf(PlaceAnswer.GivenBack.class);
    assertThat(Leave.ofNumber(heard(200, body)).bar().orElseThrow())
        .isInstanceOf(PlaceAnswer.GivenBack.class);
  }

  @ParameterizedTest
  @CsvSource({"500, true", "408, true", "403, true", "429, false"})
  void failureIsNoLeaveAndTroubleUnlessItAsksForFewerRequests(int status, boolean trouble) {
    assertThat(Leave.ofWhitelist(heard(status, "")).bar().orElseThrow().isTrouble())
        .isEqualTo(trouble);
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 402})
  void wrongKeysAndAnEmptyBalanceAreTheAccounts(int status) {
    assertThat(Leave.ofNumber(heard(status, "")).bar().orElseThrow())
        .isInstanceOf(PlaceAnswer.AccountRefused.class);
  }

  @Test
  void silenceIsNoLeave() {
    assertThat(Leave.ofWhitelist(new Heard.Silence("reset")).bar().orElseThrow())
        .isInstanceOf(PlaceAnswer.GivenBack.class);
    assertThat(new Leave.Neutral().bar()).isPresent();
  }

  @Test
  void markupReachesNothingOutsideItself() {
    JsonNode read =
        xml(
            "<!DOCTYPE r [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><r><Status>a&x;</Status></r>");

    assertThat(read.findPath("Status").asText("")).isIn("", "a");
  }

  @Test
  void answerIsKnownAsLongAsItCountsAndForItsAccountAlone() {
    Leave leave = new Known(true, Duration.ofMinutes(2));
    known.keep(account, NUMBER, leave);

    assertThat(known.find(account, NUMBER)).contains(leave);
    assertThat(known.find(UUID.randomUUID(), NUMBER)).isEmpty();
    nanos.addAndGet(Duration.ofMinutes(2).toNanos());
    assertThat(known.find(account, NUMBER)).isEmpty();
  }

  @Test
  void whatWasNotLearnedIsNotKept() {
    known.keep(account, NUMBER, Leave.ofWhitelist(heard(503, "")));

    assertThat(known.find(account, NUMBER)).isEmpty();
  }

  @Test
  void onlySoManyAnswersAreKeptAndTheOldestGivesWay() {
    Leave leave = new Known(false, Duration.ofHours(1));
    known.keep(account, NUMBER, leave);
    IntStream.range(0, KnownLeave.MOST)
        .forEach(one -> known.keep(account, "+91" + (7_000_000_000L + one), leave));

    assertThat(known.size()).isEqualTo(KnownLeave.MOST);
    assertThat(known.find(account, NUMBER)).isEmpty();
  }
}
