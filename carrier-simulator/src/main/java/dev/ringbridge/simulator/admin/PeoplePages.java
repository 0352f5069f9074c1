package dev.ringbridge.simulator.admin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.ringbridge.simulator.People;
import dev.ringbridge.simulator.people.Population;
import dev.ringbridge.simulator.people.Utterance;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The pages on which people, their pace and the carrier's clock are changed. */
final class PeoplePages {
  private static final Pattern PREFIX = Pattern.compile("\\+[1-9][0-9]{0,14}");
  private static final Pattern NUMBER = Pattern.compile("\\+[1-9][0-9]{6,14}");
  private static final double MOST_WRONG = Duration.ofDays(2).toSeconds();

  private final Workings workings;

  PeoplePages(Workings workings) {
    this.workings = workings;
  }

  /** The mix of everybody, and of those who are others. */
  void show(RoutingContext context) throws JsonProcessingException {
    Population population = workings.population();
    Map<String, Object> json = PeopleJson.of(population.people());
    Map<String, Object> others = new TreeMap<>();
    population.byPrefix().forEach((prefix, mix) -> others.put(prefix, PeopleJson.of(mix)));
    json.put("byPrefix", others);
    AdminPages.reply(context, 200, json);
  }

  /** Another mix, of everybody or of those whose numbers begin so. */
  void change(RoutingContext context) throws JsonProcessingException {
    Population population = workings.population();
    Optional<String> prefix = prefix(context);
    People before = prefix.map(population.byPrefix()::get).orElseGet(population::people);
    People mix = PeopleJson.read(AdminPages.body(context), before);
    prefix.ifPresentOrElse(one -> population.change(one, mix), () -> population.change(mix));
    show(context);
  }

  /** Those whose numbers begin so are as everybody again. */
  void forget(RoutingContext context) throws JsonProcessingException {
    String prefix =
        prefix(context).orElseThrow(() -> new IllegalArgumentException("say which prefix"));
    if (workings.population().forget(prefix)) {
      show(context);
    } else {
      AdminPages.refuse(context, 404, "nobody of that prefix is different");
    }
  }

  /** What whoever answers at a number says when asked to speak. */
  void speech(RoutingContext context) throws JsonProcessingException {
    JsonNode order = AdminPages.body(context);
    String number = order.path("number").asText();
    if (!NUMBER.matcher(number).matches()) {
      throw new IllegalArgumentException("number must be a phone number like +15555550108");
    }
    double confidence = order.path("confidence").asDouble(0.9);
    Duration after = Duration.ofMillis(Math.round(order.path("afterSeconds").asDouble(2) * 1e3));
    List<Utterance> said = new ArrayList<>();
    order.path("says").forEach(one -> said.add(new Utterance(one.asText(), confidence, after)));
    workings.population().say(number, said);
    AdminPages.reply(context, 201, Map.of("number", number, "says", said.size()));
  }

  private static Optional<String> prefix(RoutingContext context) {
    Optional<String> prefix = AdminPages.query(context, "prefix");
    prefix.ifPresent(
        one -> {
          if (!PREFIX.matcher(one).matches()) {
            throw new IllegalArgumentException(
                "a prefix is a plus sign, encoded for an address, and digits");
          }
        });
    return prefix;
  }

  void speed(RoutingContext context) throws JsonProcessingException {
    AdminPages.reply(context, 200, Map.of("speed", workings.equipment().tempo().speed()));
  }

  void changeSpeed(RoutingContext context) throws JsonProcessingException {
    workings.equipment().tempo().setSpeed(AdminPages.body(context).path("speed").asDouble());
    speed(context);
  }

  /** How wrong the carrier's clock is. */
  void clock(RoutingContext context) throws JsonProcessingException {
    Duration ahead = workings.clock().ahead();
    AdminPages.reply(context, 200, Map.of("aheadSeconds", ahead.toMillis() / 1e3));
  }

  /** Sets it wrong, or right: what the carrier says of moments from now on is that much off. */
  void changeClock(RoutingContext context) throws JsonProcessingException {
    JsonNode ahead = AdminPages.body(context).path("aheadSeconds");
    if (!ahead.isNumber() || Math.abs(ahead.asDouble()) > MOST_WRONG) {
      throw new IllegalArgumentException("aheadSeconds is a number, two days either way at most");
    }
    workings.clock().setAhead(Duration.ofMillis(Math.round(ahead.asDouble() * 1e3)));
    clock(context);
  }
}
