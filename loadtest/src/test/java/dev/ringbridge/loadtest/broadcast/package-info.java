/** A broadcast in a whole house: what people hear, press and get. */
@NullMarked
package dev.ringbridge.loadtest.broadcast;

import org.jspecify.annotations.NullMarked;
