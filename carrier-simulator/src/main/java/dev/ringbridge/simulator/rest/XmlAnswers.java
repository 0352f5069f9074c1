package dev.ringbridge.simulator.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.ringbridge.simulator.http.Answers;
import dev.ringbridge.simulator.http.XmlElements;
import io.vertx.ext.web.RoutingContext;
import java.io.StringWriter;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Answers in XML, which whoever leaves {@code .json} off a path gets, or writes {@code .xml}: the
 * same resources by the same names, in capitals instead of underscores.
 */
final class XmlAnswers {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Pattern COLLECTION = Pattern.compile(".*/([A-Z][A-Za-z]+?)s?(/[^/]+)?");
  private static final Pattern AS_IT_IS = Pattern.compile(".*(\\.json|/Recordings/RE[^/]*)");

  /** What a page says of itself, as attributes in the order of the carrier. */
  private static final Set<String> PAGING =
      Set.of(
          "page",
          "page_size",
          "start",
          "end",
          "uri",
          "first_page_uri",
          "next_page_uri",
          "previous_page_uri");

  private final XMLStreamWriter xml;
  private final XmlElements elements;

  private XmlAnswers(XMLStreamWriter xml) {
    this.xml = xml;
    this.elements = new XmlElements(xml, XmlAnswers::camel, XmlAnswers::text);
  }

  /** Sends a request for XML where JSON is made, to be written in XML on its way back. */
  static void prepare(RoutingContext context) {
    String path = context.request().path();
    if (AS_IT_IS.matcher(path).matches()) {
      context.next();
      return;
    }
    String bare = path.replaceFirst("(\\.xml)?/?$", "");
    String query = context.request().query();
    Matcher collection = COLLECTION.matcher(bare);
    String name = collection.matches() ? collection.group(1) : "Resource";
    Answers.write(context, "application/xml", json -> of(name, json));
    context.reroute(bare + ".json" + (query == null ? "" : "?" + query));
  }

  /** This JSON as XML, about a resource of this name. */
  static String of(String resource, String json) {
    try {
      StringWriter text = new StringWriter();
      XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
      xml.writeStartDocument("UTF-8", "1.0");
      xml.writeStartElement("TwilioResponse");
      new XmlAnswers(xml).root(resource, JSON.readTree(json));
      xml.writeEndElement();
      xml.writeEndDocument();
      return text.toString();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("a text in memory can be written", e);
    } catch (JsonProcessingException e) {
      // Broken by a fault: broken it is.
      return json;
    }
  }

  private void root(String resource, JsonNode json) throws XMLStreamException {
    if (json.has("more_info")) {
      elements.write("RestException", json);
    } else if (json.has("page_size")) {
      page(resource, json);
    } else {
      elements.write(resource, json);
    }
  }

  private void page(String resource, JsonNode json) throws XMLStreamException {
    xml.writeStartElement(resource + "s");
    for (Map.Entry<String, JsonNode> field : json.properties()) {
      if (PAGING.contains(field.getKey())) {
        xml.writeAttribute(field.getKey().replace("_", ""), text(field.getValue()));
      }
    }
    for (Map.Entry<String, JsonNode> field : json.properties()) {
      for (JsonNode item : field.getValue()) {
        elements.write(resource, item);
      }
    }
    xml.writeEndElement();
  }

  /** Addresses of resources lead to XML again. */
  private static String text(JsonNode value) {
    String text = value.isNull() ? "" : value.asText();
    return text.startsWith("/" + Api.VERSION) ? text.replaceFirst("\\.json(?=\\?|$)", "") : text;
  }

  private static String camel(String snake) {
    StringBuilder camel = new StringBuilder();
    for (String word : snake.split("_", -1)) {
      camel.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
    }
    return camel.toString();
  }
}
