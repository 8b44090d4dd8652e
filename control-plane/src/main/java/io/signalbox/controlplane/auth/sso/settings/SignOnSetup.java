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
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Sets up the identity provider of the current organization. */
@Service
@Transactional
public class SignOnSetup {

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
        return new SignOnView(
                stored().map(ProviderConnection::view).map(SignOnSetup::view).orElse(null),
                domains.list(Tenant.current()).stream().map(SignOnDomain::claim).toList(),
                callback.uri());
    }

    /**
     * Changes the provider. Another issuer is another provider: it needs its own secret, and knows nobody yet.
     *
     * @throws InvalidRequest when the issuer cannot be one, the secret is missing, or the default role is too high
     */
    public SignOnView update(SignOnChange change) {
        requireIssuer(change.issuer());
        requireModestRole(change.defaultRole());
        connections.lock("sign_on:" + Tenant.current());
        Optional<ProviderConnection> stored = stored();
        Connection before = stored.map(ProviderConnection::view).orElse(null);
        ProviderConnection connection =
                stored.orElseGet(() -> new ProviderConnection(Tenant.current(), clock.instant()));
        boolean same = connection.isOf(change.issuer());
        configure(connection, change);
        if (!same) {
            // What another provider said is worth nothing any more
            connections.forgetIdentities(Tenant.current());
        }
        if (before != null && (!same || !change.enabled())) {
            sessions.endAll();
        }
        events.publishEvent(new ChangeMade("sign_on.configured", target(), fields(before), fields(connection.view())));
        return get();
    }

    private void configure(ProviderConnection connection, SignOnChange change) {
        if (!connection.isOf(change.issuer())) {
            connection.useProvider(ids.next(), change.issuer());
        }
        takeSecret(connection, change.clientSecret());
        connection.configure(
                StorableText.requireWords("/client_id", change.clientId()),
                change.defaultRole(),
                change.enabled(),
                clock.instant());
        connections.saveAndFlush(connection);
    }

    /** Forgets the provider, its domains and who came through it; their sessions end. Who left stays away. */
    public void delete() {
        connections.forgetAttempts(Tenant.current());
        connections.forgetIdentities(Tenant.current());
        domains.removeAll(Tenant.current());
        stored().ifPresent(connection -> {
            connections.delete(connection);
            connections.flush();
            sessions.endAll();
            events.publishEvent(new ChangeMade("sign_on.removed", target(), fields(connection.view()), Map.of()));
        });
    }

    private Optional<ProviderConnection> stored() {
        return connections.findById(Tenant.current());
    }

    private void takeSecret(ProviderConnection connection, @Nullable String given) {
        if (given != null) {
            connection.keepSecret(StorableText.requireWords("/client_secret", given), box);
        } else if (!connection.hasSecret()) {
            throw invalid("/client_secret", "is needed, because none is stored for this issuer");
        }
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
