/**
 * Recordings: begun with the conversation, fetched from the carrier, kept here encrypted, played
 * through links, and deleted.
 */
@NullMarked
package dev.ringbridge.telephony.recording;

import org.jspecify.annotations.NullMarked;
