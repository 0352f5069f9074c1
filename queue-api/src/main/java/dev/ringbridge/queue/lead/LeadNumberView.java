package dev.ringbridge.queue.lead;

import dev.ringbridge.core.lead.DialState;
import dev.ringbridge.core.lead.Lead;
import dev.ringbridge.core.lead.NumberState;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import java.util.List;

/**
 * One of a lead's numbers as people see it.
 *
 * @param phone in E.164 form
 * @param next whether it is the one that is dialed next
 */
record LeadNumberView(String phone, NumberState state, boolean next) {
  /** The numbers of a lead; of one number, it says what the lead does. */
  static List<LeadNumberView> of(Row row, Lead lead) {
    String next = row.getString("phone");
    JsonArray several = (JsonArray) row.getJson("all_numbers");
    return several == null
        ? List.of(new LeadNumberView(next, only(lead), true))
        : several.stream().map(one -> of((JsonObject) one, next)).toList();
  }

  private static NumberState only(Lead lead) {
    return NumberState.of(lead.dialState() == DialState.INVALID, lead.suppressed());
  }

  private static LeadNumberView of(JsonObject number, String next) {
    String phone = number.getString("phone");
    return new LeadNumberView(
        phone,
        NumberState.of(number.getBoolean("dead"), number.getBoolean("suppressed")),
        phone.equals(next));
  }
}
