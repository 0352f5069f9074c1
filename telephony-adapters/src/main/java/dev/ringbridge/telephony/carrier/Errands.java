package dev.ringbridge.telephony.carrier;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.util.List;
import org.jboss.logging.Logger;

/** Runs errands, beside whatever asked for them. */
@ApplicationScoped
public class Errands {
  private static final Logger LOG = Logger.getLogger(Errands.class);

  private final Carriers carriers;
  private final Event<Told> told;
  private final Event<Errand.StartRecording> recording;

  Errands(Carriers carriers, Event<Told> told, Event<Errand.StartRecording> recording) {
    this.carriers = carriers;
    this.told = told;
    this.recording = recording;
  }

  /** Starts them and returns at once. */
  public void run(List<? extends Errand> errands) {
    errands.forEach(this::start);
  }

  /** Runs one; it fails where nobody knows that it is done. */
  public Uni<Void> attempt(Errand errand) {
    return Uni.createFrom().deferred(() -> run(errand));
  }

  private void start(Errand errand) {
    run(errand)
        .subscribe()
        .with(
            done -> LOG.debugf("done: %s", errand),
            failure ->
                LOG.warnf(
                    "%s of %s waits for the sweep: %s",
                    errand.getClass().getSimpleName(),
                    errand.leg().carrierCallId(),
                    failure.getClass().getSimpleName()));
  }

  /** A carrier that asks says by asking that it was told. */
  private void report(Errand.Tell tell, Telling came) {
    if (!(came instanceof Telling.WillAsk)) {
      told.fire(new Told(tell.call(), tell.turn(), came));
    }
  }

  /** Runs one. */
  private Uni<Void> run(Errand errand) {
    if (errand instanceof Errand.StartRecording wanted) {
      return Uni.createFrom().item(wanted).invoke(recording::fire).replaceWithVoid();
    }
    Carrier carrier = carriers.of(errand.leg().accountId()).orElse(null);
    if (carrier == null) {
      return Uni.createFrom()
          .failure(new IllegalStateException("no carrier for " + errand.leg().accountId()));
    }
    if (errand instanceof Errand.Cancel cancel) {
      return carrier.cancel(cancel.leg());
    }
    if (errand instanceof Errand.HangUp hangUp) {
      return carrier.hangUp(hangUp.leg());
    }
    if (errand instanceof Errand.Tell tell) {
      return carrier
          .tell(tell.leg(), tell.call(), tell.turn(), tell.instruction())
          .invoke(came -> report(tell, came))
          .replaceWithVoid();
    }
    throw new AssertionError("no rule for " + errand.getClass().getSimpleName());
  }
}
