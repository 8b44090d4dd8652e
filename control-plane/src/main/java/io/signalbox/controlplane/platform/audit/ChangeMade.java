package io.signalbox.controlplane.platform.audit;

import io.signalbox.controlplane.platform.security.Actor;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something was changed. Published inside the transaction that changes it: either both are kept or neither.
 *
 * @param action noun and verb, for example {@code integration.created}
 * @param before the fields that changed, as they were; never a secret
 * @param after the same fields, as they are now; never a secret
 * @param actor null for whoever is signed in, or the installation when nobody is
 */
public record ChangeMade(
        String action,
        AuditTarget target,
        Map<String, Object> before,
        Map<String, Object> after,
        @Nullable Actor actor) {

    public ChangeMade(String action, AuditTarget target, Map<String, Object> before, Map<String, Object> after) {
        this(action, target, before, after, null);
    }

    public static ChangeMade created(String action, AuditTarget target, Map<String, Object> after) {
        return new ChangeMade(action, target, Map.of(), after);
    }

    public static ChangeMade of(String action, AuditTarget target) {
        return new ChangeMade(action, target, Map.of(), Map.of());
    }

    /** For what is done before anybody counts as signed in, such as signing in. */
    public ChangeMade by(Actor doer) {
        return new ChangeMade(action, target, before, after, doer);
    }
}
