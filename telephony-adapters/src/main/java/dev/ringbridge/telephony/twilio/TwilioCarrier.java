package dev.ringbridge.telephony.twilio;

import com.twilio.http.HttpMethod;
import com.twilio.rest.api.v2010.account.Call;
import dev.ringbridge.core.call.CallRef;
import dev.ringbridge.core.call.PhoneNumber;
import dev.ringbridge.telephony.carrier.AgentCallOrder;
import dev.ringbridge.telephony.carrier.AgentLine;
import dev.ringbridge.telephony.carrier.Capabilities;
import dev.ringbridge.telephony.carrier.Capabilities.AgentLeg;
import dev.ringbridge.telephony.carrier.Capabilities.Conversation;
import dev.ringbridge.telephony.carrier.Carrier;
import dev.ringbridge.telephony.carrier.CarrierCall;
import dev.ringbridge.telephony.carrier.CarrierLeg;
import dev.ringbridge.telephony.carrier.Instruction;
import dev.ringbridge.telephony.carrier.PlaceAnswer;
import dev.ringbridge.telephony.carrier.PlaceOrder;
import dev.ringbridge.telephony.carrier.Rate;
import dev.ringbridge.telephony.carrier.Recorder;
import dev.ringbridge.telephony.carrier.RoomControl;
import dev.ringbridge.telephony.carrier.Softphone;
import dev.ringbridge.telephony.carrier.Stopwatch;
import dev.ringbridge.telephony.carrier.TalkControl;
import dev.ringbridge.telephony.carrier.Telling;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.RejectedExecutionException;

/** Twilio, through its own SDK. */
@ApplicationScoped
class TwilioCarrier implements Carrier {
  private final Lines lines;
  private final Creation creation;
  private final CallbackUrls urls;
  private final VoiceTokens tokens;
  private final TwilioRecorder recorder;
  private final TwilioTalkControl talkControl;
  private final Stopwatch stopwatch;

  TwilioCarrier(
      Lines lines,
      Creation creation,
      CallbackUrls urls,
      VoiceTokens tokens,
      TwilioRecorder recorder,
      TwilioTalkControl talkControl,
      Stopwatch stopwatch) {
    this.lines = lines;
    this.creation = creation;
    this.urls = urls;
    this.tokens = tokens;
    this.recorder = recorder;
    this.talkControl = talkControl;
    this.stopwatch = stopwatch;
  }

  @Override
  public boolean serves(UUID accountId) {
    return lines.find(accountId).isPresent();
  }

  @Override
  public Optional<UUID> inUse(UUID organizationId) {
    return lines.inUse(organizationId);
  }

  @Override
  public Uni<PlaceAnswer> callAgent(AgentCallOrder order) {
    throw new IllegalStateException("agents' softphones call in");
  }

  @Override
  public Capabilities capabilities(UUID accountId) {
    return new Capabilities(
        Conversation.ASKS, AgentLeg.CALLS_IN, new Rate.PerSecond(), true, true, true, true, 0);
  }

  @Override
  public List<String> callerIds(UUID accountId) {
    return lines.of(accountId).account().callerIds();
  }

  @Override
  public Uni<PlaceAnswer> place(PlaceOrder order) {
    Line line = lines.of(order.accountId());
    return line.crew()
        .post(() -> place(line, order))
        .onFailure(RejectedExecutionException.class)
        .recoverWithItem(new PlaceAnswer.NoRoom())
        .onFailure()
        .recoverWithItem(e -> new PlaceAnswer.Lost(e.getClass().getSimpleName()));
  }

  private PlaceAnswer place(Line line, PlaceOrder order) {
    Exchange exchange = new Exchange(Optional.of(order.departure()), stopwatch);
    return creation.send(order, exchange, line.api().client(exchange));
  }

  @Override
  public Uni<Void> cancel(CarrierLeg leg) {
    return end(leg, Call.UpdateStatus.CANCELED);
  }

  @Override
  public Uni<Void> hangUp(CarrierLeg leg) {
    return end(leg, Call.UpdateStatus.COMPLETED);
  }

  private Uni<Void> end(CarrierLeg leg, Call.UpdateStatus status) {
    Line line = lines.of(leg.accountId());
    return line.crew()
        .command(
            () -> {
              line.api()
                  .change(
                      client -> Call.updater(leg.carrierCallId()).setStatus(status).update(client));
              return null;
            });
  }

  /** It is sent to ask: what it is answered then is decided by the call's row at that time. */
  @Override
  public Uni<Telling> tell(CarrierLeg leg, CallRef call, int turn, Instruction instruction) {
    Line line = lines.of(leg.accountId());
    return line.crew()
        .command(
            () -> {
              line.api()
                  .change(
                      client ->
                          Call.updater(leg.carrierCallId())
                              .setUrl(urls.answer(call, turn))
                              .setMethod(HttpMethod.POST)
                              .update(client));
              return new Telling.WillAsk();
            });
  }

  @Override
  public Uni<Optional<CarrierCall>> find(CarrierLeg leg) {
    Line line = lines.of(leg.accountId());
    return line.crew().command(() -> Lookups.find(line.api(), leg.carrierCallId()));
  }

  @Override
  public Uni<List<CarrierCall>> search(UUID accountId, PhoneNumber to, String callerId) {
    Line line = lines.of(accountId);
    return line.crew().command(() -> Lookups.search(line.api(), to, callerId));
  }

  @Override
  public Uni<Optional<String>> conferenceWith(CarrierLeg leg, String room) {
    Line line = lines.of(leg.accountId());
    return line.crew().command(() -> Lookups.conferenceWith(line.api(), leg.carrierCallId(), room));
  }

  @Override
  public Optional<Recorder> recorder() {
    return Optional.of(recorder);
  }

  @Override
  public Optional<TalkControl> talkControl() {
    return Optional.of(talkControl);
  }

  @Override
  public Optional<RoomControl> roomControl() {
    return Optional.of(talkControl);
  }

  @Override
  public Optional<Softphone> softphone(AgentLine agent, Duration validFor) {
    return tokens.softphone(agent, validFor);
  }
}
