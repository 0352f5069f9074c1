package dev.ringbridge.simulator.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Writes JSON as XML: a field is an element, an object the elements of its fields, a list those of
 * its items.
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
    fields(value);
    if (value.isArray()) {
      for (JsonNode item : value) {
        item(name, item);
      }
    }
    if (!value.isContainerNode()) {
      xml.writeCharacters(text.apply(value));
    }
    xml.writeEndElement();
  }

  private void fields(JsonNode value) throws XMLStreamException {
    for (Map.Entry<String, JsonNode> field : value.properties()) {
      write(names.apply(field.getKey()), field.getValue());
    }
  }

  /** An item that says what it is has its own name, another that of its list, in the singular. */
  private void item(String list, JsonNode item) throws XMLStreamException {
    if (item.size() == 1 && item.elements().next().isObject()) {
      fields(item);
    } else {
      write(list.replaceFirst("s$", ""), item);
    }
  }
}
