package io.signalbox.controlplane.auth.sso.signin;

import io.signalbox.controlplane.platform.problems.FieldProblem;
import io.signalbox.controlplane.platform.problems.InvalidRequest;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A page of this console. Anything that a browser could read as another host is none. */
record LocalPath(String text) {

    private static final LocalPath HOME = new LocalPath("/");
    /** Printable ASCII from a single slash on, without backslashes and without two slashes anywhere. */
    private static final Pattern FORM = Pattern.compile("/(?!/)([!-.0-\\[\\]-~]|/(?!/))*");

    /** @throws InvalidRequest when it could lead elsewhere */
    static LocalPath require(@Nullable String text) {
        if (text == null) {
            return HOME;
        }
        if (!FORM.matcher(text).matches()) {
            throw new InvalidRequest(
                    "The page cannot be opened: see errors.",
                    List.of(new FieldProblem("/return_to", "is no path of this console")));
        }
        return new LocalPath(text);
    }
}
