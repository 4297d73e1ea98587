package io.zongji.flows;

import io.zongji.flow.Graph;
import java.util.List;

/// A graph with the place of each module's card on the canvas, in the order of the modules.
record DrawnGraph(Graph graph, List<Position> positions) {
  DrawnGraph {
    positions = List.copyOf(positions);
    if (positions.size() != graph.modules().size()) {
      throw new IllegalArgumentException(
          positions.size() + " positions for " + graph.modules().size() + " modules");
    }
  }

  /// The upper left corner of a card, in canvas pixels.
  record Position(double x, double y) {
    static final Position ORIGIN = new Position(0, 0);
  }
}
