package dev.ringbridge.telephony.setup;

/** How bad it is what a test found, from good to bad. */
public enum FindingLevel {
  PASS,
  /** Calls are possible, but something will be missing. */
  WARNING,
  /** Calls are not possible like this. */
  FAILURE
}
