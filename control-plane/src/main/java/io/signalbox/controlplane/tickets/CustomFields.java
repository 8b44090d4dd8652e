package io.signalbox.controlplane.tickets;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON values of the source that have no field of their own, kept as they came. */
public record CustomFields(Map<String, @Nullable Object> values) {}
