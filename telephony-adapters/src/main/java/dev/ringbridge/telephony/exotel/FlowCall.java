package dev.ringbridge.telephony.exotel;

import dev.ringbridge.core.call.PhoneNumber;
import dev.ringbridge.core.incoming.Verification;
import dev.ringbridge.telephony.carrier.CarrierLeg;
import dev.ringbridge.telephony.inbox.Letter;
import dev.ringbridge.telephony.incoming.Ring;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a flow's Passthru applet says of a call (telephony.md 10.7).
 *
 * @param account whose flow it is
 * @param said the query that came
 */
record FlowCall(ExotelAccount account, Map<String, String> said) {
  /** What its CallType is once the call is over. */
  private static final Set<String> OVER =
      Set.of("completed", "client-hangup", "incomplete", "voicemail");

  /** What is kept of it: no number. */
  private static final List<String> KEPT =
      List.of("CallSid", "Direction", "CallType", "DialCallStatus", "DialCallDuration", "flow_id");

  FlowCall {
    said = Map.copyOf(said);
  }

  String said(String name) {
    return said.getOrDefault(name, "");
  }

  String sid() {
    return said("CallSid");
  }

  boolean isOver() {
    return OVER.contains(said("CallType"));
  }

  /** The network says nothing of numbers there (telephony.md 8). */
  Ring ring() {
    return new Ring(
        new CarrierLeg(account.id(), sid()),
        account.tenancy(),
        number("CallFrom"),
        number("CallTo"),
        Verification.NONE);
  }

  private Optional<PhoneNumber> number(String name) {
    return Numbers.read(said(name)).map(PhoneNumber::new);
  }

  /** As it is filed. */
  Letter letter(String what) {
    Map<String, String> body =
        KEPT.stream()
            .filter(said::containsKey)
            .collect(Collectors.toUnmodifiableMap(name -> name, this::said));
    String key = "exotel-incoming:" + account.id() + ":" + sid() + ":" + what;
    return new Letter(key, "exotel-incoming", account.tenancy(), sid(), body);
  }

  /** It prints without what was said. */
  @Override
  public String toString() {
    return "FlowCall[" + account + "]";
  }
}
