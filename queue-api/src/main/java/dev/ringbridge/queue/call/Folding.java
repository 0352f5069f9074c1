package dev.ringbridge.queue.call;

import dev.ringbridge.core.call.Call;
import dev.ringbridge.core.call.CallEvent;
import dev.ringbridge.core.call.CallFact;
import dev.ringbridge.core.call.Outcome;
import dev.ringbridge.core.disposition.Disposition;
import dev.ringbridge.core.disposition.Dispositions;
import dev.ringbridge.core.lead.LeadEvent;
import dev.ringbridge.queue.call.Calls.StoredCall;
import dev.ringbridge.queue.lead.LeadNews;
import dev.ringbridge.queue.lead.LeadNews.Cause;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Folds a batch of events into the calls they speak of, and collects what follows for the leads. It
 * touches nothing.
 */
final class Folding {
  private static final Disposition OPT_OUT =
      Dispositions.ofOutcome(Outcome.OPTED_OUT).orElseThrow();
  private static final Cause BY_KEY = new Cause("Opted out of a message by a key", null);

  private final Map<UUID, StoredCall> calls;
  private final Instant now;
  private final Handling handling;
  private final Map<UUID, StoredCall> changed = new LinkedHashMap<>();
  private final List<LeadNews> forLeads = new ArrayList<>();
  private final Set<UUID> optedOut = new HashSet<>();
  private final List<HandledAnswer> handled = new ArrayList<>();
  private final Map<String, Integer> counts = new HashMap<>();

  Folding(Map<UUID, StoredCall> calls, Instant now, Handling handling) {
    this.calls = new HashMap<>(calls);
    this.now = now;
    this.handling = handling;
  }

  void take(CallEvent event) {
    StoredCall before = calls.get(event.call().callId());
    if (before == null) {
      counts.merge("Unknown", 1, Integer::sum);
      return;
    }
    Call.Step step = before.call().on(event, now);
    StoredCall after =
        new StoredCall(
            step.call(),
            before.revived() || revives(step.facts()),
            before.reservedFor(),
            before.readyAt(),
            before.result());
    if (!after.equals(before)) {
      calls.put(event.call().callId(), after);
      changed.put(event.call().callId(), after);
    }
    step.facts().forEach(fact -> conclude(after, fact));
    handling.of(before, after, event, now).ifPresent(handled::add);
  }

  private static boolean revives(List<CallFact> facts) {
    return facts.stream().anyMatch(CallFact.Revived.class::isInstance);
  }

  private void conclude(StoredCall stored, CallFact fact) {
    counts.merge(fact.getClass().getSimpleName(), 1, Integer::sum);
    UUID lead = stored.call().ref().leadId();
    if (lead == null) {
      return;
    }
    UUID call = stored.call().ref().callId();
    if (fact instanceof CallFact.SilenceAsked) {
      forLeads.add(new LeadNews(lead, new LeadEvent.Disposed(call, OPT_OUT), BY_KEY));
      optedOut.add(lead);
    } else if (fact instanceof CallFact.AttemptCounted) {
      forLeads.add(new LeadNews(lead, new LeadEvent.Attempted(call)));
    } else if (fact instanceof CallFact.Concluded concluded) {
      forLeads.add(new LeadNews(lead, new LeadEvent.Called(call, concluded.outcome())));
      stored.result().ifPresent(said -> forLeads.addAll(said.news(call, lead)));
    }
  }

  /** The calls that are not as they were. */
  Collection<StoredCall> changed() {
    return changed.values();
  }

  /** What the leads hear of it, in order. */
  List<LeadNews> forLeads() {
    return forLeads;
  }

  /** The leads that asked by a key not to be called any more. */
  Set<UUID> optedOut() {
    return optedOut;
  }

  /** The answers of which it is known now whether they were handled in time. */
  List<HandledAnswer> handled() {
    return handled;
  }

  /** How many facts of each kind. */
  Map<String, Integer> counts() {
    return counts;
  }
}
