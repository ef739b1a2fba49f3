package io.mammoedge.trainer.dataset;

import io.mammoedge.runtime.RefusedImageException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.MissingResourceException;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Apple property lists (XML), as OsiriX exports regions of interest: {@code dict} becomes a map,
 * {@code array} a list, anything else its text.
 */
final class Plist {
  private static final int DEEPEST = 32;

  private final XMLStreamReader xml;
  private int depth;

  private Plist(XMLStreamReader xml) {
    this.xml = xml;
  }

  /**
   * Reads the one value of a file. The document type on Apple's server is not fetched.
   *
   * @throws RefusedImageException when the file is not such XML
   */
  static Object read(Path file) {
    XMLInputFactory factory = XMLInputFactory.newFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    try (InputStream in = Files.newInputStream(file)) {
      XMLStreamReader xml = factory.createXMLStreamReader(in);
      new Plist(xml).expectStart("plist");
      xml.nextTag();
      return new Plist(xml).value();
    } catch (IOException | XMLStreamException | MissingResourceException e) {
      // The last: the JDK has no text for some of the errors that its parser finds.
      throw new RefusedImageException(
          "BAD_OUTLINE", file + ": not an XML property list of contours", e);
    }
  }

  private void expectStart(String name) throws XMLStreamException {
    while (xml.next() != XMLStreamConstants.START_ELEMENT) {
      // Prolog: document type, comments.
    }
    if (!xml.getLocalName().equals(name)) {
      throw new XMLStreamException("no " + name, xml.getLocation());
    }
  }

  /** At a start tag; ends at its end tag. */
  private Object value() throws XMLStreamException {
    if (++depth > DEEPEST) {
      throw new XMLStreamException("too deep", xml.getLocation());
    }
    try {
      return switch (xml.getLocalName()) {
        case "dict" -> dict();
        case "array" -> array();
        default -> xml.getElementText();
      };
    } finally {
      depth--;
    }
  }

  private Map<String, Object> dict() throws XMLStreamException {
    Map<String, Object> map = new LinkedHashMap<>();
    while (xml.nextTag() == XMLStreamConstants.START_ELEMENT) {
      String key = xml.getElementText();
      xml.nextTag();
      map.put(key, value());
    }
    return map;
  }

  private List<Object> array() throws XMLStreamException {
    List<Object> list = new ArrayList<>();
    while (xml.nextTag() == XMLStreamConstants.START_ELEMENT) {
      list.add(value());
    }
    return list;
  }
}
