package dev.ringbridge.queue.explain;

import dev.ringbridge.core.compliance.AutomatedRule;
import dev.ringbridge.core.compliance.CallingHours;
import dev.ringbridge.core.compliance.DayHours;
import dev.ringbridge.core.compliance.RegistryRule;
import dev.ringbridge.core.compliance.RulePack;
import dev.ringbridge.queue.compliance.LawBook;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.DayOfWeek;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** By which rules leads are dialed. */
@Path("/api/v1/rule-packs")
@RolesAllowed({"ADMIN", "SUPERVISOR", "VIEWER"})
@Tag(name = "Explanations")
class RulePacksResource {
  private final LawBook law;

  RulePacksResource(LawBook law) {
    this.law = law;
  }

  @GET
  @Operation(
      operationId = "listRulePacks",
      summary = "The calling hours, caps and delays of each jurisdiction, with their sources")
  public List<RulePackView> list() {
    return law.all().stream().map(RulePackView::of).toList();
  }

  /**
   * What a jurisdiction asks.
   *
   * @param jurisdiction ISO 3166; STRICT applies where no other does
   * @param hours by the called person's clock
   * @param leastRingSeconds how long a call rings at least
   * @param restAfterAbandonedHours how long somebody is left alone who answered and got nobody
   * @param registry the official do-not-call list that must be consulted; null where none must
   * @param automated what it asks of calls that say a message; null where it asks nothing more
   */
  record RulePackView(
      String jurisdiction,
      int version,
      String name,
      List<DayView> hours,
      List<CapView> caps,
      int leastRingSeconds,
      long restAfterAbandonedHours,
      List<String> sources,
      @Nullable RegistryRule registry,
      @Nullable AutomatedRule automated) {
    static RulePackView of(RulePack pack) {
      return new RulePackView(
          pack.jurisdiction(),
          pack.version(),
          pack.name(),
          days(pack.hours()),
          pack.caps().stream()
              .map(cap -> new CapView(cap.calls(), cap.within().toHours()))
              .toList(),
          pack.leastRingSeconds(),
          pack.restAfterAbandoned().toHours(),
          pack.sources(),
          pack.registry(),
          pack.automated());
    }

    private static List<DayView> days(CallingHours hours) {
      return hours.week().entrySet().stream()
          .sorted(Map.Entry.comparingByKey())
          .map(one -> DayView.of(one.getKey(), one.getValue()))
          .toList();
    }
  }

  /** The hours of a day, as HH:MM; a day that is not listed is closed. */
  record DayView(DayOfWeek day, String from, String to) {
    private static DayView of(DayOfWeek day, DayHours hours) {
      return new DayView(day, hours.from().toString(), hours.to().toString());
    }
  }

  /** At most so many calls in any so many hours. */
  record CapView(int calls, long hours) {}
}
