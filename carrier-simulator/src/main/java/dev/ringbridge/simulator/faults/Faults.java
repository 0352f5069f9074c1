package dev.ringbridge.simulator.faults;

import dev.ringbridge.simulator.people.ScriptedNumber;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Which fault the next create, or the next webhook, meets: first what was ordered, for its number
 * or for any, then what the number scripts, then what the mix draws.
 */
public final class Faults {
  private final Deque<CreateFault> ordered = new ArrayDeque<>();
  private final Map<String, Deque<CreateFault>> orderedByNumber = new HashMap<>();
  private final Map<String, Deque<CreateFault>> toldByNumber = new HashMap<>();
  private final Map<String, WebhookFault> webhooksByNumber = new HashMap<>();
  private final Set<String> refusedOnce = new HashSet<>();
  private FaultMix mix = FaultMix.NONE;

  /** Orders a fault for the next creates, after those ordered before. */
  public void order(CreateFault fault, int times) {
    for (int i = 0; i < times; i++) {
      ordered.add(fault);
    }
  }

  /** Orders a fault for the next creates of one number, after those ordered for it before. */
  public void order(String number, CreateFault fault, int times) {
    add(orderedByNumber, number, fault, times);
  }

  /** Orders a fault for what live calls to one number are told next, as they are held. */
  public void orderTold(String number, CreateFault fault, int times) {
    add(toldByNumber, number, fault, times);
  }

  private static void add(
      Map<String, Deque<CreateFault>> orders, String number, CreateFault fault, int times) {
    Deque<CreateFault> its = orders.computeIfAbsent(number, any -> new ArrayDeque<>());
    for (int i = 0; i < times; i++) {
      its.add(fault);
    }
  }

  /** Has all webhooks about calls to one number meet a fault from now on. */
  public void order(String number, WebhookFault fault) {
    webhooksByNumber.put(number, fault);
  }

  /** Forgets the faults that were ordered and have not happened, and those of numbers. */
  public void forgetOrders() {
    ordered.clear();
    orderedByNumber.clear();
    toldByNumber.clear();
    webhooksByNumber.clear();
  }

  /** How many ordered faults of requests have not happened yet. */
  public int waiting() {
    return ordered.size() + waiting(orderedByNumber) + waiting(toldByNumber);
  }

  private static int waiting(Map<String, Deque<CreateFault>> orders) {
    return orders.values().stream().mapToInt(Deque::size).sum();
  }

  /** The fault that is met by what a live call to this number is told now, if any. */
  public Optional<CreateFault> nextTold(String number) {
    return Optional.ofNullable(toldByNumber.get(number)).map(Deque::poll);
  }

  /** The fault that a create of this number meets now, if any. */
  public Optional<CreateFault> next(String number) {
    return Optional.ofNullable(orderedByNumber.get(number))
        .map(Deque::poll)
        .or(() -> Optional.ofNullable(ordered.poll()))
        .or(() -> scripted(number))
        .or(() -> mix.ofCreate(number));
  }

  /**
   * The fault that the next webhook of a name meets, if any.
   *
   * @param number whose call it is about
   * @param webhook what it is: the same in every run
   */
  public Optional<WebhookFault> ofWebhook(String number, String webhook) {
    return Optional.ofNullable(webhooksByNumber.get(number)).or(() -> mix.ofWebhook(webhook));
  }

  /** What is drawn from. */
  public FaultMix mix() {
    return mix;
  }

  /** Draws from another mix from now on. */
  public void draw(FaultMix from) {
    mix = from;
  }

  /** Takes the ordered fault that needs no number, if it is next. */
  public boolean takeRefusedConnection() {
    boolean next = ordered.peek() == CreateFault.REFUSED_CONNECTION;
    if (next) {
      ordered.remove();
    }
    return next;
  }

  private Optional<CreateFault> scripted(String number) {
    OptionalInt code = ScriptedNumber.code(number);
    Optional<CreateFault> fault =
        code.isPresent() ? CreateFault.scripted(code.getAsInt()) : Optional.empty();
    return fault.filter(f -> f != CreateFault.REFUSED_429 || refusedOnce.add(number));
  }
}
