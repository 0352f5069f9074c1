package dev.ringbridge.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.twilio.exception.ApiException;
import com.twilio.http.HttpMethod;
import com.twilio.rest.api.v2010.account.Call;
import com.twilio.rest.api.v2010.account.Queue;
import com.twilio.rest.api.v2010.account.queue.Member;
import dev.ringbridge.simulator.Customer.Received;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Calls that wait in queues, and calls that take them out. */
class QueuedCallsTest {
  private static final String QUEUE = "<Dial action=\"/dialed\"><Queue>line</Queue></Dial>";

  @RegisterExtension final Stage stage = Stage.atSpeed(20);

  @Test
  void whoIsFirstIsTalkedWithAndBothGoOnWithTheirActions() {
    actions();
    String first = enqueued("");
    String second = enqueued("");
    stage.customer().onTwiml("/answer", QUEUE);
    String agent = stage.callScripted("00").getSid();

    Received left = stage.customer().await("/left", r -> true);
    assertThat(left.form())
        .containsEntry("CallSid", first)
        .containsEntry("QueueResult", "bridged")
        .containsKeys("QueueSid", "QueueTime");
    assertThat(stage.awaitEnd(agent).details()).containsEntry("by", "person");
    assertThat(members(left.get("QueueSid"))).containsExactly(second);
  }

  @Test
  void whoTookSomebodyOutHearsWhenTheyAreGone() {
    actions();
    String lead = enqueued("");
    stage.customer().onTwiml("/answer", QUEUE);
    String agent = stage.callScripted("08").getSid();
    stage.await("queue-left", lead);
    Call.updater(lead).setStatus(Call.UpdateStatus.COMPLETED).update(stage.sdk());

    assertThat(stage.customer().await("/dialed", r -> true).form())
        .containsEntry("CallSid", agent)
        .containsEntry("DialCallSid", lead)
        .containsEntry("DialCallStatus", "completed");
    assertThat(stage.customer().at("/left")).isEmpty();
  }

  @Test
  void whoIsTakenOutHearsTheDocumentForItBeforeTheTalk() {
    actions();
    stage.customer().onTwiml("/before", "<Say>You are put through now</Say>");
    String lead = enqueued("");
    stage.customer().onTwiml("/answer", QUEUE.replace("<Queue", "<Queue url=\"/before\""));
    String agent = stage.callScripted("08").getSid();

    Received asked = stage.customer().await("/before", r -> true);
    assertThat(asked.form())
        .containsEntry("CallSid", lead)
        .containsEntry("DequeingCallSid", agent)
        .containsKeys("QueueSid", "QueueTime");
    assertThat(stage.await("played", lead).details())
        .containsEntry("text", "You are put through now");
    Call.updater(lead).setStatus(Call.UpdateStatus.COMPLETED).update(stage.sdk());
    assertThat(stage.customer().await("/dialed", r -> true).form()).containsKey("DialBridged");
  }

  @Test
  void whoIsGoneBeforeTheTalkWasNotTalkedWith() {
    actions();
    stage.customer().onTwiml("/before", "<Pause length=\"600\"/>");
    String lead = enqueued("");
    stage.customer().onTwiml("/answer", QUEUE.replace("<Queue", "<Queue url=\"/before\""));
    stage.callScripted("08");
    stage.customer().await("/before", r -> true);
    Call.updater(lead).setStatus(Call.UpdateStatus.COMPLETED).update(stage.sdk());

    assertThat(stage.customer().await("/dialed", r -> true).form())
        .containsEntry("DialBridged", "false")
        .containsEntry("DialCallStatus", "no-answer");
  }

  @Test
  void whoeverComesToAnEmptyQueueIsTakenByWhoWaitsThereAndNobodyWaitsForGood() {
    actions();
    stage.customer().onTwiml("/answer", QUEUE);
    stage.callScripted("08");
    assertThat(stage.customer().await("/dialed", r -> true).get("DialCallStatus"))
        .isEqualTo("no-answer");

    String agent = stage.callScripted("08").getSid();
    stage.await("twiml-received", agent);
    String lead = enqueued("");
    assertThat(stage.await("queue-left", lead).details()).containsEntry("result", "bridged");
  }

  @Test
  void whoWaitsHearsTheDocumentOfTheQueueAgainAndAgainUntilItSaysLeave() {
    actions();
    stage
        .customer()
        .on(
            "/music",
            asked ->
                Customer.Answer.twiml(
                    stage.customer().at("/music").size() < 3
                        ? "<Play>waltz.mp3</Play>"
                        : "<Leave/>"));
    String lead = enqueued("waitUrl=\"/music\"");

    Received left = stage.customer().await("/left", r -> true);
    assertThat(left.form()).containsEntry("CallSid", lead).containsEntry("QueueResult", "leave");
    assertThat(stage.entries("played", lead)).hasSize(2);
    assertThat(stage.customer().at("/music").get(0).form())
        .containsEntry("QueuePosition", "1")
        .containsEntry("CurrentQueueSize", "1")
        .containsEntry("MaxQueueSize", "1000");
  }

  @Test
  void fullQueueTakesNobodyIn() {
    actions();
    enqueued("maxQueueSize=\"1\"");
    stage.callScripted("08");
    assertThat(stage.customer().await("/left", r -> true).get("QueueResult"))
        .isEqualTo("queue-full");
  }

  @Test
  void requestTakesWhoIsFirstOutAndGivesThemAnotherDocument() {
    actions();
    String lead = enqueued("");
    Queue queue = Queue.reader().read(stage.sdk()).iterator().next();
    assertThat(queue.getFriendlyName()).isEqualTo("line");
    assertThat(queue.getCurrentSize()).isEqualTo(1);
    ApiException refused =
        catchThrowableOfType(
            ApiException.class, () -> Queue.deleter(queue.getSid()).delete(stage.sdk()));
    assertThat(refused.getStatusCode()).isEqualTo(400);

    Member member =
        Member.updater(queue.getSid(), "Front", URI.create(stage.customer().url("/left")))
            .setMethod(HttpMethod.POST)
            .update(stage.sdk());
    assertThat(member.getCallSid()).isEqualTo(lead);
    stage.awaitEnd(lead);
    assertThat(members(queue.getSid())).isEmpty();
    assertThat(Queue.deleter(queue.getSid()).delete(stage.sdk())).isTrue();
  }

  @Test
  void twoQueuesOfOneNameOrOneTooLargeAreRefused() {
    Queue.creator("line").create(stage.sdk());
    assertThat(
            catchThrowableOfType(
                ApiException.class, () -> Queue.creator("line").create(stage.sdk())))
        .isNotNull();
    assertThat(
            catchThrowableOfType(
                ApiException.class,
                () -> Queue.creator("other").setMaxSize(5001).create(stage.sdk())))
        .isNotNull();
  }

  private Iterable<String> members(String queue) {
    return java.util.stream.StreamSupport.stream(
            Member.reader(queue).read(stage.sdk()).spliterator(), false)
        .map(Member::getCallSid)
        .toList();
  }

  private String enqueued(String attributes) {
    stage
        .customer()
        .onTwiml("/answer", "<Enqueue action=\"/left\" " + attributes + ">line</Enqueue>");
    String sid = stage.callScripted("08").getSid();
    stage.await("queue-entered", sid);
    return sid;
  }

  private void actions() {
    stage.customer().onTwiml("/left", "<Hangup/>").onTwiml("/dialed", "<Hangup/>");
  }
}
