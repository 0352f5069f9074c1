package dev.ringbridge.loadtest.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The ledger of 10,000 placements: every kind of fault, kills of every service, and stops. */
class LedgerTest {
  @TempDir Path folder;

  @Test
  void whateverFailsNoLeadIsLostAndNoneIsDialedTwice() throws Exception {
    LedgerPlan plan = LedgerPlan.tested();
    LedgerRun.Result run = new LedgerRun(plan, folder).run();

    Judgement judged = run.judgement();
    assertThat(judged)
        .isEqualTo(
            new Judgement(judged.placements(), 0, 0, 0, 0, 0, 0, 0, 0, judged.worstRatePercent()));
    assertThat(judged.placements()).isGreaterThanOrEqualTo(plan.placements() / 4);
    assertThat(judged.worstRatePercent()).isLessThanOrEqualTo(100);
    assertThat(run.unequalSums()).isZero();
    assertThat(run.lateNews().wrong()).isEmpty();
    assertThat(run.uncertainty().count()).isPositive();
    assertThat(run.uncertainty().unresolved()).isZero();
    assertThat(run.witness().faults().keySet()).containsAll(LedgerPlan.kinds());
    assertThat(run.chaos().kills()).hasSize(4);
    assertThat(run.chaos().stops()).isNotEmpty();
  }

  /** Else the ledger would prove nothing: what everybody does fails under the same faults. */
  @Test
  void naiveLoopDialsTwiceUnderTheSameFaults() throws Exception {
    LedgerPlan plan = LedgerPlan.small();
    long doubles =
        NaiveLoop.doubleDials(
            Numbers.first(plan.naive()), plan.faults(), folder.resolve("naive.log"));

    assertThat(doubles).isGreaterThan(Math.round(plan.naive() * plan.share()));
  }
}
