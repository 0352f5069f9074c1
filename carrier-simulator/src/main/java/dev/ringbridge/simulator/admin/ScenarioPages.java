package dev.ringbridge.simulator.admin;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.ringbridge.simulator.mail.Mail;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The page for people, and the days that a carrier can have. */
final class ScenarioPages {
  private final Workings workings;
  private final String page = page();

  ScenarioPages(Workings workings) {
    this.workings = workings;
  }

  /** The page for people: what goes on, and what shall go wrong next. */
  void show(RoutingContext context) {
    context
        .response()
        .putHeader("Content-Type", "text/html; charset=utf-8")
        .putHeader("Content-Security-Policy", "frame-ancestors 'none'")
        .end(page);
  }

  /** Begins another kind of day. */
  void preset(RoutingContext context) throws JsonProcessingException {
    Optional<Preset> preset = Preset.named(context.pathParam("name"));
    if (preset.isEmpty()) {
      AdminPages.refuse(context, 404, "no such preset");
      return;
    }
    preset.get().apply(workings);
    Map<String, Object> json = FaultMixJson.of(workings.faults().mix());
    json.put("people", PeopleJson.of(workings.population().people()));
    AdminPages.reply(context, 200, json);
  }

  /** The switch dies and comes back: everything that went on is over, and nobody is told. */
  void restart(RoutingContext context) throws JsonProcessingException {
    Mail mail = workings.exchange().mail();
    int lost = workings.exchange().liveCalls() + workings.exotel().legs().liveLegs();
    mail.inSilence(
        () -> {
          workings.exchange().loseAll();
          workings.exotel().legs().loseAll();
        });
    AdminPages.reply(context, 200, Map.of("lost", lost));
  }

  private static String page() {
    try (InputStream page = ScenarioPages.class.getResourceAsStream("page.html")) {
      return new String(
          Objects.requireNonNull(page, "page.html is in the jar").readAllBytes(),
          StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
