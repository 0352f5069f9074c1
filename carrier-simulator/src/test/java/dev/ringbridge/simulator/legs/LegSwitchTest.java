package dev.ringbridge.simulator.legs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringbridge.simulator.OracleLog.Entry;
import dev.ringbridge.simulator.People;
import dev.ringbridge.simulator.call.Ender;
import dev.ringbridge.simulator.call.Sids;
import dev.ringbridge.simulator.exchange.Accounts;
import dev.ringbridge.simulator.exchange.Equipment;
import dev.ringbridge.simulator.faults.Faults;
import dev.ringbridge.simulator.journal.Journal;
import dev.ringbridge.simulator.legs.Contact.Network;
import dev.ringbridge.simulator.legs.LegOrder.Amd;
import dev.ringbridge.simulator.mail.Mail;
import dev.ringbridge.simulator.people.Population;
import dev.ringbridge.simulator.time.ManualTimers;
import dev.ringbridge.simulator.time.Tempo;
import dev.ringbridge.simulator.webhook.VirtualCustomer;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Legs for hours, in virtual time. */
class LegSwitchTest {
  private static final String ACCOUNT = "acme1m";

  private final ManualTimers timers = new ManualTimers();
  private final VirtualCustomer customer = new VirtualCustomer(timers);
  private final Journal journal = journal();
  private final LegSwitch legs = legs();
  private long ids;

  @Test
  void anAgentsLegIdlesForFourHoursAndDrops() {
    Leg agent = legs.place(order("sip:anna", Network.VOIP, Amd.OFF), false);
    timers.advance(Duration.ofHours(4));
    assertThat(state(agent)).isEqualTo(LegState.ANSWERED);
    timers.advance(Duration.ofSeconds(1));
    assertThat(state(agent)).isEqualTo(LegState.TERMINATED);
    assertThat(ended(agent).details()).containsEntry("by", "time-limit");
    assertThat(customer.at("/legs")).hasSize(4);
  }

  @Test
  void itRingsNoLongerThanEachLimitAllows() {
    LegLimits soon = limits(5, 30, 30);
    LegLimits quiet = limits(30, 30, 5);
    Leg byAnswer = legs.place(with(order("+15555550102", Network.PSTN, Amd.OFF), soon), false);
    Leg byRing = legs.place(with(order("+15555550102", Network.PSTN, Amd.OFF), quiet), false);
    timers.advance(Duration.ofMillis(4_999));
    assertThat(state(byAnswer)).isEqualTo(LegState.RINGING);
    timers.advance(Duration.ofMillis(1));
    assertThat(state(byAnswer)).isEqualTo(LegState.TERMINATED);
    timers.advance(Duration.ofMillis(499));
    assertThat(state(byRing)).isEqualTo(LegState.RINGING);
    timers.advance(Duration.ofMillis(1));
    assertThat(state(byRing)).isEqualTo(LegState.TERMINATED);
    assertThat(ended(byRing).details()).containsEntry("by", "ring-timeout");
  }

  @Test
  void aLegThatCannotBeSetUpInTimeIsGivenUp() {
    LegOrder order =
        with(
            order("+15555550108", Network.PSTN, Amd.OFF),
            new LegLimits(sec(30), Duration.ofMillis(400), sec(30), sec(60)));
    Leg leg = legs.place(order, false);
    timers.advance(Duration.ofSeconds(1));
    assertThat(state(leg)).isEqualTo(LegState.TERMINATED);
    assertThat(journal.entries()).extracting(Entry::kind).doesNotContain("ringing");
  }

  @Test
  void noVerdictIsToldAfterTheEnd() {
    Leg leg = legs.place(order("+15555550107", Network.PSTN, Amd.BEFORE_ANSWER), false);
    timers.advance(Duration.ofMinutes(1));
    assertThat(state(leg)).isEqualTo(LegState.TERMINATED);
    assertThat(journal.entries()).extracting(Entry::kind).doesNotContain("amd-verdict");
  }

  @Test
  void anEndedLegIsEndedOnce() {
    Leg leg = legs.place(order("+15555550108", Network.PSTN, Amd.OFF), false);
    timers.advance(Duration.ofSeconds(10));
    legs.hangUp(leg.sid(), Ender.PERSON);
    legs.hangUp(leg.sid(), Ender.REST);
    assertThat(journal.entries()).extracting(Entry::kind).containsOnlyOnce("ended");
    assertThat(legs.legs().liveOf(ACCOUNT)).isZero();
  }

  @Test
  void oldLegsAreForgotten() {
    Leg first = legs.place(order("+15555550101", Network.PSTN, Amd.OFF), false);
    timers.advance(Duration.ofSeconds(10));
    for (int i = 0; i < 3; i++) {
      legs.place(order("+15555550101", Network.PSTN, Amd.OFF), false);
    }
    timers.advance(Duration.ofSeconds(10));
    assertThat(legs.legs().find(ACCOUNT, first.sid())).isEmpty();
    assertThat(legs.legs().of(ACCOUNT)).hasSize(3);
  }

  private LegState state(Leg leg) {
    return legs.legs().find(ACCOUNT, leg.sid()).orElseThrow().state();
  }

  private Entry ended(Leg leg) {
    return journal.entries().stream()
        .filter(e -> e.kind().equals("ended") && leg.sid().equals(e.callSid()))
        .findFirst()
        .orElseThrow();
  }

  private static LegOrder order(String address, Network network, Amd amd) {
    Contact contact = new Contact(address, address, network);
    Optional<String> endpoint = Optional.of(VirtualCustomer.HOST + "/legs?call=1");
    return new LegOrder(
        ACCOUNT,
        contact,
        "08047112233",
        endpoint,
        Optional.empty(),
        amd,
        limits(30, 30, 30),
        Origin.alone(contact, endpoint));
  }

  private static LegOrder with(LegOrder order, LegLimits limits) {
    return new LegOrder(
        order.accountSid(),
        order.contact(),
        order.exophone(),
        order.endpoint(),
        order.customParam(),
        order.amd(),
        limits,
        order.origin());
  }

  private static LegLimits limits(long answer, long setup, long ring) {
    return new LegLimits(sec(answer), sec(setup), sec(ring), Duration.ofHours(4));
  }

  private static Duration sec(long seconds) {
    return Duration.ofSeconds(seconds);
  }

  private Journal journal() {
    try {
      return new Journal(timers::now, 100_000, Optional.empty());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private LegSwitch legs() {
    Equipment equipment =
        new Equipment(
            timers,
            new Tempo(1),
            new Sids(() -> new UUID(0, ++ids)),
            new Accounts(List.of()),
            customer.courier(),
            journal);
    Mail mail = new Mail(equipment.courier(), journal, timers, new Faults());
    Population population = new Population(7, People.DEFAULT);
    return new LegSwitch(equipment, population, Handsets.NONE, mail, 3);
  }
}
