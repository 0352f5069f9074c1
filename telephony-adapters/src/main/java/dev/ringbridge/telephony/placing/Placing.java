package dev.ringbridge.telephony.placing;

import dev.ringbridge.telephony.Causes;
import dev.ringbridge.telephony.TelephonyConfig;
import dev.ringbridge.telephony.account.AccountBreaker;
import dev.ringbridge.telephony.account.AccountOpening;
import dev.ringbridge.telephony.account.Spacing;
import dev.ringbridge.telephony.callerid.RefusedCallerIds;
import dev.ringbridge.telephony.carrier.Carrier;
import dev.ringbridge.telephony.carrier.CarrierLeg;
import dev.ringbridge.telephony.carrier.Carriers;
import dev.ringbridge.telephony.carrier.Errand;
import dev.ringbridge.telephony.carrier.Errands;
import dev.ringbridge.telephony.carrier.PlaceAnswer;
import dev.ringbridge.telephony.carrier.PlaceAnswer.Accepted;
import dev.ringbridge.telephony.carrier.PlaceOrder;
import dev.ringbridge.telephony.carrier.Rate.PerMinute;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Sends the requests of fenced calls: waits for the slot, commits the try, sends it once, commits
 * what came of it. What is left undone by a failure in between is found by the reconciliation.
 */
@ApplicationScoped
class Placing {
  private static final Logger LOG = Logger.getLogger(Placing.class);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
  private static final int TIMES = 10;

  private final Attempts attempts;
  private final Carriers carriers;
  private final Collaborators others;
  private final Duration backoff;

  Placing(Attempts attempts, Carriers carriers, Collaborators others, TelephonyConfig config) {
    this.attempts = attempts;
    this.carriers = carriers;
    this.others = others;
    this.backoff = config.requests().tryBackoff();
  }

  /** Whom the outcome of a try concerns. */
  @Singleton
  static class Collaborators {
    private final AccountOpening accounts;
    private final RefusedCallerIds refused;
    private final AccountBreaker breaker;
    private final Errands errands;
    private final Alarms alarms;
    private final MeterRegistry metrics;
    private final Spacing spacing;
    private final Rates rates;
    private final Clearing clearing;

    Collaborators(
        Spacing spacing,
        Rates rates,
        Clearing clearing,
        AccountOpening accounts,
        RefusedCallerIds refused,
        AccountBreaker breaker,
        Errands errands,
        Alarms alarms,
        MeterRegistry metrics) {
      this.spacing = spacing;
      this.rates = rates;
      this.clearing = clearing;
      this.accounts = accounts;
      this.refused = refused;
      this.breaker = breaker;
      this.errands = errands;
      this.alarms = alarms;
      this.metrics = metrics;
    }
  }

  /** Starts to place calls, each at its turn, and returns at once. */
  void start(List<Turn> turns) {
    turns.forEach(
        turn ->
            place(turn)
                .subscribe()
                .with(
                    done -> LOG.debugf("tried call %s", turn.callId()),
                    failure ->
                        LOG.warnf(
                            "call %s is left to the reconciliation: %s",
                            turn.callId(), Causes.of(failure))));
  }

  private Uni<Void> place(Turn turn) {
    return wait(turn.delay())
        .chain(() -> others.clearing.ask(turn))
        .chain(barred -> barred.map(this::bar).orElseGet(() -> begin(turn)));
  }

  private Uni<Void> bar(Clearing.Barred barred) {
    return hear(barred.order(), barred.answer());
  }

  private Uni<Void> begin(Turn turn) {
    return attempts.begin(turn).chain(order -> order.map(one -> send(turn, one)).orElse(done()));
  }

  /** The slot said when; this keeps what is late from leaving with what is not. */
  private Uni<Void> send(Turn turn, PlaceOrder order) {
    return others
        .spacing
        .leave(turn.accountId(), turn.apart(), () -> ask(order))
        .call(() -> others.rates.answered(turn, order))
        .chain(answer -> hear(order, answer));
  }

  /** Timers count whole milliseconds: a slot is rather met a little late than early. */
  private static Uni<Void> wait(Duration duration) {
    return duration.isZero() || duration.isNegative()
        ? done()
        : done().onItem().delayIt().by(duration.plusMillis(1));
  }

  private Uni<PlaceAnswer> ask(PlaceOrder order) {
    Carrier carrier = carriers.of(order.accountId()).orElse(null);
    return carrier == null ? Uni.createFrom().item(new PlaceAnswer.NoRoom()) : carrier.place(order);
  }

  private Uni<Void> hear(PlaceOrder order, PlaceAnswer answer) {
    count(answer);
    return watch(order, answer).chain(() -> conclude(order, answer));
  }

