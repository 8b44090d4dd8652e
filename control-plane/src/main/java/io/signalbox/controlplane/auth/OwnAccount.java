package io.signalbox.controlplane.auth;

import io.signalbox.controlplane.auth.passwords.PasswordRefused;
import io.signalbox.controlplane.auth.passwords.PasswordRules;
import io.signalbox.controlplane.auth.passwords.Passwords;
import io.signalbox.controlplane.auth.passwords.WrongPassword;
import io.signalbox.controlplane.auth.secondfactor.TrustedDevices;
import io.signalbox.controlplane.auth.sessions.SessionRevocation;
import io.signalbox.controlplane.organizations.Accounts;
import io.signalbox.controlplane.organizations.UserView;
import io.signalbox.controlplane.platform.audit.AuditTarget;
import io.signalbox.controlplane.platform.audit.ChangeMade;
import io.signalbox.controlplane.platform.limits.LimitRule;
import io.signalbox.controlplane.platform.limits.SharedLimits;
import io.signalbox.controlplane.platform.security.Principal;
import io.signalbox.controlplane.platform.text.StorableText;
import java.time.Duration;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** What people change about their own account. */
@Service
public class OwnAccount {

    /** A stolen access token shall not serve to guess the password. */
    private static final LimitRule TRIES = LimitRule.exact("own-password", 10, Duration.ofMinutes(10));

    private final Accounts accounts;
    private final Passwords passwords;
    private final PasswordRules rules;
    private final SessionRevocation sessions;
    private final TrustedDevices devices;
    private final SharedLimits limits;
    private final TransactionOperations transactions;
    private final ApplicationEventPublisher events;

    OwnAccount(
            Accounts accounts,
            Passwords passwords,
            PasswordRules rules,
            SessionRevocation sessions,
            TrustedDevices devices,
            SharedLimits limits,
            TransactionOperations transactions,
            ApplicationEventPublisher events) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.rules = rules;
        this.sessions = sessions;
        this.devices = devices;
        this.limits = limits;
        this.transactions = transactions;
        this.events = events;
    }

    public void rename(String name) {
        String wanted = StorableText.requireLine("/name", name);
        UserView user = me();
        transactions.executeWithoutResult(status -> {
            accounts.rename(user.id(), wanted);
            events.publishEvent(new ChangeMade(
                    "account.updated", target(user), Map.of("name", user.name()), Map.of("name", wanted)));
        });
    }

    /**
     * Changes the password; all other sessions end.
     *
     * @throws WrongPassword when the current one is wrong
     * @throws PasswordRefused when the new one is too easy to guess
     */
    public void changePassword(String current, String wanted) {
        UserView user = me();
        limits.require(TRIES, user.id().toString(), "Too many wrong passwords. Wait a little.");
        passwords.require(user.id(), current);
        rules.require("/new_password", wanted, user.email(), user.name());
        String stored = passwords.hash(wanted);
        transactions.executeWithoutResult(status -> {
            passwords.change(user.id(), stored);
            devices.forgetAll(user.id());
            sessions.endAll(user.id(), CurrentPerson.sessionId(), SessionRevocation.Reason.PASSWORD_CHANGED, true);
            events.publishEvent(ChangeMade.of("password.changed", target(user)));
        });
    }

    private UserView me() {
        return accounts.find(Principal.current().userId()).orElseThrow();
    }

    private static AuditTarget target(UserView user) {
        return new AuditTarget("account", user.id(), user.email());
    }
}
