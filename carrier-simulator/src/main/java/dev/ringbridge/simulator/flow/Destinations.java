package dev.ringbridge.simulator.flow;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.ringbridge.simulator.connect.ExotelNumber;
import dev.ringbridge.simulator.legs.Contact;
import dev.ringbridge.simulator.webhook.Reply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whom a Connect applet is told to call: numbers, or users of softphones.
 *
 * @param again whether it asks anew after each attempt that nobody answered
 * @param ring how long each may ring, in virtual time
 * @param longest how long the talk may last, in real time
 * @param atOnce how many ring at the same time
 * @param callerId what they see; empty: the ExoPhone
 * @param hook what hears of each user who is rung, and is free again
 */
record Destinations(
    List<Contact> contacts,
    boolean again,
    Duration ring,
    Duration longest,
    int atOnce,
    Optional<String> callerId,
    Optional<String> hook) {
  private static final JsonMapper MAPPER = new JsonMapper();
  private static final int RING_SECONDS = 30;
  private static final int LONGEST_SECONDS = 4 * 60 * 60;
  private static final int MOST_AT_ONCE = 5;

  /** What an answer says; empty if it says nothing that can be read. */
  static Optional<Destinations> read(Reply reply) {
    return reply instanceof Reply.Answered answered && answered.status() == 200
        ? parse(answered.body()).map(Destinations::of)
        : Optional.empty();
  }

  private static Optional<JsonNode> parse(String body) {
    try {
      return Optional.of(MAPPER.readTree(body)).filter(JsonNode::isObject);
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  private static Destinations of(JsonNode json) {
    JsonNode parallel = json.path("parallel_ringing");
    int most = parallel.path("max_parallel_attempts").asInt(1);
    return new Destinations(
        json.path("destination_type").asText().equals("user") ? users(json) : numbers(json),
        json.path("fetch_after_attempt").asBoolean(),
        Duration.ofSeconds(json.path("max_ringing_duration").asInt(RING_SECONDS)),
        Duration.ofSeconds(json.path("max_conversation_duration").asInt(LONGEST_SECONDS)),
        parallel.path("activate").asBoolean() ? Math.max(1, Math.min(most, MOST_AT_ONCE)) : 1,
        text(json, "outgoing_phone_number"),
        text(json, "dial_passthru_event_url"));
  }

  /** What is no number is passed over without a word, softphones too. */
  private static List<Contact> numbers(JsonNode json) {
    List<Contact> contacts = new ArrayList<>();
    for (JsonNode number : json.path("destination").path("numbers")) {
      ExotelNumber.read(number.asText())
          .map(e164 -> new Contact(number.asText(), e164, Contact.Network.PSTN))
          .ifPresent(contacts::add);
    }
    return contacts;
  }

  private static List<Contact> users(JsonNode json) {
    List<Contact> contacts = new ArrayList<>();
    for (JsonNode user : json.path("destination")) {
      text(user, "contact_uri")
          .or(() -> text(user, "device_contact_uri"))
          .filter(uri -> uri.startsWith("sip:"))
          .map(uri -> new Contact(uri, uri, Contact.Network.VOIP))
          .ifPresent(contacts::add);
    }
    return contacts;
  }

  private static Optional<String> text(JsonNode json, String name) {
    return Optional.of(json.path(name).asText()).filter(text -> !text.isEmpty());
  }
}
