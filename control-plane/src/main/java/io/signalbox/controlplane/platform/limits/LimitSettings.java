package io.signalbox.controlplane.platform.limits;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Requests a minute to the API.
 *
 * @param userPerMinute of one person, all browsers together. A console beside a busy installation reloads about 15 times a second
 * @param keyPerMinute of one API key
 * @param addressPerMinute of one address that has not shown who it is; a whole office may sign in from one
 */
@ConfigurationProperties("signalbox.limits")
record LimitSettings(
        @DefaultValue("3000") int userPerMinute,
        @DefaultValue("3000") int keyPerMinute,
        @DefaultValue("300") int addressPerMinute) {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    LimitRule user() {
        return LimitRule.leased("user", userPerMinute, MINUTE);
    }

    LimitRule key() {
        return LimitRule.leased("key", keyPerMinute, MINUTE);
    }

    LimitRule address() {
        return LimitRule.leased("address", addressPerMinute, MINUTE);
    }
}
