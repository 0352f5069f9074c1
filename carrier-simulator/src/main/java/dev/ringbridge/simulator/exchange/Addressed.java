package dev.ringbridge.simulator.exchange;

import dev.ringbridge.simulator.call.AmdOrder;
import dev.ringbridge.simulator.call.RecordingOrder;
import dev.ringbridge.simulator.call.StatusHook;
import dev.ringbridge.simulator.conference.ConferenceHook;
import dev.ringbridge.simulator.conference.JoinTerms;
import dev.ringbridge.simulator.twiml.Step;
import dev.ringbridge.simulator.webhook.Target;
import java.util.Optional;

/** Addresses in a document are relative to it: the same things with absolute ones. */
record Addressed(LiveCall live) {

  Step.DialNumbers of(Step.DialNumbers dial) {
    return new Step.DialNumbers(
        dial.callees().stream().map(this::of).toList(),
        dial.callerId(),
        dial.action(),
        dial.ringTimeout(),
        dial.timeLimit(),
        dial.recorded().map(this::of));
  }

  private Step.Callee of(Step.Callee one) {
    return new Step.Callee(
        one.address(),
        one.hook().flatMap(this::of),
        one.amd().map(this::of),
        one.before().flatMap(url -> RelativeUrl.resolve(live.document(), url)));
  }

  private AmdOrder of(AmdOrder order) {
    Optional<Target> callback =
        order.callback().flatMap(to -> RelativeUrl.resolve(live.document(), to));
    return new AmdOrder(order.detection(), order.async(), callback);
  }

  private RecordingOrder of(RecordingOrder order) {
    return new RecordingOrder(
        order.source(), order.channels(), order.track(), order.hook().flatMap(this::of));
  }

  Optional<StatusHook> of(StatusHook hook) {
    return RelativeUrl.resolve(live.document(), hook.target())
        .map(target -> new StatusHook(target, hook.events()));
  }

  JoinTerms of(JoinTerms terms) {
    return terms.with(
        terms
            .hook()
            .flatMap(
                hook ->
                    RelativeUrl.resolve(live.document(), new Target(hook.url(), hook.method()))
                        .map(to -> new ConferenceHook(to.url(), to.method(), hook.events()))),
        terms.recorded().map(this::of));
  }
}
