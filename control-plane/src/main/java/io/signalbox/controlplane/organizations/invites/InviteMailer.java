package io.signalbox.controlplane.organizations.invites;

import io.signalbox.controlplane.organizations.OrganizationProfile;
import io.signalbox.controlplane.platform.crypto.SecretToken;
import io.signalbox.controlplane.platform.mail.Mail;
import io.signalbox.controlplane.platform.mail.MailNotSent;
import io.signalbox.controlplane.platform.web.PublicUrl;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Brings links to people. */
@Component
class InviteMailer {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    private static final int MAX_NAME_LENGTH = 80;
    /** Whoever names an organization writes into mails to strangers: what programs turn into links stays out. */
    private static final Pattern NOT_A_NAME = Pattern.compile("[^\\p{L}\\p{N}'&()+,!_-]+");

    private final OrganizationProfile profile;
    private final PublicUrl console;
    private final Mail mail;
    private final InviteRepository invites;
    private final InviteSettings settings;
    private final Clock clock;

    InviteMailer(
            OrganizationProfile profile,
            PublicUrl console,
            Mail mail,
            InviteRepository invites,
            InviteSettings settings,
            Clock clock) {
        this.profile = profile;
        this.console = console;
        this.mail = mail;
        this.invites = invites;
        this.settings = settings;
        this.clock = clock;
    }

    /** Whether links go by mail; otherwise whoever invites gets them to pass on. */
    boolean isMail() {
        return mail.isConfigured();
    }

    /** The link when it could not be mailed. */
    @Nullable
    String send(Invite invite, InviteView view, SecretToken token) {
        // Behind the number sign, which browsers send to nobody: it reaches no log
        String link = console.page("/invite#token=" + token.text()).toString();
        if (!isMail()) {
            return link;
        }
        String organization = plain(profile.name().name());
        UUID mailId = mail.send(
                view.email(),
                "Invitation to " + organization + " on Signalbox",
                """
                %s invites you to the organization "%s" on Signalbox, as %s.

                Accept with this link. It works once, for you, until %s:

                %s

                If you expected no invitation, ignore this mail: nothing happens without the link.
                """.formatted(view.inviter(), organization, view.role().id(), DAY.format(view.expiresAt()), link),
                settings.life());
        invite.mailStored(mailId);
        return null;
    }

    /** Of any mail; most hold no link of an invite. */
    @EventListener
    void on(MailNotSent mail) {
        invites.setMailFailed(mail.mailId(), clock.instant());
    }

    static String plain(String name) {
        String words = NOT_A_NAME.matcher(name).replaceAll(" ").strip();
        return words.substring(0, Math.min(words.length(), MAX_NAME_LENGTH));
    }
}
