package io.zongji.flow;

import java.util.Map;
import java.util.Optional;

/// One reason why a graph cannot be published, and where it is.
///
/// `module` is absent where the graph as a whole is meant; `field` names a setting as in the
/// JSON, such as `rows[2].keyword`; `params` are the words a translation needs.
public record Finding(
    Code code,
    Optional<ModuleId> module,
    Optional<String> exit,
    Optional<String> field,
    Map<String, String> params) {

  /// Copies the params, so that a finding never changes.
  public Finding {
    params = Map.copyOf(params);
  }

  /// What can be wrong. The names are part of the contract.
  public enum Code {
    /// No Start.
    NO_START,
    /// A Start beside another one.
    MANY_STARTS,
    /// An exit without a wire.
    EXIT_NOT_CONNECTED,
    /// A module that Start reaches and from which no End can be reached.
    NO_WAY_TO_END,
    /// A module that Start does not reach.
    UNREACHABLE,
    /// A circle that never waits for the customer or an agent; param `modules`, joined by
    /// commas.
    CYCLE_WITHOUT_WAIT,
    /// A module reached after more modules in a row than may be walked without a wait; param
    /// `max`.
    TOO_LONG_WITHOUT_WAIT,
    /// A row without a keyword.
    KEYWORD_BLANK,
    /// A keyword equal to an earlier one of the same Branch; param `keyword`.
    KEYWORD_DUPLICATE,
    /// A row without a branch name.
    BRANCH_NAME_BLANK,
    /// A Branch without rows.
    NO_ROWS,
    /// A Transfer without a skill group.
    GROUP_MISSING,
    /// A Transfer to a skill group that is not of this mode or is deleted.
    GROUP_UNKNOWN,
    /// A variable that does not exist; param `name`.
    VARIABLE_UNKNOWN,
    /// A variable that has no value in this text; param `name`.
    VARIABLE_NOT_HERE,
    /// A text that is blank.
    TEXT_BLANK,
    /// A text, keyword or branch name that is too long; param `max`.
    TEXT_TOO_LONG,
    /// A blank label.
    LABEL_BLANK,
    /// A label that is too long; param `max`.
    LABEL_TOO_LONG,
    /// A number, or the number of rows, out of range; params `min` and `max`.
    NUMBER_OUT_OF_RANGE,
    /// A wire from or to a module that does not exist; params `from` and `to`.
    WIRE_TO_NOWHERE,
    /// A wire out of an exit that the module does not have.
    EXIT_UNKNOWN,
    /// A wire into a Start.
    WIRE_INTO_START,
    /// More than one wire out of an exit.
    MANY_WIRES,
    /// Two modules of the same id.
    DUPLICATE_MODULE,
    /// More modules than a flow may have; param `max`.
    TOO_MANY_MODULES
  }
}
