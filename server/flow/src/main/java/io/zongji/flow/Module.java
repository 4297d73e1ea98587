package io.zongji.flow;

/// One step of a flow. The set is closed: whoever handles modules handles all of them.
@SuppressWarnings("JavaLangClash") // The glossary calls a step of a flow a module.
public sealed interface Module permits Start, SendMessage, Branch, TransferToAgent, End {
  /// The id, unique in a sound graph.
  ModuleId id();

  /// The name the administrator gave it; 1 to 20 code points in a sound graph.
  String label();
}
