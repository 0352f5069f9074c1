/** What the gateway needs to know of campaigns. */
@NullMarked
package dev.ringbridge.gateway.campaign;

import org.jspecify.annotations.NullMarked;
