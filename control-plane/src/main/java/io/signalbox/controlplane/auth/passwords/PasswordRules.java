package io.signalbox.controlplane.auth.passwords;

import com.nulabinc.zxcvbn.Strength;
import com.nulabinc.zxcvbn.Zxcvbn;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * What a new password must be: long, not about the person, and hard to guess for someone who knows how people choose (zxcvbn, which knows
 * the passwords of the great leaks). No kind of character is demanded: that makes passwords harder to remember, not to guess.
 */
@Component
public class PasswordRules {

    public static final int MIN_LENGTH = 12;
    private static final int MAX_LENGTH = 128;
    private static final int LEAST_SCORE = 3;
    /** A part as strong as this makes the whole strong, and measuring takes longer than linear. */
    private static final int MEASURED = 64;

    private static final int MIN_PART_LENGTH = 4;

    private final Zxcvbn zxcvbn = new Zxcvbn();

    /**
     * @param pointer JSON pointer to the password
     * @param about the person's address and name
     * @throws PasswordRefused when it is too easy to guess
     */
    public void require(String pointer, String password, String... about) {
        long length = password.codePoints().count();
        if (length < MIN_LENGTH) {
            throw new PasswordRefused(pointer, "needs at least %d characters".formatted(MIN_LENGTH), "too_short");
        }
        if (length > MAX_LENGTH) {
            throw new PasswordRefused(pointer, "has more than %d characters".formatted(MAX_LENGTH), "too_long");
        }
        List<String> parts = parts(about);
        String lower = password.toLowerCase(Locale.ROOT);
        if (parts.stream().anyMatch(lower::contains)) {
            throw new PasswordRefused(pointer, "must not contain your name or address", "about_you");
        }
        Strength strength = zxcvbn.measure(beginning(password), parts);
        if (strength.getScore() < LEAST_SCORE) {
            throw new PasswordRefused(pointer, advice(strength), "too_easy");
        }
    }

    private static String beginning(String password) {
        int end = password.offsetByCodePoints(
                0, (int) Math.min(MEASURED, password.codePoints().count()));
        return password.substring(0, end);
    }

    private static List<String> parts(String... about) {
        return Stream.concat(Arrays.stream(about), Stream.of("signalbox"))
                .map(text -> text.toLowerCase(Locale.ROOT))
                .flatMap(text -> Stream.concat(Stream.of(text), Arrays.stream(text.split("[^\\p{L}\\p{N}]+"))))
                .filter(part -> part.length() >= MIN_PART_LENGTH)
                .distinct()
                .toList();
    }

    private static String advice(Strength strength) {
        String warning = Optional.ofNullable(strength.getFeedback().getWarning(Locale.ENGLISH))
                .orElse("");
        return warning.isBlank()
                ? "is too easy to guess; a few uncommon words in a row are better"
                : "is too easy to guess: " + warning;
    }
}
