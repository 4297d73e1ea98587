package io.zongji.staff;

import io.zongji.platform.FaultException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Separated values as spreadsheets write them: quotes as RFC 4180 has them, and the encoding told
/// from the bytes.
final class CsvTable {
  /// What may stand between two cells.
  static final List<Character> SEPARATORS = List.of(',', ';', '\t', '，', '|');

  private static final Charset GB18030 = Charset.forName("GB18030");
  private static final String SEPARATOR_HINT = "sep=";

  private final String text;
  private final char separator;
  private final List<TableRow> rows = new ArrayList<>();
  private final List<TableCell> cells = new ArrayList<>();
  private int at;

  private CsvTable(String text, char separator) {
    this.text = text;
    this.separator = separator;
  }

  static String line(List<String> cells) {
    return String.join(",", cells.stream().map(CsvTable::quoted).toList()) + "\r\n";
  }

  private static String quoted(String cell) {
    return cell.matches("(?s).*[\",\r\n].*") ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
  }

  /// The text of a file; refuses bytes that are no text.
  static String decode(byte[] file) {
    var text = marked(file).or(() -> strictly(file, 0, StandardCharsets.UTF_8));
    // Spreadsheets on a Chinese Windows write GB18030 unless told otherwise.
    return text.or(() -> strictly(file, 0, GB18030))
        .filter(read -> read.chars().noneMatch(CsvTable::strange))
        .orElseThrow(() -> new FaultException(StaffFault.IMPORT_ENCODING));
  }

  /// The text of a file that begins with the mark of its encoding.
  private static Optional<String> marked(byte[] file) {
    if (begins(file, 0xef, 0xbb, 0xbf)) {
      return strictly(file, 3, StandardCharsets.UTF_8);
    }
    if (begins(file, 0xff, 0xfe)) {
      return strictly(file, 2, StandardCharsets.UTF_16LE);
    }
    return begins(file, 0xfe, 0xff)
        ? strictly(file, 2, StandardCharsets.UTF_16BE)
        : Optional.empty();
  }

  private static boolean begins(byte[] file, int... mark) {
    for (int i = 0; i < mark.length; i++) {
      if (i >= file.length || (file[i] & 0xff) != mark[i]) {
        return false;
      }
    }
    return true;
  }

  private static Optional<String> strictly(byte[] file, int from, Charset charset) {
    try {
      var rest = ByteBuffer.wrap(file, from, file.length - from);
      return Optional.of(charset.newDecoder().decode(rest).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  private static boolean strange(int character) {
    return character < ' ' && character != '\t' && character != '\r' && character != '\n';
  }

  /// Reads a text whose cells are separated by this character.
  static List<TableRow> read(String text, char separator) {
    return new CsvTable(text, separator).read();
  }

  private List<TableRow> read() {
    if (text.startsWith(SEPARATOR_HINT)) {
      endOfHint();
    }
    while (at < text.length()) {
      TableLimits.check(rows.size(), TableLimits.ROWS_MAX);
      TableLimits.check(cells.size(), TableLimits.COLUMNS_MAX);
      cell();
    }
    if (!cells.isEmpty() || text.endsWith(String.valueOf(separator))) {
      endRow();
    }
    return rows;
  }

  /// Excel has the separator told in a line of its own, which it counts as a row.
  private void endOfHint() {
    int end = text.indexOf('\n');
    at = end < 0 ? text.length() : end + 1;
    rows.add(new TableRow(1, List.of()));
  }

  /// One cell and what ends it: a separator, the end of the line or that of the text.
  private void cell() {
    var cell = new StringBuilder();
    if (text.charAt(at) == '"') {
      at++;
      quotedPart(cell);
    }
    while (at < text.length() && text.charAt(at) != separator && !lineEnds()) {
      cell.append(text.charAt(at++));
    }
    TableLimits.check(cell.length(), TableLimits.CELL_CHARACTERS_MAX);
    cells.add(TableCell.of(cell.toString()));
    if (at >= text.length()) {
      return;
    }
    boolean ends = lineEnds();
    at += text.startsWith("\r\n", at) ? 2 : 1;
    if (ends) {
      endRow();
    }
  }

  private boolean lineEnds() {
    return text.charAt(at) == '\n' || text.charAt(at) == '\r';
  }

  /// What stands in quotes, in which lines may end and two quotes are one.
  private void quotedPart(StringBuilder cell) {
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c != '"') {
        cell.append(c);
      } else if (at < text.length() && text.charAt(at) == '"') {
        cell.append('"');
        at++;
      } else {
        return;
      }
    }
    throw new FaultException(StaffFault.IMPORT_QUOTE, rows.size() + 1);
  }

  private void endRow() {
    rows.add(new TableRow(rows.size() + 1, List.copyOf(cells)));
    cells.clear();
  }
}
