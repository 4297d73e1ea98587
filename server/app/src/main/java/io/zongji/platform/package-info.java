/// What every feature stands on: faults, identifiers, time, JSON, secrets, the database.
@org.jspecify.annotations.NullMarked
package io.zongji.platform;
