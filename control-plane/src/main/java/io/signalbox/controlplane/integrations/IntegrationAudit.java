package io.signalbox.controlplane.integrations;

import io.signalbox.controlplane.platform.audit.AuditTarget;
import io.signalbox.controlplane.platform.audit.ChangeMade;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What the audit log keeps of changes to integrations: only what changed, and never a secret. */
final class IntegrationAudit {

    private static final String STATE = "state";

    private IntegrationAudit() {}

    static ChangeMade created(IntegrationView created) {
        return ChangeMade.created(
                "integration.created",
                target(created),
                Map.of("provider", created.provider(), "name", created.name(), "settings", created.settings()));
    }

    /** Nothing when nothing is different. */
    static Optional<ChangeMade> updated(IntegrationView before, IntegrationView after) {
        Map<String, Object> old = new TreeMap<>();
        Map<String, Object> current = new TreeMap<>();
        if (!before.name().equals(after.name())) {
            old.put("name", before.name());
            current.put("name", after.name());
        }
        Set<String> settings = differing(before.settings(), after.settings());
        if (!settings.isEmpty()) {
            old.put("settings", only(before.settings(), settings));
            current.put("settings", only(after.settings(), settings));
        }
        return current.isEmpty()
                ? Optional.empty()
                : Optional.of(new ChangeMade("integration.updated", target(after), old, current));
    }

    static ChangeMade paused(IntegrationView paused) {
        return new ChangeMade("integration.paused", target(paused), Map.of(STATE, "active"), Map.of(STATE, "paused"));
    }

    static ChangeMade resumed(IntegrationView resumed) {
        return new ChangeMade("integration.resumed", target(resumed), Map.of(STATE, "paused"), Map.of(STATE, "active"));
    }

    static ChangeMade secretRotated(IntegrationView integration, IntegrationSecrets.Rotated rotated) {
        Map<String, Object> after = new TreeMap<>();
        after.put("key_id", rotated.keyId());
        if (rotated.previousExpireAt() != null) {
            after.put("previous_expire_at", rotated.previousExpireAt());
        }
        return ChangeMade.created("integration.secret_rotated", target(integration), after);
    }

    static ChangeMade healthChanged(IntegrationView before, IntegrationView after) {
        return new ChangeMade(
                "integration.health_changed", target(after), health(before.health()), health(after.health()));
    }

    private static Map<String, Object> health(IntegrationHealth health) {
        return health.reason() == null
                ? Map.of("health", health.state().text())
                : Map.of("health", health.state().text(), "reason", health.reason());
    }

    static ChangeMade tested(IntegrationView integration) {
        return ChangeMade.of("integration.tested", target(integration));
    }

    private static AuditTarget target(IntegrationView integration) {
        return new AuditTarget("integration", integration.id(), integration.name());
    }

    private static Set<String> differing(Map<String, String> before, Map<String, String> after) {
        var names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        names.removeIf(name -> Objects.equals(before.get(name), after.get(name)));
        return names;
    }

    private static Map<String, String> only(Map<String, String> settings, Set<String> names) {
        var kept = new TreeMap<>(settings);
        kept.keySet().retainAll(names);
        return kept;
    }
}
