package dev.ringbridge.gateway.desk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.ringbridge.core.agent.AgentInput;
import dev.ringbridge.core.agent.BreakReason;
import dev.ringbridge.foundation.json.Json;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** What an agent's socket says. */
sealed interface DeskMessage {
  /** Something the agent wants. */
  record Wish(AgentInput input) implements DeskMessage {}

  /** Are you there? */
  record Ping() implements DeskMessage {}

  /**
   * Nothing that can be taken.
   *
   * @param detail what is wrong with it, and what to do
   */
  record Unreadable(String detail) implements DeskMessage {}

  /** Reads a message; whatever it says, there is an answer. */
  static DeskMessage parse(String text) {
    try {
      return read(Json.MAPPER.readTree(text));
    } catch (JsonProcessingException e) {
      return new Unreadable("The message is not valid JSON.");
    }
  }

  private static DeskMessage read(JsonNode message) {
    return switch (message.path("type").asText()) {
      case "goAvailable" -> new Wish(new AgentInput.GoAvailable());
      case "finishWrapUp" -> new Wish(new AgentInput.FinishWrapUp());
      case "takeBreak" -> takeBreak(message.path("reason").asText());
      case "ping" -> new Ping();
      default ->
          new Unreadable("The type must be one of goAvailable, takeBreak, finishWrapUp and ping.");
    };
  }

  private static DeskMessage takeBreak(String reason) {
    Optional<BreakReason> chosen =
        Arrays.stream(BreakReason.values())
            .filter(BreakReason::isChosen)
            .filter(one -> one.name().equals(reason))
            .findFirst();
    return chosen
        .<DeskMessage>map(one -> new Wish(new AgentInput.TakeBreak(one)))
        .orElseGet(() -> new Unreadable("The reason must be one of " + reasons() + "."));
  }

  private static String reasons() {
    return Arrays.stream(BreakReason.values())
        .filter(BreakReason::isChosen)
        .map(BreakReason::name)
        .collect(Collectors.joining(", "));
  }
}
