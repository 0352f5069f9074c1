package dev.ringbridge.core.compliance;

import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * On what grounds a campaign calls.
 *
 * @param practice whether nobody real is called, so that the law has nothing to say
 * @param consultsRegistries whether official do-not-call lists are kept; false where the law
 *     exempts its calls
 * @param requires what a lead must have consented to; null asks for nothing
 * @param registries the date of the data of each official list that is there, by jurisdiction
 */
public record CallingGrounds(
    boolean practice,
    boolean consultsRegistries,
    @Nullable ConsentScope requires,
    Map<String, LocalDate> registries) {
  /** Of a campaign that practices. */
  public static final CallingGrounds PRACTICE = new CallingGrounds(true, false, null, Map.of());

  public CallingGrounds {
    registries = Map.copyOf(registries);
  }
}
