package dev.ringbridge.telephony.twilio;

import dev.ringbridge.core.call.CallRef;
import dev.ringbridge.telephony.TelephonyConfig;
import dev.ringbridge.telephony.callback.SealedQueries;
import dev.ringbridge.telephony.room.RoomRef;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The addresses that the carrier calls back. */
@ApplicationScoped
class CallbackUrls {
  static final String PATH = "/carrier/twilio/";

  /** The lead comes out of a room. */
  static final String FROM_ROOM = "room";

  /** A message was said, and keys were waited for. */
  static final String FROM_KEYS = "keys";

  /** A key was pressed while a recording was announced. */
  static final String FROM_ANNOUNCEMENT = "announcement";

  private static final String TRANSFER = "transfer";
  private static final String KEYS = "keys";
  private static final String LISTENER = "listener";

  /** More tries than the default one, for failures of any kind (telephony.md 2.3). */
  private static final String REPORT_RETRIES = "#rc=5&rp=all&ct=2000&rt=5000&tt=15000";

  /** The lead waits meanwhile: another replica is asked soon. */
  private static final String ANSWER_RETRIES = "#rc=2&rp=ct,rt,5xx&ct=2000&rt=4000&tt=13000";

  private final String base;
  private final SealedQueries queries;

  CallbackUrls(TelephonyConfig config, SealedQueries queries) {
    String url = config.publicUrl().toString();
    this.base = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    this.queries = queries;
  }

  /** The address that was asked for, as the carrier sees it. */
  String seen(String pathAndQuery) {
    return base + pathAndQuery;
  }

  /** What agents' softphones are answered with: set by a person at the carrier, so not sealed. */
  String agent() {
    return base + PATH + "agent";
  }

  /** What callers of an account's numbers are answered with: set by a person, so not sealed. */
  String incoming() {
    return base + PATH + "incoming";
  }

  /** Where it is told that such a call is over: likewise. */
  String incomingStatus() {
    return base + PATH + "incoming-status";
  }

  URI answer(CallRef call, int turn) {
    return answer(call, turn, "");
  }

  URI answerFromRoom(CallRef call, int turn) {
    return answer(call, turn, "&from=" + FROM_ROOM);
  }

  /** Where a key goes that is pressed on a message. */
  URI answerWithKeys(CallRef call, int turn, int round) {
    return answer(call, turn, "&round=" + round + "&from=" + FROM_KEYS);
  }

  /** Where a key goes that is pressed while a recording is announced. */
  URI answerFromAnnouncement(CallRef call, int turn) {
    return answer(call, turn, "&from=" + FROM_ANNOUNCEMENT);
  }

  private URI answer(CallRef call, int turn, String occasion) {
    return URI.create(
        base + PATH + "answer?" + queries.of(call) + "&turn=" + turn + occasion + ANSWER_RETRIES);
  }

  /** Where a third party goes who picked up. */
  URI thirdParty(CallRef call, UUID transferId) {
    return third("third-party", call, transferId, ANSWER_RETRIES);
  }

  /** A third party's room ended, or they left it. */
  URI thirdPartyLeft(CallRef call, UUID transferId) {
    return third("third-party-left", call, transferId, REPORT_RETRIES);
  }

  /** A third party's call is over. */
  URI thirdPartyOver(CallRef call, UUID transferId) {
    return third("third-party-over", call, transferId, REPORT_RETRIES);
  }

  private URI third(String path, CallRef call, UUID transferId, String retries) {
    Map<String, String> transfer = Map.of(TRANSFER, transferId.toString());
    return URI.create(base + PATH + path + "?" + queries.of(call, transfer) + retries);
  }

  /** A listener left. */
  URI listenerLeft(CallRef call, UUID listener) {
    Map<String, String> more = Map.of(LISTENER, listener.toString());
    return URI.create(base + PATH + "listener-left?" + queries.of(call, more) + REPORT_RETRIES);
  }

  /** The listener that a query is about; empty if it is not one of ours. */
  Optional<UUID> listener(Map<String, String> query) {
    return queries.call(query, LISTENER).map(call -> UUID.fromString(query.get(LISTENER)));
  }

  /** What keys are to be pressed: without the two signs that mean something in an address. */
  URI keys(CallRef call, String keys) {
    Map<String, String> more = Map.of(KEYS, keys.replace('*', 's').replace('#', 'h'));
    return URI.create(base + PATH + "keys?" + queries.of(call, more) + ANSWER_RETRIES);
  }

  /** The keys that a query is about; empty if it is not one of ours. */
  Optional<String> keys(Map<String, String> query) {
    return queries
        .call(query, KEYS)
        .map(call -> query.getOrDefault(KEYS, "").replace('s', '*').replace('h', '#'));
  }

  /** The transfer that a query is about; empty if it is not one of ours. */
  Optional<UUID> transfer(Map<String, String> query) {
    return queries.call(query, TRANSFER).map(call -> UUID.fromString(query.get(TRANSFER)));
  }

  /** The call that a query about a transfer is about; empty if it is not one of ours. */
  Optional<CallRef> callOfTransfer(Map<String, String> query) {
    return queries.call(query, TRANSFER);
  }

  URI status(CallRef call) {
    return URI.create(base + PATH + "status?" + queries.of(call) + REPORT_RETRIES);
  }

  URI detection(CallRef call) {
    return URI.create(base + PATH + "detection?" + queries.of(call) + REPORT_RETRIES);
  }

  URI recording(CallRef call) {
    return URI.create(base + PATH + "recording?" + queries.of(call) + REPORT_RETRIES);
  }

  URI room(RoomRef room) {
    return URI.create(base + PATH + "room?" + queries.of(room) + REPORT_RETRIES);
  }

  URI agentLeft(RoomRef room) {
    return URI.create(base + PATH + "agent-left?" + queries.of(room) + REPORT_RETRIES);
  }

  /** The call that a query is about; empty if it is not one of ours. */
  Optional<CallRef> call(Map<String, String> query) {
    return queries.call(query);
  }

  /** The room that a query is about; empty if it is not one of ours. */
  Optional<RoomRef> room(Map<String, String> query) {
    return queries.room(query);
  }
}
