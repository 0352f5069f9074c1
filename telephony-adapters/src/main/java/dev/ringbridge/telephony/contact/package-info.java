/** Where agents are called whose phone does not call in. */
@NullMarked
package dev.ringbridge.telephony.contact;

import org.jspecify.annotations.NullMarked;
