package dev.ringbridge.simulator.mail;

import dev.ringbridge.simulator.faults.Faults;
import dev.ringbridge.simulator.faults.WebhookFault;
import dev.ringbridge.simulator.journal.Journal;
import dev.ringbridge.simulator.journal.Kind;
import dev.ringbridge.simulator.people.Dice;
import dev.ringbridge.simulator.time.Timers;
import dev.ringbridge.simulator.webhook.Courier;
import dev.ringbridge.simulator.webhook.Reply;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Sends letters, in the order given, and waits for none: they may well arrive in another. */
public final class Mail {
  /** How late a shuffled letter may be. */
  private static final Duration SHUFFLE = Duration.ofMillis(1_500);

  private final Courier courier;
  private final Journal journal;
  private final Timers timers;
  private final Faults faults;
  private final Deque<Letter> heldBack = new ArrayDeque<>();
  private boolean silent;

  /**
   * No mail yet.
   *
   * @param faults what goes wrong with it
   */
  public Mail(Courier courier, Journal journal, Timers timers, Faults faults) {
    this.courier = courier;
    this.journal = journal;
    this.timers = timers;
    this.faults = faults;
  }

  /** Sends it, as the faults have it. */
  public void post(Letter letter) {
    String name = name(letter);
    Optional<WebhookFault> fault =
        silent ? Optional.of(WebhookFault.LOST) : faults.ofWebhook(number(letter), name);
    if (fault.isEmpty()) {
      deliver(letter);
      return;
    }
    write(Kind.WEBHOOK_FAULT, letter, Map.of("fault", fault.get().wireName()));
    switch (fault.get()) {
      case DOUBLED -> {
        deliver(letter);
        deliver(letter);
      }
      case SHUFFLED -> {
        Duration late = new Dice(faults.mix().seed(), name + " late", 1).upTo(SHUFFLE);
        timers.after(late, () -> deliver(letter));
      }
      case LOST -> {}
      case LATE -> heldBack.add(letter);
      case FORGED -> {
        deliver(letter.forged());
        deliver(letter);
      }
      case EXTENDED -> deliver(letter.extended());
    }
  }

  /** Does something of which nobody is told: its letters are lost. */
  public void inSilence(Runnable something) {
    silent = true;
    something.run();
    silent = false;
  }

  /** Sends it twice, each copy late by chance. */
  public void postShuffled(Letter letter, Dice dice) {
    if (silent) {
      post(letter);
      return;
    }
    timers.after(dice.upTo(SHUFFLE), () -> deliver(letter));
    timers.after(dice.upTo(SHUFFLE), () -> deliver(letter));
  }

  /** How many letters are held back. */
  public int heldBack() {
    return heldBack.size();
  }

  /** Sends the oldest letters that are held back, and says how many these were. */
  public int release(int atMost) {
    int released = Math.min(atMost, heldBack.size());
    for (int i = 0; i < released; i++) {
      deliver(heldBack.remove());
    }
    return released;
  }

  private void deliver(Letter letter) {
    courier.deliver(letter.message(), new Logged(letter));
  }

  /** What it is, the same in every run in which the same is dialed. */
  private static String name(Letter letter) {
    return String.join(
        " ",
        number(letter),
        letter.event(),
        letter.sequence(),
        letter.facts().getOrDefault("conference", "").toString());
  }

  private static String number(Letter letter) {
    return String.valueOf(letter.facts().get("to"));
  }

  private final class Logged implements Courier.Listener {
    private final Letter letter;

    Logged(Letter letter) {
      this.letter = letter;
    }

    @Override
    public void sent(int attempt) {
      write(Kind.WEBHOOK_SENT, Map.of("attempt", attempt));
    }

    @Override
    public void replied(int attempt, Reply reply, Duration elapsed) {
      if (reply instanceof Reply.Answered answered) {
        write(
            Kind.WEBHOOK_ANSWERED,
            Map.of(
                "attempt", attempt,
                "status", answered.status(),
                "elapsedMs", Journal.ms(elapsed)));
      } else if (reply instanceof Reply.Failed failed) {
        write(
            Kind.WEBHOOK_FAILED,
            Map.of(
                "attempt", attempt,
                "why", failed.why().name(),
                "elapsedMs", Journal.ms(elapsed)));
      }
    }

    @Override
    public void done(Reply reply) {
      // Every attempt is in the log; nobody waits for the last.
    }

    private void write(Kind kind, Map<String, Object> more) {
      Mail.this.write(kind, letter, more);
    }
  }

  private void write(Kind kind, Letter letter, Map<String, Object> more) {
    Map<String, Object> details = new LinkedHashMap<>(letter.facts());
    details.put("event", letter.event());
    details.put("path", path(letter.message().url()));
    details.put("sequence", letter.sequence());
    details.putAll(more);
    journal.write(kind, letter.accountSid(), letter.callSid(), details);
  }

  private static String path(String url) {
    try {
      return URI.create(url).getPath();
    } catch (IllegalArgumentException e) {
      return "";
    }
  }
}
