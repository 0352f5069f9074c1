package dev.ringbridge.queue.lead;

import dev.ringbridge.foundation.database.Work;
import dev.ringbridge.foundation.problem.Refusal;
import dev.ringbridge.queue.lead.Leads.Held;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Corrects what is known of a lead; where it waits, it waits at the place that follows from it. */
@ApplicationScoped
class CorrectingLeads {
  private final Leads leads;

  CorrectingLeads(Leads leads) {
    this.leads = leads;
  }

  Uni<Void> correct(Work work, UUID id, LeadCorrection correction) {
    return leads
        .lock(work, List.of(id))
        .map(held -> Optional.ofNullable(held.get(id)).map(Held::lead))
        .map(lead -> lead.orElseThrow(() -> Refusal.notFound("lead")))
        .chain(lead -> leads.correct(work, lead, correction));
  }
}
