package dev.ringbridge.simulator.exotel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.ringbridge.simulator.http.XmlElements;
import java.io.StringWriter;
import java.util.function.UnaryOperator;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Answers in XML: the same fields by the same names. */
final class Xml {
  private static final JsonMapper JSON = new JsonMapper();

  private Xml() {}

  /** This JSON as XML. */
  static String of(String json) {
    try {
      StringWriter text = new StringWriter();
      XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
      xml.writeStartDocument("UTF-8", "1.0");
      new XmlElements(xml, UnaryOperator.identity(), JsonNode::asText)
          .write("TwilioResponse", JSON.readTree(json));
      xml.writeEndDocument();
      return text.toString();
    } catch (XMLStreamException | JsonProcessingException e) {
      throw new IllegalStateException("what was made here can be read and written", e);
    }
  }
}
