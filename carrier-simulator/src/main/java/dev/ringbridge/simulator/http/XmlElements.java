package dev.ringbridge.simulator.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Writes JSON as XML: a field is an element, an object the elements of its fields.
 *
 * @param names how a field of that name is called in XML
 * @param text what is written of a value
 */
public record XmlElements(
    XMLStreamWriter xml, UnaryOperator<String> names, Function<JsonNode, String> text) {
  /**
   * Writes an element of this name.
   *
   * @throws XMLStreamException if it cannot be written
   */
  public void write(String name, JsonNode value) throws XMLStreamException {
    xml.writeStartElement(name);
    for (Map.Entry<String, JsonNode> field : value.properties()) {
      write(names.apply(field.getKey()), field.getValue());
    }
    if (!value.isContainerNode()) {
      xml.writeCharacters(text.apply(value));
    }
    xml.writeEndElement();
  }
}
