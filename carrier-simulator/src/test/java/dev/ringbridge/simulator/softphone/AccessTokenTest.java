package dev.ringbridge.simulator.softphone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.twilio.jwt.accesstoken.ChatGrant;
import com.twilio.jwt.accesstoken.VoiceGrant;
import dev.ringbridge.simulator.SimulatedAccount;
import dev.ringbridge.simulator.Stage;
import dev.ringbridge.simulator.softphone.AccessToken.Denied;
import dev.ringbridge.simulator.softphone.AccessToken.Granted;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AccessTokenTest {
  private static final SimulatedAccount ACCOUNT =
      new SimulatedAccount(
          Stage.ACCOUNT,
          Stage.TOKEN,
          Stage.KEY,
          Stage.SECRET,
          1,
          Map.of(Stage.APPLICATION, "http://customer/voice"),
          Set.of());

  @Test
  void aTokenOfTheVendorsSdkLetsIn() {
    assertThat(judge(signed(Stage.ACCOUNT, Stage.SECRET), Instant.now()))
        .isEqualTo(
            new Granted(
                ACCOUNT,
                "agent_7",
                false,
                Stage.APPLICATION,
                Optional.of("http://customer/voice")));
  }

  @Test
  void anExpiredOneIsToldSo() {
    Instant tomorrow = Instant.now().plus(Duration.ofDays(1));
    assertThat(code(judge(signed(Stage.ACCOUNT, Stage.SECRET), tomorrow))).isEqualTo(20104);
  }

  @Test
  void aForgedOneIsRefused() {
    String forged = signed(Stage.ACCOUNT, "a".repeat(32));
    assertThat(code(judge(forged, Instant.now()))).isEqualTo(20101);
    String good = signed(Stage.ACCOUNT, Stage.SECRET);
    assertThat(code(judge(good.substring(0, good.length() - 4) + "AAAA", Instant.now())))
        .isEqualTo(20101);
  }

  @Test
  void oneOfAnotherAccountIsRefused() {
    String other = signed("AC00000000000000000000000000000009", Stage.SECRET);
    assertThat(code(judge(other, Instant.now()))).isEqualTo(20101);
  }

  @Test
  void oneWithoutAVoiceGrantIsRefused() {
    String chat =
        new com.twilio.jwt.accesstoken.AccessToken.Builder(
                Stage.ACCOUNT, Stage.KEY, Stage.SECRET.getBytes(UTF_8))
            .identity("agent_7")
            .grant(new ChatGrant())
            .build()
            .toJwt();
    assertThat(code(judge(chat, Instant.now()))).isEqualTo(20101);
  }

  @Test
  void nonsenseIsRefused() {
    for (String nonsense : new String[] {"", "a.b", "a.b.c", "%.%.%", "..."}) {
      assertThat(code(judge(nonsense, Instant.now()))).isEqualTo(20101);
    }
  }

  /** A token as the vendor's SDK makes it, for an hour. */
  static String signed(String accountSid, String secret) {
    VoiceGrant voice = new VoiceGrant();
    voice.setOutgoingApplicationSid(Stage.APPLICATION);
    return new com.twilio.jwt.accesstoken.AccessToken.Builder(
            accountSid, Stage.KEY, secret.getBytes(UTF_8))
        .identity("agent_7")
        .ttl(3600)
        .grant(voice)
        .build()
        .toJwt();
  }

  private static AccessToken judge(String token, Instant now) {
    return AccessToken.judge(
        token, key -> Optional.of(ACCOUNT).filter(a -> a.apiKeySid().equals(key)), now);
  }

  private static int code(AccessToken judged) {
    return ((Denied) judged).code();
  }
}
