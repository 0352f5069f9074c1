package dev.ringbridge.telephony.twilio;

import dev.ringbridge.telephony.TelephonyConfig;
import dev.ringbridge.telephony.carrier.Stopwatch;

/**
 * An account in use.
 *
 * @param account its terms and secrets
 * @param api its API
 * @param crew the threads that wait for it
 */
record Line(TwilioAccount account, Api api, Crew crew) {
  static Line open(
      TwilioAccount account, Wire wire, Stopwatch stopwatch, TelephonyConfig.Requests config) {
    return new Line(
        account,
        new Api(account, wire, stopwatch),
        new Crew("carrier", config.postsAtOnce(), config.commandsAtOnce()));
  }
}
