package io.signalbox.controlplane.auth;

import io.signalbox.controlplane.organizations.AcceptedInvite;
import io.signalbox.controlplane.organizations.InviteAcceptance;
import io.signalbox.controlplane.organizations.InvitePreview;
import io.signalbox.controlplane.platform.limits.LimitRule;
import io.signalbox.controlplane.platform.limits.SharedLimits;
import java.time.Duration;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;

/** The way in for who holds an invite link and has no account. */
@Service
public class InviteSignUp {

    /** Links cannot be guessed; this only keeps the door from being busy with it. */
    private static final LimitRule TRIES = LimitRule.exact("invite", 30, Duration.ofMinutes(1));

    private final InviteAcceptance invites;
    private final PasswordEncoder passwords;
    private final Sessions sessions;
    private final SharedLimits limits;

    InviteSignUp(InviteAcceptance invites, PasswordEncoder passwords, Sessions sessions, SharedLimits limits) {
        this.invites = invites;
        this.passwords = passwords;
        this.sessions = sessions;
        this.limits = limits;
    }

    /** What a link is for. */
    public InvitePreview preview(String token, Device device) {
        take(device);
        return invites.preview(token);
    }

    /** A new account, a member, and signed in. Throws as {@link InviteAcceptance#accept} does. */
    public Grant accept(String token, String name, String password, Device device) {
        take(device);
        // First, so that unknown links cost no slow hash
        InvitePreview preview = invites.preview(token);
        NewPassword.require("/password", password, preview.invite().email());
        AcceptedInvite accepted = invites.accept(token, name, String.valueOf(passwords.encode(password)));
        return sessions.begin(accepted.userId(), accepted.organization().id(), SignInMethod.PASSWORD, device);
    }

    private void take(Device device) {
        limits.require(TRIES, device.address().forLimits(), "Too many tries. Wait a moment.");
    }
}
