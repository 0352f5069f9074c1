package dev.ringbridge.gateway.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringbridge.core.call.CallEvent.CallEnded;
import dev.ringbridge.core.call.CallEvent.CallPlacementLost;
import dev.ringbridge.core.call.CallEvent.CallPlacing;
import dev.ringbridge.core.call.CallEvent.CallRinging;
import dev.ringbridge.core.call.CallRef;
import dev.ringbridge.core.call.Ending;
import dev.ringbridge.core.call.Evidence;
import dev.ringbridge.core.call.Reservation;
import dev.ringbridge.core.preview.PreviewEnd;
import dev.ringbridge.core.preview.PreviewEvent.PreviewClosed;
import dev.ringbridge.core.preview.PreviewEvent.PreviewOffered;
import dev.ringbridge.gateway.desk.DeskFrame.CallOver;
import dev.ringbridge.gateway.desk.DeskFrame.Dialing;
import dev.ringbridge.gateway.desk.DeskFrame.Preview;
import dev.ringbridge.gateway.desk.DeskFrame.Released;
import dev.ringbridge.gateway.testing.Company;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DeskDialingTest {
  private final Instant now = Instant.parse("2026-11-21T10:00:00Z");
  private final UUID agentId = UUID.randomUUID();
  private final Reservation theirs = new Reservation(agentId, 4);
  private final CallRef call = new Company().call(UUID.randomUUID());
  private final DeskDialing desk = new DeskDialing(agentId, id -> "Autumn");

  @Test
  void callIsToldWhenItIsPlacedWhenItRingsAndWhenNobodyAnswersEachOnce() {
    assertThat(desk.on(placing())).containsExactly(frame(false));
    assertThat(desk.on(placing())).isEmpty();
    assertThat(desk.on(new CallRinging(call, now))).containsExactly(frame(true));
    assertThat(desk.on(new CallRinging(call, now))).isEmpty();
    assertThat(desk.on(ended(null)))
        .containsExactly(new CallOver(call.callId(), Ending.NO_ANSWER, now));
    assertThat(desk.on(ended(null))).isEmpty();
  }

  @Test
  void callThatWasNeverPlacedIsToldToWhoWaitsForIt() {
    assertThat(desk.on(ended(theirs))).hasSize(1);
  }

  @Test
  void answeredCallIsNoLongerDialed() {
    desk.on(placing());

    desk.answered(call);

    assertThat(desk.on(new CallRinging(call, now))).isEmpty();
    assertThat(desk.on(ended(null))).isEmpty();
  }

  @Test
  void callOfUnknownFateIsTakenOffTheScreen() {
    desk.on(placing());

    assertThat(desk.on(new CallPlacementLost(call, theirs, "reset", now)))
        .containsExactly(new Released(call.callId()));
  }

  @Test
  void callsOfOthersAreNotTold() {
    Reservation other = new Reservation(UUID.randomUUID(), 4);

    assertThat(desk.on(new CallPlacing(call, other, now))).isEmpty();
    assertThat(desk.on(new CallPlacing(call, null, now))).isEmpty();
    assertThat(desk.on(new CallRinging(call, now))).isEmpty();
    assertThat(desk.on(ended(other))).isEmpty();
  }

  @Test
  void leadIsShownThenDialed() {
    assertThat(desk.on(offered()))
        .containsExactly(
            new Preview(call.callId(), call.leadId(), call.campaignId(), "Autumn", now, true));
    assertThat(desk.on(offered())).isEmpty();
    assertThat(desk.on(closed(PreviewEnd.DIALED))).isEmpty();
    assertThat(desk.on(placing())).containsExactly(frame(false));
  }

  @Test
  void leadThatIsShownNoMoreIsTakenOffTheScreenOnce() {
    desk.on(offered());

    assertThat(desk.on(closed(PreviewEnd.SKIPPED))).containsExactly(new Released(call.callId()));
    assertThat(desk.on(closed(PreviewEnd.SKIPPED))).isEmpty();
  }

  private PreviewOffered offered() {
    return new PreviewOffered(call, theirs, now, true, now);
  }

  private PreviewClosed closed(PreviewEnd end) {
    return new PreviewClosed(call, theirs, end, now);
  }

  private CallPlacing placing() {
    return new CallPlacing(call, theirs, now);
  }

  private CallEnded ended(Reservation promise) {
    return new CallEnded(call, promise, Ending.NO_ANSWER, Evidence.CARRIER, now);
  }

  private Dialing frame(boolean ringing) {
    return new Dialing(call.callId(), call.leadId(), call.campaignId(), "Autumn", ringing, now);
  }
}
