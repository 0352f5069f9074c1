package dev.ringbridge.simulator.legs;

import dev.ringbridge.simulator.exchange.Equipment;
import dev.ringbridge.simulator.journal.Kind;
import dev.ringbridge.simulator.mail.Letter;
import dev.ringbridge.simulator.mail.Mail;
import dev.ringbridge.simulator.webhook.JsonEvent;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Spreads what happens to legs and bridges: to the log, and to the customer who gave an URL. */
final class LegNews {
  private final Equipment equipment;
  private final Mail mail;
  private final LegBook book;

  LegNews(Equipment equipment, Mail mail, LegBook book) {
    this.equipment = equipment;
    this.mail = mail;
    this.book = book;
  }

  /** Writes a fact about a leg. */
  void write(Kind kind, LiveLeg live, Map<String, Object> more) {
    equipment.journal().write(kind, live.leg().accountSid(), live.sid(), with(live.facts(), more));
  }

  /** Writes a fact about a bridge, and about one of its legs if about one. */
  void write(Kind kind, Bridge bridge, Optional<LiveLeg> about, Map<String, Object> more) {
    Map<String, Object> facts = with(facts(bridge, about), more);
    equipment
        .journal()
        .write(kind, bridge.accountSid(), about.map(LiveLeg::sid).orElse(null), facts);
  }

  /** Tells the customer of a leg. */
  void tell(LiveLeg live, Event event) {
    live.leg()
        .order()
        .endpoint()
        .ifPresent(
            url ->
                post(
                    url,
                    event,
                    new About(
                        live.leg().accountSid(),
                        Optional.of(live),
                        live.facts(),
                        EventJson.of(live.leg()))));
  }

  /** Tells the customer of a bridge. */
  void tell(Bridge bridge, Optional<LiveLeg> about, Event event) {
    Map<String, @Nullable Object> data = EventJson.of(bridge);
    about.ifPresent(leg -> data.put("leg_sid", leg.sid()));
    bridge
        .endpoint()
        .ifPresent(
            url ->
                post(
                    url, event, new About(bridge.accountSid(), about, facts(bridge, about), data)));
  }

  /** What an event is about, for the log and for the customer. */
  private record About(
      String accountSid,
      Optional<LiveLeg> leg,
      Map<String, Object> facts,
      Map<String, @Nullable Object> data) {}

  private void post(String url, Event event, About about) {
    String eventSid = equipment.sids().next("");
    Instant now = equipment.timers().now();
    String body = EventJson.body(event, eventSid, now, about.data());
    about.leg().ifPresent(leg -> book.note(leg.sid(), new PastEvent(event, eventSid, now)));
    Letter letter =
        new Letter(
            about.accountSid(),
            about.leg().map(LiveLeg::sid).orElse(null),
            event.word(),
            about.leg().map(leg -> Integer.toString(leg.nextSequence())).orElse(""),
            with(about.facts(), Map.of("eventName", event.name(), "eventSid", eventSid)),
            new JsonEvent(url, eventSid, body));
    about
        .leg()
        .flatMap(LiveLeg::shuffling)
        .ifPresentOrElse(dice -> mail.postShuffled(letter, dice), () -> mail.post(letter));
  }

  private static Map<String, Object> facts(Bridge bridge, Optional<LiveLeg> about) {
    Map<String, Object> facts =
        new LinkedHashMap<>(about.map(LiveLeg::facts).orElse(new LinkedHashMap<>()));
    facts.put("conference", bridge.sid());
    facts.put("conferenceSid", bridge.sid());
    return facts;
  }

  private static Map<String, Object> with(Map<String, Object> facts, Map<String, Object> more) {
    Map<String, Object> all = new LinkedHashMap<>(facts);
    all.putAll(more);
    return all;
  }
}
