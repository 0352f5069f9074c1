package dev.ringbridge.simulator.twiml;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** What a customer's document turned out to be. */
public sealed interface Twiml {
  /** The carrier's code for a document that cannot be parsed. */
  int PARSE_FAILURE = 12100;

  /** A document that can be carried out. */
  record Parsed(Program program) implements Twiml {}

  /**
   * No TwiML.
   *
   * @param reason what is wrong with it
   */
  record Malformed(String reason) implements Twiml {}

  /** Reads a document. */
  static Twiml read(String xml) {
    Optional<Element> root = tree(xml);
    if (root.isEmpty()) {
      return new Malformed("no well-formed XML");
    }
    return root.get().name().equals("Response")
        ? new Parsed(Program.of(root.get().children()))
        : new Malformed("the root is " + root.get().name());
  }

  /**
   * The elements of any XML document, the root first; empty if it is none. External entities and
   * DTDs are not looked at.
   */
  static Optional<Element> tree(String xml) {
    try {
      XMLStreamReader reader = factory().createXMLStreamReader(new StringReader(xml.strip()));
      while (reader.next() != XMLStreamConstants.START_ELEMENT) {
        // The prolog: comments and instructions.
      }
      return Optional.of(element(reader));
    } catch (XMLStreamException e) {
      return Optional.empty();
    }
  }

  private static XMLInputFactory factory() {
    // The JDK's own, whatever else is on the class path.
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    return factory;
  }

  private static Element element(XMLStreamReader reader) throws XMLStreamException {
    String name = reader.getLocalName();
    Map<String, String> attributes = new LinkedHashMap<>();
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      attributes.put(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
    }
    StringBuilder text = new StringBuilder();
    List<Element> children = new ArrayList<>();
    for (int at = reader.next(); at != XMLStreamConstants.END_ELEMENT; at = reader.next()) {
      if (at == XMLStreamConstants.START_ELEMENT) {
        children.add(element(reader));
      } else if (at == XMLStreamConstants.CHARACTERS) {
        text.append(reader.getText());
      }
    }
    return new Element(name, attributes, text.toString().strip(), children);
  }
}
