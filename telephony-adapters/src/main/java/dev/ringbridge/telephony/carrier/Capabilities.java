package dev.ringbridge.telephony.carrier;

/**
 * What a carrier can do with an account's calls. The house goes by this and never by the carrier's
 * name (docs/adr/0009).
 *
 * @param conversation who speaks first about an answered call
 * @param agentLeg how an agent's leg comes to be
 * @param rate how requests are limited
 * @param records whether it records calls, one recording for each lead's call
 * @param saysPrices whether it says what a call cost, and is worth being asked
 * @param controlsTalks whether a lead can be held in the agent's room, and hear keys
 * @param changesRooms whether who is in the agent's room can be changed while all go on: the lead
 *     be left a message or handed over to somebody who is called, supervisors listen
 * @param requestsBefore how many requests it makes, at most, before the one that places a call
 */
public record Capabilities(
    Conversation conversation,
    AgentLeg agentLeg,
    Rate rate,
    boolean records,
    boolean saysPrices,
    boolean controlsTalks,
    boolean changesRooms,
    int requestsBefore) {
  /** Whether it says a message and hears keys meanwhile: where it asks, it asks with the key. */
  public boolean hearsKeys() {
    return conversation == Conversation.ASKS;
  }

  /** Whether an agent's phone is rung with each call. */
  public boolean ringsAgents() {
    return agentLeg == AgentLeg.RUNG_WITH_CALLS;
  }

  /** How an agent's leg comes to be. */
  public enum AgentLeg {
    /** The agent's softphone calls in. */
    CALLS_IN,
    /** The agent's phone is called. */
    IS_CALLED,
    /**
     * There is none between calls: the agent's phone is rung with each call, before the lead's, and
     * so each call is planned for an agent.
     */
    RUNG_WITH_CALLS
  }

  /** Who speaks first about an answered call. */
  public enum Conversation {
    /** The carrier asks what to do, and asks again while the call is held. */
    ASKS,
    /** The carrier does what it is told, and asks nothing. */
    TOLD
  }
}
