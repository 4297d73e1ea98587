import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;

/// What is small to send and much to take in.
final class Payloads {
  private static final int PNG_SIDE = 7_000;

  /// So that all its scans together are just within what gets a thumbnail.
  private static final int JPEG_SIDE = 6_000;

  private static final int FILLING_MEGABYTES = 100;

  private Payloads() {}

  /// 49 megapixels of 16 bits in some hundred kilobytes.
  static byte[] png() throws IOException {
    return picture(new BufferedImage(PNG_SIDE, PNG_SIDE, BufferedImage.TYPE_USHORT_GRAY), "png");
  }

  /// 36 megapixels that are drawn again with each scan.
  static byte[] progressiveJpeg() throws IOException {
    return picture(new BufferedImage(JPEG_SIDE, JPEG_SIDE, BufferedImage.TYPE_BYTE_GRAY), "jpeg");
  }

  private static byte[] picture(BufferedImage image, String format) throws IOException {
    var writer = ImageIO.getImageWritersByFormatName(format).next();
    var how = writer.getDefaultWriteParam();
    if (format.equals("jpeg")) {
      how.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
    }
    var bytes = new ByteArrayOutputStream();
    try (var out = ImageIO.createImageOutputStream(bytes)) {
      writer.setOutput(out);
      writer.write(null, new IIOImage(image, null, null), how);
    }
    writer.dispose();
    return bytes.toByteArray();
  }

  /// A sheet with a cell in a column that no sheet has.
  static byte[] sheetOfManyColumns() throws IOException {
    return sheet("<row r=\"1\"><c r=\"A1\"><v>1</v></c></row><row r=\"2\"><c r=\"ZZZZZZ2\"><v>1</v></c></row>", 0);
  }

  /// A sheet of some hundred kilobytes that unpacks to a hundred megabytes.
  static byte[] sheetOfMuchFilling() throws IOException {
    return sheet("<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>", FILLING_MEGABYTES);
  }

  private static byte[] sheet(String rows, int filling) throws IOException {
    var main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    var office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    var packages = "http://schemas.openxmlformats.org/package/2006/";
    var type = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      entry(zip, "[Content_Types].xml",
          "<Types xmlns=\"" + packages + "content-types\">"
              + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
              + "<Override PartName=\"/xl/workbook.xml\" ContentType=\"" + type + "sheet.main+xml\"/>"
              + "<Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"" + type + "worksheet+xml\"/></Types>");
      entry(zip, "_rels/.rels", relationship(packages, office, "officeDocument", "xl/workbook.xml"));
      entry(zip, "xl/workbook.xml",
          "<workbook xmlns=\"" + main + "\" xmlns:r=\"" + office + "\"><sheets><sheet name=\"a\" sheetId=\"1\" r:id=\"a\"/></sheets></workbook>");
      entry(zip, "xl/_rels/workbook.xml.rels", relationship(packages, office, "worksheet", "worksheets/sheet1.xml"));
      zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
      zip.write(ascii("<worksheet xmlns=\"" + main + "\"><sheetData>"));
      var blanks = ascii(" ".repeat(1_000_000));
      for (int i = 0; i < filling; i++) {
        zip.write(blanks);
      }
      zip.write(ascii(rows + "</sheetData></worksheet>"));
      zip.closeEntry();
    }
    return bytes.toByteArray();
  }

  private static String relationship(String packages, String office, String type, String target) {
    return "<Relationships xmlns=\"" + packages + "relationships\"><Relationship Id=\"a\" Type=\"" + office + "/" + type
        + "\" Target=\"" + target + "\"/></Relationships>";
  }

  private static void entry(ZipOutputStream zip, String name, String text) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(ascii(text));
    zip.closeEntry();
  }

  /// The body of an upload, with the boundary `b`.
  static byte[] multipart(byte[] content, String type, String name) {
    var out = new ByteArrayOutputStream();
    out.writeBytes(ascii("--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name + "\"\r\nContent-Type: " + type + "\r\n\r\n"));
    out.writeBytes(content);
    out.writeBytes(ascii("\r\n--b--\r\n"));
    return out.toByteArray();
  }

  /// The request that begins a socket.
  static String handshake() {
    return "GET /ws/customer HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
        + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";
  }

  /// A text frame, masked with zeros.
  static byte[] frame(String text) {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    var out = new ByteArrayOutputStream();
    out.writeBytes(new byte[] {(byte) 0x81, (byte) 0xfe, (byte) (bytes.length >> 8), (byte) bytes.length, 0, 0, 0, 0});
    out.writeBytes(bytes);
    return out.toByteArray();
  }

  static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
