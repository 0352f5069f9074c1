package dev.ringbridge.simulator.recording;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** All recordings that are known, in the order of their beginnings. */
final class RecordingBook {
  private final Map<String, Recording> bySid = new LinkedHashMap<>();
  private final Map<String, List<String>> sidsByCall = new HashMap<>();
  private final Map<String, List<String>> sidsByConference = new HashMap<>();

  /** Adds one, or what became of it. */
  void put(Recording recording) {
    if (bySid.put(recording.sid(), recording) == null) {
      add(sidsByCall, recording.callSid(), recording.sid());
      recording.conferenceSid().ifPresent(sid -> add(sidsByConference, sid, recording.sid()));
    }
  }

  private static void add(Map<String, List<String>> index, String of, String sid) {
    index.computeIfAbsent(of, none -> new ArrayList<>()).add(sid);
  }

  Optional<Recording> get(String sid) {
    return Optional.ofNullable(bySid.get(sid));
  }

  /** The account's recording of this name. */
  Optional<Recording> find(String accountSid, String sid) {
    return get(sid).filter(one -> one.accountSid().equals(accountSid));
  }

  /** The recordings of a call itself, newest first, without deleted ones. */
  List<Recording> ofCall(String accountSid, String callSid) {
    List<String> sids = sidsByCall.getOrDefault(callSid, List.of());
    return newestFirst(accountSid, sids, one -> one.conferenceSid().isEmpty());
  }

  /** The recordings of a conference, newest first, without deleted ones. */
  List<Recording> ofConference(String accountSid, String conferenceSid) {
    List<String> sids = sidsByConference.getOrDefault(conferenceSid, List.of());
    return newestFirst(accountSid, sids, one -> true);
  }

  /** The account's recordings, newest first, deleted ones among them. */
  List<Recording> all(String accountSid) {
    List<Recording> found = new ArrayList<>();
    bySid.values().stream().filter(one -> one.accountSid().equals(accountSid)).forEach(found::add);
    Collections.reverse(found);
    return found;
  }

  /** A call is forgotten, and what was recorded of it, or of the conference that it opened. */
  void forget(String callSid) {
    for (String sid : Optional.ofNullable(sidsByCall.remove(callSid)).orElse(List.of())) {
      Optional.ofNullable(bySid.remove(sid))
          .flatMap(Recording::conferenceSid)
          .ifPresent(sidsByConference::remove);
    }
  }

  private List<Recording> newestFirst(
      String accountSid, List<String> sids, Predicate<Recording> wanted) {
    List<Recording> found = new ArrayList<>();
    for (String sid : sids) {
      find(accountSid, sid)
          .filter(one -> one.status() != RecordingStatus.DELETED)
          .filter(wanted)
          .ifPresent(found::add);
    }
    Collections.reverse(found);
    return found;
  }
}
