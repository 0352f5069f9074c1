package dev.ringbridge.core.lead;

import dev.ringbridge.core.call.Outcome;
import dev.ringbridge.core.call.PhoneNumber;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The numbers of a lead that has more than one, and whose turn it is. They take turns: a try that
 * reached nobody gives the turn to the next one that may be dialed. A lead of one number has {@link
 * #ONE}, of which nothing needs to be known here.
 *
 * <pre>
 *   OPEN        -- no such number, or the wrong one --> DEAD
 *   DEAD        -- somebody was reached there --------> OPEN
 *   OPEN, DEAD  -- on a do-not-call list -------------> SUPPRESSED
 *   SUPPRESSED  -- on none any more ------------------> OPEN or DEAD, as before
 * </pre>
 *
 * @param all in the order of their turns
 * @param next the place of the one that is dialed next; that of the live call while there is one
 * @param called the place of the one that the lead's last call went to
 */
public record Numbers(List<LeadNumber> all, int next, int called) {
  /** Of a lead with one number. */
  public static final Numbers ONE = new Numbers(List.of(), 0, 0);

  /** How many a lead may have. */
  public static final int MOST = 5;

  public Numbers {
    all = List.copyOf(all);
  }

  /**
   * The numbers of a lead.
   *
   * @param next the one that is dialed next
   * @param called the one that its last call went to; null where there was none
   * @throws IllegalArgumentException if the next is none of them
   */
  public static Numbers of(List<LeadNumber> all, PhoneNumber next, @Nullable PhoneNumber called) {
    Numbers numbers = new Numbers(all, 0, 0);
    int due =
        numbers.place(next).orElseThrow(() -> new IllegalArgumentException("not of this lead"));
    return new Numbers(all, due, called == null ? due : numbers.place(called).orElse(due));
  }

  private OptionalInt place(PhoneNumber phone) {
    return IntStream.range(0, all.size())
        .filter(place -> all.get(place).phone().equals(phone))
        .findFirst();
  }

  /** The one that is dialed next; empty where the lead has only one, which nobody wrote here. */
  public Optional<LeadNumber> current() {
    return all.isEmpty() ? Optional.empty() : Optional.of(all.get(next));
  }

  /** Whether any of several may lead to the person. */
  public boolean isOpen() {
    return all.stream().anyMatch(LeadNumber::isOpen);
  }

  /** Whether any of several would be open if no list had it. */
  boolean isSuppressed() {
    return all.stream().anyMatch(number -> number.suppressed() && !number.dead());
  }

  /** Whether no list keeps the lead from being called any more. */
  boolean letsBack() {
    return isOpen() || all.stream().noneMatch(LeadNumber::suppressed);
  }

  /** Whether another than the one that was called may lead to the person. */
  boolean hasAnother() {
    return died().isOpen();
  }

  Numbers claimed() {
    return new Numbers(all, next, next);
  }

  /** The call that was believed never placed is alive: its number is the lead's again. */
  Numbers recalled() {
    return new Numbers(all, called, called);
  }

  /** Somebody wants this one dialed next; a number that is none of them changes nothing. */
  Numbers chosen(PhoneNumber wanted) {
    OptionalInt place = place(wanted);
    return place.isPresent() ? at(place.getAsInt()) : this;
  }

  /** What the end of the last call means for whose turn it is. */
  Numbers after(Outcome outcome) {
    return switch (outcome) {
      case NO_ANSWER, BUSY, REJECTED, MACHINE, FAILED -> turned();
      case INVALID_NUMBER -> died();
      case COMPLETED, ABANDONED, INFORMED, HUNG_UP, MISSED -> reached();
      case OPTED_OUT -> silenced();
      case CANCELED, NOT_PLACED, EXPIRED, SUPPRESSED -> settled();
    };
  }

  private Numbers turned() {
    return at(
        after(called, LeadNumber::mayBeDialed)
            .orElseGet(() -> after(called, LeadNumber::isOpen).orElse(next)));
  }

  /** There is no such number, or it is somebody else's. */
  Numbers died() {
    return theCalled(true).turned();
  }

  /** The person was there: that number stays theirs, also for the next call. */
  Numbers reached() {
    return theCalled(false).recalled().settled();
  }

  private Numbers theCalled(boolean dead) {
    return changed(
        number -> number.phone().equals(all.get(called).phone()) ? number.dead(dead) : number);
  }

  /** These must not be called any more, whatever else is known of them. */
  Numbers suppressed(Collection<PhoneNumber> listed) {
    return changed(
        number -> number.suppressed(number.suppressed() || listed.contains(number.phone())));
  }

  /** The person asked not to be called. */
  Numbers silenced() {
    return changed(number -> number.suppressed(true));
  }

  /** Nothing says any more that these must not be called. */
  Numbers released(Collection<PhoneNumber> free) {
    return changed(
        number -> number.suppressed(number.suppressed() && !free.contains(number.phone())));
  }

  /** Somebody wants the person dialed again, though none of their numbers seemed to be theirs. */
  Numbers revived() {
    return isOpen() ? settled() : changed(number -> number.dead(false)).settled();
  }

  /** Passes over the one whose turn it is where it may not be dialed and another may. */
  Numbers settled() {
    if (all.isEmpty() || all.get(next).mayBeDialed()) {
      return this;
    }
    OptionalInt better = after(next, LeadNumber::mayBeDialed);
    if (better.isPresent()) {
      return at(better.getAsInt());
    }
    return all.get(next).isOpen() ? this : at(after(next, LeadNumber::isOpen).orElse(next));
  }

  /** The next in turn that fits; of all the one itself is the last. */
  private OptionalInt after(int place, Predicate<LeadNumber> fits) {
    return IntStream.rangeClosed(1, all.size())
        .map(step -> (place + step) % all.size())
        .filter(one -> fits.test(all.get(one)))
        .findFirst();
  }

  private Numbers at(int place) {
    return new Numbers(all, place, called);
  }

  private Numbers changed(UnaryOperator<LeadNumber> change) {
    return new Numbers(all.stream().map(change).toList(), next, called);
  }
}
