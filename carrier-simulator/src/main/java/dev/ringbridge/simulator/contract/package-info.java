/** What Twilio's public description says of requests and answers, to hold both against it. */
@NullMarked
package dev.ringbridge.simulator.contract;

import org.jspecify.annotations.NullMarked;
