package dev.ringbridge.telephony.guard;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A stop of all placing.
 *
 * @param userId who did it; null where the guard did by itself, as is the name
 * @param reason why
 * @param prefix the new prefix that took too many calls; null where that was not why
 */
record Kill(
    @Nullable UUID userId, @Nullable String userName, String reason, @Nullable String prefix) {}
