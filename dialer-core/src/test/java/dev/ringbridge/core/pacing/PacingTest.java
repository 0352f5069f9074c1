package dev.ringbridge.core.pacing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringbridge.core.campaign.DialingMode;
import org.junit.jupiter.api.Test;

class PacingTest {
  private static final PacingInputs ROOM =
      new PacingInputs(4, 0, 1.0, 0, true, 30, 0, 1.5, 3, 3, 1000);

  @Test
  void oneLineIsPlacedForEachFreeAgent() {
    assertThat(Pacing.RATIO.decide(ROOM)).isEqualTo(new PacingDecision(ROOM, 4, Limit.AGENTS));
  }

  @Test
  void callsInTheAirCountAgainstTheLines() {
    PacingInputs inputs = new PacingInputs(4, 3, 1.0, 0, true, 30, 0, 1.5, 3, 3, 1000);

    assertThat(Pacing.RATIO.decide(inputs).calls()).isOne();
  }

  @Test
  void ratioPlacesMoreLinesThanAgentsRoundedDown() {
    PacingInputs inputs = new PacingInputs(3, 0, 2.5, 0, true, 30, 0, 1.5, 3, 3, 1000);

    assertThat(Pacing.RATIO.decide(inputs).calls()).isEqualTo(7);
  }

  @Test
  void broadcastKeepsItsLinesBusyWhoeverIsFree() {
    PacingInputs inputs = new PacingInputs(0, 7, 1.0, 20, true, 30, 0, 1.5, 3, 3, 1000);
    PacingInputs full = new PacingInputs(5, 20, 1.0, 20, true, 30, 0, 1.5, 3, 3, 1000);

    assertThat(Pacing.of(DialingMode.BROADCAST).decide(inputs))
        .isEqualTo(new PacingDecision(inputs, 13, Limit.LINES));
    assertThat(Pacing.BROADCAST.decide(full)).isEqualTo(new PacingDecision(full, 0, Limit.LINES));
  }

  @Test
  void broadcastIsBoundByTheCarrierLawAndLeadsAsAllAre() {
    PacingInputs slow = new PacingInputs(0, 0, 1.0, 500, true, 10, 4, 1.5, 3, 3, 1000);
    PacingInputs night = new PacingInputs(0, 0, 1.0, 500, true, 10, 4, 1.5, 0, 3, 1000);
    PacingInputs last = new PacingInputs(0, 0, 1.0, 500, true, 10, 4, 1.5, 3, 3, 2);

    assertThat(Pacing.BROADCAST.decide(slow))
        .isEqualTo(new PacingDecision(slow, 11, Limit.ACCOUNT_RATE));
    assertThat(Pacing.BROADCAST.decide(night).binding()).isEqualTo(Limit.HOURS);
    assertThat(Pacing.BROADCAST.decide(last)).isEqualTo(new PacingDecision(last, 2, Limit.LEADS));
  }

  @Test
  void tooManyCallsInTheAirPlaceNone() {
    PacingInputs inputs = new PacingInputs(1, 9, 1.0, 0, true, 30, 0, 1.5, 3, 3, 1000);

    assertThat(Pacing.RATIO.decide(inputs)).isEqualTo(new PacingDecision(inputs, 0, Limit.AGENTS));
  }

  @Test
  void noMoreThanTheHorizonIsPublishedAheadOfTheCarrier() {
    PacingInputs inputs = new PacingInputs(100, 0, 1.0, 0, true, 10, 4, 1.5, 3, 3, 1000);

    assertThat(Pacing.RATIO.decide(inputs))
        .isEqualTo(new PacingDecision(inputs, 11, Limit.ACCOUNT_RATE));
  }

  @Test
  void jobThatTheCarrierWouldOnlyGetAfterTheHorizonIsNotPublished() {
    PacingInputs inputs = new PacingInputs(100, 0, 1.0, 0, true, 1, 1, 1.5, 3, 3, 1000);

    assertThat(Pacing.RATIO.decide(inputs))
        .isEqualTo(new PacingDecision(inputs, 0, Limit.ACCOUNT_RATE));
  }

