package dev.ringbridge.queue.audit;

import dev.ringbridge.core.audit.PersonActed;
import dev.ringbridge.core.audit.PersonActed.Change;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** What another service says of a deed, in the form that the trail's own details have. */
final class ToldDetails {
  private ToldDetails() {}

  /** Its reason, what it changed from what to what, and the names of what is not told. */
  static JsonObject of(PersonActed deed) {
    JsonObject details = new JsonObject();
    if (deed.reason() != null) {
      details.put("reason", deed.reason());
    }
    JsonObject changes = new JsonObject();
    deed.changes().stream()
        .filter(Change::hasValues)
        .forEach(
            one -> changes.put(one.what(), new JsonArray().add(one.before()).add(one.after())));
    if (!changes.isEmpty()) {
      details.put("changes", changes);
    }
    JsonArray said = new JsonArray();
    deed.changes().stream().filter(one -> !one.hasValues()).forEach(one -> said.add(one.what()));
    return said.isEmpty() ? details : details.put("said", said);
  }
}
