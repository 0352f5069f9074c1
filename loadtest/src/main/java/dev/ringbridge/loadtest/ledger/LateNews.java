package dev.ringbridge.loadtest.ledger;

import java.util.Collection;
import java.util.List;

/**
 * What webhooks that came a day late changed. One that tells what nobody could know before, that a
 * lead who was held for abandoned had been with an agent, has to: a day late it gives the same end
 * as in time. Whatever else changes is a violation.
 *
 * @param corrected calls that the product holds for put through since, as they were by the
 *     carrier's log
 * @param wrong all other changes: what was, and what is
 */
record LateNews(long corrected, List<String> wrong) {
  static LateNews of(ProductState before, ProductState now, Collection<CarrierCall> carried) {
    List<CarrierCall> told =
        carried.stream()
            .filter(CarrierCall::hasMetAnAgent)
            .filter(call -> before.takesForAbandoned(call) && !now.takesForAbandoned(call))
            .toList();
    return new LateNews(told.size(), now.differences(before.knowing(told)));
  }
}
