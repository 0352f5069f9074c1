/** The numbers that calls show: which one for which call, and how each of them does. */
@NullMarked
package dev.ringbridge.telephony.callerid;

import org.jspecify.annotations.NullMarked;
