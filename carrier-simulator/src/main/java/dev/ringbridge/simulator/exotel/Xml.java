package dev.ringbridge.simulator.exotel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.ringbridge.simulator.http.Answers;
import dev.ringbridge.simulator.http.XmlElements;
import io.vertx.ext.web.RoutingContext;
import java.io.StringWriter;
import java.util.function.UnaryOperator;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Answers of the older API in XML, which whoever leaves {@code .json} off a path gets, or writes
 * {@code .xml}: the same fields by the same names.
 */
final class Xml {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String ENDING = ".json";

  private Xml() {}

  /** Sends a request for XML where JSON is made, to be written in XML on its way back. */
  static void prepare(RoutingContext context) {
    String path = context.request().path();
    if (path.endsWith(ENDING)) {
      context.next();
      return;
    }
    String bare = path.replaceFirst("(\\.xml)?/?$", "");
    String query = context.request().query();
    Answers.write(context, "application/xml", Xml::of);
    context.reroute(bare + ENDING + (query == null ? "" : "?" + query));
  }

  /** This JSON as XML. */
  static String of(String json) {
    try {
      StringWriter text = new StringWriter();
      XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
      xml.writeStartDocument("UTF-8", "1.0");
      new XmlElements(xml, UnaryOperator.identity(), Xml::text)
          .write("TwilioResponse", JSON.readTree(json));
      xml.writeEndDocument();
      return text.toString();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("a text in memory can be written", e);
    } catch (JsonProcessingException e) {
      // Broken by a fault: broken it is.
      return json;
    }
  }

  /** Addresses of pages lead to XML again. */
  private static String text(JsonNode value) {
    String text = value.isNull() ? "" : value.asText();
    return text.startsWith("/v1/") ? text.replaceFirst("\\.json(?=\\?|$)", "") : text;
  }
}
