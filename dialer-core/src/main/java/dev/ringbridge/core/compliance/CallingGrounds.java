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
 * @param saying what of a message its calls say; {@link Saying#NOTHING} where somebody talks
 * @param agents who talks on its calls
 * @param registries the date of the data of each official list that is there, by jurisdiction
 */
public record CallingGrounds(
    boolean practice,
    boolean consultsRegistries,
    @Nullable ConsentScope requires,
    Saying saying,
    Agents agents,
    Map<String, LocalDate> registries) {
  /** Of a campaign that practices. */
  public static final CallingGrounds PRACTICE =
      new CallingGrounds(true, false, null, Saying.NOTHING, Map.of());

  public CallingGrounds {
    registries = Map.copyOf(registries);
  }

  /**
   * Grounds of a campaign that either plans its calls for agents or offers nobody with its message.
   */
  public CallingGrounds(
      boolean practice,
      boolean consultsRegistries,
      @Nullable ConsentScope requires,
      Saying saying,
      Map<String, LocalDate> registries) {
    this(
        practice,
        consultsRegistries,
        requires,
        saying,
        saying == Saying.NOTHING ? Agents.RESERVED : Agents.NONE,
        registries);
  }

  /** Grounds of a campaign whose calls are talked on, each planned for an agent. */
  public CallingGrounds(
      boolean practice,
      boolean consultsRegistries,
      @Nullable ConsentScope requires,
      Map<String, LocalDate> registries) {
    this(practice, consultsRegistries, requires, Saying.NOTHING, registries);
  }

  /** The same for a call that an agent places themselves. */
  public CallingGrounds byHand() {
    return new CallingGrounds(practice, consultsRegistries, requires, registries);
  }

  /** What a campaign's calls say by themselves. */
  public enum Saying {
    /** Nothing: somebody talks. */
    NOTHING,
    /** A message that one cannot opt out of by a key. */
    MESSAGE,
    /** A message with a key to opt out. */
    MESSAGE_WITH_OPT_OUT
  }

  /** Who talks on a campaign's calls. */
  public enum Agents {
    /** Nobody. */
    NONE,
    /** Whoever is free, from the answer on or once a key asked for somebody. */
    WHO_IS_FREE,
    /** The one that the call was planned for. */
    RESERVED
  }
}
