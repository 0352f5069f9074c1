/** The agents' sockets. */
@NullMarked
package dev.ringbridge.gateway.desk;

import org.jspecify.annotations.NullMarked;
