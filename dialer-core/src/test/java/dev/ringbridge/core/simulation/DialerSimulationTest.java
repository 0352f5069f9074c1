package dev.ringbridge.core.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringbridge.core.agent.Agent;
import dev.ringbridge.core.agent.AgentState;
import dev.ringbridge.core.call.Call;
import dev.ringbridge.core.lead.DialState;
import dev.ringbridge.core.lead.Lead;
import dev.ringbridge.core.lead.LeadNumber;
import dev.ringbridge.core.lead.RetryRules;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The machines together, in a world that doubles, delays and reorders; the invariants hold after
 * every step.
 */
class DialerSimulationTest {
  private static final int LEADS = 60;
  private static final int AGENTS = 5;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89})
  void invariantsHoldAfterEveryStep(long seed) {
    World world = new World(seed, LEADS, AGENTS, 1 + seed % 3);
    Map<UUID, Long> epochs = new HashMap<>();

    while (world.step()) {
      noLeadIsLost(world);
      everyCallingLeadHasItsCall(world);
      everyCallIsToTheNumberWhoseTurnItIs(world);
      whoeverWaitsHasAnOpenNumber(world);
      noCallHasTwoAgents(world);
      epochsOnlyGrow(world, epochs);
    }

    everyLeadIsThroughWithinItsAttempts(world);
    noCallIsPlacedTwice(world);
    numbersTookTurns(world);
    assertThat(world.counts)
        .describedAs("the world was not tame")
        .containsKeys("AttemptCounted", "NothingNew", "Freed");
  }

  private static void noLeadIsLost(World world) {
    Map<DialState, Long> states =
        world.leads.values().stream()
            .collect(Collectors.groupingBy(Lead::dialState, Collectors.counting()));
    assertThat(states.values().stream().mapToLong(Long::longValue).sum()).isEqualTo(LEADS);
  }

  private static void everyCallingLeadHasItsCall(World world) {
    for (Lead lead : world.leads.values()) {
      if (lead.dialState() == DialState.CALLING) {
        Call call = world.calls.get(lead.callId());
        assertThat(call).isNotNull();
        assertThat(call.state().isLive()).describedAs("%s of %s", call, lead).isTrue();
      }
    }
  }

  private static void everyCallIsToTheNumberWhoseTurnItIs(World world) {
    for (Lead lead : world.leads.values()) {
      if (lead.dialState() == DialState.CALLING) {
        assertThat(lead.numbers().current().map(LeadNumber::phone).orElse(null))
            .describedAs("%s", lead)
            .isEqualTo(world.dialed.get(lead.callId()));
      }
    }
  }

  private static void whoeverWaitsHasAnOpenNumber(World world) {
    for (Lead lead : world.leads.values()) {
      if (lead.dialState().isQueued()) {
        assertThat(lead.numbers().current().map(LeadNumber::isOpen).orElse(true))
            .describedAs("%s", lead)
            .isTrue();
      } else if (lead.dialState() == DialState.INVALID) {
        assertThat(lead.numbers().isOpen()).describedAs("%s", lead).isFalse();
      }
    }
  }

  private static void numbersTookTurns(World world) {
    Map<UUID, Long> numbers =
        world.dialed.entrySet().stream()
            .collect(
                Collectors.groupingBy(
                    entry -> world.calls.get(entry.getKey()).ref().leadId(),
                    Collectors.mapping(
                        Map.Entry::getValue,
                        Collectors.collectingAndThen(
                            Collectors.toSet(), set -> (long) set.size()))));
    assertThat(numbers.values()).anyMatch(count -> count > 2);
    assertThat(world.counts).doesNotContainKey("DialedThoughListed");
  }

  private static void noCallHasTwoAgents(World world) {
    assertThat(
            world.agents.values().stream()
                .filter(
                    agent ->
                        agent.state() == AgentState.RESERVED || agent.state() == AgentState.ON_CALL)
                .map(Agent::callId))
        .doesNotContainNull()
        .doesNotHaveDuplicates();
  }

  private static void epochsOnlyGrow(World world, Map<UUID, Long> epochs) {
    for (Agent agent : world.agents.values()) {
      Long before = epochs.put(agent.id(), agent.epoch());
      assertThat(agent.epoch()).isGreaterThanOrEqualTo(before == null ? 0 : before);
    }
  }

  private static void everyLeadIsThroughWithinItsAttempts(World world) {
    for (Lead lead : world.leads.values()) {
      int allowed = RetryRules.DEFAULT.maxAttempts() + world.callbacks.getOrDefault(lead.id(), 0);
      assertThat(lead.dialState().isFinal()).describedAs("%s", lead).isTrue();
      assertThat(lead.attempts()).describedAs("%s", lead).isLessThanOrEqualTo(allowed);
    }
  }

  private static void noCallIsPlacedTwice(World world) {
    assertThat(world.phonesRung.values()).containsOnly(1);
    long attempts = world.calls.values().stream().filter(Call::isAttempt).count();
    assertThat(attempts).isEqualTo(world.phonesRung.size());
  }
}
