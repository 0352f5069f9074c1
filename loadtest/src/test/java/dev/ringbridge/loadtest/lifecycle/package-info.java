/** The lifecycle benchmark counts what it says it counts. */
@NullMarked
package dev.ringbridge.loadtest.lifecycle;

import org.jspecify.annotations.NullMarked;
