package dev.ringbridge.simulator.exotel;

import dev.ringbridge.simulator.call.CallStatus;
import dev.ringbridge.simulator.call.Moments;
import dev.ringbridge.simulator.connect.ConnectCall;
import dev.ringbridge.simulator.legs.Contact;
import dev.ringbridge.simulator.legs.Leg;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What the older API shows as a call: a leg of its own, or a call of two legs.
 *
 * @param to who was called; empty where a flow was called for
 * @param from a leg's ExoPhone, or the party that was rung first
 * @param talked how long it was connected
 */
record CallRecord(
    String sid,
    String accountSid,
    Optional<String> to,
    String from,
    String exophone,
    CallStatus status,
    Moments moments,
    Duration talked,
    List<Leg> legs) {

  static CallRecord of(Leg leg) {
    return new CallRecord(
        leg.sid(),
        leg.accountSid(),
        Optional.of(leg.order().contact().address()),
        leg.order().exophone(),
        leg.order().exophone(),
        leg.status(),
        leg.moments(),
        leg.duration(),
        List.of(leg));
  }

  static CallRecord of(ConnectCall call) {
    return new CallRecord(
        call.sid(),
        call.order().accountSid(),
        call.order().to().map(Contact::address),
        call.order().from().address(),
        call.order().callerId(),
        call.status(),
        new Moments(call.created(), call.updated(), call.created(), null, call.ended()),
        call.conversation(),
        call.legs());
  }

  /** The verdict of detection on whoever was dialed last. */
  Optional<String> answeredBy() {
    return legs.get(legs.size() - 1).answeredBy();
  }
}
