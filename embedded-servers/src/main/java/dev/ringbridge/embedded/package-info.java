/**
 * The real servers, embedded: PostgreSQL and a one-node Kafka, kept in one data folder. Settings
 * that make them durable are the defaults here.
 */
@NullMarked
package dev.ringbridge.embedded;

import org.jspecify.annotations.NullMarked;
