package dev.ringbridge.queue.disposition;

import dev.ringbridge.core.disposition.Disposition;
import dev.ringbridge.core.disposition.DispositionGroup;
import dev.ringbridge.core.disposition.DispositionSet;
import dev.ringbridge.core.disposition.Dispositions;
import dev.ringbridge.queue.disposition.DispositionSets.Stored;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What may come of the calls of a campaign.
 *
 * @param dispositions what its agents may say, in the order in which they see them
 * @param unsaid the code that is set where wrap-up ran out and nobody said anything; null holds the
 *     agent until they do
 * @param standard whether they are the ones that every campaign begins with
 * @param system what the system says of calls that nobody talked on; when such leads are tried
 *     again is in the campaign's retry rules
 */
record CampaignDispositions(
    List<DispositionView> dispositions,
    @Nullable String unsaid,
    boolean standard,
    List<DispositionView> system) {
  private static final List<DispositionView> SYSTEM =
      Dispositions.DEFAULT.stream()
          .filter(one -> one.group() == DispositionGroup.NOT_CONNECTED)
          .map(CampaignDispositions::withoutDelay)
          .toList();

  static CampaignDispositions of(Stored stored) {
    return new CampaignDispositions(
        stored.set().dispositions().stream().map(DispositionView::of).toList(),
        stored.set().unsaid().orElse(null),
        stored.standard(),
        SYSTEM);
  }

  /** The delay is the retry rules': two places would not agree for long. */
  private static DispositionView withoutDelay(Disposition one) {
    return DispositionView.of(
        new Disposition(
            one.code(),
            one.label(),
            one.group(),
            one.action(),
            Optional.empty(),
            one.salesStatus(),
            one.subs()));
  }

  /**
   * What the agents of a campaign may say from now on, all of it.
   *
   * @param dispositions in the order in which they see them; one of them marks a person as not to
   *     be called
   * @param unsaid the code that is set where wrap-up ran out and nobody said anything; left out,
   *     the agent is held until they do
   */
  record NewDispositions(
      @NotNull @Size(min = 1, max = 40) List<@NotNull @Valid DispositionView> dispositions,
      @Nullable @Size(max = 60) String unsaid) {
    DispositionSet set() {
      return new DispositionSet(
          dispositions.stream().map(DispositionView::disposition).toList(),
          Optional.ofNullable(unsaid));
    }
  }
}
