package dev.ringbridge.core.lead;

import dev.ringbridge.core.call.PhoneNumber;
import dev.ringbridge.core.compliance.AttemptCap;
import dev.ringbridge.core.compliance.Hours;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a campaign and the law say about dialing one lead again.
 *
 * @param retry the campaign's own rules
 * @param caps how often this person may be called, by whatever applies to them
 * @param hours when they may be called
 * @param restAfterAbandoned how long they are left alone who answered and got nobody
 * @param hoursOf when each of several numbers may be called; caps and rest are the strictest of
 *     them all, because they protect the person
 */
public record DialRules(
    RetryRules retry,
    List<AttemptCap> caps,
    Hours hours,
    Duration restAfterAbandoned,
    Map<PhoneNumber, Hours> hoursOf) {
  public DialRules {
    caps = List.copyOf(caps);
    hoursOf = Map.copyOf(hoursOf);
  }

  /** The rules of a lead with one number. */
  public DialRules(
      RetryRules retry, List<AttemptCap> caps, Hours hours, Duration restAfterAbandoned) {
    this(retry, caps, hours, restAfterAbandoned, Map.of());
  }

  /** The same by the clocks of the number whose turn it is. */
  DialRules dialing(Numbers numbers) {
    return numbers
        .current()
        .map(number -> hoursOf.getOrDefault(number.phone(), hours))
        .map(theirs -> new DialRules(retry, caps, theirs, restAfterAbandoned, hoursOf))
        .orElse(this);
  }

  /** A campaign's rules where nothing else applies. */
  public static DialRules only(RetryRules retry) {
    return new DialRules(retry, List.of(), Hours.ALWAYS, Duration.ZERO);
  }

  /**
   * The first moment, not before {@code from}, at which another call keeps every cap.
   *
   * @param attempts when they were called lately
   */
  public Instant capsKept(List<Instant> attempts, Instant from) {
    Instant kept = from;
    for (AttemptCap cap : caps) {
      kept = cap.allows(attempts, kept);
    }
    return kept;
  }

  /**
   * The first moment, not before {@code wanted}, at which every cap is kept and the hours are open;
   * {@code wanted} as the caps leave it where the hours never open.
   *
   * @param attempts when they were called lately
   */
  Instant allows(List<Instant> attempts, Instant wanted) {
    List<DueStep> steps = steps(attempts, wanted);
    return steps.isEmpty() ? wanted : steps.get(steps.size() - 1).to();
  }

  /** Each rule that moves a wanted time, in order, and where to. */
  List<DueStep> steps(List<Instant> attempts, Instant wanted) {
    List<DueStep> steps = new ArrayList<>();
    Instant at = wanted;
    for (AttemptCap cap : caps) {
      Instant capped = cap.allows(attempts, at);
      if (capped.isAfter(at)) {
        steps.add(new DueStep(DueRule.ATTEMPT_CAP, cap.toString(), capped));
        at = capped;
      }
    }
    Instant open = hours.opens(at).orElse(at);
    if (open.isAfter(at)) {
      steps.add(new DueStep(DueRule.CALLING_HOURS, closedBy(at), open));
    }
    return List.copyOf(steps);
  }

  /** What asks for another call, and each rule that moves its time; none where nothing asks. */
  List<DueStep> steps(List<Instant> attempts, Optional<Wish> wish) {
    return wish.stream()
        .flatMap(one -> Stream.concat(Stream.of(one.step()), steps(attempts, one.at()).stream()))
        .toList();
  }

  private String closedBy(Instant at) {
    return hours.binding(at).map(Object::toString).orElse("");
  }
}