  @Test
  void slowAccountStillGetsOneJobAhead() {
    PacingInputs inputs = new PacingInputs(100, 0, 1.0, 0, true, 0.5, 0, 1.5, 3, 3, 1000);

    assertThat(Pacing.RATIO.decide(inputs).calls()).isOne();
  }

  @Test
  void closedAccountPlacesNothing() {
    PacingInputs inputs = new PacingInputs(4, 0, 1.0, 0, false, 0, 0, 1.5, 3, 3, 1000);

    assertThat(Pacing.RATIO.decide(inputs))
        .isEqualTo(new PacingDecision(inputs, 0, Limit.NO_ACCOUNT));
  }

  @Test
  void emptyQueueIsNamed() {
    PacingInputs inputs = new PacingInputs(4, 0, 1.0, 0, true, 30, 0, 1.5, 3, 3, 2);

    assertThat(Pacing.RATIO.decide(inputs)).isEqualTo(new PacingDecision(inputs, 2, Limit.LEADS));
  }

  @Test
  void nobodyIsCalledWhereEveryPlaceIsClosed() {
    PacingInputs inputs = new PacingInputs(4, 0, 1.0, 0, true, 30, 0, 1.5, 0, 3, 1000);

    assertThat(Pacing.RATIO.decide(inputs)).isEqualTo(new PacingDecision(inputs, 0, Limit.HOURS));
  }

  @Test
  void progressivePlacesOneCallForEachFreeAgentWhateverTheRatioSays() {
    PacingInputs inputs = new PacingInputs(3, 0, 2.5, 0, true, 30, 0, 1.5, 3, 3, 1000);

    assertThat(Pacing.of(DialingMode.PROGRESSIVE).decide(inputs))
        .isEqualTo(new PacingDecision(inputs, 3, Limit.AGENTS));
  }

  @Test
  void progressiveKeepsToTheCarriersRate() {
    PacingInputs inputs = new PacingInputs(100, 0, 1.0, 0, true, 10, 4, 1.5, 3, 3, 1000);

    assertThat(Pacing.of(DialingMode.PROGRESSIVE).decide(inputs))
        .isEqualTo(new PacingDecision(inputs, 11, Limit.ACCOUNT_RATE));
  }

  @Test
  void manualPlacesNothing() {
    assertThat(Pacing.of(DialingMode.MANUAL).decide(ROOM))
        .isEqualTo(new PacingDecision(ROOM, 0, Limit.BY_HAND));
  }

  @Test
  void previewShowsOneLeadToEachFreeAgentWhateverTheCarriersRate() {
    PacingInputs inputs = new PacingInputs(30, 0, 1.0, 0, true, 1, 9, 1.5, 3, 3, 1000);

    assertThat(Pacing.of(DialingMode.PREVIEW).decide(inputs))
        .isEqualTo(new PacingDecision(inputs, 30, Limit.AGENTS));
  }

  @Test
  void houseThatAnswersLateDialsWhatItIsLeft() {
    PacingInputs inputs = restrained(new Restrained(0.25, 4, 5));

    assertThat(Pacing.PROGRESSIVE.decide(inputs))
        .isEqualTo(new PacingDecision(inputs, 3, Limit.LATE_ANSWERS));
    assertThat(Pacing.RATIO.decide(inputs).binding()).isEqualTo(Limit.LATE_ANSWERS);
    assertThat(Pacing.BROADCAST.decide(inputs).binding()).isEqualTo(Limit.LATE_ANSWERS);
  }

  @Test
  void houseThatAnswersLateStillPlacesACallNowAndThen() {
    assertThat(Pacing.RATIO.decide(restrained(new Restrained(0.25, 0.1, 0))).calls()).isOne();
    assertThat(Pacing.RATIO.decide(restrained(new Restrained(0.25, 0.1, 1))).calls()).isZero();
  }

  @Test
  void agentsChooseThemselvesWhetherToCallALeadTheyAreShown() {
    assertThat(Pacing.PREVIEW.decide(restrained(new Restrained(0.25, 0.1, 1))).calls())
        .isEqualTo(40);
  }

  private static PacingInputs restrained(Restrained restrained) {
    return new PacingInputs(40, 0, 1.0, 40, true, 30, 0, 1.5, 3, 3, 1000, restrained);
  }
}
