package io.signalbox.controlplane.platform.ids;

import java.util.UUID;

/** Source of identifiers: UUIDv7, so they sort by time of creation. */
@FunctionalInterface
public interface Ids {

    UUID next();
}
