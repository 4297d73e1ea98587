package io.zongji.staff;

import io.zongji.platform.FaultException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import org.apache.commons.compress.archivers.zip.ZipFile;

/// Reads the sheets of an .xlsx file, in bounds that nothing in the file can move ([TableLimits]).
final class XlsxFile {
  private static final long MEGABYTE = 1_048_576;
  private static final String FOLDER = "xl/";
  private static final String WORKBOOK = "xl/workbook.xml";

  private final Map<String, byte[]> parts;

  private XlsxFile(Map<String, byte[]> parts) {
    this.parts = parts;
  }

  /// All sheets in their order, hidden ones too.
  static List<TableSheet> read(byte[] file) {
    try {
      return new XlsxFile(unpack(file)).sheets();
    } catch (IOException | XMLStreamException | RuntimeException e) {
      if (e instanceof FaultException known) {
        throw known;
      }
      // What reads zips and XML throws all sorts of things at damaged files.
      throw new FaultException(StaffFault.IMPORT_UNREADABLE);
    }
  }

  private static Map<String, byte[]> unpack(byte[] file) throws IOException {
    var parts = new HashMap<String, byte[]>();
    long left = TableLimits.UNPACKED_MEGABYTES_MAX * MEGABYTE;
    int count = 0;
    // By the list at its end: what stands before the parts may leave their sizes open.
    try (var zip = ZipFile.builder().setByteArray(file).get()) {
      for (var entry : Collections.list(zip.getEntries())) {
        TableLimits.check(++count, TableLimits.PARTS_MAX);
        if (entry.getName().startsWith(FOLDER)) {
          byte[] bytes;
          try (var in = zip.getInputStream(entry)) {
            bytes = in.readNBytes((int) left + 1);
          }
          left -= bytes.length;
          TableLimits.check(-left, 0);
          if (parts.putIfAbsent(entry.getName(), bytes) != null) {
            throw new IOException("twice the same part");
          }
        }
      }
    }
    if (!parts.containsKey(WORKBOOK)) {
      throw new FaultException(StaffFault.IMPORT_TYPE);
    }
    return parts;
  }

  private List<TableSheet> sheets() throws XMLStreamException {
    var texts = sharedTexts();
    var formats = CellFormats.read(part("xl/styles.xml"));
    var targets = targets();
    var sheets = new ArrayList<TableSheet>();
    int cells = 0;
    for (var sheet : XmlPart.read(part(WORKBOOK).orElseThrow(), xml -> named(xml))) {
      TableLimits.check(sheets.size() + 1L, TableLimits.SHEETS_MAX);
      var target = targets.getOrDefault(sheet.id(), "");
      var content = part(target);
      // A sheet may also be a diagram.
      if (content.isPresent() && target.contains("worksheets/")) {
        var rows = XlsxSheet.read(content.get(), texts, formats, TableLimits.CELLS_MAX - cells);
        cells += rows.stream().mapToInt(row -> row.cells().size()).sum();
        sheets.add(new TableSheet(sheet.name(), rows));
      }
    }
    return sheets;
  }

  private Optional<byte[]> part(String name) {
    return Optional.ofNullable(parts.get(name));
  }

  private record Named(String name, String id) {}

  private static Optional<Named> named(XmlPart xml) {
    return xml.begins("sheet")
        ? Optional.of(new Named(xml.attribute("name"), xml.attribute("id")))
        : Optional.empty();
  }

  /// Where the sheets lie, by the ids that the workbook calls them.
  private Map<String, String> targets() throws XMLStreamException {
    var targets = new HashMap<String, String>();
    var relations = part("xl/_rels/workbook.xml.rels").orElseThrow();
    XmlPart.read(
        relations,
        xml -> {
          if (xml.begins("Relationship")) {
            var target = xml.attribute("Target");
            targets.put(
                xml.attribute("Id"),
                target.startsWith("/") ? target.substring(1) : FOLDER + target);
          }
          return Optional.empty();
        });
    return targets;
  }

  private List<String> sharedTexts() throws XMLStreamException {
    var content = part("xl/sharedStrings.xml");
    if (content.isEmpty()) {
      return List.of();
    }
    var texts =
        XmlPart.read(
            content.get(),
            xml -> xml.begins("si") ? Optional.of(xml.text("si")) : Optional.empty());
    return texts;
  }
}
