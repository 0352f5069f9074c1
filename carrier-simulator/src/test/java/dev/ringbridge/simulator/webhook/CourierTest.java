package dev.ringbridge.simulator.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.twilio.security.RequestValidator;
import dev.ringbridge.simulator.time.ManualTimers;
import dev.ringbridge.simulator.webhook.Reply.Answered;
import dev.ringbridge.simulator.webhook.Reply.Failed;
import dev.ringbridge.simulator.webhook.Reply.Why;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class CourierTest {
  private static final String TOKEN = "secret";
  private static final Map<String, String> PARAMS = Map.of("To", "+15005550006", "A", "b c");

  private final ManualTimers timers = new ManualTimers();
  private final ScriptedOutlet outlet = new ScriptedOutlet();
  private final Recorder recorder = new Recorder();
  private int tokens;
  private final Courier courier = new Courier(outlet, timers, () -> "token-" + ++tokens);

  @Test
  void aConnectionThatFailsIsTriedOnceMoreWithTheSameToken() {
    outlet.reply(1, new Failed(Why.CONNECT)).reply(1, answered(200));
    deliver("https://h/s");
    assertThat(outlet.sent).hasSize(2);
    assertThat(outlet.sent)
        .extracting(request -> request.headers().get("I-Twilio-Idempotency-Token"))
        .containsOnly("token-1");
    assertThat(recorder.last).isEqualTo(answered(200));
  }

  @Test
  void aServerErrorIsNotTriedAgainByDefault() {
    outlet.reply(1, answered(500));
    deliver("https://h/s");
    assertThat(outlet.sent).hasSize(1);
    assertThat(recorder.last).isEqualTo(answered(500));
  }

  @Test
  void aFragmentAllowsMoreTries() {
    outlet.reply(1, answered(500)).reply(1, answered(503)).reply(1, answered(204));
    deliver("https://h/s?x=1#rc=3&rp=all");
    assertThat(outlet.sent).extracting(Outgoing::url).containsOnly("https://h/s?x=1").hasSize(3);
    assertThat(recorder.attempts).containsExactly(1, 2, 3);
  }

  @Test
  void allTriesTogetherTakeNoMoreThanTheTotal() {
    outlet.reply(9, new Failed(Why.TIMEOUT)).reply(6, new Failed(Why.TIMEOUT));
    deliver("https://h/s#rc=5&rp=all&rt=9000");
    assertThat(outlet.sent).hasSize(2);
    assertThat(outlet.readTimeouts).containsExactly(Duration.ofSeconds(9), Duration.ofSeconds(6));
  }

  @Test
  void aRedirectIsFollowedWithGetAndWithoutTheParameters() {
    outlet.reply(1, new Answered(302, "", "", Optional.of("/moved?y=2"))).reply(1, answered(200));
    deliver("https://h/s");
    assertThat(outlet.sent.get(1).method()).isEqualTo(HookMethod.GET);
    assertThat(outlet.sent.get(1).url()).isEqualTo("https://h/moved?y=2");
    assertThat(outlet.sent.get(1).body()).isEmpty();
    assertThat(recorder.attempts).containsExactly(1);
  }

  @Test
  void redirectsAreNotFollowedForever() {
    for (int i = 0; i < 10; i++) {
      outlet.reply(0, new Answered(302, "", "", Optional.of("/again")));
    }
    deliver("https://h/s");
    assertThat(outlet.sent).hasSize(6);
  }

  @Test
  void aPostIsSignedAsTheVendorsSdkExpects() {
    outlet.reply(1, answered(200));
    deliver("https://h:8443/s?lead=7&x=a%20b#rc=1");
    Outgoing sent = outlet.sent.get(0);
    assertThat(sent.body()).contains("To=%2B15005550006").contains("A=b+c");
    assertThat(new RequestValidator(TOKEN).validate(sent.url(), PARAMS, signature(sent))).isTrue();
  }

  @Test
  void aGetCarriesTheParametersInItsSignedQuery() {
    outlet.reply(1, answered(200));
    courier.deliver(
        new Hook(new Target("https://h/s?lead=7", HookMethod.GET), Map.of("A", "b"), TOKEN),
        recorder);
    timers.advance(Duration.ofSeconds(1));
    Outgoing sent = outlet.sent.get(0);
    assertThat(sent.url()).isEqualTo("https://h/s?lead=7&A=b");
    assertThat(new RequestValidator(TOKEN).validate(sent.url(), Map.of(), signature(sent)))
        .isTrue();
  }

  @Test
  void whatAFlowAsksIsAnsweredWithinFiveSecondsOrNotAndAskedOnce() {
    outlet.reply(5, new Failed(Why.TIMEOUT));
    courier.deliver(new FlowQuestion("https://h/whom", Map.of("CallSid", "c1")), recorder);
    timers.advance(Duration.ofMinutes(1));
    assertThat(outlet.sent).hasSize(1);
    assertThat(outlet.readTimeouts).containsExactly(Duration.ofSeconds(5));
    assertThat(recorder.last).isEqualTo(new Failed(Why.TIMEOUT));
  }

  private void deliver(String url) {
    courier.deliver(new Hook(new Target(url, HookMethod.POST), PARAMS, TOKEN), recorder);
    timers.advance(Duration.ofMinutes(1));
  }

  private static String signature(Outgoing sent) {
    return sent.headers().getOrDefault("X-Twilio-Signature", "");
  }

  private static Reply answered(int status) {
    return new Answered(status, "", "", Optional.empty());
  }

  /** Replies as told, each after some seconds. */
  private final class ScriptedOutlet implements Outlet {
    private final Deque<Reply> replies = new ArrayDeque<>();
    private final Deque<Duration> delays = new ArrayDeque<>();
    private final List<Outgoing> sent = new ArrayList<>();
    private final List<Duration> readTimeouts = new ArrayList<>();

    ScriptedOutlet reply(int afterSeconds, Reply reply) {
      delays.add(Duration.ofSeconds(afterSeconds));
      replies.add(reply);
      return this;
    }

    @Override
    public void send(Outgoing request, Duration connect, Duration read, Consumer<Reply> then) {
      sent.add(request);
      readTimeouts.add(read);
      Reply reply = replies.remove();
      timers.after(delays.remove(), () -> then.accept(reply));
    }
  }

  private static final class Recorder implements Courier.Listener {
    private final List<Integer> attempts = new ArrayList<>();
    private Reply last = new Failed(Why.CLOSED);

    @Override
    public void sent(int attempt) {
      attempts.add(attempt);
    }

    @Override
    public void replied(int attempt, Reply reply, Duration elapsed) {}

    @Override
    public void done(Reply reply) {
      last = reply;
    }
  }
}
