package dev.ringbridge.queue.disposition;

import dev.ringbridge.core.disposition.Delay;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a delay grows.
 *
 * @param factor what each further attempt multiplies it by
 * @param mostMinutes it never grows beyond this
 */
public record Growth(
    @DecimalMin("1") @DecimalMax("10") double factor, @Min(1) @Max(527040) int mostMinutes) {

  /** The delay of so many minutes after the first attempt; the same each time without growth. */
  public static Delay delay(long minutes, @Nullable Growth growth) {
    return growth == null
        ? Delay.minutes(minutes)
        : new Delay(
            Duration.ofMinutes(minutes), growth.factor, Duration.ofMinutes(growth.mostMinutes));
  }

  /** How a delay grows; null where it does not. */
  public static @Nullable Growth of(Delay delay) {
    return delay.grows() ? new Growth(delay.factor(), (int) delay.most().toMinutes()) : null;
  }
}
