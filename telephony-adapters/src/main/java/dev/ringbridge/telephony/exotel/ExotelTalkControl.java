package dev.ringbridge.telephony.exotel;

import dev.ringbridge.core.call.CallRef;
import dev.ringbridge.foundation.problem.ProblemCode;
import dev.ringbridge.foundation.problem.Refusal;
import dev.ringbridge.telephony.carrier.RoomSeat;
import dev.ringbridge.telephony.carrier.TalkControl;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Talks in bridges, controlled by telling the lead's leg (telephony.md 10.9). Whoever is held can
 * always be let back: the request for it was held when they were; a hold and keys are wishes.
 */
@ApplicationScoped
class ExotelTalkControl implements TalkControl {
  private static final int NOT_FOUND = 404;
  private static final int TIME_OUT = 408;
  private static final int CONFLICT = 409;
  private static final int CLIENT_ERROR = 4;

  private final ExotelAccounts accounts;
  private final Line line;

  ExotelTalkControl(ExotelAccounts accounts, Line line) {
    this.accounts = accounts;
    this.line = line;
  }

  @Override
  public Uni<Boolean> hold(RoomSeat seat, boolean held) {
    ExotelAccount account = account(seat);
    Uni<Heard> heard =
        held
            ? line.wish(action(account, seat, ExoMl.hold(account.holdMusic())))
            : line.tell(action(account, seat, ExoMl.UNHOLD));
    return heard.map(ExotelTalkControl::isDone);
  }

  @Override
  public Uni<Boolean> press(RoomSeat seat, CallRef call, String keys) {
    return line.wish(action(account(seat), seat, ExoMl.press(keys))).map(ExotelTalkControl::isDone);
  }

  private ExotelAccount account(RoomSeat seat) {
    return accounts
        .byId(seat.leg().accountId())
        .orElseThrow(() -> new IllegalStateException("no secrets for " + seat.leg()));
  }

  private static Request action(ExotelAccount account, RoomSeat seat, String exoml) {
    return Request.action(account, seat.leg().carrierCallId(), exoml);
  }

  /**
   * What is certain not to be done is refused; of anything else than an answer nothing is known.
   */
  private static boolean isDone(Heard heard) {
    if (heard instanceof Heard.NotSent not) {
      throw refusal("The carrier is not asked: " + not.cause() + ".");
    }
    if (!(heard instanceof Heard.Answered answer)) {
      throw new IllegalStateException("no answer: " + heard);
    }
    if (answer.status() == NOT_FOUND || answer.status() == CONFLICT) {
      return false;
    }
    if (answer.status() / 100 == CLIENT_ERROR && answer.status() != TIME_OUT) {
      throw refusal("The carrier refuses it: HTTP " + answer.status() + ".");
    }
    if (!answer.isSuccess()) {
      throw new IllegalStateException("HTTP " + answer.status());
    }
    return true;
  }

  private static Refusal refusal(String why) {
    return Refusal.of(ProblemCode.CONFLICT, why);
  }
}
