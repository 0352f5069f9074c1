package dev.ringbridge.telephony.carrier;

import dev.ringbridge.core.call.Ending;

/** What became of one try to place a call. */
public sealed interface PlaceAnswer {
  /** The carrier took it. */
  record Accepted(String carrierCallId) implements PlaceAnswer {}

  /**
   * The carrier refused this call; it exists nowhere.
   *
   * @param ending what that says about the number
   * @param why the carrier's code, for people
   */
  record Refused(Ending ending, String why) implements PlaceAnswer {}

  /** The carrier refuses the number that the call shows; it says nothing about who is called. */
  record CallerIdRefused(String why) implements PlaceAnswer {}

  /** The carrier refuses the account itself; it says nothing about the call. */
  record AccountRefused(String why) implements PlaceAnswer {}

  /**
   * Certain that it was not carried out: it may be tried again within its time.
   *
   * @param tooFast whether the carrier is well and only asks for fewer requests
   */
  record NotSent(String why, boolean tooFast) implements PlaceAnswer {
    /** It did not reach the carrier. */
    public NotSent(String why) {
      this(why, false);
    }
  }

  /** Its time was over before a byte left. */
  record TooLate() implements PlaceAnswer {}

  /**
   * What has to be known before could not be learned; nothing was sent.
   *
   * @param why what was seen instead, for people
   * @param trouble whether that is the carrier's trouble, and not only too many requests
   */
  record GivenBack(String why, boolean trouble) implements PlaceAnswer {}

  /** Too many are in the making already; nothing was sent. */
  record NoRoom() implements PlaceAnswer {}

  /**
   * Sent, and what became of it is not known. It must not be sent again.
   *
   * @param cause what was seen instead of an answer
   */
  record Lost(String cause) implements PlaceAnswer {}

  /** Whether the carrier did not do what it was asked, for a reason that is its own. */
  default boolean isTrouble() {
    return this instanceof Lost
        || (this instanceof NotSent notSent && !notSent.tooFast())
        || (this instanceof GivenBack back && back.trouble());
  }

  /** Whether it says nothing of how the carrier is. */
  default boolean isSilent() {
    return this instanceof TooLate || this instanceof NoRoom;
  }
}
