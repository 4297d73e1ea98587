/// What customers and agents look up beside their sockets: histories, cards, records.
@org.jspecify.annotations.NullMarked
package io.zongji.api;
