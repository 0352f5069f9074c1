/** Exotel: its Legs and Bridges, told what to do, and its events (docs/adr/0009). */
@NullMarked
package dev.ringbridge.telephony.exotel;

import org.jspecify.annotations.NullMarked;
