package dev.ringbridge.simulator.exotel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A leg is a few timers and no thread. */
class ManyLegsTest {
  private static final int LEGS = 1_000;

  @RegisterExtension final ExotelStage stage = ExotelStage.atSpeed(100);

  @Test
  void aThousandLegsAtOnceTakeNoThreadOfTheirOwn() {
    Map<String, Object> leg = stage.leg("08");
    leg.remove("leg_event_endpoint");
    stage.await("answered", stage.create(leg));
    long before = threads();
    for (int i = 1; i < LEGS; i++) {
      stage.create(leg);
    }
    int[] answered = new int[1];
    stage.await(entry -> entry.kind().equals("answered") && ++answered[0] == LEGS);
    assertThat(threads()).isLessThanOrEqualTo(before);
    assertThat(stage.admin("GET", "/calls", "").json().path("calls")).hasSize(LEGS);
  }

  private static long threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("vert.x"))
        .count();
  }
}
