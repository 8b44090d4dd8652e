package io.signalbox.controlplane.organizations;

import io.signalbox.controlplane.organizations.members.Membership;
import io.signalbox.controlplane.platform.ids.Ids;
import io.signalbox.controlplane.platform.persistence.Row;
import io.signalbox.controlplane.platform.tenancy.Tenant;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** Organizations and their people. */
@Service
public class Organizations {

    private final NewOrganization newOrganization;
    private final UserRepository users;
    private final PasswordVerification passwords;
    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private final Clock clock;
    private final Ids ids;

    Organizations(
            NewOrganization newOrganization,
            UserRepository users,
            PasswordVerification passwords,
            JdbcClient jdbc,
            TransactionOperations transactions,
            Clock clock,
            Ids ids) {
        this.newOrganization = newOrganization;
        this.users = users;
        this.passwords = passwords;
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
        this.ids = ids;
    }

    public Optional<UserView> findUser(UUID userId) {
        return users.findById(userId).map(User::view);
    }

    /** Names of some users, for showing who did something. */
    public List<UserView> findUsers(List<UUID> userIds) {
        return users.findAllById(userIds).stream().map(User::view).toList();
    }

    /** Where a user belongs, and as what, the first joined first. By a function of the schema's owner: it is asked before a tenant is known. */
    public List<Membership> membershipsOf(UUID userId) {
        return jdbc.sql("SELECT organization_id, name, role FROM memberships_of(?)")
                .param(userId)
                .query(Row.as(row ->
                        new Membership(row.uuid("organization_id"), row.text("name"), row.value("role", Role::of))))
                .list();
    }

    /** Every organization of this installation, for clocks that then work in the name of one after the other. */
    public List<UUID> ids() {
        return jdbc.sql("SELECT organization_ids()").query(UUID.class).list();
    }

    public boolean hasUsers() {
        return users.hasAny();
    }

    /** A new organization with its owner, all or nothing. */
    public OrganizationView found(String organizationName, String ownerEmail, String ownerName, String password) {
        String hash = passwords.hash(password);
        UUID organizationId = ids.next();
        return Tenant.call(
                organizationId,
                () -> transactions.execute(status -> {
                    var owner = new User(ids.next(), ownerEmail.strip(), ownerName, hash, clock.instant());
                    users.saveAndFlush(owner);
                    return newOrganization.create(organizationName, owner.view());
                }));
    }
}
