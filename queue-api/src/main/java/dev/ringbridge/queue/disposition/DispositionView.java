package dev.ringbridge.queue.disposition;

import dev.ringbridge.core.disposition.AutoAction;
import dev.ringbridge.core.disposition.Disposition;
import dev.ringbridge.core.disposition.DispositionGroup;
import dev.ringbridge.core.disposition.SalesStatus;
import dev.ringbridge.core.disposition.SubDisposition;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What may come of a call, as the API shows and takes it and as the tables keep it.
 *
 * @param code the stable name that rules, reports and the API use
 * @param label what an agent reads
 * @param group whether it is an agent's to give, or the system's
 * @param action what it sets going
 * @param afterMinutes until the lead is dialed again; null where it is not
 * @param growth how that grows with each attempt; null where it does not
 * @param salesStatus what it says of the lead in selling; null where it says nothing
 * @param subDispositions why it may have come to this; where there are any, an agent chooses one
 */
public record DispositionView(
    @NotBlank @Size(max = 60) @Pattern(regexp = "[A-Z][A-Z0-9_]*") String code,
    @NotBlank @Size(max = 60) String label,
    @NotNull DispositionGroup group,
    @NotNull AutoAction action,
    @Nullable @Min(1) @Max(527040) Long afterMinutes,
    @Nullable @Valid Growth growth,
    @Nullable SalesStatus salesStatus,
    @NotNull @Size(max = 20) List<@NotNull @Valid SubDispositionView> subDispositions) {

  /**
   * Why a conversation came to what it came to.
   *
   * @param code the stable name that reports and the API use
   * @param label what an agent reads
   */
  public record SubDispositionView(
      @NotBlank @Size(max = 60) @Pattern(regexp = "[A-Z][A-Z0-9_]*") String code,
      @NotBlank @Size(max = 60) String label) {}

  /** As people see it. */
  public static DispositionView of(Disposition disposition) {
    return new DispositionView(
        disposition.code(),
        disposition.label(),
        disposition.group(),
        disposition.action(),
        disposition.after().map(delay -> delay.first().toMinutes()).orElse(null),
        disposition.after().map(Growth::of).orElse(null),
        disposition.salesStatus().orElse(null),
        disposition.subs().stream()
            .map(sub -> new SubDispositionView(sub.code(), sub.label()))
            .toList());
  }

  /** As rules see it. */
  public Disposition disposition() {
    return new Disposition(
        code,
        label,
        group,
        action,
        Optional.ofNullable(afterMinutes).map(minutes -> Growth.delay(minutes, growth)),
        Optional.ofNullable(salesStatus),
        subDispositions.stream().map(sub -> new SubDisposition(sub.code(), sub.label())).toList());
  }
}
