package io.signalbox.controlplane.auth.passwords;

import io.signalbox.controlplane.platform.problems.FieldProblem;
import io.signalbox.controlplane.platform.problems.ProblemException;
import io.signalbox.controlplane.platform.problems.ProblemType;
import java.util.List;
import org.springframework.http.HttpStatus;

/** A new password would be guessed too soon. */
public class PasswordRefused extends ProblemException {

    public static final ProblemType TYPE =
            new ProblemType("password_refused", HttpStatus.UNPROCESSABLE_CONTENT, "Choose another password");

    PasswordRefused(String pointer, String message, String code) {
        super(
                TYPE,
                "The new password is too easy to guess: see errors.",
                List.of(new FieldProblem(pointer, message, code)));
    }
}
