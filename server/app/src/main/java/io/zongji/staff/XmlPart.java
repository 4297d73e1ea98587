package io.zongji.staff;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// Walks through one XML file of an .xlsx file, element by element. Nothing is expanded and nothing
/// is fetched: a file with a document type is refused.
final class XmlPart {
  private static final Pattern ESCAPED = Pattern.compile("_x([0-9A-Fa-f]{4})_");

  private final XMLStreamReader reader;

  private XmlPart(XMLStreamReader reader) {
    this.reader = reader;
  }

  /// What is to be made of an element; it may read on to the end of it.
  interface Step<T> {
    Optional<T> at(XmlPart xml) throws XMLStreamException;
  }

  /// What the step makes of all elements; no more than may be shared by a file.
  static <T> List<T> read(byte[] content, Step<T> step) throws XMLStreamException {
    var factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    var xml = new XmlPart(factory.createXMLStreamReader(new ByteArrayInputStream(content)));
    var found = new ArrayList<T>();
    while (xml.next()) {
      if (xml.reader.isStartElement()) {
        step.at(xml).ifPresent(found::add);
        TableLimits.check(found.size(), TableLimits.SHARED_MAX);
      }
    }
    return found;
  }

  /// Moves on; false at the end.
  boolean next() throws XMLStreamException {
    if (!reader.hasNext()) {
      return false;
    }
    int event = reader.next();
    if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
      throw new XMLStreamException("a document type");
    }
    return true;
  }

  boolean begins(String element) {
    return reader.isStartElement() && reader.getLocalName().equals(element);
  }

  boolean ends(String element) {
    return reader.isEndElement() && reader.getLocalName().equals(element);
  }

  /// An attribute of the element, by its name without a prefix; empty when it has none.
  String attribute(String name) {
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      if (reader.getAttributeLocalName(i).equals(name)) {
        return Objects.requireNonNullElse(reader.getAttributeValue(i), "");
      }
    }
    return "";
  }

  /// The texts in the element, put together, up to its end; without how they are pronounced.
  String text(String element) throws XMLStreamException {
    var text = new StringBuilder();
    boolean inText = false;
    int pronounced = 0;
    while (!ends(element) && next()) {
      if (reader.isStartElement()) {
        pronounced += begins("rPh") ? 1 : 0;
        inText = begins("t") && pronounced == 0;
      } else if (reader.isEndElement()) {
        pronounced -= ends("rPh") ? 1 : 0;
        inText = false;
      } else if (inText && reader.hasText()) {
        text.append(reader.getText());
        TableLimits.check(text.length(), TableLimits.CELL_CHARACTERS_MAX);
      }
    }
    return unescaped(text.toString());
  }

  /// All characters up to the end of the element, which has no others in it.
  String content(String element) throws XMLStreamException {
    var text = new StringBuilder();
    while (next() && !ends(element)) {
      if (reader.hasText()) {
        text.append(reader.getText());
        TableLimits.check(text.length(), TableLimits.CELL_CHARACTERS_MAX);
      }
    }
    return unescaped(text.toString());
  }

  /// Spreadsheets write what XML cannot hold as `_x000D_`.
  private static String unescaped(String text) {
    return ESCAPED
        .matcher(text)
        .replaceAll(
            found ->
                java.util.regex.Matcher.quoteReplacement(
                    String.valueOf((char) Integer.parseInt(found.group(1), 16))));
  }
}
