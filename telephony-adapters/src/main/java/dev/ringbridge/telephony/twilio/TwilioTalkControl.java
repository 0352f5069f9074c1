package dev.ringbridge.telephony.twilio;

import com.twilio.http.HttpMethod;
import com.twilio.rest.api.v2010.account.Call;
import com.twilio.rest.api.v2010.account.conference.Participant;
import com.twilio.rest.api.v2010.account.conference.ParticipantUpdater;
import dev.ringbridge.core.call.CallRef;
import dev.ringbridge.telephony.carrier.CarrierLeg;
import dev.ringbridge.telephony.carrier.ListenMode;
import dev.ringbridge.telephony.carrier.PlaceAnswer;
import dev.ringbridge.telephony.carrier.RoomControl;
import dev.ringbridge.telephony.carrier.RoomSeat;
import dev.ringbridge.telephony.carrier.Stopwatch;
import dev.ringbridge.telephony.carrier.TalkControl;
import dev.ringbridge.telephony.carrier.ThirdPartyOrder;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.UnaryOperator;

/** Talks in conferences, controlled by changing those who are in them (telephony.md 3.4). */
@ApplicationScoped
class TwilioTalkControl implements TalkControl, RoomControl {
  private final Lines lines;
  private final Creation creation;
  private final CallbackUrls urls;
  private final Stopwatch stopwatch;

  TwilioTalkControl(Lines lines, Creation creation, CallbackUrls urls, Stopwatch stopwatch) {
    this.lines = lines;
    this.creation = creation;
    this.urls = urls;
    this.stopwatch = stopwatch;
  }

  /** The carrier plays its own music. */
  @Override
  public Uni<Boolean> hold(RoomSeat seat, boolean held) {
    return change(seat, participant -> participant.setHold(held));
  }

  @Override
  public Uni<Boolean> seat(RoomSeat supervisor, ListenMode mode, String agentCallId) {
    return change(
        supervisor,
        participant -> {
          boolean whispers = mode == ListenMode.WHISPER;
          participant.setMuted(mode == ListenMode.LISTEN).setCoaching(whispers);
          return whispers ? participant.setCallSidToCoach(agentCallId) : participant;
        });
  }

  /** There is no request for keys: they are an announcement to the one who is to hear them. */
  @Override
  public Uni<Boolean> press(RoomSeat seat, CallRef call, String keys) {
    return change(
        seat,
        participant ->
            participant.setAnnounceUrl(urls.keys(call, keys)).setAnnounceMethod(HttpMethod.POST));
  }

  @Override
  public Uni<PlaceAnswer> callThirdParty(ThirdPartyOrder order) {
    Line line = lines.of(order.accountId());
    return line.crew()
        .post(() -> call(line, order))
        .onFailure(RejectedExecutionException.class)
        .recoverWithItem(new PlaceAnswer.NoRoom())
        .onFailure()
        .recoverWithItem(e -> new PlaceAnswer.Lost(e.getClass().getSimpleName()));
  }

  private PlaceAnswer call(Line line, ThirdPartyOrder order) {
    Exchange exchange = new Exchange(Optional.of(order.departure()), stopwatch);
    return creation.send(order, exchange, line.api().client(exchange));
  }

  @Override
  public Uni<Void> moveThirdParty(CarrierLeg leg, CallRef call, UUID transferId) {
    Line line = lines.of(leg.accountId());
    return line.crew()
        .command(
            () -> {
              line.api()
                  .change(
                      client ->
                          Call.updater(leg.carrierCallId())
                              .setUrl(urls.thirdParty(call, transferId))
                              .setMethod(HttpMethod.POST)
                              .update(client));
              return null;
            });
  }

  private Uni<Boolean> change(RoomSeat seat, UnaryOperator<ParticipantUpdater> how) {
    Line line = lines.of(seat.leg().accountId());
    return line.crew()
        .command(
            () ->
                line.api()
                    .tryTo(
                        client ->
                            how.apply(
                                    Participant.updater(
                                        seat.conferenceId(), seat.leg().carrierCallId()))
                                .update(client))
                    .isPresent());
  }
}
