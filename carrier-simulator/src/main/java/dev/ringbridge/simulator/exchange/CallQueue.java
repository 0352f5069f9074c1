package dev.ringbridge.simulator.exchange;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A queue as the API shows it.
 *
 * @param name what documents call it
 * @param maxSize how many calls may wait in it
 * @param members who waits, whoever came first at the front
 */
public record CallQueue(
    String sid,
    String accountSid,
    String name,
    int maxSize,
    Instant created,
    Instant updated,
    List<Member> members) {
  /** How many calls wait at most where nothing is said. */
  public static final int STANDARD_SIZE = 1000;

  /** How many calls may wait at most. */
  public static final int LARGEST_SIZE = 5000;

  private static final String FRONT = "Front";

  public CallQueue {
    members = List.copyOf(members);
  }

  /** A call that waits. */
  public record Member(String callSid, Instant since) {}

  /** The one of that call sid, or who is first. */
  public Optional<Member> member(String sidOrFront) {
    return members.stream()
        .filter(one -> sidOrFront.equals(FRONT) || one.callSid().equals(sidOrFront))
        .findFirst();
  }

  /** Which place somebody has, from 1. */
  public int position(Member member) {
    return members.indexOf(member) + 1;
  }

  /** How long those who wait have waited so far, on average. */
  public Duration averageWait(Instant now) {
    Duration all =
        members.stream()
            .map(one -> Duration.between(one.since(), now))
            .reduce(Duration.ZERO, Duration::plus);
    return members.isEmpty() ? Duration.ZERO : all.dividedBy(members.size());
  }

  boolean isFull() {
    return members.size() >= maxSize;
  }

  CallQueue called(String next, int size, Instant now) {
    return new CallQueue(sid, accountSid, next, size, created, now, members);
  }

  CallQueue with(Member last, Instant now) {
    List<Member> more = new ArrayList<>(members);
    more.add(last);
    return new CallQueue(sid, accountSid, name, maxSize, created, now, more);
  }

  CallQueue without(String callSid, Instant now) {
    List<Member> rest = members.stream().filter(one -> !one.callSid().equals(callSid)).toList();
    return new CallQueue(sid, accountSid, name, maxSize, created, now, rest);
  }
}
