package dev.ringbridge.telephony.exotel;

import java.net.URI;
import java.util.Optional;

/** Where an account is kept (telephony.md 10.1). */
enum Region {
  MUMBAI("https://cpaas-api.in.exotel.com", "https://api.in.exotel.com"),
  SINGAPORE("https://cpaas-api.exotel.com", "https://api.exotel.com");

  private final URI legsApi;
  private final URI callsApi;

  Region(String legsApi, String callsApi) {
    this.legsApi = URI.create(legsApi);
    this.callsApi = URI.create(callsApi);
  }

  /** The region of that name; Mumbai where none is named. */
  static Region of(Optional<String> name) {
    return name.filter(one -> one.equals("singapore")).isPresent() ? SINGAPORE : MUMBAI;
  }

  URI legsApi() {
    return legsApi;
  }

  URI callsApi() {
    return callsApi;
  }
}
