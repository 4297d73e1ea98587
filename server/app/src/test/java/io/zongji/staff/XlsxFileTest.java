package io.zongji.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import io.zongji.platform.FaultException;
import io.zongji.platform.HeavyWork;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

/// Sheets as spreadsheets and mischief write them.
final class XlsxFileTest {
  private static final String HEAD = row(1, "工号", "姓名", "邮箱", "昵称", "手机号", "角色", "技能组");

  @Test
  void numbersAreReadAsTheirCellsShowThem() throws IOException {
    assertThat(cells("<c r='A2' s='1'><v>203</v></c>")).containsExactly("000203");
    assertThat(cells("<c r='A2'><v>1.38E10</v></c>")).containsExactly("13800000000");
    assertThat(cells("<c r='A2'><v>203</v></c>")).containsExactly("203");
    assertThat(cells("<c r='A2' t='b'><v>1</v></c>")).containsExactly("TRUE");
    assertThat(cells("<c r='A2' t='str'><f>A1</f><v>公式</v></c>")).containsExactly("公式");
    assertThat(cells("<c r='A2' s='1'><f>1+1</f><v>2</v></c>")).containsExactly("000002");
    assertThat(cells("<c r='A2' t='s'><v>0</v></c>")).containsExactly("共 用");
    assertThat(cells("<c r='A2' s='2'><v>45000</v></c>")).containsExactly("cell-date");
    assertThat(cells("<c r='A2' t='e'><v>#N/A</v></c>")).containsExactly("cell-error");
    assertThat(cells("<c r='A2'><f>1+1</f></c>")).containsExactly("cell-not-computed");
    assertThat(cells("<c r='C2'><v>1</v></c>")).containsExactly("", "", "1");
  }

  @Test
  void formatsPutDigitsAndTextWhereTheyBelong() {
    assertThat(shown("13800000001", "000 0000 0000")).isEqualTo("138 0000 0001");
    assertThat(shown("13800000001", "000-0000-0000")).isEqualTo("138-0000-0001");
    assertThat(shown("7", "\"KF\"0000")).isEqualTo("KF0007");
    assertThat(shown("1234567", "#,##0")).isEqualTo("1,234,567");
    assertThat(shown("123456789", "0000")).isEqualTo("123456789");
    assertThat(shown("2.5", "0.00")).isEqualTo("2.50");
    assertThat(shown("-3", "0;(0)")).isEqualTo("(3)");
    assertThat(shown("0", "#")).isEmpty();
    assertThat(shown("1", "yyyy-mm-dd")).isEqualTo("cell-date");
    assertThat(shown("1", "0%")).isEqualTo("cell-date");
  }

  @Test
  void aSheetIsFoundByItsHeadingsWhereverItLies() throws IOException {
    var other = sheet(row(1, "说明"));
    var staff = sheet(row(4, "姓名", "工号", "邮箱", "昵称", "手机号", "角色", "技能组") + row(9, "一", "A1"));
    var rows = StaffTable.read(book(Map.of("a", other, "b", staff)));
    assertThat(rows).hasSize(1);
    assertThat(rows.getFirst().number()).isEqualTo(9);
    assertThat(rows.getFirst().cell(Heading.NUMBER)).isEqualTo("A1");
    assertRefused(StaffFault.IMPORT_SHEETS, book(Map.of("a", staff, "b", staff)));
    assertRefused(StaffFault.IMPORT_NO_HEADINGS, book(Map.of("a", other)));
  }

  @Test
  void whatASmallFileClaimsTakesNoMemory() throws IOException {
    for (var reference : List.of("ZZZZZZ2", "XFDDDDDDD2", "XFD2", "IW2")) {
      var file = book(sheet(HEAD + "<row r='2'><c r='%s'><v>1</v></c></row>".formatted(reference)));
      assertThat(allocatedBy(() -> assertRefused(StaffFault.IMPORT_TOO_MUCH, file)))
          .as(reference)
          .isLessThan(16_000_000);
    }
    assertRefused(StaffFault.IMPORT_TOO_MUCH, book(sheet(HEAD + " ".repeat(40_000_000))));
    assertRefused(
        StaffFault.IMPORT_TOO_MUCH,
        book(sheet("<row><c t='inlineStr'><is><t>" + "x".repeat(40_000) + "</t></is></c></row>")));
    assertRefused(
        StaffFault.IMPORT_TOO_MUCH, book(sheet("<row><c r='A1'><v>1E999999999</v></c></row>")));
    var rows = new StringBuilder();
    for (int i = 1; i <= TableLimits.ROWS_MAX + 1; i++) {
      rows.append("<row><c><v>1</v></c></row>");
    }
    assertRefused(StaffFault.IMPORT_TOO_MUCH, book(sheet(rows.toString())));
  }

