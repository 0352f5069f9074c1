package dev.ringbridge.simulator.exotel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.StringWriter;
import java.util.Map;
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
      element(xml, "TwilioResponse", JSON.readTree(json));
      xml.writeEndDocument();
      return text.toString();
    } catch (XMLStreamException | JsonProcessingException e) {
      throw new IllegalStateException("what was made here can be read and written", e);
    }
  }

  private static void element(XMLStreamWriter xml, String name, JsonNode value)
      throws XMLStreamException {
    xml.writeStartElement(name);
    for (Map.Entry<String, JsonNode> field : value.properties()) {
      element(xml, field.getKey(), field.getValue());
    }
    if (value.isValueNode()) {
      xml.writeCharacters(value.asText());
    }
    xml.writeEndElement();
  }
}
