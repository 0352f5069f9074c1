package dev.ringbridge.core.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringbridge.core.call.Broadcast.Wish;
import org.junit.jupiter.api.Test;

class BroadcastTest {
  private static final Broadcast BOTH =
      new Broadcast("Press 1 or 9.", true, "1", "9", "Goodbye.", "All are busy.");

  @Test
  void keyAsksForWhatItStandsForAndAnyOtherForNothing() {
    assertThat(BOTH.wish("1")).isEqualTo(Wish.TRANSFER);
    assertThat(BOTH.wish("9")).isEqualTo(Wish.OPT_OUT);
    assertThat(BOTH.wish("5")).isEqualTo(Wish.NONE);
    assertThat(BOTH.wish("")).isEqualTo(Wish.NONE);
    assertThat(BOTH.wish("19")).isEqualTo(Wish.NONE);
  }

  @Test
  void broadcastWithoutKeysAsksForNoneAndHearsNone() {
    Broadcast mute = new Broadcast("Good news.", false, null, null, "", "");

    assertThat(mute.hasKeys()).isFalse();
    assertThat(BOTH.hasKeys()).isTrue();
    assertThat(mute.wish("")).isEqualTo(Wish.NONE);
  }

  @Test
  void rulesSayWhatTheBroadcastSaysToWhoWaitedInVainButNotOnACallByHand() {
    CallRules plain = new CallRules(30, 2_000, "Sorry.", true, 5, "Hello.");
    CallRules said = plain.saying(BOTH);

    assertThat(plain.wordsWhenNobodyIsFree()).isEqualTo("Sorry.");
    assertThat(said.wordsWhenNobodyIsFree()).isEqualTo("All are busy.");
    assertThat(said.byHand()).isEqualTo(plain);
    assertThat(said.ringingAtLeast(40).broadcast()).isEqualTo(BOTH);
  }
}
