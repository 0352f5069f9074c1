/** One attempt to reach one number of a lead: its states, the facts and commands about it. */
@NullMarked
package dev.ringbridge.core.call;

import org.jspecify.annotations.NullMarked;
