package dev.ringbridge.loadtest.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class AnsweredCallsTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

  private final AnsweredCalls calls = new AnsweredCalls();
  private final DeskLog desks = new DeskLog();

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void carrier(String kind, String call, String conference) {
    calls.take(
        json(
            """
            {"at": "%s", "kind": "%s", "details": {"conference": "%s", "callParams": {"call": "%s"}}}"""
                .formatted(NOON, kind, conference, call)));
  }

  private void bridged(String call) {
    desks.frame("bridged", json("{\"callId\": \"%s\"}".formatted(call)));
  }

  private void wrapsUp(String call, boolean disposed) {
    desks.frame("agent", json("{\"callId\": \"%s\", \"disposed\": %s}".formatted(call, disposed)));
  }

  private long abandoned() {
    return calls.abandonedBetween(NOON, NOON.plusSeconds(1));
  }

  private long unfinished() {
    return calls.unfinishedBetween(NOON, NOON.plusSeconds(1), desks);
  }

  @Test
  void callIsCompleteOnceItsAgentTalkedAndSaidWhatCameOfIt() {
    carrier("answered", "one", "");
    carrier("joined", "one", "room");
    assertThat(unfinished()).isOne();

    bridged("one");
    wrapsUp("one", false);
    assertThat(unfinished()).as("nothing was said of it").isOne();

    wrapsUp("one", true);
    wrapsUp("one", true);
    assertThat(unfinished()).isZero();
    assertThat(desks.completeBetween(NOON, Instant.MAX)).isOne();
  }

  @Test
  void callOfWhichOnlyADispositionIsKnownIsNotComplete() {
    carrier("answered", "one", "");
    carrier("joined", "one", "room");
    wrapsUp("one", true);

    assertThat(unfinished()).isOne();
    assertThat(desks.completeBetween(NOON, Instant.MAX)).isZero();
  }

  @Test
  void leadWhoWasInNoRoomIsAbandonedAndNotUnfinished() {
    carrier("answered", "one", "");
    carrier("answered", "two", "");
    carrier("joined", "two", "room");

    assertThat(abandoned()).isOne();
    assertThat(unfinished()).isOne();
  }

  @Test
  void callAnsweredOutsideTheWindowIsNoneOfIt() {
    carrier("answered", "one", "");

    assertThat(calls.abandonedBetween(NOON.plusSeconds(1), Instant.MAX)).isZero();
    assertThat(calls.abandonedBetween(Instant.MIN, NOON)).isZero();
  }

  @Test
  void agentWithTwoLeadsAtOnceIsSeen() {
    carrier("joined", "one", "room");
    carrier("left", "one", "room");
    carrier("joined", "two", "room");
    assertThat(calls.sharedAgents()).isZero();

    carrier("joined", "three", "room");
    assertThat(calls.sharedAgents()).isOne();
  }
}
