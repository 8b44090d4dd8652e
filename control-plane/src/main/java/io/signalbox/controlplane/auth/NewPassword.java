package io.signalbox.controlplane.auth;

import io.signalbox.controlplane.platform.problems.FieldProblem;
import io.signalbox.controlplane.platform.problems.InvalidRequest;
import java.util.List;
import java.util.Locale;

/** What a password that somebody chooses must be: long, and not their address. */
final class NewPassword {

    private static final int SHORTEST = 12;

    private NewPassword() {}

    /** @throws InvalidRequest when it is too easy to guess */
    static void require(String pointer, String password, String email) {
        if (password.length() < SHORTEST) {
            throw refused(pointer, "must have at least " + SHORTEST + " characters");
        }
        String local = email.substring(0, email.indexOf('@')).toLowerCase(Locale.ROOT);
        if (local.length() > 3 && password.toLowerCase(Locale.ROOT).contains(local)) {
            throw refused(pointer, "must not contain the e-mail address");
        }
    }

    private static InvalidRequest refused(String pointer, String message) {
        return new InvalidRequest("Choose another password: see errors.", List.of(new FieldProblem(pointer, message)));
    }
}
