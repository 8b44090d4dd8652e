package io.signalbox.controlplane.auth.sso.signin;

import java.util.Locale;

/** Why somebody came back from their provider and is not signed in, as the console is told: enough to know whom to ask. */
public enum SignOnProblem {
    /** The attempt is unknown, over, used before, or was begun in another browser. */
    EXPIRED,
    /** The provider said no, or the person did. */
    DENIED,
    /** The provider does not answer, or not as it has to. */
    UNAVAILABLE,
    /** What the provider sent is not good. */
    UNTRUSTED,
    /** The provider vouches for no e-mail address. */
    NO_EMAIL,
    /** The address is not of a domain that this organization proved. */
    FOREIGN_DOMAIN,
    /** Owners sign in with their password. */
    OWNER,
    /** Was a member and is none any more. */
    NOT_MEMBER,
    /** The address belongs to an account that somebody else at the provider uses. */
    OTHER_ACCOUNT;

    /** As the console gets it. */
    public String code() {
        return "sign_on_" + name().toLowerCase(Locale.ROOT);
    }
}
