package dev.ringbridge.simulator.exchange;

import dev.ringbridge.simulator.conference.Conference;
import dev.ringbridge.simulator.conference.ConferenceStatus;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** All conferences: a name belongs to one that is not over, a sid to one for good. */
public final class ConferenceDirectory {
  private static final int ENDED_KEPT = 10_000;

  private final Map<String, Conference> bySid = new LinkedHashMap<>();
  private final Map<Name, String> openByName = new HashMap<>();
  private final Deque<String> ended = new ArrayDeque<>();

  private record Name(String accountSid, String name) {}

  /** The account's conferences, newest first. */
  public List<Conference> of(String accountSid) {
    List<Conference> conferences = new ArrayList<>();
    for (Conference conference : bySid.values()) {
      if (conference.accountSid().equals(accountSid)) {
        conferences.add(conference);
      }
    }
    Collections.reverse(conferences);
    return conferences;
  }

  /** The account's conference with this sid, or the one of this name that is not over. */
  public Optional<Conference> find(String accountSid, String sidOrName) {
    return Optional.ofNullable(bySid.get(sidOrName))
        .filter(conference -> conference.accountSid().equals(accountSid))
        .or(() -> open(accountSid, sidOrName));
  }

  Optional<Conference> open(String accountSid, String name) {
    return Optional.ofNullable(openByName.get(new Name(accountSid, name))).map(this::get);
  }

  Conference get(String sid) {
    return Objects.requireNonNull(bySid.get(sid), "a conference with seats is known");
  }

  void put(Conference conference) {
    bySid.put(conference.sid(), conference);
    Name name = new Name(conference.accountSid(), conference.name());
    if (conference.status() == ConferenceStatus.COMPLETED) {
      openByName.remove(name, conference.sid());
      ended.add(conference.sid());
      forgetOldest();
    } else {
      openByName.put(name, conference.sid());
    }
  }

  private void forgetOldest() {
    if (ended.size() > ENDED_KEPT) {
      bySid.remove(ended.remove());
    }
  }
}
