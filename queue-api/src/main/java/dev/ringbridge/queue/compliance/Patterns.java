package dev.ringbridge.queue.compliance;

import dev.ringbridge.core.compliance.CallingGrounds;
import dev.ringbridge.core.compliance.Clearance;
import dev.ringbridge.core.compliance.Hours;
import dev.ringbridge.core.compliance.LegalStanding;
import dev.ringbridge.core.compliance.RecordingRule;
import dev.ringbridge.core.compliance.RulePack;
import dev.ringbridge.core.compliance.Whereabouts;
import dev.ringbridge.foundation.database.Work;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** The places that leads of campaigns may be in. */
@ApplicationScoped
public class Patterns {
  private static final String OF_CAMPAIGNS =
      """
      select distinct pattern_id, jurisdictions, zones, legal from queue.campaign_patterns where campaign_id = any($1::uuid[])""";

  private static final Pattern NOWHERE = Pattern.of(Whereabouts.UNKNOWN);

  private final LawBook law;
  private final Map<UUID, Place> places = new ConcurrentHashMap<>();

  public Patterns(LawBook law) {
    this.law = law;
    places.put(NOWHERE.id(), Place.of(NOWHERE, law));
  }

  /** The places of these campaigns' leads, by the patterns' ids. */
  public Uni<Map<UUID, Place>> of(Work work, Collection<UUID> campaigns) {
    return work.sql()
        .preparedQuery(OF_CAMPAIGNS)
        .execute(Tuple.of(campaigns.toArray(UUID[]::new)))
        .map(this::places);
  }

  /** Where leads are of whom nothing is known. */
  public Place nowhere() {
    return Place.of(NOWHERE, law);
  }

  private Map<UUID, Place> places(RowSet<Row> rows) {
    Map<UUID, Place> found = new HashMap<>();
    found.put(NOWHERE.id(), Place.of(NOWHERE, law));
    for (Row row : rows) {
      UUID id = row.getUUID("pattern_id");
      found.put(id, places.computeIfAbsent(id, none -> place(id, row)));
    }
    return found;
  }

  private Place place(UUID id, Row row) {
    return Place.of(pattern(id, row), LegalStanding.ofBits(row.getShort("legal")), law);
  }

  private static Pattern pattern(UUID id, Row row) {
    Set<ZoneId> zones =
        Arrays.stream(row.getArrayOfStrings("zones"))
            .map(ZoneId::of)
            .collect(Collectors.toUnmodifiableSet());
    return new Pattern(id, new Whereabouts(Set.of(row.getArrayOfStrings("jurisdictions")), zones));
  }

  /**
   * A place and what the law says there.
   *
   * @param packs every pack that must be kept
   * @param hours when one may call
   * @param standing what is known in law of the numbers there that have this pattern
   * @param recording what recording a call asks for, in each place that it may be
   */
  public record Place(
      Pattern pattern,
      List<RulePack> packs,
      Hours hours,
      LegalStanding standing,
      List<RecordingRule> recording) {
    /** What this law says of numbers in a place of which nothing else is known. */
    public static Place of(Pattern pattern, LawBook law) {
      return of(pattern, LegalStanding.NONE, law);
    }

    /** What this law says of numbers of a standing in a place. */
    public static Place of(Pattern pattern, LegalStanding standing, LawBook law) {
      Set<String> jurisdictions = pattern.whereabouts().jurisdictions();
      List<RulePack> packs = law.of(jurisdictions);
      Hours hours = pattern.whereabouts().hours(packs);
      return new Place(pattern, packs, hours, standing, law.recordingOf(jurisdictions));
    }

    /** Whether a campaign may call the numbers there at all, whatever the hour. */
    public Clearance clearance(CallingGrounds campaign, Instant now) {
      return Clearance.of(campaign, standing, packs, pattern.whereabouts().zones(), now);
    }

    /** Whether one knows by which clock people there live. */
    public boolean isKnown() {
      return !pattern.whereabouts().zones().isEmpty();
    }

    /** How long a phone there must ring at least, by the strictest of the packs. */
    public int leastRingSeconds() {
      return packs.stream().mapToInt(RulePack::leastRingSeconds).max().orElse(0);
    }

    /**
     * When calls there may be planned: so early that the phone rings within the hours.
     *
     * @param ringsAgents whether an agent's phone rings before the lead's
     */
    public Hours planning(boolean ringsAgents) {
      return hours.endingEarlier(RingTime.of(leastRingSeconds(), ringsAgents).closing());
    }

    /** Whether a recorded call must say that it is recorded, by the strictest of the rules. */
    public boolean mustAnnounceRecording() {
      return recording.stream().anyMatch(RecordingRule::announce);
    }

    /** Whether everybody on a call must agree that it is recorded, by the strictest likewise. */
    public boolean allMustAgreeToRecording() {
      return recording.stream().anyMatch(RecordingRule::allParties);
    }

    /** The countries it may be in. */
    public Set<String> countries() {
      return pattern.countries();
    }
  }
}
