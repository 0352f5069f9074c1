package dev.ringbridge.core.disposition;

/**
 * Why a conversation came to what it came to: "not interested", because it is too expensive.
 *
 * @param code the stable name that reports and the API use
 * @param label what an agent reads
 */
public record SubDisposition(String code, String label) {}
