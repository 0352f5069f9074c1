/** Calls that come in: somebody rang one of our numbers. */
@NullMarked
package dev.ringbridge.core.incoming;

import org.jspecify.annotations.NullMarked;
