/** What carriers trust us with, encrypted at rest, and our own mark on what comes back. */
@NullMarked
package dev.ringbridge.telephony.credential;

import org.jspecify.annotations.NullMarked;
