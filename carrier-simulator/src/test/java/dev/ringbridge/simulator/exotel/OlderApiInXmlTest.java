package dev.ringbridge.simulator.exotel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.w3c.dom.Document;

/** The older API without {@code .json}: it answers in XML. */
class OlderApiInXmlTest {
  private static final String V1 = "/v1/Accounts/" + ExotelStage.ACCOUNT;
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final XPath PATHS = XPathFactory.newInstance().newXPath();

  @RegisterExtension final ExotelStage stage = ExotelStage.atSpeed(100);

  @Test
  void callIsConnectedFetchedAndListedInXml() throws Exception {
    Document placed = xml(200, stage.postForm(V1 + "/Calls/connect", form("+15555550101"), FORM));
    String sid = at(placed, "/TwilioResponse/Call/Sid");
    assertThat(at(placed, "/TwilioResponse/Call/Status")).isEqualTo("in-progress");
    assertThat(at(placed, "/TwilioResponse/Call/EndTime")).isEmpty();
    assertThat(at(placed, "/TwilioResponse/Call/Uri")).isEqualTo(V1 + "/Calls/" + sid);

    for (String ending : new String[] {"", ".xml"}) {
      Document one = xml(200, get("/Calls/" + sid + ending + "?details=true"));
      assertThat(at(one, "/TwilioResponse/Call/Sid")).isEqualTo(sid);
      assertThat(at(one, "/TwilioResponse/Call/Details/Legs/Leg[1]/Id")).isEqualTo("1");
    }
    String second = stage.call("01");
    Document list = xml(200, get("/Calls?PageSize=1"));
    assertThat(at(list, "/TwilioResponse/Metadata/Total")).isEqualTo("2");
    assertThat(at(list, "/TwilioResponse/Calls/Call/Sid")).isEqualTo(second);
    String next = at(list, "/TwilioResponse/Metadata/NextPageUri");
    assertThat(next).startsWith(V1 + "/Calls?");
    Document rest = xml(200, stage.exchange("GET", next, "", credentials()));
    assertThat(at(rest, "/TwilioResponse/Calls/Call/Sid")).isEqualTo(sid);
  }

  @Test
  void refusalsAreXmlTooAndARequestCountsOnce() throws Exception {
    Document missing = xml(404, get("/Calls/nosuchcall"));
    assertThat(at(missing, "/TwilioResponse/RestException/Status")).isEqualTo("404");
    Document odd = xml(400, stage.postForm(V1 + "/Calls/connect", form("nobody"), FORM));
    assertThat(at(odd, "/TwilioResponse/RestException/Message")).isNotEmpty();
    Document stranger = xml(401, stage.exchange("GET", V1 + "/Calls", "", "no:body"));
    assertThat(at(stranger, "/TwilioResponse/RestException/Status")).isEqualTo("401");

    String counted = "/exotel/accounts/" + ExotelStage.ACCOUNT + "/requests";
    assertThat(stage.admin("GET", counted, "").json().path("all").asInt()).isEqualTo(2);
  }

  @Test
  void brokenAnswerStaysBroken() throws Exception {
    HttpResponse<String> broken = stage.postForm(V1 + "/Calls/connect", form("+15555550124"), FORM);

    assertThat(broken.statusCode()).isEqualTo(200);
    assertThat(broken.body()).startsWith("{").doesNotEndWith("}");
    assertThat(stage.kinds()).contains("create-answered");
  }

  private static String form(String to) {
    return "From="
        + URLEncoder.encode("sip:anna", UTF_8)
        + "&To="
        + URLEncoder.encode(to, UTF_8)
        + "&CallerId="
        + ExotelStage.EXOPHONE;
  }

  private HttpResponse<String> get(String path) throws IOException {
    return stage.exchange("GET", V1 + path, "", credentials());
  }

  private static String credentials() {
    return ExotelStage.KEY + ":" + ExotelStage.TOKEN;
  }

  private static Document xml(int status, HttpResponse<String> answer) throws Exception {
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/xml");
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(answer.body().getBytes(UTF_8)));
  }

  private static String at(Document document, String path) throws Exception {
    return PATHS.evaluate(path, document);
  }
}
