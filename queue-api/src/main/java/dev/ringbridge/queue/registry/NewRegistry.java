package dev.ringbridge.queue.registry;

import java.time.LocalDate;

/**
 * An official list that is uploaded.
 *
 * @param jurisdiction whose it is: an ISO 3166 code
 * @param dataDate the date of its data
 */
record NewRegistry(String jurisdiction, LocalDate dataDate, String filename) {}
