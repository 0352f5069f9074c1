package dev.ringbridge.telephony.talk;

import java.util.UUID;

/**
 * Somebody whom calls may be handed over to.
 *
 * @param name what agents read
 * @param number where they are called, in E.164 form
 */
record DirectoryEntry(UUID id, String name, String number) {
  /** Without the phone number. */
  @Override
  public String toString() {
    return "DirectoryEntry[" + id + ", " + name + "]";
  }
}
