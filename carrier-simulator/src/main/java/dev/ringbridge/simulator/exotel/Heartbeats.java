package dev.ringbridge.simulator.exotel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.ringbridge.simulator.SimulatedExotelAccount;
import dev.ringbridge.simulator.mail.Letter;
import dev.ringbridge.simulator.mail.Mail;
import dev.ringbridge.simulator.time.Timers;
import dev.ringbridge.simulator.time.Timers.Timer;
import dev.ringbridge.simulator.webhook.Callback;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Tells accounts again and again how their ExoPhones are reached. */
public final class Heartbeats {
  private static final JsonMapper MAPPER = new JsonMapper();

  private final Timers timers;
  private final Mail mail;
  private final ExotelAccounts accounts;
  private final Map<String, Timer> next = new HashMap<>();

  /** Nobody is told so far. */
  public Heartbeats(Timers timers, Mail mail, ExotelAccounts accounts) {
    this.timers = timers;
    this.mail = mail;
    this.accounts = accounts;
  }

  /**
   * Tells an account from now on, in place of where it was told before.
   *
   * @param every how often, in real time
   */
  public void begin(String accountSid, String url, Duration every) {
    end(accountSid);
    beat(accountSid, url, every);
  }

  /** An account is told no longer. */
  public void end(String accountSid) {
    Optional.ofNullable(next.remove(accountSid)).ifPresent(Timer::cancel);
  }

  private void beat(String accountSid, String url, Duration every) {
    accounts.find(accountSid).ifPresent(account -> mail.post(letter(account, url)));
    next.put(accountSid, timers.after(every, () -> beat(accountSid, url, every)));
  }

  private Letter letter(SimulatedExotelAccount account, String url) {
    Map<String, ?> report = accounts.exophones().report(account, timers.now());
    Map<String, Object> facts = Map.of("eventName", String.valueOf(report.get("status_type")));
    try {
      Callback callback = new Callback(url, "application/json", MAPPER.writeValueAsString(report));
      return new Letter(account.accountSid(), null, "heartbeat", "", facts, callback);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
