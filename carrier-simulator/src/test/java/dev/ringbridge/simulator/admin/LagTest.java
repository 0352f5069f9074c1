package dev.ringbridge.simulator.admin;

import static dev.ringbridge.simulator.Stage.scripted;
import static org.assertj.core.api.Assertions.assertThat;

import com.twilio.rest.api.v2010.account.Call;
import com.twilio.type.PhoneNumber;
import dev.ringbridge.simulator.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The API tells of calls late, as long as it is told to. */
class LagTest {
  @RegisterExtension final Stage stage = Stage.atSpeed(100);

  @Test
  void listsAndFetchesLagByTheirOwnTimesAndCatchUp() {
    assertThat(lag("{\"listingMs\":600000,\"fetchMs\":600000}"))
        .isEqualTo("{\"listingMs\":600000,\"fetchMs\":600000}");
    String sid = stage.callScripted("01").getSid();
    stage.awaitEnd(sid);

    assertThat(status(sid)).isEqualTo(Call.Status.QUEUED);
    assertThat(listed()).isEmpty();

    lag("{\"listingMs\":600000}");
    assertThat(status(sid)).isEqualTo(Call.Status.BUSY);
    assertThat(listed()).isEmpty();
    lag("{}");
    assertThat(listed()).containsExactly(Call.Status.BUSY);
  }

  @Test
  void lagThatIsNoTimeIsRefused() {
    assertThat(stage.admin("PUT", "/lag", "{\"fetchMs\":-1}").statusCode()).isEqualTo(400);
    assertThat(stage.admin("PUT", "/lag", "{\"fetchMs\":\"soon\"}").statusCode()).isEqualTo(400);
  }

  private String lag(String body) {
    return stage.admin("PUT", "/lag", body).body();
  }

  private Call.Status status(String sid) {
    return Call.fetcher(sid).fetch(stage.sdk()).getStatus();
  }

  private Iterable<Call.Status> listed() {
    return java.util.stream.StreamSupport.stream(
            Call.reader().setTo(new PhoneNumber(scripted("01"))).read(stage.sdk()).spliterator(),
            false)
        .map(Call::getStatus)
        .toList();
  }
}
