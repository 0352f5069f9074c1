package dev.ringbridge.simulator.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FaultMixTest {
  private static final int MANY = 20_000;
  private static final Map<CreateFault, Double> CREATES =
      Map.of(CreateFault.EXECUTED_500, 0.02, CreateFault.REFUSED_429, 0.05);

  @Test
  void eachFaultGetsItsShare() {
    List<Optional<CreateFault>> drawn = creates(new FaultMix(7, CREATES, Map.of()));
    assertThat(share(drawn, CreateFault.EXECUTED_500)).isCloseTo(0.02, within(0.004));
    assertThat(share(drawn, CreateFault.REFUSED_429)).isCloseTo(0.05, within(0.006));
    assertThat(drawn.stream().filter(Optional::isEmpty).count()).isGreaterThan(MANY * 9 / 10);
  }

  @Test
  void theSameSeedDrawsTheSameAndAnotherSeedAnother() {
    List<Optional<CreateFault>> drawn = creates(new FaultMix(7, CREATES, Map.of()));
    assertThat(creates(new FaultMix(7, CREATES, Map.of()))).isEqualTo(drawn);
    assertThat(creates(new FaultMix(8, CREATES, Map.of()))).isNotEqualTo(drawn);
  }

  @Test
  void aNumberThatIsDialedAgainMeetsItsFaultAnew() {
    FaultMix mix = new FaultMix(7, Map.of(CreateFault.REFUSED_429, 0.5), Map.of());
    List<Optional<CreateFault>> tries =
        IntStream.range(0, 20).mapToObj(i -> mix.ofCreate("+15555550130")).toList();
    assertThat(tries).contains(Optional.empty(), Optional.of(CreateFault.REFUSED_429));
  }

  @Test
  void whatWebhooksMeetDoesNotDependOnTheirOrder() {
    Map<WebhookFault, Double> half = Map.of(WebhookFault.LOST, 0.5);
    FaultMix mix = new FaultMix(7, Map.of(), half);
    FaultMix again = new FaultMix(7, Map.of(), half);
    List<Optional<WebhookFault>> drawn =
        IntStream.range(0, 20).mapToObj(i -> mix.ofWebhook("ringing " + i)).toList();
    List<Optional<WebhookFault>> backwards =
        IntStream.range(0, 20).mapToObj(i -> again.ofWebhook("ringing " + (19 - i))).toList();
    assertThat(IntStream.range(0, 20).mapToObj(i -> backwards.get(19 - i)).toList())
        .isEqualTo(drawn)
        .contains(Optional.empty(), Optional.of(WebhookFault.LOST));
  }

  @Test
  void sharesThatCannotBeAreRefused() {
    assertThatThrownBy(() -> new FaultMix(1, Map.of(CreateFault.REFUSED_429, -0.1), Map.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () -> new FaultMix(1, Map.of(), Map.of(WebhookFault.LOST, 0.6, WebhookFault.LATE, 0.6)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static List<Optional<CreateFault>> creates(FaultMix mix) {
    return IntStream.range(0, MANY).mapToObj(i -> mix.ofCreate("+1" + i)).toList();
  }

  private static double share(List<Optional<CreateFault>> drawn, CreateFault fault) {
    return drawn.stream().filter(Optional.of(fault)::equals).count() / (double) MANY;
  }
}
