package io.zongji.staff;

import io.zongji.platform.FaultException;
import io.zongji.platform.FieldError;
import io.zongji.platform.HeavyWork;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.Workbook;

/// Tables of staff as files: reads .xlsx and .csv into rows whose cells are known by their
/// headings, writes the template.
final class StaffTable {
  static final int ROWS_MAX = 500;
  static final int FILE_BYTES_MAX = TableLimits.FILE_MEGABYTES_MAX * 1024 * 1024;

  /// A row of headings is looked for in so many rows; titles may stand above it.
  static final int HEADING_ROW_MAX = 50;

  /// A row with so many known headings is the row of headings.
  private static final int HEADINGS_RECOGNISED_MIN = 2;

  private static final List<String> EXAMPLE =
      List.of("000010", "示例客服", "agent@example.com", "小示", "13800000000", "普通座席", "");
  private static final byte[] ZIP = {'P', 'K', 3, 4};
  private static final byte[] OLD_OFFICE = {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0};

  private StaffTable() {}

  /// One member: the number of its row as a spreadsheet counts, and its cells.
  record Row(int number, Map<Heading, TableCell> cells) {
    String cell(Heading heading) {
      return cells.getOrDefault(heading, TableCell.EMPTY).text();
    }

    List<FieldError> unreadable() {
      return cells.entrySet().stream()
          .flatMap(
              cell ->
                  cell.getValue().problem().stream()
                      .map(problem -> FieldError.of(cell.getKey().field(), problem).inRow(number)))
          .toList();
    }
  }

  /// Where the headings stand, of which the first row has number 0.
  private record Found(TableSheet sheet, int at) {
    long known() {
      return knownHeadings(sheet.rows().get(at));
    }
  }

  /// Reads a file; what it is, its first bytes say.
  static List<Row> read(byte[] file) {
    if (file.length > FILE_BYTES_MAX) {
      throw new FaultException(StaffFault.IMPORT_FILE_TOO_LARGE, TableLimits.FILE_MEGABYTES_MAX);
    }
    return HeavyWork.LONG.compute(() -> rows(found(file)));
  }

  private static Found found(byte[] file) {
    if (begins(file, OLD_OFFICE)) {
      throw new FaultException(StaffFault.IMPORT_TYPE);
    }
    var found = begins(file, ZIP) ? inSheets(XlsxFile.read(file)) : inCsv(CsvTable.decode(file));
    if (found.isEmpty()) {
      throw new FaultException(
          StaffFault.IMPORT_NO_HEADINGS,
          String.join("、", Heading.required().stream().map(Heading::chinese).toList()),
          HEADING_ROW_MAX);
    }
    if (found.size() > 1) {
      var names = found.stream().map(sheet -> sheet.sheet().name()).toList();
      throw new FaultException(StaffFault.IMPORT_SHEETS, String.join("、", names));
    }
    return found.getFirst();
  }

  private static List<Found> inSheets(List<TableSheet> sheets) {
    return sheets.stream().flatMap(sheet -> headings(sheet).stream()).toList();
  }

  /// The separator is the one that makes the most headings.
  private static List<Found> inCsv(String text) {
    FaultException refused = null;
    var found = new ArrayList<Found>();
    for (char separator : CsvTable.SEPARATORS) {
      try {
        found.addAll(headings(new TableSheet("", CsvTable.read(text, separator))));
      } catch (FaultException e) {
        // Read with the wrong separator, anything may be too long; the right one decides.
        refused = refused == null ? e : refused;
      }
    }
    if (found.isEmpty() && refused != null) {
      throw refused;
    }
    return found.stream().max(Comparator.comparingLong(Found::known)).stream().toList();
  }

  private static List<Found> headings(TableSheet sheet) {
    var rows = sheet.rows();
    for (int at = 0; at < rows.size() && rows.get(at).number() <= HEADING_ROW_MAX; at++) {
      if (knownHeadings(rows.get(at)) >= HEADINGS_RECOGNISED_MIN) {
        return List.of(new Found(sheet, at));
      }
    }
    return List.of();
  }

