package dev.ringbridge.core.call;

import dev.ringbridge.core.call.CallEvent.AnswererDetected;
import dev.ringbridge.core.call.CallEvent.CallAnswered;
import dev.ringbridge.core.call.CallEvent.CallBridged;
import dev.ringbridge.core.call.CallEvent.CallEnded;
import dev.ringbridge.core.call.CallEvent.CallPlaced;
import dev.ringbridge.core.call.CallEvent.CallPlacementLost;
import dev.ringbridge.core.call.CallEvent.CallPlacing;
import dev.ringbridge.core.call.CallEvent.CallRinging;
import dev.ringbridge.core.call.CallEvent.MachineMessageGiven;
import dev.ringbridge.core.call.CallEvent.MessageHeard;
import dev.ringbridge.core.call.CallEvent.OptedOut;
import dev.ringbridge.core.call.CallEvent.SafeHarborGiven;
import dev.ringbridge.core.call.CallEvent.TransferRequested;
import dev.ringbridge.core.event.Tenancy;
import java.time.Instant;
import java.util.UUID;

/** Calls and their events, for tests. */
public final class Calls {
  public static final Instant START = Instant.parse("2026-11-20T10:00:00Z");
  public static final UUID AGENT = new UUID(7, 7);
  public static final UUID OTHER_AGENT = new UUID(8, 8);
  static final CallRef REF =
      new CallRef(
          new UUID(1, 1),
          new UUID(2, 2),
          new UUID(3, 3),
          new Tenancy(new UUID(4, 4), new UUID(5, 5)));

  private Calls() {}

  static CallPlacing placing() {
    return new CallPlacing(REF, null, at(1));
  }

  static CallPlacementLost lost() {
    return new CallPlacementLost(REF, null, "no answer in 10 s", at(11));
  }

  static CallPlaced placed() {
    return new CallPlaced(REF, "CA1", at(2));
  }

  static CallRinging ringing() {
    return new CallRinging(REF, at(3));
  }

  static CallAnswered answered() {
    return new CallAnswered(REF, null, at(10), at(8));
  }

  /** Answered by a broadcast, which wants no agent yet. */
  static CallAnswered greeted() {
    return new CallAnswered(REF, null, at(8), at(8));
  }

  static MessageHeard heard() {
    return new MessageHeard(REF, at(20));
  }

  static TransferRequested transferRequested() {
    return new TransferRequested(REF, at(22), at(20));
  }

  static OptedOut optedOut() {
    return new OptedOut(REF, at(20));
  }

  static AnswererDetected detected(Answerer answerer) {
    return new AnswererDetected(REF, answerer, at(9));
  }

  static CallBridged bridged() {
    return new CallBridged(REF, AGENT, "room", 1, at(9));
  }

  static SafeHarborGiven safeHarbor() {
    return new SafeHarborGiven(REF, at(10));
  }

  static MachineMessageGiven message() {
    return new MachineMessageGiven(REF, at(10));
  }

  static CallEnded ended(Ending ending) {
    return new CallEnded(REF, null, ending, Evidence.CARRIER, at(60));
  }

  static CallEnded inferred(Ending ending) {
    return new CallEnded(REF, null, ending, Evidence.INFERRED, at(40));
  }

  public static Instant at(int second) {
    return START.plusSeconds(second);
  }

  /** The call after these events. */
  static Call after(CallEvent... events) {
    Call call = Call.planned(REF);
    for (CallEvent event : events) {
      call = call.on(event, event.at()).call();
    }
    return call;
  }
}
