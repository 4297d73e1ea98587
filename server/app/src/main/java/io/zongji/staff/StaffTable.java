package io.zongji.staff;

import io.zongji.platform.FaultException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;

/// Tables of staff as files: reads .xlsx and .csv into rows of texts, writes the template.
final class StaffTable {
  static final int ROWS_MAX = 500;
  static final int FILE_BYTES_MAX = 2 * 1024 * 1024;
  static final List<String> COLUMNS = List.of("工号", "姓名", "邮箱", "昵称", "手机号", "角色", "技能组");
  private static final List<String> EXAMPLE =
      List.of("000010", "示例客服", "agent@example.com", "小示", "13800000000", "普通座席", "");
  private static final Charset GB18030 = Charset.forName("GB18030");
  private static final byte[] ZIP = {'P', 'K', 3, 4};

  private StaffTable() {}

  /// One row: its number as a spreadsheet counts (the heading is 1), and its texts.
  record Row(int number, List<String> cells) {
    String cell(int index) {
      return index < cells.size() ? cells.get(index).strip() : "";
    }

    boolean blank() {
      return cells.stream().allMatch(String::isBlank);
    }
  }

  /// Reads a file; what it is, its first bytes say.
  static List<Row> read(byte[] file) {
    if (file.length > FILE_BYTES_MAX) {
      throw new FaultException(StaffFault.IMPORT_TOO_LONG, ROWS_MAX);
    }
    var rows = startsWithZip(file) ? readXlsx(file) : Csv.read(decode(file));
    if (rows.isEmpty() || !rows.getFirst().cell(1).contains("姓名")) {
      throw new FaultException(StaffFault.IMPORT_UNREADABLE);
    }
    var filled = rows.stream().skip(1).filter(row -> !row.blank()).toList();
    if (filled.isEmpty()) {
      throw new FaultException(StaffFault.IMPORT_EMPTY);
    }
    if (filled.size() > ROWS_MAX) {
      throw new FaultException(StaffFault.IMPORT_TOO_LONG, ROWS_MAX);
    }
    return filled;
  }

  static byte[] csvTemplate() {
    var text = Csv.line(COLUMNS) + Csv.line(EXAMPLE);
    // The mark at the beginning makes spreadsheets read it as UTF-8.
    return ("\ufeff" + text).getBytes(StandardCharsets.UTF_8);
  }

  static byte[] xlsxTemplate() {
    var bytes = new ByteArrayOutputStream();
    try (var book = new Workbook(bytes, "Zongji", "1.0")) {
      var sheet = book.newWorksheet("客服");
      for (int column = 0; column < COLUMNS.size(); column++) {
        sheet.value(0, column, COLUMNS.get(column));
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

  private static List<Row> readXlsx(byte[] file) {
    try (var book =
            new ReadableWorkbook(new ByteArrayInputStream(file), new ReadingOptions(true, false));
        var rows = book.getFirstSheet().openStream()) {
      return rows.limit(ROWS_MAX + 100L)
          .map(
              row ->
                  new Row(
                      row.getRowNum(),
                      row.stream().limit(COLUMNS.size()).map(StaffTable::text).toList()))
          .toList();
    } catch (IOException | RuntimeException e) {
      // The library throws what it likes at a damaged file.
      throw new FaultException(StaffFault.IMPORT_UNREADABLE);
    }
  }

  private static String text(@org.jspecify.annotations.Nullable Cell cell) {
    return cell == null ? "" : cell.getText();
  }

  private static boolean startsWithZip(byte[] file) {
    return file.length > ZIP.length
        && java.util.Arrays.equals(file, 0, ZIP.length, ZIP, 0, ZIP.length);
  }

  private static String decode(byte[] file) {
    var text = strictly(file, StandardCharsets.UTF_8);
    // Spreadsheets on a Chinese Windows write GB18030 unless told otherwise.
    return text.orElseGet(
        () ->
            strictly(file, GB18030)
                .orElseThrow(() -> new FaultException(StaffFault.IMPORT_UNREADABLE)));
  }

  private static java.util.Optional<String> strictly(byte[] file, Charset charset) {
    try {
      var text = charset.newDecoder().decode(ByteBuffer.wrap(file)).toString();
      return java.util.Optional.of(text.startsWith("\ufeff") ? text.substring(1) : text);
    } catch (CharacterCodingException e) {
      return java.util.Optional.empty();
    }
  }

  /// Comma-separated values with quotes, as RFC 4180 has them.
  static final class Csv {
    private Csv() {}

    static String line(List<String> cells) {
      return String.join(",", cells.stream().map(Csv::quoted).toList()) + "\r\n";
    }

    private static String quoted(String cell) {
      return cell.matches("(?s).*[\",\r\n].*") ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
    }

    static List<Row> read(String text) {
      var rows = new ArrayList<Row>();
      var cells = new ArrayList<String>();
      var cell = new StringBuilder();
      boolean quoted = false;
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        if (quoted) {
          if (c != '"') {
            cell.append(c);
          } else if (i + 1 < text.length() && text.charAt(i + 1) == '"') {
            cell.append('"');
            i++;
          } else {
            quoted = false;
          }
        } else if (c == '"') {
          quoted = true;
        } else if (c == ',') {
          cells.add(cell.toString());
          cell.setLength(0);
        } else if (c == '\n') {
          cells.add(cell.toString());
          cell.setLength(0);
          rows.add(new Row(rows.size() + 1, List.copyOf(cells)));
          cells.clear();
        } else if (c != '\r') {
          cell.append(c);
        }
      }
      if (!cell.isEmpty() || !cells.isEmpty()) {
        cells.add(cell.toString());
        rows.add(new Row(rows.size() + 1, List.copyOf(cells)));
      }
      return rows;
    }
  }
}
