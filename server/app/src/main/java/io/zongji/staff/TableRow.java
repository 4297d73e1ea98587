package io.zongji.staff;

import java.util.List;

/// One row of an imported table: its number as a spreadsheet counts, from 1, and its cells.
record TableRow(int number, List<TableCell> cells) {
  TableCell cell(int index) {
    return index < cells.size() ? cells.get(index) : TableCell.EMPTY;
  }

  boolean blank() {
    return cells.stream().allMatch(TableCell::blank);
  }
}
