package io.zongji.staff;

import java.util.List;

/// A sheet of an imported file; a csv file is one without a name.
record TableSheet(String name, List<TableRow> rows) {}
