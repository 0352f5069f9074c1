package dev.ringbridge.simulator.exchange;

import dev.ringbridge.simulator.conference.Conference;
import dev.ringbridge.simulator.conference.ConferenceFact;
import dev.ringbridge.simulator.conference.ConferenceHook;
import dev.ringbridge.simulator.journal.Journal;
import dev.ringbridge.simulator.mail.Letter;
import dev.ringbridge.simulator.mail.Mail;
import dev.ringbridge.simulator.people.Reaction;
import dev.ringbridge.simulator.webhook.Hook;
import dev.ringbridge.simulator.webhook.Target;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Spreads what happens in conferences: to the log, and to the customer who subscribed. */
final class ConferenceNews {
  private final Equipment equipment;
  private final Mail mail;
  private final Map<String, Integer> nextSequence = new HashMap<>();

  ConferenceNews(Equipment equipment, Mail mail) {
    this.equipment = equipment;
    this.mail = mail;
  }

  /**
   * Tells a fact.
   *
   * @param about the call it is about, if about one
   */
  void tell(Conference room, ConferenceFact fact, Optional<LiveCall> about) {
    journal()
        .write(
            ConferenceEntries.kind(fact),
            room.accountSid(),
            about.map(LiveCall::sid).orElse(null),
            ConferenceEntries.details(room, fact, facts(about)));
    room.hook()
        .filter(hook -> hook.events().contains(fact.subscription()))
        .ifPresent(hook -> post(room, fact, hook, about));
  }

  /** The conference is over: it will have no more events. */
  void forget(Conference room) {
    nextSequence.remove(room.sid());
  }

  private void post(
      Conference room, ConferenceFact fact, ConferenceHook to, Optional<LiveCall> about) {
    int sequence = nextSequence.merge(room.sid(), 1, Integer::sum);
    Map<String, Object> facts = new LinkedHashMap<>(facts(about));
    facts.put("conference", room.name());
    send(
        new Letter(
            room.accountSid(),
            about.map(LiveCall::sid).orElse(null),
            fact.event(),
            Integer.toString(sequence),
            facts,
            hook(room, fact, to, sequence)),
        about);
  }

  private Hook hook(Conference room, ConferenceFact fact, ConferenceHook to, int sequence) {
    return new Hook(
        new Target(to.url(), to.method()),
        ConferenceLetters.params(room, fact, sequence, equipment.timers().now()),
        equipment.accounts().authToken(room.accountSid()));
  }

  private void send(Letter letter, Optional<LiveCall> about) {
    Optional<Reaction> shuffling = about.filter(LiveCall::isShuffled).flatMap(LiveCall::reaction);
    shuffling.ifPresentOrElse(
        reaction -> mail.postShuffled(letter, reaction.dice()), () -> mail.post(letter));
  }

  private static Map<String, Object> facts(Optional<LiveCall> about) {
    return about.map(LiveCall::facts).orElse(Map.of());
  }

  private Journal journal() {
    return equipment.journal();
  }
}
