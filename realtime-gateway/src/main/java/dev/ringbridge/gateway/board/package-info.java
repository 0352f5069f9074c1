/** The supervisors' sockets: a snapshot, then what changed. */
@NullMarked
package dev.ringbridge.gateway.board;

import org.jspecify.annotations.NullMarked;
