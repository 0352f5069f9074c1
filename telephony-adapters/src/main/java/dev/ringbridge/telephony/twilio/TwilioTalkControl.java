package dev.ringbridge.telephony.twilio;

import com.twilio.rest.api.v2010.account.conference.Participant;
import com.twilio.rest.api.v2010.account.conference.ParticipantUpdater;
import dev.ringbridge.telephony.carrier.RoomSeat;
import dev.ringbridge.telephony.carrier.TalkControl;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.UnaryOperator;

/** Talks in conferences, controlled by changing those who are in them (telephony.md 3.4). */
@ApplicationScoped
class TwilioTalkControl implements TalkControl {
  private final Lines lines;

  TwilioTalkControl(Lines lines) {
    this.lines = lines;
  }

  /** The carrier plays its own music. */
  @Override
  public Uni<Boolean> hold(RoomSeat seat, boolean held) {
    return change(seat, participant -> participant.setHold(held));
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
