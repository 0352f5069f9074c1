/** Twilio: its API, its webhooks, its TwiML. Nothing outside knows its name. */
@NullMarked
package dev.ringbridge.telephony.twilio;

import org.jspecify.annotations.NullMarked;
