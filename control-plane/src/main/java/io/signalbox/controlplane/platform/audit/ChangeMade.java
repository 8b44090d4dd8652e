package io.signalbox.controlplane.platform.audit;

import java.util.Map;

/**
 * Something was changed. Published inside the transaction that changes it: either both are kept or neither.
 *
 * @param action noun and verb, for example {@code integration.created}
 * @param before the fields that changed, as they were; never a secret
 * @param after the same fields, as they are now; never a secret
 */
public record ChangeMade(String action, AuditTarget target, Map<String, Object> before, Map<String, Object> after) {

    public static ChangeMade created(String action, AuditTarget target, Map<String, Object> after) {
        return new ChangeMade(action, target, Map.of(), after);
    }

    public static ChangeMade of(String action, AuditTarget target) {
        return new ChangeMade(action, target, Map.of(), Map.of());
    }
}
