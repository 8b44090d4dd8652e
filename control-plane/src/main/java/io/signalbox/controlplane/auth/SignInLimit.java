package io.signalbox.controlplane.auth;

import io.signalbox.controlplane.platform.limits.LimitRule;
import io.signalbox.controlplane.platform.limits.SharedLimits;
import io.signalbox.controlplane.platform.problems.RateLimited;
import java.time.Duration;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Slows down guessing: tries per caller's address and e-mail, on all replicas together. An address that guesses cannot lock out another. */
@Component
class SignInLimit {

    private final SharedLimits limits;
    private final LimitRule rule;

    SignInLimit(SharedLimits limits, AuthSettings settings) {
        this.limits = limits;
        this.rule = LimitRule.exact("sign-in", settings.attemptsPerMinute(), Duration.ofMinutes(1));
    }

    /** @throws RateLimited when this caller tried this e-mail too often */
    void take(String address, String email) {
        limits.require(rule, address + " " + email.strip().toLowerCase(Locale.ROOT), "Too many tries. Wait a moment.");
    }
}
