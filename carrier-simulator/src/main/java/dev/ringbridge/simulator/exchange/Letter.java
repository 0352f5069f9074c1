package dev.ringbridge.simulator.exchange;

import dev.ringbridge.simulator.webhook.Hook;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A webhook that asks for nothing: a status, a verdict, an event of a conference.
 *
 * @param callSid of which call, null if of none
 * @param event its name, for the log
 * @param facts what its log entries say besides
 */
record Letter(
    String accountSid,
    @Nullable String callSid,
    String event,
    Map<String, Object> facts,
    Hook hook) {}
