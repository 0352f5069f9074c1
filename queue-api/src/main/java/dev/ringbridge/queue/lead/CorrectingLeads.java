package dev.ringbridge.queue.lead;

import dev.ringbridge.foundation.access.Caller;
import dev.ringbridge.foundation.database.Work;
import dev.ringbridge.foundation.problem.Refusal;
import dev.ringbridge.queue.batch.GivingNumbers;
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
  private final GivingNumbers numbers;

  CorrectingLeads(Leads leads, GivingNumbers numbers) {
    this.leads = leads;
    this.numbers = numbers;
  }

  /** Numbers are given while nobody else adds any: that lock comes before the lead's. */
  Uni<Void> correct(Work work, Caller caller, UUID id, LeadCorrection correction) {
    List<String> others = correction.otherPhones();
    return others == null
        ? correct(work, id, correction)
        : numbers
            .alone(work, caller.organizationId())
            .chain(() -> correct(work, id, correction))
            .chain(() -> numbers.replace(work, id, others));
  }

  private Uni<Void> correct(Work work, UUID id, LeadCorrection correction) {
    return leads
        .lock(work, List.of(id))
        .map(held -> Optional.ofNullable(held.get(id)).map(Held::lead))
        .map(lead -> lead.orElseThrow(() -> Refusal.notFound("lead")))
        .chain(lead -> leads.correct(work, lead, correction));
  }
}
