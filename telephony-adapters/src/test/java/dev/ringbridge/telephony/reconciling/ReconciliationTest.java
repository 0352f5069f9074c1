package dev.ringbridge.telephony.reconciling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringbridge.core.call.CallCommand.HangUpCall;
import dev.ringbridge.core.call.CallEvent.CallAnswered;
import dev.ringbridge.core.call.CallEvent.CallEnded;
import dev.ringbridge.core.call.CallEvent.CallPlaced;
import dev.ringbridge.core.call.CallEvent.CallPlacementLost;
import dev.ringbridge.core.call.CallRef;
import dev.ringbridge.core.call.Ending;
import dev.ringbridge.core.call.Evidence;
import dev.ringbridge.embedded.testing.TestServers;
import dev.ringbridge.telephony.testing.Examples;
import dev.ringbridge.telephony.testing.ForgedCarrier;
import dev.ringbridge.telephony.testing.Scene;
import dev.ringbridge.telephony.testing.SimulatedCarrier;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Rows as a process leaves them that was killed at the worst moment. */
@QuarkusTest
@WithTestResource(TestServers.class)
@WithTestResource(SimulatedCarrier.class)
class ReconciliationTest {
  @Inject Scene scene;

  private final CallRef call = Examples.call();

  private void leave(String state, int tries, String sid, String number) {
    scene.engine(
        work ->
            work.sql()
                .query(
                    """
                    insert into telephony.placements
                           (call_id, organization_id, branch_id, campaign_id, lead_id, account_id, state, number,
                            caller_id, rules, post_by, slot_at, tries, tried_at, carrier_call_id, check_at)
                    values ('%s', '%s', '%s', '%s', '%s', '%s', '%s', '%s', '%s',
                            '{"ringLimitSeconds":20,"safeHarborMillis":2000,"safeHarborText":"x",
                              "detectMachines":false,"machineActsWithinSeconds":0,"machineMessage":"y"}',
                            now() + interval '1 second', now(), %d, %s, %s, now())"""
                        .formatted(
                            call.callId(),
                            call.tenancy().organizationId(),
                            call.tenancy().branchId(),
                            call.campaignId(),
                            call.leadId(),
                            SimulatedCarrier.ACCOUNT,
                            state,
                            number,
                            SimulatedCarrier.CALLER_ID,
                            tries,
                            tries > 0 ? "now()" : "null",
                            sid == null ? "null" : "'" + sid + "'"))
                .execute());
  }

  /** A call at the carrier whose webhooks go nowhere. */
  private String silentCall(String number) {
    return RestAssured.given()
        .auth()
        .preemptive()
        .basic(SimulatedCarrier.ACCOUNT_SID, SimulatedCarrier.AUTH_TOKEN)
        .formParam("To", number)
        .formParam("From", SimulatedCarrier.CALLER_ID)
        .formParam("Twiml", "<Response><Pause length=\"60\"/></Response>")
        .post(
            SimulatedCarrier.simulator()
                .uri()
                .resolve("/2010-04-01/Accounts/" + SimulatedCarrier.ACCOUNT_SID + "/Calls.json"))
        .then()
        .statusCode(201)
        .extract()
        .path("sid");
  }

  @Test
  void callThatWasNeverTriedExpires() {
    leave("PLACING", 0, null, "+17185550108");

    CallEnded ended = scene.await(call, CallEnded.class);
    assertThat(ended.ending()).isEqualTo(Ending.EXPIRED);
    assertThat(ended.evidence()).isEqualTo(Evidence.INFERRED);
  }

  @Test
  void callWhoseProcessStoppedAndThatTheCarrierDoesNotKnowWasNotPlaced() {
    leave("PLACING", 1, null, "+17185550108");

    scene.await(call, CallPlacementLost.class);
    CallEnded ended = scene.await(call, CallEnded.class);
    assertThat(ended.ending()).isEqualTo(Ending.NOT_PLACED);
    assertThat(ended.evidence()).isEqualTo(Evidence.INFERRED);
    Instant lost = scene.await(call, CallPlacementLost.class).at();
    assertThat(ended.at())
        .as("the clock of resolution began with the row, a moment before it was told")
        .isAfter(lost.plusSeconds(3).minusMillis(200));
  }

  @Test
  void callOfUnknownFateIsFoundAmongTheCarriersCallsAndFollowedToItsEnd() {
    String sid = silentCall("+17185550107");
    leave("UNKNOWN", 1, null, "+17185550107");

    assertThat(scene.await(call, CallPlaced.class).carrierCallId()).isEqualTo(sid);
    CallEnded ended = scene.await(call, CallEnded.class);
    assertThat(ended.ending()).isEqualTo(Ending.COMPLETED);
    assertThat(ended.evidence()).isEqualTo(Evidence.CARRIER);
  }

  @Test
  void callThatIsAnotherPlacementsIsNotAdopted() {
    String sid = silentCall("+17185550111");
    scene.engine(
        work ->
            work.sql()
                .query(
                    """
                    insert into telephony.placements
                           (call_id, organization_id, branch_id, campaign_id, account_id, state, rules, post_by,
                            carrier_call_id)
                    values (gen_random_uuid(), '%s', '%s', gen_random_uuid(), '%s', 'ENDED', '{}', now(), '%s')"""
                        .formatted(
                            call.tenancy().organizationId(),
                            call.tenancy().branchId(),
                            SimulatedCarrier.ACCOUNT,
                            sid))
                .execute());
    leave("UNKNOWN", 1, null, "+17185550111");

    assertThat(scene.await(call, CallEnded.class).ending()).isEqualTo(Ending.NOT_PLACED);
    assertThat(scene.said(call, CallPlaced.class)).isEmpty();
  }

  @Test
  void callThatTheCarrierForgotIsOver() {
    leave("ANSWERED", 1, ForgedCarrier.sid(call), "+17185550108");

    CallEnded ended = scene.await(call, CallEnded.class);
    assertThat(ended.ending()).isEqualTo(Ending.FAILED);
    assertThat(ended.evidence()).isEqualTo(Evidence.CARRIER);
  }

  @Test
  void callWhoseLastWebhookIsLostIsAskedAfter() {
    String sid = silentCall("+17185550101");
    leave("RINGING", 1, sid, "+17185550101");

    assertThat(scene.await(call, CallEnded.class).ending()).isEqualTo(Ending.BUSY);
  }

  @Test
  void answeredCallOfWhichOnlyTheCarrierKnowsIsHungUpForLackOfAQuestion() {
    String sid = silentCall("+17185550120");
    leave("RINGING", 1, sid, "+17185550120");

    scene.await(call, CallAnswered.class);
    assertThat(scene.await(call, CallEnded.class).ending()).isEqualTo(Ending.COMPLETED);
  }

  @Test
  void wishThatWasNotCarriedOutIsRepeated() {
    String sid = silentCall("+17185550109");
    leave("PLACED", 1, sid, "+17185550109");
    scene.publish(new HangUpCall(call, null, Instant.now()));

    scene.await(call, CallEnded.class);
  }
}
