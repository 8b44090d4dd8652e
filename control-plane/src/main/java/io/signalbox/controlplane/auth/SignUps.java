package io.signalbox.controlplane.auth;

import io.signalbox.controlplane.auth.passwords.PasswordRefused;
import io.signalbox.controlplane.auth.passwords.PasswordRules;
import io.signalbox.controlplane.auth.passwords.Passwords;
import io.signalbox.controlplane.auth.sessions.Device;
import io.signalbox.controlplane.auth.sessions.IssuedTokens;
import io.signalbox.controlplane.auth.sessions.Sessions;
import io.signalbox.controlplane.auth.sessions.SignInMethod;
import io.signalbox.controlplane.organizations.EmailAddress;
import io.signalbox.controlplane.organizations.NewOwners;
import io.signalbox.controlplane.organizations.SignUpClosed;
import io.signalbox.controlplane.platform.ids.Ids;
import io.signalbox.controlplane.platform.limits.LimitRule;
import io.signalbox.controlplane.platform.limits.SharedLimits;
import io.signalbox.controlplane.platform.security.Actor;
import io.signalbox.controlplane.platform.security.Principal;
import io.signalbox.controlplane.platform.text.StorableText;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** The way in for somebody new who founds an organization. */
@Service
public class SignUps {

    private static final LimitRule OF_ADDRESS = LimitRule.exact("sign-up", 20, Duration.ofHours(1));

    private final NewOwners newOwners;
    private final Passwords passwords;
    private final PasswordRules rules;
    private final Sessions sessions;
    private final SharedLimits limits;
    private final Ids ids;

    SignUps(
            NewOwners newOwners,
            Passwords passwords,
            PasswordRules rules,
            Sessions sessions,
            SharedLimits limits,
            Ids ids) {
        this.newOwners = newOwners;
        this.passwords = passwords;
        this.rules = rules;
        this.sessions = sessions;
        this.limits = limits;
        this.ids = ids;
    }

    /** What somebody new says of themselves. */
    public record Form(String organizationName, String name, String email, String password) {

        @Override
        public String toString() {
            return "Form";
        }
    }

    /**
     * @throws SignUpClosed when people come by invite only
     * @throws io.signalbox.controlplane.organizations.AccountExists when the address has an account
     * @throws PasswordRefused when the password is too easy to guess
     */
    public IssuedTokens signUp(Form form, Device device) {
        limits.require(OF_ADDRESS, device.address().forLimits(), "Too many sign-ups from here. Wait a little.");
        if (!newOwners.isOpen()) {
            throw new SignUpClosed();
        }
        String organizationName = StorableText.requireLine("/organization_name", form.organizationName);
        String name = StorableText.requireLine("/name", form.name);
        var email = EmailAddress.require("/email", form.email);
        rules.require("/password", form.password, email.text(), name, organizationName);
        String hash = passwords.hash(form.password);
        var person = new Actor.Person(ids.next(), email.text(), ids.next());
        UUID organizationId = ids.next();
        new Principal(person, organizationId, Set.of())
                .act(() -> newOwners.signUp(person.id(), email, name, hash, organizationName));
        return sessions.begin(person.id(), organizationId, SignInMethod.PASSWORD, device, person.sessionId());
    }
}
