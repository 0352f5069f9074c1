package dev.ringbridge.simulator.rest;

import static dev.ringbridge.simulator.Stage.ACCOUNT;
import static dev.ringbridge.simulator.Stage.FROM;
import static dev.ringbridge.simulator.Stage.TOKEN;
import static dev.ringbridge.simulator.Stage.scripted;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.twilio.rest.api.v2010.account.Call;
import dev.ringbridge.simulator.Stage;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Base64;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.w3c.dom.Document;

class XmlAnswersTest {
  private static final XPath PATHS = XPathFactory.newInstance().newXPath();

  @RegisterExtension final Stage stage = Stage.atSpeed(100);

  @Test
  void whoeverLeavesJsonOffReadsXml() throws Exception {
    Call call = stage.callScripted("01");
    stage.awaitEnd(call.getSid());

    for (String ending : new String[] {"", ".xml"}) {
      Document one = xml(200, "GET", "/Calls/" + call.getSid() + ending, "");
      assertThat(at(one, "/TwilioResponse/Call/Sid")).isEqualTo(call.getSid());
      assertThat(at(one, "/TwilioResponse/Call/Status")).isEqualTo("busy");
      assertThat(at(one, "/TwilioResponse/Call/ParentCallSid")).isEmpty();
      assertThat(at(one, "//Call/SubresourceUris/Recordings")).endsWith("/Recordings");
    }
    Document list = xml(200, "GET", "/Calls?To=" + encoded(scripted("01")) + "&PageSize=1", "");
    assertThat(at(list, "count(/TwilioResponse/Calls/Call)")).isEqualTo("1");
    assertThat(at(list, "/TwilioResponse/Calls/@pagesize")).isEqualTo("1");
    assertThat(at(list, "/TwilioResponse/Calls/Call/Sid")).isEqualTo(call.getSid());
    Document none = xml(200, "GET", "/Calls?To=" + encoded("+12125550199"), "");
    assertThat(at(none, "count(/TwilioResponse/Calls/Call)")).isEqualTo("0");
  }

  @Test
  void callIsCreatedAndRefusedInXml() throws Exception {
    String good = "To=" + encoded(scripted("01")) + "&From=" + encoded(FROM);
    String twiml = "&Twiml=" + encoded("<Response/>");

    Document created = xml(201, "POST", "/Calls", good + twiml);
    assertThat(at(created, "/TwilioResponse/Call/Status")).isEqualTo("queued");
    Document refused = xml(400, "POST", "/Calls", "To=nobody&From=" + encoded(FROM) + twiml);
    assertThat(at(refused, "/TwilioResponse/RestException/Code")).isEqualTo("21211");
    assertThat(at(refused, "/TwilioResponse/RestException/Status")).isEqualTo("400");
    Document missing = xml(404, "GET", "/Calls/CA00000000000000000000000000000000", "");
    assertThat(at(missing, "//RestException/Code")).isEqualTo("20404");
  }

  @Test
  void whatIsWrittenInJsonIsNotTwistedByXml() throws Exception {
    String json = "{\"body\":\"<b> & \\u00fc\",\"more\":{\"next_uri\":null},\"number\":3}";
    Document read = read(XmlAnswers.of("Message", json));
    assertThat(at(read, "/TwilioResponse/Message/Body")).isEqualTo("<b> & \u00fc");
    assertThat(at(read, "/TwilioResponse/Message/More/NextUri")).isEmpty();
    assertThat(at(read, "/TwilioResponse/Message/Number")).isEqualTo("3");
  }

  private Document xml(int status, String method, String path, String form) throws Exception {
    String pair = ACCOUNT + ":" + TOKEN;
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create(stage.simulator().uri() + "/2010-04-01/Accounts/" + ACCOUNT + path))
            .header(
                "Authorization",
                "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8)))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .method(method, BodyPublishers.ofString(form))
            .build();
    HttpResponse<String> answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/xml");
    return read(answer.body());
  }

  private static Document read(String text) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(text.getBytes(UTF_8)));
  }

  private static String at(Document document, String path) throws Exception {
    return PATHS.evaluate(path, document);
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, UTF_8);
  }
}
