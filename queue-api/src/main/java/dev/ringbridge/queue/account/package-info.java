/** The carrier accounts, as telephony tells of them. */
@NullMarked
package dev.ringbridge.queue.account;

import org.jspecify.annotations.NullMarked;