  /** What becomes of the account is not the call's matter. */
  private Uni<Void> watch(PlaceOrder order, PlaceAnswer answer) {
    return others
        .breaker
        .hear(order.accountId(), answer)
        .onFailure()
        .invoke(e -> LOG.warnf("account %s was not let rest: %s", order.accountId(), Causes.of(e)))
        .onFailure()
        .recoverWithNull();
  }

  private void count(PlaceAnswer answer) {
    others
        .metrics
        .counter("ringbridge.telephony.requests", "answer", answer.getClass().getSimpleName())
        .increment();
  }

  private Uni<Void> conclude(PlaceOrder order, PlaceAnswer answer) {
    return untilCommitted(Uni.createFrom().deferred(() -> write(order, answer)))
        .chain(turn -> turn.map(this::place).orElse(done()));
  }

  /** Writes down what came of a try; returns the turn of the next one if there is to be one. */
  private Uni<Optional<Turn>> write(PlaceOrder order, PlaceAnswer answer) {
    if (answer instanceof PlaceAnswer.NotSent notSent) {
      LOG.infof("call %s was not sent: %s", order.call().callId(), notSent.why());
      return attempts.again(order, pause(order, notSent));
    }
    return take(order, answer).replaceWith(Optional.empty());
  }

  /** Where a carrier counts by the minute, whoever asks again at once is refused again. */
  private Duration pause(PlaceOrder order, PlaceAnswer.NotSent notSent) {
    boolean byTheMinute =
        carriers
            .of(order.accountId())
            .map(carrier -> carrier.capabilities(order.accountId()).rate())
            .filter(PerMinute.class::isInstance)
            .isPresent();
    return notSent.tooFast() && byTheMinute ? PerMinute.PAUSE : backoff;
  }

  private Uni<Void> take(PlaceOrder order, PlaceAnswer answer) {
    if (answer instanceof PlaceAnswer.AccountRefused refused) {
      LOG.errorf("the carrier refuses account %s: %s", order.accountId(), refused.why());
      return others.accounts.close(order.accountId()).chain(() -> take(order, input(answer)));
    }
    if (answer instanceof PlaceAnswer.CallerIdRefused refused) {
      return others
          .refused
          .rest(order.accountId(), order.callerId(), refused.why())
          .chain(() -> take(order, input(answer)));
    }
    if (answer instanceof PlaceAnswer.GivenBack back) {
      LOG.warnf("call %s is given back unsent: %s", order.call().callId(), back.why());
    }
    if (answer instanceof PlaceAnswer.Refused refused) {
      LOG.infof("call %s is refused: %s", order.call().callId(), refused.why());
    }
    if (answer instanceof Accepted accepted) {
      return attempts
          .take(order.call().callId(), input(answer))
          .invoke(step -> step.ifPresent(known -> look(order, accepted, known)))
          .replaceWithVoid();
    }
    return take(order, input(answer));
  }

  private Uni<Void> take(PlaceOrder order, PlacementInput input) {
    return attempts.take(order.call().callId(), input).replaceWithVoid();
  }

  private void look(PlaceOrder order, Accepted accepted, PlacementStep step) {
    others.alarms.check(step);
    step.errand().ifPresent(errand -> others.errands.run(List.of(errand)));
    if (!accepted.carrierCallId().equals(step.placement().carrierCallId())) {
      CarrierLeg twin = new CarrierLeg(order.accountId(), accepted.carrierCallId());
      others.alarms.twin(order.call().callId(), twin);
      others.errands.run(List.of(new Errand.HangUp(twin)));
    }
  }

  /** What the carrier's answer says about a placement. */
  static PlacementInput input(PlaceAnswer answer) {
    if (answer instanceof Accepted accepted) {
      return new PlacementInput.Known(accepted.carrierCallId());
    }
    if (answer instanceof PlaceAnswer.Refused refused) {
      return new PlacementInput.Refused(refused.ending());
    }
    if (answer instanceof PlaceAnswer.Lost lost) {
      return new PlacementInput.Lost(lost.cause());
    }
    if (answer instanceof PlaceAnswer.AccountRefused
        || answer instanceof PlaceAnswer.CallerIdRefused
        || answer instanceof PlaceAnswer.GivenBack) {
      return new PlacementInput.GivenBack();
    }
    return new PlacementInput.Expired();
  }

  /** The request is out: its outcome is worth some patience with the database. */
  private static <T> Uni<T> untilCommitted(Uni<T> write) {
    return write.onFailure().retry().withBackOff(FIRST_PAUSE, LONGEST_PAUSE).atMost(TIMES);
  }

  private static Uni<Void> done() {
    return Uni.createFrom().voidItem();
  }
}
