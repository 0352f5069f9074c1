package dev.ringbridge.telephony.carrier;

import dev.ringbridge.core.call.CallRef;
import dev.ringbridge.core.call.PhoneNumber;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A telephone company, as the house needs one. What a carrier does by itself comes back as reports.
 * Requests other than {@link #place} may be repeated; they fail where the carrier cannot be reached
 * or refuses.
 */
public interface Carrier {
  /** Whether it carries this account, with secrets at hand. */
  boolean serves(UUID accountId);

  /** The account that an organization dials with, if this carrier has it. */
  Optional<UUID> inUse(UUID organizationId);

  /** What it can do with the calls of an account that it serves. */
  Capabilities capabilities(UUID accountId);

  /** The numbers that calls of an account may show, in E.164 form. */
  List<String> callerIds(UUID accountId);

  /**
   * Asks whether a call may be made at all, before its try begins; asks nothing where the account
   * does not have that done ({@link Capabilities#requestsBefore}). Never fails.
   *
   * @return what becomes of the call instead; empty where it may be made
   */
  default Uni<Optional<PlaceAnswer>> bar(PlaceOrder order) {
    return Uni.createFrom().item(Optional.empty());
  }

  /** Sends the one request that places a call, once. Never fails: what it saw is its answer. */
  Uni<PlaceAnswer> place(PlaceOrder order);

  /** Ends a call that nobody has picked up; one that was picked up goes on. */
  Uni<Void> cancel(CarrierLeg leg);

  /** Ends a call. */
  Uni<Void> hangUp(CarrierLeg leg);

  /**
   * Tells what to do with an answered call. A carrier that asks is sent to ask again, and hears
   * then what the call's row says; a carrier that is told does it.
   *
   * @param turn which time of being told this is
   * @param instruction what is decided now
   * @return what came of it; an instruction that it cannot carry out is such a value, no failure
   */
  Uni<Telling> tell(CarrierLeg leg, CallRef call, int turn, Instruction instruction);

  /** What a call is doing; empty where the carrier knows no such call. */
  Uni<Optional<CarrierCall>> find(CarrierLeg leg);

  /** Calls from one number to another, newest first. */
  Uni<List<CarrierCall>> search(UUID accountId, PhoneNumber to, String callerId);

  /** The carrier's name of the conference of this room, if the call is in it now. */
  Uni<Optional<String>> conferenceWith(CarrierLeg leg, String room);

  /**
   * Has an agent's own phone called, once. Asked only where that is how an agent's leg comes to be
   * ({@link Capabilities#agentLeg}). Never fails: what it saw is its answer.
   */
  Uni<PlaceAnswer> callAgent(AgentCallOrder order);

  /** What records its calls; empty where nothing does ({@link Capabilities#records}). */
  default Optional<Recorder> recorder() {
    return Optional.empty();
  }

  /** What controls its talks; empty where nothing does ({@link Capabilities#controlsTalks}). */
  default Optional<TalkControl> talkControl() {
    return Optional.empty();
  }

  /**
   * What changes who is in a room; empty where nothing does ({@link Capabilities#changesRooms}).
   */
  default Optional<RoomControl> roomControl() {
    return Optional.empty();
  }

  /** A softphone for an agent; empty where their organization has no account here with one. */
  Optional<Softphone> softphone(AgentLine agent, Duration validFor);
}
