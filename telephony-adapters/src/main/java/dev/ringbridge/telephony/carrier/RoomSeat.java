package dev.ringbridge.telephony.carrier;

/**
 * Somebody's place in a room.
 *
 * @param leg their call
 * @param conferenceId the carrier's name of the conference it is in
 */
public record RoomSeat(CarrierLeg leg, String conferenceId) {}
