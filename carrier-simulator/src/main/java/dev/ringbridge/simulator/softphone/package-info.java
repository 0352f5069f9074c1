/** Client endpoints: browsers' phones over a WebSocket, let in by an access token. */
@NullMarked
package dev.ringbridge.simulator.softphone;

import org.jspecify.annotations.NullMarked;
