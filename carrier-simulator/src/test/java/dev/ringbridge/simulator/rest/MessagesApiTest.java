package dev.ringbridge.simulator.rest;

import static dev.ringbridge.simulator.Stage.FROM;
import static dev.ringbridge.simulator.Stage.scripted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.twilio.exception.ApiException;
import com.twilio.rest.api.v2010.account.Message;
import com.twilio.rest.api.v2010.account.MessageCreator;
import com.twilio.type.PhoneNumber;
import dev.ringbridge.simulator.Customer.Received;
import dev.ringbridge.simulator.Stage;
import java.net.URI;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MessagesApiTest {
  private static final String SERVICE = "MG00000000000000000000000000000001";

  @RegisterExtension final Stage stage = Stage.atSpeed(100);

  @Test
  void messageGoesItsWayAndEachStatusIsToldAndSigned() {
    Message message = message("00").create(stage.sdk());
    assertThat(message.getStatus()).isEqualTo(Message.Status.QUEUED);
    assertThat(message.getNumSegments()).isEqualTo("1");

    assertThat(told("delivered").form())
        .containsEntry("MessageSid", message.getSid())
        .containsEntry("To", scripted("00"))
        .containsEntry("From", FROM)
        .doesNotContainKey("ErrorCode");
    assertThat(stage.customer().await("/message", 3, r -> true))
        .extracting(r -> r.get("MessageStatus"))
        .containsExactlyInAnyOrder("sending", "sent", "delivered");
    assertThat(stage.customer().at("/message")).allMatch(Received::signed);
    Message fetched = Message.fetcher(message.getSid()).fetch(stage.sdk());
    assertThat(fetched.getStatus()).isEqualTo(Message.Status.DELIVERED);
    assertThat(fetched.getDateSent()).isNotNull();
    assertThat(Message.reader().setTo(new PhoneNumber(scripted("00"))).read(stage.sdk()))
        .extracting(Message::getSid)
        .containsExactly(message.getSid());
  }

  @Test
  void messageToNobodyIsNotDeliveredAndSaysWhy() {
    Message message = message("04").create(stage.sdk());
    assertThat(told("undelivered").form()).containsEntry("ErrorCode", "30005");
    assertThat(Message.fetcher(message.getSid()).fetch(stage.sdk()).getErrorCode())
        .isEqualTo(30005);
  }

  @Test
  void messageByWhatsAppIsReadInTheEnd() {
    new MessageCreator(
            new PhoneNumber("whatsapp:" + scripted("00")),
            new PhoneNumber("whatsapp:" + FROM),
            "Hello")
        .setStatusCallback(URI.create(stage.customer().url("/message")))
        .create(stage.sdk());
    told("read");
  }

  @Test
  void messageForLaterWaitsAndIsCalledOff() {
    Message message =
        new MessageCreator(new PhoneNumber(scripted("00")), SERVICE, "Later")
            .setScheduleType(Message.ScheduleType.FIXED)
            .setSendAt(ZonedDateTime.now(ZoneOffset.UTC).plusHours(2))
            .create(stage.sdk());
    assertThat(message.getStatus()).isEqualTo(Message.Status.SCHEDULED);
    Message canceled =
        Message.updater(message.getSid())
            .setStatus(Message.UpdateStatus.CANCELED)
            .update(stage.sdk());
    assertThat(canceled.getStatus()).isEqualTo(Message.Status.CANCELED);
    assertThat(Message.deleter(message.getSid()).delete(stage.sdk())).isTrue();
    assertThat(Message.reader().read(stage.sdk())).isEmpty();
  }

  @Test
  void whatWasSaidIsForgottenOnRequest() {
    Message message = message("00").create(stage.sdk());
    told("delivered");
    Message.updater(message.getSid()).setBody("").update(stage.sdk());
    assertThat(Message.fetcher(message.getSid()).fetch(stage.sdk()).getBody()).isEmpty();
  }

  @Test
  void messageThatCannotBeSentIsRefusedByItsCode() {
    assertRefused(21617, message("00").setBody("x".repeat(1601)));
    assertRefused(21606, new MessageCreator(number("00"), new PhoneNumber("+12125550199"), "Hi"));
    assertRefused(
        21211, new MessageCreator(new PhoneNumber("nobody"), new PhoneNumber(FROM), "Hi"));
    assertRefused(21619, new MessageCreator(number("00"), new PhoneNumber(FROM), List.<URI>of()));
    assertRefused(
        35118,
        message("00")
            .setScheduleType(Message.ScheduleType.FIXED)
            .setSendAt(ZonedDateTime.now(ZoneOffset.UTC).plusHours(2)));
  }

  private void assertRefused(int code, MessageCreator message) {
    assertThatThrownBy(() -> message.create(stage.sdk()))
        .isInstanceOfSatisfying(
            ApiException.class, refusal -> assertThat(refusal.getCode()).isEqualTo(code));
  }

  private Received told(String status) {
    return stage.customer().await("/message", r -> r.get("MessageStatus").equals(status));
  }

  private static PhoneNumber number(String code) {
    return new PhoneNumber(scripted(code));
  }

  private MessageCreator message(String code) {
    return new MessageCreator(number(code), new PhoneNumber(FROM), "Hello from a test")
        .setStatusCallback(URI.create(stage.customer().url("/message")));
  }
}
