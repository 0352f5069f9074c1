package dev.ringbridge.gateway.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringbridge.core.call.Consultation;
import dev.ringbridge.core.call.TalkSnapshot;
import dev.ringbridge.gateway.testing.Company;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class KnownTalksTest {
  private final Instant now = Instant.parse("2026-11-23T10:00:00Z");
  private final Company company = new Company();
  private final UUID asked = UUID.randomUUID();
  private final KnownTalks talks = new KnownTalks();

  @Test
  void whoeverIsAskedAgainIsShownWhoAsksThemNowWhateverWasSaidLastOfOthers() {
    for (int before = 1; before <= 20; before++) {
      talks.take(asking(UUID.randomUUID(), before));
    }
    TalkSnapshot live = asking(UUID.randomUUID(), 30);
    talks.take(live);
    for (int before = 1; before <= 20; before++) {
      talks.take(asking(UUID.randomUUID(), before));
    }

    assertThat(talks.asking(asked)).contains(live);
    assertThat(talks.asking(UUID.randomUUID())).isEmpty();
  }

  private TalkSnapshot asking(UUID agent, long version) {
    Consultation consultation =
        new Consultation(UUID.randomUUID(), asked, "Carl", "Ada", now.plusSeconds(180));
    return new TalkSnapshot(
        agent, company.tenancy(), UUID.randomUUID(), now, null, consultation, version, now);
  }
}
