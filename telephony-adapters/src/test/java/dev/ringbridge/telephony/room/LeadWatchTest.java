package dev.ringbridge.telephony.room;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringbridge.core.agent.AgentLegEvent.AgentLegDown;
import dev.ringbridge.core.agent.AgentLegEvent.AgentLegUp;
import dev.ringbridge.core.call.BridgeRefusal;
import dev.ringbridge.core.call.CallCommand.HangUpCall;
import dev.ringbridge.core.call.CallEvent.BridgeRefused;
import dev.ringbridge.core.call.CallEvent.CallBridged;
import dev.ringbridge.core.call.CallEvent.CallEnded;
import dev.ringbridge.core.call.CallEvent.SafeHarborGiven;
import dev.ringbridge.core.call.CallRef;
import dev.ringbridge.core.call.DialJob.PlaceCall;
import dev.ringbridge.embedded.testing.TestServers;
import dev.ringbridge.telephony.testing.Examples;
import dev.ringbridge.telephony.testing.Scene;
import dev.ringbridge.telephony.testing.SimulatedCarrier;
import dev.ringbridge.telephony.testing.Telephone;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestServers.class)
@WithTestResource(SimulatedCarrier.class)
class LeadWatchTest {
  @Inject Scene scene;

  private CallRef bridged(String number, AgentLegUp leg) {
    PlaceCall job = scene.job(number, Examples.RULES);
    scene.match(job.call().campaignId(), answered -> Optional.of(leg));
    scene.publish(job);
    scene.await(job.call(), CallBridged.class);
    return job.call();
  }

  /** As if the callback that the lead joined had never come. */
  private void forgetProof(CallRef call, String since) {
    scene.engine(
        work ->
            work.sql()
                .query(
                    """
                    update telephony.answers set bridged_at = null, decided_at = now() - interval '%s'
                     where call_id = '%s'"""
                        .formatted(since, call.callId()))
                .execute());
  }

  @Test
  void carrierIsAskedAboutALeadOfWhomNoCallbackSaysThatTheyCame() {
    try (Telephone agent = Telephone.up(scene)) {
      CallRef call = bridged("+18585550108", agent.leg(scene));
      forgetProof(call, "1.6 seconds");

      scene.awaitRow(
          "select 1 from telephony.answers where call_id = $1 and bridged_at is not null",
          call.callId());
      assertThat(scene.said(call, BridgeRefused.class)).isEmpty();
      hangUp(call);
    }
  }

  @Test
  void leadWhoIsAloneInTheRoomIsFetchedOutAndTheLegIsKnownToBeGone() {
    try (Telephone agent = Telephone.up(scene)) {
      AgentLegUp leg = agent.leg(scene);
      CallRef call = bridged("+16195550108", leg);
      scene.engine(
          work ->
              work.sql()
                  .query(
                      "update telephony.agent_legs set conference_id = 'CF-of-before' where agent_id = '"
                          + agent.agentId()
                          + "'")
                  .execute());
      forgetProof(call, "1.6 seconds");

      BridgeRefused refused = scene.await(call, BridgeRefused.class);
      assertThat(refused.reason()).isEqualTo(BridgeRefusal.LEG_GONE);
      assertThat(scene.awaitLeg(agent.agentId(), AgentLegDown.class).legEpoch())
          .isEqualTo(leg.legEpoch());
      scene.await(call, SafeHarborGiven.class);
      scene.await(call, CallEnded.class);
    }
  }

  /** What is said of a recording was said before the first agent. */
  @Test
  void colleagueIsAskedAfterAndGivenUpAsSoonWhereTheCallIsRecorded() {
    try (Telephone agent = Telephone.up(scene)) {
      CallRef seen = bridged("+18585550108", agent.leg(scene));
      handedAfterWords(seen, agent.leg(scene).room(), "1.6 seconds");
      scene.awaitRow(
          "select 1 from telephony.answers where call_id = $1 and bridged_at is not null",
          seen.callId());
      hangUp(seen);

      CallRef unseen = bridged("+18585550108", agent.leg(scene));
      handedAfterWords(unseen, "nowhere", "7 seconds");
      assertThat(scene.await(unseen, BridgeRefused.class).handedBy()).isNotNull();
      scene.await(unseen, CallEnded.class);
    }
  }

  private void handedAfterWords(CallRef call, String room, String since) {
    scene.rows(
        """
        update telephony.answers
           set bridged_at = null, handed_by = gen_random_uuid(), announcement_ms = 60000, room = $2,
               decided_at = now() - $3::text::interval
         where call_id = $1""",
        call.callId(),
        room,
        since);
  }

  private void hangUp(CallRef call) {
    scene.publish(new HangUpCall(call, null, Instant.now()));
    scene.await(call, CallEnded.class);
  }
}
