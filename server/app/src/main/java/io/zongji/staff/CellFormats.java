package io.zongji.staff;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;

/// Writes numbers as the formats of their cells show them: 203 as `000203` where the cell says
/// `000000`. What no staff number or mobile is made of (dates, shares, powers of ten) is told as
/// unreadable rather than guessed.
final class CellFormats {
  private static final Map<Integer, String> BUILT_IN =
      Map.of(0, "General", 1, "0", 2, "0.00", 3, "#,##0", 4, "#,##0.00", 49, "@");
  private static final int SIGNIFICANT_MAX = 15;

  /// Formats between these are the dates, shares and powers of ten that every spreadsheet knows.
  private static final int BUILT_IN_GREATEST = 163;

  private static final Pattern LITERAL =
      Pattern.compile("\"([^\"]*)\"|\\\\(.)|_.|\\*.|\\[[^\\]]*\\]");
  private static final Pattern PLAIN =
      Pattern.compile("[^0#?.]*[0#?][0#?,\\- ().+/\\p{IsHan}A-Z\\x{E000}-\\x{F8FF}]*");

  private final List<String> ofStyles;

  private CellFormats(List<String> ofStyles) {
    this.ofStyles = ofStyles;
  }

  /// The formats that the styles of a file have.
  static CellFormats read(Optional<byte[]> styles) throws XMLStreamException {
    var own = new HashMap<Integer, String>();
    var ofStyles = new ArrayList<String>();
    boolean[] inCells = {false};
    if (styles.isPresent()) {
      XmlPart.read(
          styles.get(),
          xml -> {
            if (xml.begins("numFmt")) {
              var code = xml.attribute("formatCode");
              TableLimits.check(code.length(), TableLimits.FORMAT_CHARACTERS_MAX);
              own.put(Integer.parseInt(xml.attribute("numFmtId")), code);
              TableLimits.check(own.size(), TableLimits.SHARED_MAX);
            } else if (xml.begins("cellXfs") || xml.begins("cellStyleXfs")) {
              inCells[0] = xml.begins("cellXfs");
            } else if (xml.begins("xf") && inCells[0]) {
              ofStyles.add(format(own, xml.attribute("numFmtId")));
              TableLimits.check(ofStyles.size(), TableLimits.SHARED_MAX);
            } else if (xml.begins("cellStyles")) {
              inCells[0] = false;
            }
            return Optional.empty();
          });
    }
    return new CellFormats(ofStyles);
  }

  private static String format(Map<Integer, String> own, String id) {
    int number = id.isEmpty() ? 0 : Integer.parseInt(id);
    var ours = own.get(number);
    if (ours != null) {
      return ours;
    }
    return BUILT_IN.getOrDefault(number, number <= BUILT_IN_GREATEST ? "d" : "General");
  }

  /// The number as a cell of this style shows it.
  TableCell shown(BigDecimal number, String style) {
    var format =
        style.isEmpty() || ofStyles.isEmpty() ? "General" : ofStyles.get(Integer.parseInt(style));
    return shown(number, section(format, number.signum()));
  }

  static TableCell shown(BigDecimal number, Section section) {
    var format = section.format();
    if (format.equalsIgnoreCase("General") || format.equals("@") || format.isEmpty()) {
      return TableCell.of(general(number));
    }
    var literals = new ArrayList<String>();
    var pattern = withoutLiterals(format, literals);
    if (pattern.contains("%")
        || !PLAIN.matcher(pattern).matches()
        || pattern.indexOf('.') != pattern.lastIndexOf('.')) {
      return TableCell.unreadable("cell-date");
    }
    return TableCell.of(
        (section.signed() && number.signum() < 0 ? "-" : "")
            + fill(pattern, number.abs(), literals));
  }

  /// The part of a format that is for such a number.
  ///
  /// @param signed whether a minus is put before what is below nought
  record Section(String format, boolean signed) {}

  static Section section(String format, int sign) {
    var parts = format.split(";", -1);
    if (sign < 0 && parts.length > 1) {
      return new Section(parts[1], false);
    }
    return sign == 0 && parts.length > 2
        ? new Section(parts[2], false)
        : new Section(parts[0], true);
  }

  /// As many digits as a spreadsheet keeps, and no power of ten.
  private static String general(BigDecimal number) {
    var digits = number.round(new MathContext(SIGNIFICANT_MAX, RoundingMode.HALF_UP));
    var plain = digits.stripTrailingZeros();
    return (plain.signum() == 0 ? BigDecimal.ZERO : plain).toPlainString();
  }

  /// The format with a private character for each piece of text in it.
  private static String withoutLiterals(String format, List<String> literals) {
    return LITERAL
        .matcher(format)
        .replaceAll(
            found -> {
              var text = found.group(1) == null ? found.group(2) : found.group(1);
              if (text == null) {
                return "";
              }
              literals.add(text);
              return String.valueOf((char) (0xE000 + literals.size() - 1));
            });
  }

  /// Puts the digits into their places from the right; those left over stand before the first.
  private static String fill(String pattern, BigDecimal number, List<String> literals) {
    int point = pattern.indexOf('.');
    int decimals =
        point < 0 ? 0 : (int) pattern.substring(point).chars().filter(CellFormats::place).count();
    var rounded = number.setScale(decimals, RoundingMode.HALF_UP).toPlainString();
    var whole = point < 0 ? pattern : pattern.substring(0, point);
    var digits = decimals == 0 ? rounded : rounded.substring(0, rounded.indexOf('.'));
    var filled = whole(whole, digits, literals);
    if (point < 0) {
      return filled;
    }
    var rest =
        pattern
            .substring(point + 1)
            .chars()
            .filter(c -> !place(c))
            .mapToObj(c -> literal((char) c, literals));
    return filled
        + '.'
        + rounded.substring(rounded.indexOf('.') + 1)
        + String.join("", rest.toList());
  }

  private static String whole(String pattern, String number, List<String> literals) {
    boolean grouped = pattern.matches(".*[0#?],[0#?].*");
    var out = new StringBuilder();
    var digits = number.equals("0") ? "" : number;
    int left = digits.length();
    int first = (int) pattern.chars().takeWhile(c -> !place(c)).count();
    int placed = 0;
    for (int i = pattern.length() - 1; i >= 0; i--) {
      char c = pattern.charAt(i);
      if (place(c)) {
        do {
          boolean digit = left > 0;
          if (digit || c == '0') {
            out.insert(0, grouped && placed > 0 && placed % 3 == 0 ? "," : "");
            out.insert(0, digit ? digits.charAt(--left) : '0');
            placed++;
          }
        } while (i == first && left > 0);
      } else if (c != ',') {
        out.insert(0, literal(c, literals));
      }
    }
    return out.toString();
  }

  private static String literal(char c, List<String> literals) {
    int index = c - 0xE000;
    return index >= 0 && index < literals.size() ? literals.get(index) : String.valueOf(c);
  }

  private static boolean place(int c) {
    return c == '0' || c == '#' || c == '?';
  }
}
