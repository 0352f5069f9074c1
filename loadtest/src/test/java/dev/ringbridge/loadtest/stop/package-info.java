/** How soon the product stops. */
@NullMarked
package dev.ringbridge.loadtest.stop;

import org.jspecify.annotations.NullMarked;
