package io.signalbox.controlplane.platform.audit;

import java.util.UUID;

/**
 * What was acted on.
 *
 * @param type singular noun in snake_case, for example {@code integration}
 * @param name as people know it at this time
 */
public record AuditTarget(String type, UUID id, String name) {}
