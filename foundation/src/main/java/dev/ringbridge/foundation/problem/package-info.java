/** The one error catalogue, as RFC 9457 problems. */
@NullMarked
package dev.ringbridge.foundation.problem;

import org.jspecify.annotations.NullMarked;
