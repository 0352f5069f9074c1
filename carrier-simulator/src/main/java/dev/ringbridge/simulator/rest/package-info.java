/** The Twilio face: accounts, calls, conferences and participants over HTTP. */
@NullMarked
package dev.ringbridge.simulator.rest;

import org.jspecify.annotations.NullMarked;
