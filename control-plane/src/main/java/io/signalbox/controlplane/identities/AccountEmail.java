package io.signalbox.controlplane.identities;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An e-mail address that names one person, compared without case. */
record AccountEmail(String text) {

    /** Shared by everyone a system writes for, so it proves nothing about who somebody is. */
    private static final Pattern NOBODY = Pattern.compile("(no|do-?not)[-_.]?reply([-+_.].*)?@.*");

    private static final Pattern ADDRESS = Pattern.compile("[^@\\s]+@[^@\\s]+");

    /** Null when the text is no address, or one that is nobody's. */
    static @Nullable AccountEmail parse(@Nullable String text) {
        if (text == null) {
            return null;
        }
        String lower = text.strip().toLowerCase(Locale.ROOT);
        boolean usable =
                ADDRESS.matcher(lower).matches() && !NOBODY.matcher(lower).matches();
        return usable ? new AccountEmail(lower) : null;
    }
}