  private static long knownHeadings(TableRow row) {
    return row.cells().stream()
        .flatMap(cell -> Heading.of(cell.text()).stream())
        .distinct()
        .count();
  }

  private static List<Row> rows(Found found) {
    var all = found.sheet().rows();
    var columns = columns(all.get(found.at()));
    var rows = new ArrayList<Row>();
    var errors = new ArrayList<FieldError>();
    for (var row : all.subList(found.at() + 1, all.size())) {
      if (!row.blank()) {
        rows.add(new Row(row.number(), cells(row, columns, errors)));
      }
    }
    if (rows.isEmpty()) {
      throw new FaultException(StaffFault.IMPORT_EMPTY);
    }
    if (rows.size() > ROWS_MAX) {
      throw new FaultException(StaffFault.IMPORT_TOO_LONG, ROWS_MAX);
    }
    if (!errors.isEmpty()) {
      throw FaultException.of(StaffFault.IMPORT_ROWS, errors, errors.size());
    }
    return rows;
  }

  /// What stands in a column without a heading would be lost, so it is refused.
  private static Map<Heading, TableCell> cells(
      TableRow row, List<Heading> columns, List<FieldError> errors) {
    var cells = new EnumMap<Heading, TableCell>(Heading.class);
    for (int i = 0; i < row.cells().size(); i++) {
      var cell = row.cell(i);
      var heading = i < columns.size() ? columns.get(i) : Heading.NONE;
      if (heading != Heading.NONE) {
        cells.put(heading, cell);
      } else if (!cell.blank()) {
        errors.add(FieldError.of(cell.text(), "no-heading").inRow(row.number()));
      }
    }
    return cells;
  }

  /// The headings of the columns; refuses by name what is unknown or there twice, and what
  /// must be there and is not.
  private static List<Heading> columns(TableRow row) {
    var columns = new ArrayList<Heading>();
    var errors = new ArrayList<FieldError>();
    for (var cell : row.cells()) {
      var heading = cell.blank() ? Heading.NONE : Heading.of(cell.text()).orElse(Heading.NONE);
      if (heading == Heading.NONE && !cell.blank()) {
        errors.add(FieldError.of(cell.text().strip(), "unknown-heading").inRow(row.number()));
      } else if (heading != Heading.NONE && columns.contains(heading)) {
        errors.add(FieldError.of(cell.text().strip(), "repeated-heading").inRow(row.number()));
      }
      columns.add(heading);
    }
    for (var heading : Heading.required()) {
      if (!columns.contains(heading)) {
        errors.add(FieldError.of(heading.field(), "missing-heading").inRow(row.number()));
      }
    }
    if (!errors.isEmpty()) {
      throw FaultException.of(StaffFault.IMPORT_HEADINGS, errors, errors.size());
    }
    return columns;
  }

  static byte[] csvTemplate() {
    var text = CsvTable.line(Heading.ofTemplate()) + CsvTable.line(EXAMPLE);
    // The mark at the beginning makes spreadsheets read it as UTF-8.
    return ("\ufeff" + text).getBytes(StandardCharsets.UTF_8);
  }

  static byte[] xlsxTemplate() {
    var bytes = new ByteArrayOutputStream();
    var columns = Heading.ofTemplate();
    try (var book = new Workbook(bytes, "Zongji", "1.0")) {
      var sheet = book.newWorksheet("客服");
      for (int column = 0; column < columns.size(); column++) {
        sheet.value(0, column, columns.get(column));
        sheet.style(0, column).bold().set();
        sheet.value(1, column, EXAMPLE.get(column));
        sheet.width(column, column == 2 ? 28 : 16);
        // Text, or a spreadsheet drops the noughts a number begins with.
        sheet.range(1, column, ROWS_MAX, column).style().format("@").set();
      }
      sheet.freezePane(0, 1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static boolean begins(byte[] file, byte[] mark) {
    return file.length > mark.length && Arrays.equals(file, 0, mark.length, mark, 0, mark.length);
  }
}
