/** What an agent's browser needs to carry voice. */
@NullMarked
package dev.ringbridge.telephony.softphone;

import org.jspecify.annotations.NullMarked;
