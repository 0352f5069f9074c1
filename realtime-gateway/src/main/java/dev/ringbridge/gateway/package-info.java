/**
 * The realtime gateway: agents on shift, the bridging of calls to them, and everybody's sockets.
 */
@NullMarked
package dev.ringbridge.gateway;

import org.jspecify.annotations.NullMarked;
