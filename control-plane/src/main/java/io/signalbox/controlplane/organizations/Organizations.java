package io.signalbox.controlplane.organizations;

import io.signalbox.controlplane.platform.audit.AuditTarget;
import io.signalbox.controlplane.platform.audit.ChangeMade;
import io.signalbox.controlplane.platform.ids.Ids;
import io.signalbox.controlplane.platform.tenancy.Tenant;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** Organizations and their people. */
@Service
public class Organizations {

    private final OrganizationRepository organizations;
    private final UserRepository users;
    private final PasswordEncoder passwords;
    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final Ids ids;
    /** Compared against when no such user exists, so that both answers take as long. */
    private final String nobodysHash;

    Organizations(
            OrganizationRepository organizations,
            UserRepository users,
            PasswordEncoder passwords,
            JdbcClient jdbc,
            TransactionOperations transactions,
            ApplicationEventPublisher events,
            Clock clock,
            Ids ids) {
        this.organizations = organizations;
        this.users = users;
        this.passwords = passwords;
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.events = events;
        this.clock = clock;
        this.ids = ids;
        this.nobodysHash = String.valueOf(passwords.encode(ids.next().toString()));
    }

    /** The user with this e-mail and password, if there is one. */
    public Optional<UserView> authenticate(String email, String password) {
        Optional<User> user = users.findByEmailIgnoreCase(email.strip());
        boolean matches =
                passwords.matches(password, user.map(User::passwordHash).orElse(nobodysHash));
        return user.filter(known -> matches).map(User::view);
    }

    public Optional<UserView> findUser(UUID userId) {
        return users.findById(userId).map(User::view);
    }

    /** Names of some users, for showing who did something. */
    public List<UserView> findUsers(List<UUID> userIds) {
        return users.findAllById(userIds).stream().map(User::view).toList();
    }

    /** The organizations a user belongs to, the first joined first. */
    public List<OrganizationView> organizationsOf(UUID userId) {
        List<UUID> known = jdbc.sql("SELECT organization_id FROM organizations_of(?)")
                .param(userId)
                .query(UUID.class)
                .list();
        return known.stream()
                .flatMap(id -> organizations.findById(id).stream())
                .map(Organization::view)
                .toList();
    }

    public boolean hasUsers() {
        return users.count() > 0;
    }

    /** A new organization with its owner, all or nothing. */
    public OrganizationView found(String organizationName, String ownerEmail, String ownerName, String password) {
        UUID organizationId = ids.next();
        return Tenant.call(
                organizationId,
                () -> transactions.execute(status -> {
                    var organization =
                            organizations.save(new Organization(organizationId, organizationName, clock.instant()));
                    String hash = String.valueOf(passwords.encode(password));
                    var owner = new User(ids.next(), ownerEmail.strip(), ownerName, hash, clock.instant());
                    users.saveAndFlush(owner);
                    jdbc.sql(
                                    "INSERT INTO membership (organization_id, user_id, role, created_at) VALUES (?, ?, 'owner', ?)")
                            .params(organizationId, owner.view().id(), Timestamp.from(clock.instant()))
                            .update();
                    events.publishEvent(ChangeMade.created(
                            "organization.created",
                            new AuditTarget("organization", organizationId, organizationName),
                            Map.of("name", organizationName, "owner", ownerEmail.strip())));
                    return organization.view();
                }));
    }
}
