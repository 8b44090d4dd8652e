package io.signalbox.controlplane.auth;

import io.signalbox.controlplane.organizations.Accounts;
import io.signalbox.controlplane.organizations.Membership;
import io.signalbox.controlplane.organizations.Organizations;
import io.signalbox.controlplane.organizations.Passwords;
import io.signalbox.controlplane.organizations.UserView;
import io.signalbox.controlplane.platform.audit.AuditTarget;
import io.signalbox.controlplane.platform.audit.ChangeMade;
import io.signalbox.controlplane.platform.security.Actor;
import io.signalbox.controlplane.platform.security.Principal;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** Links to set a new password: only a hash is kept, each works once and not for long. */
@Service
public class PasswordResets {

    private static final UUID NO_SESSION = new UUID(0, 0);

    private final Accounts accounts;
    private final Passwords passwords;
    private final PasswordRules rules;
    private final Organizations organizations;
    private final SessionEnds sessions;
    private final TrustedDevices devices;
    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private final ApplicationEventPublisher events;
    private final AuthSettings settings;
    private final SecureRandom random;
    private final Clock clock;

    PasswordResets(
            Accounts accounts,
            Passwords passwords,
            PasswordRules rules,
            Organizations organizations,
            SessionEnds sessions,
            TrustedDevices devices,
            JdbcClient jdbc,
            TransactionOperations transactions,
            ApplicationEventPublisher events,
            AuthSettings settings,
            SecureRandom random,
            Clock clock) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.rules = rules;
        this.organizations = organizations;
        this.sessions = sessions;
        this.devices = devices;
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.events = events;
        this.settings = settings;
        this.random = random;
        this.clock = clock;
    }

    /** The secret of a new link; links made before stop working. */
    SecretToken open(UUID userId) {
        SecretToken token = SecretToken.random(random);
        jdbc.sql("""
                        INSERT INTO password_reset (user_id, token_hash, expires_at) VALUES (?, ?, ?)
                        ON CONFLICT (user_id) DO UPDATE SET token_hash = excluded.token_hash, expires_at = excluded.expires_at
                        """)
                .params(userId, token.hash(), Timestamp.from(clock.instant().plus(settings.resetLife())))
                .update();
        return token;
    }

    /**
     * Sets a new password with a link, and ends every session.
     *
     * @return whose it was
     * @throws ResetRefused when the link is not good any more
     * @throws PasswordRefused when the password is too easy to guess; the link stays good
     */
    public UUID complete(String token, String password) {
        byte[] hash = new SecretToken(token).hash();
        UserView user = jdbc.sql("SELECT user_id FROM password_reset WHERE token_hash = ? AND expires_at > ?")
                .params(hash, Timestamp.from(clock.instant()))
                .query(UUID.class)
                .optional()
                .flatMap(accounts::find)
                .orElseThrow(ResetRefused::new);
        rules.require("/password", password, user.email(), user.name());
        String stored = passwords.hash(password);
        organizations.membershipsOf(user.id()).stream()
                .findFirst()
                .map(Membership::organizationId)
                .ifPresentOrElse(
                        place -> new Principal(new Actor.Person(user.id(), user.email(), NO_SESSION), place, Set.of())
                                .act(() -> transactions.execute(status -> change(user, hash, stored, true))),
                        () -> transactions.executeWithoutResult(status -> change(user, hash, stored, false)));
        return user.id();
    }

    private boolean change(UserView user, byte[] hash, String stored, boolean told) {
        boolean first = jdbc.sql("DELETE FROM password_reset WHERE token_hash = ?")
                        .param(hash)
                        .update()
                == 1;
        if (!first) {
            throw new ResetRefused();
        }
        passwords.change(user.id(), stored);
        // Whoever has the link reads the mailbox it went to.
        accounts.verify(user.id());
        devices.forgetAll(user.id());
        sessions.endAll(user.id(), null, SessionEnds.Reason.PASSWORD_CHANGED, told);
        if (told) {
            events.publishEvent(ChangeMade.of("password.reset", new AuditTarget("account", user.id(), user.email())));
        }
        return true;
    }

    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT7M")
    void forgetOver() {
        jdbc.sql("DELETE FROM password_reset WHERE expires_at < ?")
                .param(Timestamp.from(clock.instant()))
                .update();
    }
}
