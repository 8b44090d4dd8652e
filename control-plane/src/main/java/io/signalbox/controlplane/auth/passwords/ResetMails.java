package io.signalbox.controlplane.auth.passwords;

import io.signalbox.controlplane.auth.AuthSettings;
import io.signalbox.controlplane.auth.sessions.Device;
import io.signalbox.controlplane.organizations.Accounts;
import io.signalbox.controlplane.organizations.UserView;
import io.signalbox.controlplane.platform.crypto.SecretToken;
import io.signalbox.controlplane.platform.limits.LimitRule;
import io.signalbox.controlplane.platform.limits.SharedLimits;
import io.signalbox.controlplane.platform.mail.Mail;
import io.signalbox.controlplane.platform.web.PublicUrl;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** Mails links to set a new password. Whoever asks learns nothing from the answer, nor from how long it takes: the work begins after it. */
@Service
public class ResetMails {

    private static final Logger log = LoggerFactory.getLogger(ResetMails.class);
    /** Nobody shall fill another's mailbox. */
    private static final LimitRule OF_ACCOUNT = LimitRule.exact("password-reset-account", 3, Duration.ofHours(1));

    private static final LimitRule OF_ADDRESS = LimitRule.exact("password-reset-address", 20, Duration.ofHours(1));
    private static final int AT_ONCE = 20;

    private final Semaphore turns = new Semaphore(AT_ONCE);
    private final Accounts accounts;
    private final Passwords passwords;
    private final ResetLinks links;
    private final SharedLimits limits;
    private final Mail mail;
    private final PublicUrl publicUrl;
    private final AuthSettings settings;

    ResetMails(
            Accounts accounts,
            Passwords passwords,
            ResetLinks links,
            SharedLimits limits,
            Mail mail,
            PublicUrl publicUrl,
            AuthSettings settings) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.links = links;
        this.limits = limits;
        this.mail = mail;
        this.publicUrl = publicUrl;
        this.settings = settings;
    }

    /** @throws io.signalbox.controlplane.platform.problems.RateLimited when one address asks too often, for whomever */
    public void request(String email, Device from) {
        limits.require(OF_ADDRESS, from.address().forLimits(), "Too many links were asked for. Wait a little.");
        if (!mail.isConfigured() || !turns.tryAcquire()) {
            return;
        }
        Thread.ofVirtual().name("password-reset").start(() -> {
            try {
                accounts.findByEmail(email)
                        .filter(user -> passwords.has(user.id()))
                        .ifPresent(this::send);
            } catch (RuntimeException failure) {
                log.warn("A link to set a new password could not be made: {}", failure.toString());
            } finally {
                turns.release();
            }
        });
    }

    private void send(UserView user) {
        if (!limits.take(OF_ACCOUNT, user.id().toString()).granted()) {
            return;
        }
        String link = page(publicUrl, links.open(user.id()));
        mail.send(user.email(), "Set a new password for Signalbox", """
                Somebody, probably you, asked to set a new password for %s.

                %s

                The link works once, for %d minutes, and signs you out everywhere.
                If it was not you, do nothing: your password stays as it is.
                """.formatted(
                        user.email(), link, settings.resetLife().toMinutes()));
    }

    /** The secret is in the fragment, which browsers send to nobody: it reaches no log. */
    static String page(PublicUrl console, SecretToken link) {
        return console.page("/reset-password#token=" + link.text()).toString();
    }
}
