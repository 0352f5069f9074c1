package dev.ringbridge.simulator.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.ringbridge.simulator.People;
import dev.ringbridge.simulator.SimulatedAccount;
import dev.ringbridge.simulator.call.Answering;
import dev.ringbridge.simulator.call.CallRequest;
import dev.ringbridge.simulator.call.Sids;
import dev.ringbridge.simulator.call.StatusHook;
import dev.ringbridge.simulator.faults.FaultMix;
import dev.ringbridge.simulator.faults.Faults;
import dev.ringbridge.simulator.faults.WebhookFault;
import dev.ringbridge.simulator.journal.Journal;
import dev.ringbridge.simulator.people.Population;
import dev.ringbridge.simulator.time.ManualTimers;
import dev.ringbridge.simulator.time.Tempo;
import dev.ringbridge.simulator.webhook.HookMethod;
import dev.ringbridge.simulator.webhook.Target;
import dev.ringbridge.simulator.webhook.VirtualCustomer;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a busy line's two webhooks come to under each fault, in virtual time. */
class WebhookFaultsTest {
  private static final String ACCOUNT = "AC1";

  private final ManualTimers timers = new ManualTimers();
  private final VirtualCustomer customer = new VirtualCustomer(timers);
  private final Faults faults = new Faults();
  private final Journal journal = journal();
  private final Exchange exchange = exchange();
  private long ids;

  @Test
  void withoutFaultEachIsSentOnce() {
    call();
    assertThat(told()).containsExactly("initiated", "busy");
  }

  @Test
  void doubledOnesComeTwiceWithTheSameNumber() {
    always(WebhookFault.DOUBLED);
    call();
    assertThat(told()).containsExactly("initiated", "initiated", "busy", "busy");
  }

  @Test
  void shuffledOnesComeLateWithTheTimeTheyWereWritten() {
    always(WebhookFault.SHUFFLED);
    call();
    assertThat(told()).containsExactlyInAnyOrder("initiated", "busy");
    assertThat(customer.at("/status"))
        .anyMatch(asked -> asked.at().isAfter(written(asked.form().get("CallStatus"))));
  }

  @Test
  void faultOfANumberMeetsItsWebhooksOnly() {
    faults.order("+12125550108", WebhookFault.LOST);
    call();
    assertThat(told()).containsExactly("initiated", "busy");
    faults.order("+15555550101", WebhookFault.LOST);
    call();
    assertThat(told()).containsExactly("initiated", "busy");
    faults.forgetOrders();
    call();
    assertThat(told()).containsExactly("initiated", "busy", "initiated", "busy");
  }

  @Test
  void lostOnesNeverComeAndAreInTheLog() {
    always(WebhookFault.LOST);
    call();
    assertThat(told()).isEmpty();
    assertThat(journal.entries().stream().filter(e -> e.kind().equals("webhook-fault")))
        .extracting(e -> e.details().get("event"), e -> e.details().get("fault"))
        .containsExactly(tuple("initiated", "lost"), tuple("completed", "lost"));
  }

  @Test
  void lateOnesComeWhenTheyAreReleased() {
    always(WebhookFault.LATE);
    call();
    timers.advance(Duration.ofDays(1));
    assertThat(told()).isEmpty();
    assertThat(exchange.mail().heldBack()).isEqualTo(2);
    assertThat(exchange.mail().release(1)).isEqualTo(1);
    assertThat(exchange.mail().release(10)).isEqualTo(1);
    timers.advance(Duration.ofSeconds(1));
    assertThat(told()).containsExactly("initiated", "busy");
    assertThat(exchange.mail().heldBack()).isZero();
  }

  private void always(WebhookFault fault) {
    faults.draw(new FaultMix(7, Map.of(), Map.of(fault, 1.0)));
  }

  private void call() {
    Target status = new Target(VirtualCustomer.HOST + "/status", HookMethod.POST);
    Target answer = new Target(VirtualCustomer.HOST + "/answer?call=abc", HookMethod.POST);
    exchange.place(
        new CallRequest(
            ACCOUNT,
            "+15555550101",
            "+15005550006",
            new Answering(Optional.of(answer), Optional.empty(), Optional.empty()),
            Optional.of(new StatusHook(status, Set.of("initiated", "completed"))),
            Optional.empty(),
            Duration.ofSeconds(60),
            Duration.ofHours(4)),
        false);
    timers.advance(Duration.ofSeconds(10));
  }

  private List<String> told() {
    return customer.at("/status").stream().map(asked -> asked.form().get("CallStatus")).toList();
  }

  private Instant written(String status) {
    String kind = status.equals("busy") ? "ended" : status;
    return journal.entries().stream()
        .filter(entry -> entry.kind().equals(kind))
        .findFirst()
        .orElseThrow()
        .at();
  }

  private Journal journal() {
    try {
      return new Journal(timers::now, 100_000, Optional.empty());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private Exchange exchange() {
    SimulatedAccount account =
        new SimulatedAccount(ACCOUNT, "token", "SK1", "secret", 100, Map.of(), Set.of());
    Equipment equipment =
        new Equipment(
            timers,
            new Tempo(1),
            new Sids(() -> new UUID(0, ++ids)),
            new Accounts(List.of(account)),
            customer.courier(),
            journal);
    return new Exchange(equipment, new Population(7, People.DEFAULT), faults, 1000);
  }
}
