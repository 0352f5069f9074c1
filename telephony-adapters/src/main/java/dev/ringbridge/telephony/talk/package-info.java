/** What agents do in a talk with a lead: hold, and leave a message to a machine. */
@NullMarked
package dev.ringbridge.telephony.talk;

import org.jspecify.annotations.NullMarked;
