/** Commands to calls that exist already. */
@NullMarked
package dev.ringbridge.telephony.command;

import org.jspecify.annotations.NullMarked;
