package dev.ringbridge.telephony.exotel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.ByteArrayInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Answers in XML, read as if they were JSON: an element is a field, and of several with one name
 * the last counts. Attributes are not looked at, and nothing outside the text is.
 */
final class Xml {
  private Xml() {}

  /** What it says; missing where it is no XML. */
  static JsonNode read(byte[] text) {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    try {
      XMLStreamReader reader = factory.createXMLStreamReader(new ByteArrayInputStream(text));
      reader.nextTag();
      ObjectNode all = JsonNodeFactory.instance.objectNode();
      all.set(reader.getLocalName(), element(reader));
      return all;
    } catch (XMLStreamException e) {
      return MissingNode.getInstance();
    }
  }

  private static JsonNode element(XMLStreamReader reader) throws XMLStreamException {
    ObjectNode inside = JsonNodeFactory.instance.objectNode();
    StringBuilder text = new StringBuilder();
    while (reader.next() != XMLStreamConstants.END_ELEMENT) {
      if (reader.isStartElement()) {
        inside.set(reader.getLocalName(), element(reader));
      } else if (reader.isCharacters()) {
        text.append(reader.getText());
      }
    }
    return inside.isEmpty() ? TextNode.valueOf(text.toString().strip()) : inside;
  }
}
