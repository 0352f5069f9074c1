/** What all sockets share: who opened them, until when they may stay, and what waits to be sent. */
@NullMarked
package dev.ringbridge.gateway.socket;

import org.jspecify.annotations.NullMarked;
