/** A call as the REST API shows it, and all calls. */
@NullMarked
package dev.ringbridge.simulator.call;

import org.jspecify.annotations.NullMarked;
