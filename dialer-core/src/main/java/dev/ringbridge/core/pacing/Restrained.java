package dev.ringbridge.core.pacing;

/**
 * What a campaign may dial while its house answers late.
 *
 * @param share of what it dialed before
 * @param callsPerSecond what that comes to
 * @param planned calls of the campaign that were planned within the last {@value #SECONDS} seconds
 */
public record Restrained(double share, double callsPerSecond, int planned) {
  /** Over how long the rate is held: a rate below one a second has whole calls in it. */
  public static final int SECONDS = 2;

  /** How many more may be planned now. One in that time always may be, or nothing is measured. */
  int left() {
    return (int) Math.max(1, Math.floor(callsPerSecond * SECONDS)) - planned;
  }
}
