/** Requests that may be sent twice and happen once. */
@NullMarked
package dev.ringbridge.foundation.idempotency;

import org.jspecify.annotations.NullMarked;
