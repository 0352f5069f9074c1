/** Calls of which too little is heard: asking the carrier what became of them. */
@NullMarked
package dev.ringbridge.telephony.reconciling;

import org.jspecify.annotations.NullMarked;
