package dev.ringbridge.simulator.webhook;

/**
 * A customer's URL and how it is asked.
 *
 * @param url as written: within a document it may be relative, and empty means the document itself
 */
public record Target(String url, HookMethod method) {}
