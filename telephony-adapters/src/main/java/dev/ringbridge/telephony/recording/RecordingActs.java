package dev.ringbridge.telephony.recording;

import jakarta.enterprise.context.ApplicationScoped;

/** What people do with recordings. */
@ApplicationScoped
class RecordingActs {
  private final Listening listening;
  private final Deleting deleting;
  private final Pausing pausing;

  RecordingActs(Listening listening, Deleting deleting, Pausing pausing) {
    this.listening = listening;
    this.deleting = deleting;
    this.pausing = pausing;
  }

  Listening listening() {
    return listening;
  }

  Deleting deleting() {
    return deleting;
  }

  Pausing pausing() {
    return pausing;
  }
}
