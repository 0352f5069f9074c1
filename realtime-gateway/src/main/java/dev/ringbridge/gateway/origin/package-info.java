/**
 * One public origin where the services run apart: what is not the gateway's own goes to the service
 * that owns it.
 */
@NullMarked
package dev.ringbridge.gateway.origin;

import org.jspecify.annotations.NullMarked;
