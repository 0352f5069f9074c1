package dev.ringbridge.core.disposition;

import java.time.Duration;
import java.util.Optional;

/**
 * What came of a conversation.
 *
 * @param code the stable name that rules, reports and the API use
 * @param label what an agent reads
 * @param group who may give it
 * @param action what it sets going
 * @param after how long until the lead is dialed again; empty where it is not
 * @param salesStatus what it says of the lead in selling; empty where it says nothing
 */
public record Disposition(
    String code,
    String label,
    DispositionGroup group,
    AutoAction action,
    Optional<Duration> after,
    Optional<SalesStatus> salesStatus) {}
