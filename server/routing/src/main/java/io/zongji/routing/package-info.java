/// The pure routing core: it decides and performs nothing. It imports the JDK only, asks no clock
/// and does no input or output.
package io.zongji.routing;
