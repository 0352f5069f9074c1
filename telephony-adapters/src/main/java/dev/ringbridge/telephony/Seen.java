package dev.ringbridge.telephony;

import java.time.Instant;

/**
 * A row as it was read, with the time by the database's clock: the only clock that deadlines know.
 *
 * @param row what was read
 * @param now when
 */
public record Seen<T>(T row, Instant now) {}
