package dev.ringbridge.simulator.rest;

import static dev.ringbridge.simulator.Stage.FROM;
import static dev.ringbridge.simulator.Stage.scripted;
import static org.assertj.core.api.Assertions.assertThat;

import com.twilio.rest.api.v2010.account.conference.Participant;
import com.twilio.type.PhoneNumber;
import dev.ringbridge.simulator.OracleLog.Entry;
import dev.ringbridge.simulator.Stage;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Who takes turns at an account's rate, of one call every two seconds. */
class SharedRateTest {
  private static final Duration TWO_TURNS = Duration.ofMillis(3_900);
  private static final Duration SIX_TURNS = Duration.ofSeconds(10);

  @RegisterExtension final Stage stage = Stage.with(0.5, options -> options.speed(100));

  @Test
  void participantsTakeTurnsWithCalls() {
    String first = stage.callScripted("08").getSid();
    Participant second =
        Participant.creator("room", new PhoneNumber(FROM), new PhoneNumber(scripted("08")))
            .create(stage.sdk());
    String third = stage.callScripted("08").getSid();

    Entry begun = stage.await("initiated", first);
    Entry between = stage.await("initiated", second.getCallSid());
    Entry last = stage.await("initiated", third);
    assertThat(between.at()).isBetween(begun.at(), last.at());
    assertThat(Duration.between(begun.at(), last.at())).isGreaterThan(TWO_TURNS);
  }

  @Test
  void whomACallDialsPassesTheQueueBy() {
    List<String> numbers =
        Stream.of("212", "213", "312", "415", "617", "718")
            .map(area -> "+1" + area + "5550102")
            .toList();
    String nouns =
        numbers.stream().collect(Collectors.joining("</Number><Number>", "<Number>", "</Number>"));
    stage.customer().onTwiml("/answer", "<Dial>" + nouns + "</Dial>");
    stage.callScripted("08");

    List<Entry> begun = numbers.stream().map(this::initiated).toList();
    Duration took = Duration.between(begun.get(0).at(), begun.get(5).at());
    assertThat(took).isLessThan(SIX_TURNS.dividedBy(2));
  }

  private Entry initiated(String number) {
    return stage.await(
        e -> e.kind().equals("initiated") && e.detail("to").equals(Optional.of(number)));
  }
}
