package io.signalbox.controlplane.tickets;

/**
 * Where a stored value came from.
 *
 * @param origin who set the value that is stored now
 */
public record StoredProvenance(FieldProvenance source, ChangeOrigin origin) {}
