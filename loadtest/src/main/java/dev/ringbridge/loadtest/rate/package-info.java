/** Whether the rates of accounts hold as measured at the carrier, and are used. */
@NullMarked
package dev.ringbridge.loadtest.rate;

import org.jspecify.annotations.NullMarked;
