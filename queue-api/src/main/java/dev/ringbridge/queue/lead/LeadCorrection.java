package dev.ringbridge.queue.lead;

import dev.ringbridge.core.lead.Numbers;
import dev.ringbridge.core.lead.Priority;
import dev.ringbridge.core.lead.Standing;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a person knows better of a lead; what is left out stays as it is.
 *
 * @param otherPhones every number that stays or comes, in place of those that are there; the one
 *     that is dialed next stays in any case, and belongs here too: another may be next by now
 * @param attributes all that have no field of their own, in place of those that are there
 */
record LeadCorrection(
    @Nullable @Size(max = 2000) String name,
    @Nullable @Size(max = 2000) String email,
    @Nullable @Size(max = 2000) String language,
    @Nullable @Size(max = Numbers.MOST) List<@NotBlank @Size(max = 40) String> otherPhones,
    @Nullable Priority priority,
    @Nullable @Min(0) @Max(100) Integer score,
    @Nullable @Size(max = 100)
        Map<@NotBlank @Size(max = 200) String, @NotNull @Size(max = 2000) String> attributes) {

  /** What its place in the queue follows from afterwards. */
  Standing over(Standing known) {
    return new Standing(
        priority == null ? known.priority() : priority, score == null ? known.score() : score);
  }
}
