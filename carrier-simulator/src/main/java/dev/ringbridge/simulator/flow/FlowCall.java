package dev.ringbridge.simulator.flow;

import dev.ringbridge.simulator.connect.ExotelNumber;
import dev.ringbridge.simulator.connect.Ist;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A call that goes through a flow.
 *
 * @param person the number of whoever is in the flow
 * @param exophone the account's number they called, or were called from
 * @param direction incoming or outbound-dial
 * @param flowId the flow's
 * @param customField what the request for the call said to be repeated
 * @param leg of whoever is in the flow; empty for a caller, who has none
 */
record FlowCall(
    String accountSid,
    String sid,
    String person,
    String exophone,
    String direction,
    String flowId,
    Instant begun,
    Optional<String> customField,
    Optional<String> leg) {
  private static final DateTimeFormatter CREATED =
      DateTimeFormatter.ofPattern("EEE, dd MMM uuuu HH:mm:ss", Locale.ENGLISH)
          .withZone(ZoneOffset.ofHoursMinutes(5, 30));

  /** What every applet tells of it. */
  Map<String, String> said(String callType, Instant now) {
    Map<String, String> said = new LinkedHashMap<>();
    said.put("CallSid", sid);
    said.put("CallFrom", ExotelNumber.write(person));
    said.put("CallTo", ExotelNumber.write(exophone));
    said.put("Direction", direction);
    said.put("Created", CREATED.format(begun));
    said.put("DialCallDuration", "0");
    said.put("StartTime", Objects.requireNonNull(Ist.write(begun)));
    said.put("EndTime", "1970-01-01 05:30:00");
    said.put("CallType", callType);
    said.put("flow_id", flowId);
    said.put("tenant_id", accountSid);
    said.put("From", ExotelNumber.write(person));
    said.put("To", ExotelNumber.write(exophone));
    said.put("CurrentTime", Objects.requireNonNull(Ist.write(now)));
    customField.ifPresent(field -> said.put("CustomField", field));
    return said;
  }

  /** Whom its entries in the log are about. */
  String logged() {
    return leg.orElse(sid);
  }

  /** What each of them says: a caller calls the account, whoever is called is called by it. */
  Map<String, Object> facts() {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("to", leg.isPresent() ? person : exophone);
    facts.put("from", leg.isPresent() ? exophone : person);
    return facts;
  }
}
