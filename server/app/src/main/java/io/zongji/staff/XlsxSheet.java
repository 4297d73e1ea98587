package io.zongji.staff;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;

/// Reads the cells of one sheet of an .xlsx file, each with the text that a spreadsheet shows.
final class XlsxSheet {
  private static final Pattern REFERENCE = Pattern.compile("([A-Z]{1,12})([1-9][0-9]{0,9})");
  private static final int ROW_GREATEST = 1_048_576;

  private final List<String> texts;
  private final CellFormats formats;
  private final TreeMap<Integer, TreeMap<Integer, TableCell>> rows = new TreeMap<>();
  private final int cellsMax;
  private int cells;
  private int row;
  private int column;

  private XlsxSheet(List<String> texts, CellFormats formats, int cellsMax) {
    this.texts = texts;
    this.formats = formats;
    this.cellsMax = cellsMax;
  }

  /// @param texts what the cells of the file share
  /// @param cellsMax the most cells this sheet may have, those left out between others with them
  static List<TableRow> read(byte[] content, List<String> texts, CellFormats formats, int cellsMax)
      throws XMLStreamException {
    var sheet = new XlsxSheet(texts, formats, cellsMax);
    XmlPart.read(content, sheet::step);
    return sheet.rows.entrySet().stream()
        .map(entry -> new TableRow(entry.getKey(), filled(entry.getValue())))
        .toList();
  }

  private static List<TableCell> filled(SortedMap<Integer, TableCell> cells) {
    var filled = new ArrayList<TableCell>();
    for (int i = 0; i <= cells.lastKey(); i++) {
      filled.add(cells.getOrDefault(i, TableCell.EMPTY));
    }
    return filled;
  }

  private Optional<Object> step(XmlPart xml) throws XMLStreamException {
    if (xml.begins("row")) {
      var number = xml.attribute("r");
      row = number.isEmpty() ? row + 1 : Integer.parseInt(number);
      column = -1;
    } else if (xml.begins("c")) {
      place(xml.attribute("r"));
      var cell = cell(xml);
      if (!cell.blank()) {
        put(cell);
      }
    }
    return Optional.empty();
  }

  /// Where the cell stands: as it says, or else behind the one before.
  private void place(String reference) {
    column++;
    if (!reference.isEmpty()) {
      var found = REFERENCE.matcher(reference);
      if (!found.matches()) {
        throw new IllegalArgumentException("no reference");
      }
      long number = 0;
      for (char letter : found.group(1).toCharArray()) {
        number = number * 26 + letter - 'A' + 1;
      }
      TableLimits.check(number, TableLimits.COLUMNS_MAX);
      column = (int) number - 1;
      row = Integer.parseInt(found.group(2));
    }
    TableLimits.check(column + 1L, TableLimits.COLUMNS_MAX);
    if (row < 1 || row > ROW_GREATEST) {
      throw new IllegalArgumentException("no row");
    }
  }

  private void put(TableCell cell) {
    TableLimits.check(++cells, cellsMax);
    var there = rows.computeIfAbsent(row, _ -> new TreeMap<>());
    TableLimits.check(rows.size(), TableLimits.ROWS_MAX);
    if (there.put(column, cell) != null) {
      throw new IllegalArgumentException("twice the same cell");
    }
  }

  private TableCell cell(XmlPart xml) throws XMLStreamException {
    var type = xml.attribute("t");
    var style = xml.attribute("s");
    var value = Optional.<String>empty();
    boolean formula = false;
    var inline = new StringBuilder();
    while (!xml.ends("c") && xml.next()) {
      if (xml.begins("v")) {
        value = Optional.of(xml.content("v"));
      } else if (xml.begins("is")) {
        inline.append(xml.text("is"));
      } else if (xml.begins("f")) {
        formula = true;
      }
    }
    if (type.equals("inlineStr")) {
      return TableCell.of(inline.toString());
    }
    if (value.isEmpty()) {
      return formula ? TableCell.unreadable("cell-not-computed") : TableCell.EMPTY;
    }
    return shown(type, value.get(), style);
  }

  private TableCell shown(String type, String value, String style) {
    return switch (type) {
      case "s" -> TableCell.of(texts.get(Integer.parseInt(value.strip())));
      case "str" -> TableCell.of(value);
      case "b" -> TableCell.of(value.strip().equals("1") ? "TRUE" : "FALSE");
      case "e" -> TableCell.unreadable("cell-error");
      case "d" -> TableCell.unreadable("cell-date");
      default -> value.isBlank() ? TableCell.EMPTY : formats.shown(number(value.strip()), style);
    };
  }

  private static BigDecimal number(String value) {
    TableLimits.check(value.length(), 64);
    var number = new BigDecimal(value);
    // Larger ones than spreadsheets have would take long to write out.
    TableLimits.check(Math.abs((long) number.scale()), 400);
    return number;
  }
}
