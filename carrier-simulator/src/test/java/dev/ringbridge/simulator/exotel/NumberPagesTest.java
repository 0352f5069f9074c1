package dev.ringbridge.simulator.exotel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ringbridge.simulator.OracleLog.Entry;
import dev.ringbridge.simulator.SimulatorLimits;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of numbers: the account's lists, and the do-not-disturb list. */
class NumberPagesTest {
  private static final String DND = "+919855550108";
  private static final String WRITTEN = "09855550108";
  private static final String OTHER = "09812345678";

  @RegisterExtension
  final ExotelStage stage =
      ExotelStage.with(
          10,
          options ->
              options
                  .speed(100)
                  .limits(
                      new SimulatorLimits(100, Duration.ZERO, Set.of("+9198555"), 1_000, 100_000)));

  private void customer(String number, Map<String, ?> more) {
    Map<String, Object> customer = new HashMap<>(more);
    customer.put("number", number);
    String path = "/exotel/accounts/" + ExotelStage.ACCOUNT + "/customers";
    assertThat(stage.admin("POST", path, customer).status()).isEqualTo(201);
  }

  private HttpResponse<String> whitelist(String written) throws IOException {
    String path = "/v1/Accounts/" + ExotelStage.ACCOUNT + "/CustomerWhitelist/" + written;
    return stage.exchange("GET", path, "", ExotelStage.KEY + ":" + ExotelStage.TOKEN);
  }

  private JsonNode listed(String written) {
    return stage.v1("/CustomerWhitelist/" + written + ".json").json().path("Result");
  }

  private String dnd(String written) {
    return stage.v1("/Numbers/" + written + ".json").json().path("Numbers").path("DND").asText();
  }

  @Test
  void listOfAnAccountIsSaidInXmlAndWhereAskedForInJson() throws IOException {
    customer(DND, Map.of("status", "WHITELIST", "expirySeconds", 90));
    HttpResponse<String> xml = whitelist(WRITTEN);

    assertThat(xml.headers().firstValue("Content-Type")).contains("application/xml");
    assertThat(xml.body())
        .endsWith(
            "<TwilioResponse><Result><Status>Whitelist</Status><Type>API</Type>"
                + "<Expiry>90</Expiry></Result></TwilioResponse>");
    assertThat(listed(WRITTEN).path("Status").asText()).isEqualTo("Whitelist");
    assertThat(listed(OTHER).path("Status").asText()).isEqualTo("Neutral");
    assertThat(listed(OTHER).path("Expiry").asInt()).isEqualTo(-1);
    assertThat(whitelist("nobody").statusCode()).isEqualTo(400);
    assertThat(whitelist("nobody").body()).contains("<RestException>");
  }

  @Test
  void numberSaysWhetherItIsOnDnd() {
    assertThat(dnd(WRITTEN)).isEqualTo("Yes");
    assertThat(dnd(OTHER)).isEqualTo("No");
    customer("+919812345678", Map.of("dnd", true));
    assertThat(dnd(OTHER)).isEqualTo("Yes");
    assertThat(stage.v1("/Numbers/" + OTHER + ".json").json().path("Numbers").path("PhoneNumber"))
        .hasToString("\"" + OTHER + "\"");
  }

  @ParameterizedTest
  @CsvSource({"WHITELIST, 202", "NEUTRAL, 403", "BLACKLIST, 403"})
  void numberOnDndIsCalledOnlyIfItIsWhitelisted(String status, int answer) {
    customer(DND, Map.of("status", status));
    Map<String, Object> leg = stage.leg("08");
    leg.put("contact_uri", DND);

    assertThat(stage.post("/legs", leg).status()).isEqualTo(answer);
  }

  @Test
  void whoeverIsBlacklistedIsNotCalledThoughNotOnDnd() {
    customer("+15555550108", Map.of("status", "BLACKLIST"));

    assertThat(stage.post("/legs", stage.leg("08")).status()).isEqualTo(403);
  }

  @Test
  void questionsFailAsOrderedAreCountedAndLogged() throws IOException {
    customer(DND, Map.of("fails", 503));

    assertThat(whitelist(WRITTEN).statusCode()).isEqualTo(503);
    assertThat(stage.v1("/Numbers/" + WRITTEN + ".json").status()).isEqualTo(503);
    Entry asked = stage.await(entry -> entry.kind().equals("number-asked"));
    assertThat(asked.detail("to")).contains(DND);
    assertThat(asked.detail("page")).contains("whitelist");
    assertThat(asked.detail("status")).contains("503");
    for (int one = 2; one < 10; one++) {
      dnd(OTHER);
    }
    assertThat(whitelist(WRITTEN).statusCode()).isEqualTo(429);
    String nobody = "/exotel/accounts/nobody/customers";
    assertThat(stage.admin("POST", nobody, Map.of("number", DND)).status()).isEqualTo(404);
    String somebody = "/exotel/accounts/" + ExotelStage.ACCOUNT + "/customers";
    assertThat(stage.admin("POST", somebody, Map.of("number", "1")).status()).isEqualTo(400);
  }
}
