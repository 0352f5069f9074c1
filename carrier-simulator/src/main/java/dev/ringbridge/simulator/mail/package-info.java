/** What the customer is told, as the faults of webhooks have it, with every attempt in the log. */
@NullMarked
package dev.ringbridge.simulator.mail;

import org.jspecify.annotations.NullMarked;
