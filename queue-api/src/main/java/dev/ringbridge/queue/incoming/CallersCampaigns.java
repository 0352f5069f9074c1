package dev.ringbridge.queue.incoming;

import dev.ringbridge.core.call.CallRules;
import dev.ringbridge.foundation.database.Work;
import dev.ringbridge.queue.compliance.Grounds;
import dev.ringbridge.queue.pacing.PacedCampaign;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** How campaigns carry the calls of their leads. */
@ApplicationScoped
class CallersCampaigns {
  private static final String FIND =
      "select c.*, now() as now, %s from queue.campaigns c where c.id = $1"
          .formatted(Grounds.REGISTRIES);

  /**
   * The rules for somebody who calls. Where they are is not known: a recording is announced
   * wherever they may be.
   */
  Uni<CallRules> rulesFor(Work work, UUID campaignId) {
    return work.sql()
        .preparedQuery(FIND)
        .execute(Tuple.of(campaignId))
        .map(rows -> PacedCampaign.of(rows.iterator().next()).rules().byHand());
  }
}
