package dev.ringbridge.telephony.placing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringbridge.core.call.CallEvent;
import dev.ringbridge.core.call.CallEvent.CallEnded;
import dev.ringbridge.core.call.CallEvent.CallPlaced;
import dev.ringbridge.core.call.CallEvent.CallPlacementLost;
import dev.ringbridge.core.call.CallEvent.CallRinging;
import dev.ringbridge.core.call.Ending;
import dev.ringbridge.core.call.Evidence;
import dev.ringbridge.core.call.PhoneNumber;
import dev.ringbridge.core.call.RevocationReason;
import dev.ringbridge.telephony.carrier.CarrierLeg;
import dev.ringbridge.telephony.carrier.Errand;
import dev.ringbridge.telephony.placing.PlacementInput.Answered;
import dev.ringbridge.telephony.placing.PlacementInput.Expired;
import dev.ringbridge.telephony.placing.PlacementInput.GivenBack;
import dev.ringbridge.telephony.placing.PlacementInput.HangUp;
import dev.ringbridge.telephony.placing.PlacementInput.Known;
import dev.ringbridge.telephony.placing.PlacementInput.Lost;
import dev.ringbridge.telephony.placing.PlacementInput.Over;
import dev.ringbridge.telephony.placing.PlacementInput.ProvenUnplaced;
import dev.ringbridge.telephony.placing.PlacementInput.Refused;
import dev.ringbridge.telephony.placing.PlacementInput.Revoked;
import dev.ringbridge.telephony.placing.PlacementInput.Rings;
import dev.ringbridge.telephony.testing.Examples;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PlacementTest {
  private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
  private static final String SID = "CA1";

  private final Carriage carriage =
      new Carriage(
          UUID.randomUUID(),
          new PhoneNumber("+12125550100"),
          "+12125550000",
          Examples.RULES,
          null,
          NOW.plusSeconds(5),
          NOW);
  private final Placement placing = Placement.fenced(Examples.call(), carriage);
  private final Placement tried = placing.tryBegins(NOW);

  private static Placement after(Placement placement, PlacementInput... inputs) {
    Placement next = placement;
    for (PlacementInput input : inputs) {
      next = next.on(input, NOW).placement();
    }
    return next;
  }

  @Test
  void mayBeSentUntilItsDeadlineOnly() {
    assertThat(placing.maySend(NOW)).isTrue();
    assertThat(placing.maySend(NOW.plusSeconds(5))).isFalse();
    assertThat(after(tried, new Revoked(RevocationReason.PAUSED, true)).maySend(NOW)).isFalse();
    assertThat(after(tried, new Lost("reset")).maySend(NOW)).isFalse();
  }

  @Test
  void lostAnswerIsSaidOnceAndNothingThatTheCarrierSaidIsUndone() {
    PlacementStep lost = tried.on(new Lost("reset"), NOW);

    assertThat(lost.events()).hasOnlyElementsOfType(CallPlacementLost.class).hasSize(1);
    assertThat(lost.placement().on(new Lost("reset"), NOW).events()).isEmpty();
    assertThat(after(tried, new Rings(SID)).on(new Lost("reset"), NOW).isChange()).isFalse();
  }

  @Test
  void firstWordOfTheCarrierSaysThatItIsPlaced() {
    assertThat(tried.on(new Rings(SID), NOW).events())
        .containsExactly(
            new CallPlaced(tried.call(), SID, NOW), new CallRinging(tried.call(), NOW));
    assertThat(after(tried, new Rings(SID)).on(new Known(SID), NOW).isChange()).isFalse();
  }

  @Test
  void lateRingingFillsInItsMomentAndMovesNothing() {
    PlacementStep late = after(tried, new Answered(SID)).on(new Rings(SID), NOW);

    assertThat(late.placement().state()).isEqualTo(PlacementState.ANSWERED);
    assertThat(late.events()).containsExactly(new CallRinging(tried.call(), NOW));
  }

  @Test
  void carriersWordsEndTheSameInWhateverOrderTheyCome() {
    List<PlacementInput> words =
        new ArrayList<>(
            List.of(
                new Known(SID),
                new Rings(SID),
                new Answered(SID),
                new Over(SID, Ending.COMPLETED),
                new Rings(SID),
                new Over(SID, Ending.COMPLETED)));
    Placement inOrder = after(tried, words.toArray(PlacementInput[]::new));
    Random random = new Random(7);
    for (int i = 0; i < 100; i++) {
      Collections.shuffle(words, random);
      assertThat(after(tried, words.toArray(PlacementInput[]::new))).isEqualTo(inOrder);
      assertThat(said(words)).hasSize(3);
    }
    assertThat(inOrder.state()).isEqualTo(PlacementState.ENDED);
  }

  private List<CallEvent> said(List<PlacementInput> words) {
    List<CallEvent> said = new ArrayList<>();
    Placement placement = tried;
    for (PlacementInput word : words) {
      PlacementStep step = placement.on(word, NOW);
      said.addAll(step.events());
      placement = step.placement();
    }
    return said;
  }

  @ParameterizedTest
  @EnumSource(RevocationReason.class)
  void revocationBeforeTheFirstTryEndsIt(RevocationReason reason) {
    PlacementStep step = placing.on(new Revoked(reason, false), NOW);

    Ending ending = reason == RevocationReason.SUPPRESSED ? Ending.SUPPRESSED : Ending.CANCELED;
    assertThat(step.placement().state()).isEqualTo(PlacementState.REVOKED);
    assertThat(step.events())
        .containsExactly(new CallEnded(placing.call(), null, ending, Evidence.INFERRED, NOW));
    assertThat(step.placement().maySend(NOW)).isFalse();
  }

  @Test
  void callThatWasTakenBackWhileTheCarrierWasAskedStaysSo() {
    Placement revoked = after(placing, new Revoked(RevocationReason.PAUSED, true));

    for (PlacementInput late :
        List.of(new Refused(Ending.SUPPRESSED), new GivenBack(), new Expired())) {
      assertThat(revoked.on(late, NOW)).isEqualTo(new PlacementStep(revoked, revoked, List.of()));
    }
  }

  @Test
  void callThatIsBarredBeforeItsFirstTryEndsByTheCarriersWord() {
    PlacementStep step = placing.on(new Refused(Ending.SUPPRESSED), NOW);

    assertThat(step.placement().state()).isEqualTo(PlacementState.ENDED);
    assertThat(step.placement().tries()).isEqualTo(Tries.NONE);
    assertThat(step.events())
        .containsExactly(
            new CallEnded(placing.call(), null, Ending.SUPPRESSED, Evidence.CARRIER, NOW));
  }

  @Test
  void revocationAfterATryWaitsForTheNameAndCancelsThen() {
    Placement wished = after(tried, new Revoked(RevocationReason.PAUSED, true));
    assertThat(wished.state()).isEqualTo(PlacementState.PLACING);

    assertThat(wished.on(new Known(SID), NOW).errand())
        .contains(new Errand.Cancel(new CarrierLeg(carriage.accountId(), SID)));
    assertThat(wished.on(new Answered(SID), NOW).errand()).isEmpty();
  }

  @Test
  void revocationLetsARingingCallGoOnWhereTheRuleSaysSo() {
    Placement ringing = after(tried, new Rings(SID));

    assertThat(ringing.on(new Revoked(RevocationReason.PAUSED, false), NOW).isChange()).isFalse();
    assertThat(ringing.on(new Revoked(RevocationReason.PAUSED, true), NOW).errand()).isPresent();
  }

  @Test
  void hangUpEndsWhateverItDoes() {
    assertThat(placing.on(new HangUp(), NOW).placement().state()).isEqualTo(PlacementState.REVOKED);
    assertThat(after(tried, new Answered(SID)).on(new HangUp(), NOW).errand())
        .contains(new Errand.HangUp(new CarrierLeg(carriage.accountId(), SID)));
    assertThat(after(tried, new Over(SID, Ending.BUSY)).on(new HangUp(), NOW).isChange()).isFalse();
  }

  @Test
  void clockMayOnlyCloseWhatIsUnknown() {
    assertThat(after(tried, new ProvenUnplaced()).state()).isEqualTo(PlacementState.PLACING);
    assertThat(after(tried, new Lost("reset"), new ProvenUnplaced()).state())
        .isEqualTo(PlacementState.NOT_PLACED);
    assertThat(after(tried, new Known(SID), new ProvenUnplaced()).state())
        .isEqualTo(PlacementState.PLACED);
    assertThat(after(tried, new Known(SID), new Expired()).state())
        .isEqualTo(PlacementState.PLACED);
  }

  @Test
  void wordOfTheCarrierBringsAClosedCallBackAndIsAnAlarm() {
    Placement closed = after(tried, new Lost("reset"), new ProvenUnplaced());

    PlacementStep back = closed.on(new Rings(SID), NOW);
    assertThat(back.isRevival()).isTrue();
    assertThat(back.placement().state()).isEqualTo(PlacementState.RINGING);
    assertThat(back.placement().ending()).isNull();
    assertThat(back.events()).hasSize(2);
    assertThat(tried.on(new Rings(SID), NOW).isRevival()).isFalse();
  }

  @Test
  void callThatWasTakenBackAndIsAliveAllTheSameIsHungUp() {
    Placement revoked = after(placing, new Revoked(RevocationReason.SUPPRESSED, true));

    assertThat(revoked.on(new Rings(SID), NOW).errand())
        .contains(new Errand.HangUp(new CarrierLeg(carriage.accountId(), SID)));
  }

  @Test
  void printsNoNumber() {
    assertThat(tried.toString()).doesNotContain("5550100").doesNotContain("5550000");
  }
}
