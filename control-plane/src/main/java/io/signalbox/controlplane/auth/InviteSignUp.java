package io.signalbox.controlplane.auth;

import io.signalbox.controlplane.auth.passwords.PasswordRules;
import io.signalbox.controlplane.auth.passwords.Passwords;
import io.signalbox.controlplane.auth.secondfactor.SecondFactorWanted;
import io.signalbox.controlplane.auth.secondfactor.SecondFactors;
import io.signalbox.controlplane.auth.sessions.Device;
import io.signalbox.controlplane.auth.sessions.IssuedTokens;
import io.signalbox.controlplane.auth.sessions.Sessions;
import io.signalbox.controlplane.auth.sessions.SignInClient;
import io.signalbox.controlplane.auth.sessions.SignInMethod;
import io.signalbox.controlplane.organizations.AccountExists;
import io.signalbox.controlplane.organizations.UserView;
import io.signalbox.controlplane.organizations.invites.AcceptedInvite;
import io.signalbox.controlplane.organizations.invites.InviteAcceptance;
import io.signalbox.controlplane.organizations.invites.InvitePreview;
import io.signalbox.controlplane.platform.limits.LimitRule;
import io.signalbox.controlplane.platform.limits.SharedLimits;
import java.time.Duration;
import org.springframework.stereotype.Service;

/** The way in for who holds an invite link and is not signed in. */
@Service
public class InviteSignUp {

    /** Links cannot be guessed; this only bounds the work. */
    private static final LimitRule TRIES = LimitRule.exact("invite", 30, Duration.ofMinutes(1));

    private final InviteAcceptance invites;
    private final Passwords passwords;
    private final PasswordRules rules;
    private final SignIn signIn;
    private final SecondFactors factors;
    private final Sessions sessions;
    private final SharedLimits limits;

    InviteSignUp(
            InviteAcceptance invites,
            Passwords passwords,
            PasswordRules rules,
            SignIn signIn,
            SecondFactors factors,
            Sessions sessions,
            SharedLimits limits) {
        this.invites = invites;
        this.passwords = passwords;
        this.rules = rules;
        this.signIn = signIn;
        this.factors = factors;
        this.sessions = sessions;
        this.limits = limits;
    }

    /** What a link is for. */
    public InvitePreview preview(String token, Device device) {
        take(device);
        return invites.preview(token);
    }

    /**
     * A member, and signed in: with a new account, or, for somebody who was here before and belongs nowhere any more, with the one they had.
     * They could not sign in first. Throws as {@link InviteAcceptance#accept} does.
     *
     * @throws AccountExists when the address has an account that can sign in
     * @throws SecondFactorWanted when somebody came back, and must sign in now
     */
    public IssuedTokens accept(String token, String name, String password, SignInClient client) {
        take(client.device());
        // First, so that unknown links cost no slow hash
        InvitePreview preview = invites.preview(token);
        return invites.homeless(preview)
                .map(user -> comeBack(token, user, password, client))
                .orElseGet(() -> comeNew(token, preview, name, password, client));
    }

    private IssuedTokens comeNew(
            String token, InvitePreview preview, String name, String password, SignInClient client) {
        if (preview.hasAccount()) {
            throw new AccountExists();
        }
        rules.require("/password", password, preview.invite().email(), name);
        return begin(invites.accept(token, name, passwords.hash(password)), client);
    }

    private IssuedTokens comeBack(String token, UserView user, String password, SignInClient client) {
        signIn.prove(user.email(), password, client);
        AcceptedInvite accepted = invites.join(token, user.id());
        if (factors.isOn(user.id())) {
            throw new SecondFactorWanted();
        }
        return begin(accepted, client);
    }

    private IssuedTokens begin(AcceptedInvite accepted, SignInClient client) {
        return sessions.begin(accepted.userId(), accepted.organization().id(), SignInMethod.PASSWORD, client.device());
    }

    private void take(Device device) {
        limits.require(TRIES, device.address().forLimits(), "Too many tries. Wait a moment.");
    }
}
