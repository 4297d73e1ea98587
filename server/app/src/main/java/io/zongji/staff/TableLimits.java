package io.zongji.staff;

import io.zongji.platform.FaultException;

/// What an imported file may take, whatever it says about itself.
final class TableLimits {
  static final int FILE_MEGABYTES_MAX = 2;

  /// Megabytes of all that is packed in an .xlsx file.
  static final int UNPACKED_MEGABYTES_MAX = 32;

  /// Files packed in an .xlsx file.
  static final int PARTS_MAX = 1_000;

  /// Sheets of a file.
  static final int SHEETS_MAX = 50;

  /// Columns of a sheet.
  static final int COLUMNS_MAX = 256;

  /// Rows of a sheet, blank ones with them.
  static final int ROWS_MAX = 10_000;

  /// Cells of all sheets.
  static final int CELLS_MAX = 100_000;

  /// Characters of a cell, as spreadsheets have it.
  static final int CELL_CHARACTERS_MAX = 32_767;

  /// Characters of the format of a cell, as spreadsheets have it.
  static final int FORMAT_CHARACTERS_MAX = 255;

  /// Texts and formats that the cells of a file share.
  static final int SHARED_MAX = 100_000;

  private TableLimits() {}

  static void check(long count, long max) {
    if (count > max) {
      throw tooMuch();
    }
  }

  static FaultException tooMuch() {
    return new FaultException(
        StaffFault.IMPORT_TOO_MUCH,
        COLUMNS_MAX,
        ROWS_MAX,
        CELL_CHARACTERS_MAX,
        SHEETS_MAX,
        UNPACKED_MEGABYTES_MAX);
  }
}
