package io.signalbox.controlplane.auth.sso.settings;

import io.signalbox.controlplane.platform.problems.FieldProblem;
import io.signalbox.controlplane.platform.problems.InvalidRequest;
import java.net.IDN;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What stands behind the @ of mail addresses, as name servers write it. */
public record MailDomain(String name) {

    private static final int MAX_LENGTH = 253;
    private static final Pattern FORM =
            Pattern.compile("([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])");

    /** Where anybody gets an address: no organization speaks for these. */
    private static final Set<String> PUBLIC = Set.of(
            "126.com",
            "163.com",
            "aol.com",
            "fastmail.com",
            "gmail.com",
            "gmx.com",
            "gmx.de",
            "gmx.net",
            "googlemail.com",
            "hey.com",
            "hotmail.com",
            "icloud.com",
            "live.com",
            "mac.com",
            "mail.com",
            "mail.ru",
            "me.com",
            "msn.com",
            "outlook.com",
            "pm.me",
            "proton.me",
            "protonmail.com",
            "qq.com",
            "t-online.de",
            "tutanota.com",
            "web.de",
            "yahoo.com",
            "yandex.com",
            "yandex.ru",
            "ymail.com",
            "zoho.com");

    /** @throws InvalidRequest when it is none, or belongs to everybody */
    static MailDomain require(String text) {
        MailDomain domain = parse(text).orElseThrow(() -> refused("is no domain such as example.com"));
        if (PUBLIC.contains(domain.name)) {
            throw refused("belongs to a public mail service: anybody can have an address there");
        }
        return domain;
    }

    static Optional<MailDomain> parse(String text) {
        try {
            String name = IDN.toASCII(text.strip(), IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
            return name.length() <= MAX_LENGTH && FORM.matcher(name).matches()
                    ? Optional.of(new MailDomain(name))
                    : Optional.empty();
        } catch (IllegalArgumentException noDomain) {
            return Optional.empty();
        }
    }

    /** Of a mail address; empty when it is none. */
    public static Optional<MailDomain> ofAddress(String email) {
        int at = email.lastIndexOf('@');
        return at < 1 || at != email.indexOf('@') ? Optional.empty() : parse(email.substring(at + 1));
    }

    private static InvalidRequest refused(String why) {
        return new InvalidRequest("The domain cannot be used: see errors.", List.of(new FieldProblem("/domain", why)));
    }
}
