package dev.ringbridge.core.compliance;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a jurisdiction asks of calls that say a message instead of having somebody talk.
 *
 * @param requires what the called person must have consented to; null where nothing is asked
 * @param optOut whether they must be able to opt out by a key while they hear it
 * @param sources where that stands written
 */
public record AutomatedRule(@Nullable ConsentScope requires, boolean optOut, List<String> sources) {
  public AutomatedRule {
    sources = List.copyOf(sources);
  }

  /** Whether these grounds are what it asks for. */
  boolean isSatisfiedBy(Set<ConsentScope> grounds) {
    return requires == null || grounds.contains(requires);
  }
}
