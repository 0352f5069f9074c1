package dev.ringbridge.simulator.exchange;

import dev.ringbridge.simulator.call.Call;
import dev.ringbridge.simulator.call.RecordingOrder;
import java.time.Duration;

/** Who records connected calls for documents and creates that want it. */
public interface Recorder {
  /** Nobody. */
  Recorder NONE =
      new Recorder() {
        @Override
        public String begin(Call call, RecordingOrder order) {
          throw new IllegalStateException("nobody records");
        }

        @Override
        public String begin(Call call, String conferenceSid, RecordingOrder order) {
          throw new IllegalStateException("nobody records");
        }

        @Override
        public void finish(String recordingSid) {
          throw new IllegalStateException("nobody records");
        }

        @Override
        public Duration end(String recordingSid) {
          throw new IllegalStateException("nobody records");
        }
      };

  /**
   * Begins to record a call that is connected; it ends with its call at the latest.
   *
   * @return the recording's sid
   */
  String begin(Call call, RecordingOrder order);

  /**
   * Begins to record a conference for a call that is in it.
   *
   * @return the recording's sid
   */
  String begin(Call call, String conferenceSid, RecordingOrder order);

  /** The conference is over; so is its recording, unless it was ended or forgotten before. */
  void finish(String recordingSid);

  /**
   * Ends a recording, if it goes on.
   *
   * @return how long it is
   */
  Duration end(String recordingSid);

  /** Where a recording can be fetched, without its ending. */
  static String url(String accountSid, String recordingSid) {
    return "https://api.twilio.com/2010-04-01/Accounts/%s/Recordings/%s"
        .formatted(accountSid, recordingSid);
  }
}
