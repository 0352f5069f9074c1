package dev.ringbridge.telephony.carrier;

/**
 * A recording as the carrier describes it.
 *
 * @param id the carrier's name for it
 * @param standing how far it is
 * @param seconds how long it is, where it is there
 */
public record CarrierRecording(String id, Standing standing, int seconds) {
  /** How far a recording is at the carrier. */
  public enum Standing {
    /** The call is being recorded, or the recording is being made ready. */
    GOING,
    /** It can be fetched. */
    THERE,
    /** There is none. */
    NOTHING
  }
}
