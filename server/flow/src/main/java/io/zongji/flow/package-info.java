/// The flow: its graph, the checks before publishing and the interpreter that walks it.
///
/// Pure: imports the JDK only, never asks the time, changes nothing outside its results.
/// Production, "try it" and the replay of recorded conversations all call the same functions.
package io.zongji.flow;
