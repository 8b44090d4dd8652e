package io.signalbox.controlplane.auth.passwords;

import io.signalbox.controlplane.auth.secondfactor.TrustedDevices;
import io.signalbox.controlplane.auth.sessions.SessionRevocation;
import io.signalbox.controlplane.organizations.Accounts;
import io.signalbox.controlplane.organizations.Organizations;
import io.signalbox.controlplane.organizations.UserView;
import io.signalbox.controlplane.organizations.members.Membership;
import io.signalbox.controlplane.platform.audit.AuditTarget;
import io.signalbox.controlplane.platform.audit.ChangeMade;
import io.signalbox.controlplane.platform.crypto.SecretToken;
import io.signalbox.controlplane.platform.security.Actor;
import io.signalbox.controlplane.platform.security.Principal;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** Sets new passwords with links: each works once and not for long. */
@Service
public class PasswordResets {

    private static final UUID NO_SESSION = new UUID(0, 0);

    private final Accounts accounts;
    private final Passwords passwords;
    private final PasswordRules rules;
    private final Organizations organizations;
    private final SessionRevocation sessions;
    private final TrustedDevices devices;
    private final ResetLinks links;
    private final TransactionOperations transactions;
    private final ApplicationEventPublisher events;

    PasswordResets(
            Accounts accounts,
            Passwords passwords,
            PasswordRules rules,
            Organizations organizations,
            SessionRevocation sessions,
            TrustedDevices devices,
            ResetLinks links,
            TransactionOperations transactions,
            ApplicationEventPublisher events) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.rules = rules;
        this.organizations = organizations;
        this.sessions = sessions;
        this.devices = devices;
        this.links = links;
        this.transactions = transactions;
        this.events = events;
    }

    /**
     * Sets a new password with a link, and ends every session.
     *
     * @return whose it was
     * @throws ResetRefused when the link is not good any more
     * @throws PasswordRefused when the password is too easy to guess; the link stays good
     */
    public UUID complete(String token, String password) {
        var link = new SecretToken(token);
        UserView user = links.find(link).flatMap(accounts::find).orElseThrow(ResetRefused::new);
        rules.require("/password", password, user.email(), user.name());
        String stored = passwords.hash(password);
        organizations.membershipsOf(user.id()).stream()
                .findFirst()
                .map(Membership::organizationId)
                .ifPresentOrElse(
                        place -> new Principal(new Actor.Person(user.id(), user.email(), NO_SESSION), place, Set.of())
                                .act(() -> transactions.execute(status -> change(user, link, stored, true))),
                        () -> transactions.executeWithoutResult(status -> change(user, link, stored, false)));
        return user.id();
    }

    private boolean change(UserView user, SecretToken link, String stored, boolean told) {
        if (!links.use(link)) {
            throw new ResetRefused();
        }
        passwords.change(user.id(), stored);
        // Whoever has the link reads the mailbox it went to.
        accounts.verify(user.id());
        devices.forgetAll(user.id());
        sessions.endAll(user.id(), null, SessionRevocation.Reason.PASSWORD_CHANGED, told);
        if (told) {
            events.publishEvent(ChangeMade.of("password.reset", new AuditTarget("account", user.id(), user.email())));
        }
        return true;
    }

    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT7M")
    void forgetOver() {
        links.forgetOver();
    }
}
