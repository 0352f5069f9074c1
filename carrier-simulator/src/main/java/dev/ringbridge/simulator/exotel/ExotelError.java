package dev.ringbridge.simulator.exotel;

/**
 * A refusal. The codes 1010, 1012, 1100, 10706, 10716, 10724, 10731 and 10744 were seen at the
 * carrier's, in its API of calls between users and numbers; the others are made up
 * (reference/telephony.md, 10.8).
 *
 * @param status of HTTP
 * @param code the carrier's own
 */
record ExotelError(int status, int code, String message) {
  static final ExotelError UNAUTHORIZED = new ExotelError(401, 1010, "Authorization failed");
  static final ExotelError NO_BALANCE =
      new ExotelError(402, 1402, "Insufficient balance in the account");
  static final ExotelError SUSPENDED = new ExotelError(403, 1403, "Account is suspended");
  static final ExotelError DND =
      new ExotelError(403, 1404, "Call to this number is not allowed as per TRAI NDNC regulations");
  static final ExotelError TOO_MANY_REQUESTS = new ExotelError(429, 10724, "Too many requests");
  static final ExotelError NO_CHANNEL =
      new ExotelError(429, 10725, "Concurrent call limit of the account is reached");
  static final ExotelError SERVER_ERROR = new ExotelError(500, 1100, "Internal server error");
  static final ExotelError UNAVAILABLE = new ExotelError(503, 1100, "Service unavailable");
  static final ExotelError NO_USER = new ExotelError(404, 10731, "User not found");
  static final ExotelError NO_VIRTUAL_NUMBER =
      new ExotelError(404, 10716, "Virtual number not found");
  static final ExotelError NO_CALL = new ExotelError(404, 10744, "Call not found");
  static final ExotelError DEVICE_OFF = conflict("User device unavailable");
  static final ExotelError DEVICE_BUSY = new ExotelError(409, 10706, "User device busy");
  static final ExotelError INVALID_CONTACT = bad("contact_uri is not valid");

  static ExotelError bad(String message) {
    return new ExotelError(400, 1001, message);
  }

  static ExotelError notFound(String what) {
    return new ExotelError(404, 1000, what + " not found");
  }

  static ExotelError conflict(String message) {
    return new ExotelError(409, 1012, message);
  }
}