  @Test
  void nothingIsExpandedOrFetched() throws IOException {
    var bomb =
        "<!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;&a;'>]>"
            + "<worksheet><sheetData><row><c t='str'><v>&b;</v></c></row></sheetData></worksheet>";
    assertRefused(StaffFault.IMPORT_UNREADABLE, book(Map.of("a", bomb)));
    assertRefused(StaffFault.IMPORT_UNREADABLE, book(sheet("<row><c t='s'><v>9</v></c></row>")));
    assertRefused(StaffFault.IMPORT_UNREADABLE, book(sheet("<row r='0'><c><v>9</v></c></row>")));
    assertRefused(StaffFault.IMPORT_TYPE, zip(Map.of("mimetype", "opendocument")));
  }

  @Test
  void aFormatIsNoLongerThanASpreadsheetHasIt() throws IOException {
    var parts = parts(Map.of("a", sheet(HEAD)));
    parts.put(
        "xl/styles.xml",
        "<styleSheet><numFmt numFmtId='164' formatCode='%s'/></styleSheet>"
            .formatted("0".repeat(256)));
    assertRefused(StaffFault.IMPORT_TOO_MUCH, zip(parts));
  }

  /// Bytes that the thread makes room for which does such work.
  private static long allocatedBy(Runnable work) {
    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    return HeavyWork.LONG.compute(
        () -> {
          long before = threads.getCurrentThreadAllocatedBytes();
          work.run();
          return threads.getCurrentThreadAllocatedBytes() - before;
        });
  }

  private static void assertRefused(StaffFault fault, byte[] file) {
    assertThatThrownBy(() -> StaffTable.read(file))
        .isInstanceOfSatisfying(
            FaultException.class, refused -> assertThat(refused.fault()).isEqualTo(fault));
  }

  private static String shown(String number, String format) {
    var value = new BigDecimal(number);
    var cell = CellFormats.shown(value, CellFormats.section(format, value.signum()));
    return cell.problem().orElse(cell.text());
  }

  private static List<String> cells(String row) throws IOException {
    var rows = XlsxFile.read(book(sheet("<row r='2'>" + row + "</row>"))).getFirst().rows();
    return rows.getFirst().cells().stream()
        .map(cell -> cell.problem().orElse(cell.text()))
        .toList();
  }

  private static String row(int number, String... texts) {
    var row = new StringBuilder("<row r='%d'>".formatted(number));
    for (var text : texts) {
      row.append("<c t='inlineStr'><is><t>").append(text).append("</t></is></c>");
    }
    return row.append("</row>").toString();
  }

  private static String sheet(String rows) {
    return "<worksheet><sheetData>" + rows + "</sheetData></worksheet>";
  }

  private static byte[] book(String sheet) throws IOException {
    return book(Map.of("a", sheet));
  }

  private static byte[] book(Map<String, String> sheets) throws IOException {
    return zip(parts(sheets));
  }

  private static Map<String, String> parts(Map<String, String> sheets) {
    var parts = new TreeMap<String, String>();
    var listed = new StringBuilder();
    var relations = new StringBuilder();
    for (var sheet : new TreeMap<>(sheets).entrySet()) {
      var name = sheet.getKey();
      listed.append("<sheet name='%s' r:id='%s'/>".formatted(name, name));
      relations.append("<Relationship Id='%s' Target='worksheets/%s.xml'/>".formatted(name, name));
      parts.put("xl/worksheets/%s.xml".formatted(name), sheet.getValue());
    }
    parts.put(
        "xl/workbook.xml", "<workbook xmlns:r='r'><sheets>" + listed + "</sheets></workbook>");
    parts.put("xl/_rels/workbook.xml.rels", "<Relationships>" + relations + "</Relationships>");
    parts.put(
        "xl/sharedStrings.xml",
        "<sst><si><r><t>共</t></r><r><t xml:space='preserve'> 用</t></r><rPh><t>gong</t></rPh></si></sst>");
    parts.put(
        "xl/styles.xml",
        "<styleSheet><numFmts><numFmt numFmtId='164' formatCode='000000'/></numFmts>"
            + "<cellStyleXfs><xf numFmtId='9'/></cellStyleXfs>"
            + "<cellXfs><xf numFmtId='0'/><xf numFmtId='164'/><xf numFmtId='14'/></cellXfs></styleSheet>");
    return parts;
  }

  private static byte[] zip(Map<String, String> parts) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(out)) {
      for (var part : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    }
    return out.toByteArray();
  }
}
