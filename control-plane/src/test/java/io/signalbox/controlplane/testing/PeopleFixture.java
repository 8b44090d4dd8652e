package io.signalbox.controlplane.testing;

import io.signalbox.controlplane.auth.sessions.Device;
import io.signalbox.controlplane.auth.sessions.IssuedTokens;
import io.signalbox.controlplane.auth.sessions.Sessions;
import io.signalbox.controlplane.auth.sessions.SignInMethod;
import io.signalbox.controlplane.organizations.Role;
import io.signalbox.controlplane.platform.tenancy.Tenant;
import io.signalbox.controlplane.platform.web.ClientAddress;
import java.net.InetAddress;
import java.util.UUID;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes people, what they are in organizations, and their sign-ins. */
@TestComponent
public class PeopleFixture {

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final Sessions sessions;
    private final PasswordEncoder passwords;

    PeopleFixture(JdbcClient jdbc, TransactionTemplate transactions, Sessions sessions, PasswordEncoder passwords) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.sessions = sessions;
        this.passwords = passwords;
    }

    /** A new person who belongs nowhere yet and has no password. */
    public Person person() {
        UUID id = UUID.randomUUID();
        var person = new Person(id, "person-" + id + "@example.com");
        jdbc.sql("INSERT INTO app_user (id, email, name, created_at) VALUES (?, ?, 'Test Person', now())")
                .params(id, person.email())
                .update();
        return person;
    }

    /** A new member of an organization. */
    public Person member(UUID organizationId, Role role) {
        return person().joins(organizationId, role);
    }

    /** Somebody with an account. */
    public final class Person {

        private final UUID id;
        private final String email;

        private Person(UUID id, String email) {
            this.id = id;
            this.email = email;
        }

        public UUID id() {
            return id;
        }

        public String email() {
            return email;
        }

        public Person joins(UUID organizationId, Role role) {
            inTenant(
                    organizationId,
                    "INSERT INTO membership (organization_id, user_id, role, joined_via, created_at) VALUES (?, ?, ?, 'invite', now())",
                    organizationId,
                    id,
                    role.id());
            return this;
        }

        public void becomes(UUID organizationId, Role role) {
            inTenant(organizationId, "UPDATE membership SET role = ? WHERE user_id = ?", role.id(), id);
        }

        public void leaves(UUID organizationId) {
            inTenant(organizationId, "DELETE FROM membership WHERE user_id = ?", id);
        }

        public Person withPassword(String password) {
            jdbc.sql("UPDATE app_user SET password_hash = ? WHERE id = ?")
                    .params(passwords.encode(password), id)
                    .update();
            return this;
        }

        /** A new sign-in, past every proof. */
        public IssuedTokens signsIn(UUID organizationId, SignInMethod method) {
            return sessions.begin(
                    id,
                    organizationId,
                    method,
                    new Device("Test", new ClientAddress(InetAddress.getLoopbackAddress())));
        }

        public Console console(int port, UUID organizationId) {
            return new Console(
                    port,
                    signsIn(organizationId, SignInMethod.PASSWORD).access().token(),
                    organizationId);
        }

        private void inTenant(UUID organizationId, String sql, Object... parameters) {
            Tenant.run(
                    organizationId,
                    () -> transactions.executeWithoutResult(
                            status -> jdbc.sql(sql).params(parameters).update()));
        }
    }
}
