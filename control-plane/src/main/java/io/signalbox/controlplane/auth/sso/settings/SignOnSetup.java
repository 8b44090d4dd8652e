package io.signalbox.controlplane.auth.sso.settings;

import io.signalbox.controlplane.auth.sessions.SignOnSessions;
import io.signalbox.controlplane.organizations.Permission;
import io.signalbox.controlplane.organizations.Role;
import io.signalbox.controlplane.platform.audit.AuditTarget;
import io.signalbox.controlplane.platform.audit.ChangeMade;
import io.signalbox.controlplane.platform.crypto.SecretBox;
import io.signalbox.controlplane.platform.ids.Ids;
import io.signalbox.controlplane.platform.outbound.Outbound;
import io.signalbox.controlplane.platform.outbound.OutboundRefused;
import io.signalbox.controlplane.platform.problems.FieldProblem;
import io.signalbox.controlplane.platform.problems.InvalidRequest;
import io.signalbox.controlplane.platform.tenancy.Tenant;
import io.signalbox.controlplane.platform.text.StorableText;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Sets up the identity provider of the current organization. */
@Service
@Transactional
public class SignOnSetup {

    private static final int SHOWN = 4;

    private final ConnectionRepository connections;
    private final DomainRepository domains;
    private final SignOnSessions sessions;
    private final CallbackAddress callback;
    private final Outbound outbound;
    private final SecretBox box;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final Ids ids;

    SignOnSetup(
            ConnectionRepository connections,
            DomainRepository domains,
            SignOnSessions sessions,
            CallbackAddress callback,
            Outbound outbound,
            SecretBox box,
            ApplicationEventPublisher events,
            Clock clock,
            Ids ids) {
        this.connections = connections;
        this.domains = domains;
        this.sessions = sessions;
        this.callback = callback;
        this.outbound = outbound;
        this.box = box;
        this.events = events;
        this.clock = clock;
        this.ids = ids;
    }

    @Transactional(readOnly = true)
    public SignOnView get() {
        return new SignOnView(connections.find().map(SignOnSetup::view).orElse(null), domains.list(), callback.uri());
    }

    /**
     * Changes the provider. Another issuer is another provider: it needs its own secret, and knows nobody yet.
     *
     * @throws InvalidRequest when the issuer cannot be one, the secret is missing, or the default role is too high
     */
    public SignOnView update(SignOnChange change) {
        requireIssuer(change.issuer());
        requireModestRole(change.defaultRole());
        Connection before = connections.find().orElse(null);
        boolean same = before != null && before.issuer().equals(change.issuer());
        UUID id = before != null && same ? before.id() : ids.next();
        Connection after = connection(id, same ? before : null, change);
        connections.save(after);
        if (!same) {
            connections.forgetIdentities();
        }
        if (before != null && (!same || !after.enabled())) {
            sessions.endAll();
        }
        events.publishEvent(new ChangeMade("sign_on.configured", target(), fields(before), fields(after)));
        return get();
    }

    /** Forgets the provider, its domains and who came through it; their sessions end. */
    public void delete() {
        Optional<Connection> before = connections.find();
        connections.delete();
        if (before.isPresent()) {
            sessions.endAll();
            events.publishEvent(new ChangeMade("sign_on.removed", target(), fields(before.get()), Map.of()));
        }
    }

    private Connection connection(UUID id, @Nullable Connection before, SignOnChange change) {
        StoredSecret secret = secret(id, before, change.clientSecret());
        return new Connection(
                id,
                change.issuer(),
                StorableText.requireWords("/client_id", change.clientId()),
                secret.sealed(),
                secret.lastFour(),
                change.defaultRole(),
                change.enabled(),
                clock.instant());
    }

    /** The stored one is sent to the issuer it was given for and to no other: who sets a new issuer could read it there. */
    private StoredSecret secret(UUID id, @Nullable Connection before, @Nullable String given) {
        if (given != null) {
            String secret = StorableText.requireWords("/client_secret", given);
            return new StoredSecret(box.seal(secret, Connection.placeOf(id)), lastFour(secret));
        }
        if (before == null) {
            throw invalid("/client_secret", "is needed, because none is stored for this issuer");
        }
        return new StoredSecret(before.sealedSecret(), before.secretLastFour());
    }

    private record StoredSecret(byte[] sealed, String lastFour) {}

    private static String lastFour(String secret) {
        return secret.length() < 3 * SHOWN ? "" : secret.substring(secret.length() - SHOWN);
    }

    private void requireIssuer(String issuer) {
        StorableText.require("/issuer", issuer);
        try {
            URI address = outbound.parse(issuer);
            if (address.getRawQuery() != null) {
                throw invalid("/issuer", "must have no query");
            }
        } catch (OutboundRefused refused) {
            throw invalid("/issuer", String.valueOf(refused.getMessage()));
        }
    }

    /** Whoever can make accounts at the provider must not be able to make administrators here. */
    private static void requireModestRole(Role role) {
        if (role.may(Permission.MANAGE_MEMBERS) || role.may(Permission.MANAGE_SIGN_ON)) {
            throw invalid("/default_role", "manages people; give it to each of them yourself");
        }
    }

    private static InvalidRequest invalid(String pointer, String why) {
        return new InvalidRequest(
                "Single sign-on cannot be set up so: see errors.", List.of(new FieldProblem(pointer, why)));
    }

    private static AuditTarget target() {
        return new AuditTarget("sign_on", Tenant.current(), "single sign-on");
    }

    private static Map<String, Object> fields(@Nullable Connection connection) {
        return connection == null
                ? Map.of()
                : Map.of(
                        "issuer", connection.issuer(),
                        "client_id", connection.clientId(),
                        "client_secret_last_four", connection.secretLastFour(),
                        "default_role", connection.defaultRole().id(),
                        "enabled", connection.enabled());
    }

    private static SignOnView.Provider view(Connection connection) {
        return new SignOnView.Provider(
                connection.issuer(),
                connection.clientId(),
                connection.secretLastFour(),
                connection.defaultRole(),
                connection.enabled(),
                connection.updatedAt());
    }
}
