/** What agents may say came of a call, as data of each campaign. */
@NullMarked
package dev.ringbridge.queue.disposition;

import org.jspecify.annotations.NullMarked;
