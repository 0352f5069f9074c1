package dev.ringbridge.simulator.webhook;

import java.util.Map;

/** How a message goes out: by which rules, and what each attempt looks like on the wire. */
interface Plan {

  DeliveryRules rules();

  /**
   * What is sent.
   *
   * @param number which attempt, from 1
   */
  Outgoing attempt(int number);

  /** How many redirects are followed. */
  int redirects();

  /** What is sent to where a redirect leads. */
  Outgoing redirected(String location);

  /**
   * The plan of a message.
   *
   * @param token one that no other message has
   */
  static Plan of(Message message, String token) {
    if (message instanceof Hook hook) {
      return new Signed(hook, token);
    }
    if (message instanceof FlowQuestion question) {
      return new Asking(question);
    }
    return message instanceof JsonEvent event ? new Event(event) : new Unsigned((Callback) message);
  }

  /** Twilio's way: a signed form, redirects followed. */
  record Signed(Hook hook, String token) implements Plan {
    private static final int MOST_REDIRECTS = 5;

    @Override
    public DeliveryRules rules() {
      return DeliveryRules.of(hook.url());
    }

    @Override
    public Outgoing attempt(int number) {
      return Outgoing.of(hook, token);
    }

    @Override
    public int redirects() {
      return MOST_REDIRECTS;
    }

    /** With GET, and what was told is lost. */
    @Override
    public Outgoing redirected(String location) {
      return Outgoing.get(location, hook.authToken(), token);
    }
  }

  /** Exotel's way: JSON, a second per attempt, three attempts, anything but 2xx is no answer. */
  record Event(JsonEvent event) implements Plan {

    @Override
    public DeliveryRules rules() {
      return DeliveryRules.OF_EVENTS;
    }

    @Override
    public Outgoing attempt(int number) {
      Map<String, String> headers =
          Map.of(
              "X-Exotel-Event-Sid",
              event.eventSid(),
              "X-Exotel-Request-Id",
              event.eventSid() + "-" + number,
              "User-Agent",
              "Exotel-Hermix/1.0",
              "Content-Type",
              "application/json");
      return new Outgoing(HookMethod.POST, event.url(), headers, event.body());
    }

    @Override
    public int redirects() {
      return 0;
    }

    @Override
    public Outgoing redirected(String location) {
      throw new IllegalStateException("no redirect of an event is followed");
    }
  }

  /** The way of Exotel's flows: the caller waits, so five seconds, once. */
  record Asking(FlowQuestion question) implements Plan {

    @Override
    public DeliveryRules rules() {
      return DeliveryRules.OF_FLOWS;
    }

    @Override
    public Outgoing attempt(int number) {
      return Outgoing.asking(question);
    }

    @Override
    public int redirects() {
      return 0;
    }

    @Override
    public Outgoing redirected(String location) {
      throw new IllegalStateException("a redirect is an answer of its own to a flow");
    }
  }

  /** Exotel's older way: 15 seconds, three attempts until it is taken. */
  record Unsigned(Callback callback) implements Plan {

    @Override
    public DeliveryRules rules() {
      return DeliveryRules.OF_CALLBACKS;
    }

    @Override
    public Outgoing attempt(int number) {
      Map<String, String> headers =
          Map.of("User-Agent", "Exotel", "Content-Type", callback.contentType());
      return new Outgoing(HookMethod.POST, callback.url(), headers, callback.body());
    }

    @Override
    public int redirects() {
      return 0;
    }

    @Override
    public Outgoing redirected(String location) {
      throw new IllegalStateException("no redirect of a callback is followed");
    }
  }
}
