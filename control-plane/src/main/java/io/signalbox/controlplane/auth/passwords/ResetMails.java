package io.signalbox.controlplane.auth.passwords;

import io.signalbox.controlplane.auth.AuthSettings;
import io.signalbox.controlplane.auth.sessions.Device;
import io.signalbox.controlplane.organizations.Accounts;
import io.signalbox.controlplane.organizations.UserView;
import io.signalbox.controlplane.platform.crypto.SecretToken;
import io.signalbox.controlplane.platform.limits.LimitRule;
import io.signalbox.controlplane.platform.limits.SharedLimits;
import io.signalbox.controlplane.platform.mail.Mail;
import io.signalbox.controlplane.platform.outbox.Outbox;
import io.signalbox.controlplane.platform.outbox.OutboxEntry;
import io.signalbox.controlplane.platform.outbox.OutboxHandler;
import io.signalbox.controlplane.platform.web.PublicUrl;
import java.time.Duration;
import org.springframework.stereotype.Service;

/**
 * Mails links to set a new password. Whoever asks learns nothing from the answer, nor from how long it takes: the same is stored for every
 * address, and whether there is such an account is looked up after the answer.
 */
@Service
public class ResetMails implements OutboxHandler {

    /** Nobody shall fill another's mailbox. */
    private static final LimitRule OF_ACCOUNT = LimitRule.exact("password-reset-account", 3, Duration.ofHours(1));

    private static final LimitRule OF_ADDRESS = LimitRule.exact("password-reset-address", 20, Duration.ofHours(1));

    private final Accounts accounts;
    private final Passwords passwords;
    private final ResetLinks links;
    private final SharedLimits limits;
    private final Outbox outbox;
    private final Mail mail;
    private final PublicUrl publicUrl;
    private final AuthSettings settings;

    ResetMails(
            Accounts accounts,
            Passwords passwords,
            ResetLinks links,
            SharedLimits limits,
            Outbox outbox,
            Mail mail,
            PublicUrl publicUrl,
            AuthSettings settings) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.links = links;
        this.limits = limits;
        this.outbox = outbox;
        this.mail = mail;
        this.publicUrl = publicUrl;
        this.settings = settings;
    }

    /** @throws io.signalbox.controlplane.platform.problems.RateLimited when one address asks too often, for whomever */
    public void request(String email, Device from) {
        limits.require(OF_ADDRESS, from.address().forLimits(), "Too many links were asked for. Wait a little.");
        if (mail.isConfigured()) {
            outbox.add(kind(), email, settings.resetLife());
        }
    }

    @Override
    public String kind() {
        return "password-reset";
    }

    @Override
    public boolean isReady() {
        return mail.isConfigured();
    }

    /** The link is made and its mail stored when the request is removed: however often this is repeated, there is one link and one mail. */
    @Override
    public Runnable handle(OutboxEntry request) {
        return accounts.findByEmail(request.payload())
                .filter(user -> passwords.has(user.id()))
                .filter(user -> limits.take(OF_ACCOUNT, user.id().toString()).granted())
                .map(user -> (Runnable) () -> send(user))
                .orElse(NOTHING_FOLLOWS);
    }

    private void send(UserView user) {
        String link = page(publicUrl, links.open(user.id()));
        mail.send(
                user.email(),
                "Set a new password for Signalbox",
                """
                Somebody, probably you, asked to set a new password for %s.

                %s

                The link works once, for %d minutes, and signs you out everywhere.
                If it was not you, do nothing: your password stays as it is.
                """.formatted(user.email(), link, settings.resetLife().toMinutes()),
                settings.resetLife());
    }

    /** The secret is in the fragment, which browsers send to nobody: it reaches no log. */
    static String page(PublicUrl console, SecretToken link) {
        return console.page("/reset-password#token=" + link.text()).toString();
    }
}
