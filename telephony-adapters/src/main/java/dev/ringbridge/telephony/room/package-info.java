/** The rooms in which leads meet agents: who is in them, and what that proves. */
@NullMarked
package dev.ringbridge.telephony.room;

import org.jspecify.annotations.NullMarked;
