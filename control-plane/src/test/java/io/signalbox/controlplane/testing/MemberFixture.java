package io.signalbox.controlplane.testing;

import io.signalbox.controlplane.testing.TenantFixture.TenantOrganization;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Makes people who can sign in with {@link Console#PASSWORD}, and makes them members. */
@TestComponent
public class MemberFixture {

    private final JdbcClient jdbc;
    private final String passwordHash;

    MemberFixture(JdbcClient jdbc, PasswordEncoder passwords) {
        this.jdbc = jdbc;
        this.passwordHash = String.valueOf(passwords.encode(Console.PASSWORD));
    }

    /** A person with an account who belongs nowhere. */
    public record Someone(UUID id, String email) {}

    public Someone person(String name) {
        var id = UUID.randomUUID();
        String email = name.replace(' ', '.') + "+" + id + "@example.com";
        jdbc.sql("INSERT INTO app_user (id, email, name, password_hash, created_at) VALUES (?, ?, ?, ?, now())")
                .params(id, email, name, passwordHash)
                .update();
        return new Someone(id, email);
    }

    /** The secret of a link to set a new password, as a mail would bring it. */
    public String resetToken(Someone person) {
        String token = "reset-" + UUID.randomUUID();
        jdbc.sql(
                        "INSERT INTO password_reset (user_id, token_hash, expires_at) VALUES (?, sha256(?), now() + interval '5 minutes')")
                .params(person.id(), token.getBytes(StandardCharsets.UTF_8))
                .update();
        return token;
    }

    /** A new person who is a member. */
    public Someone member(TenantOrganization organization, String role) {
        return member(organization, role, role);
    }

    public Someone member(TenantOrganization organization, String role, String name) {
        Someone person = person(name);
        organization.call(
                () -> jdbc.sql("""
                        INSERT INTO membership (organization_id, user_id, role, joined_via, created_at)
                        VALUES (?, ?, ?, 'invite', clock_timestamp())
                        """).params(organization.id(), person.id(), role).update());
        return person;
    }
}
