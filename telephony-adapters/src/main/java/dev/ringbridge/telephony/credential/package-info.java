/** What carriers trust us with, encrypted at rest. */
@NullMarked
package dev.ringbridge.telephony.credential;

import org.jspecify.annotations.NullMarked;
