package dev.ringbridge.simulator.conference;

/** Where a conference is: INIT until two are in, one of whom starts it. */
public enum ConferenceStatus {
  INIT("init"),
  IN_PROGRESS("in-progress"),
  COMPLETED("completed");

  private final String wireName;

  ConferenceStatus(String wireName) {
    this.wireName = wireName;
  }

  /** Its name in the API. */
  public String wireName() {
    return wireName;
  }
}
