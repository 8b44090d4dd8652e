package io.signalbox.controlplane.auth;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long a sign-in lasts.
 *
 * @param accessTokenLife short, because an access token cannot be revoked
 * @param refreshTokenLife how long a console may stay closed and still be signed in
 * @param attemptsPerMinute sign-in tries per address and e-mail
 */
@ConfigurationProperties("signalbox.auth")
record AuthSettings(
        @DefaultValue("15m") Duration accessTokenLife,
        @DefaultValue("30d") Duration refreshTokenLife,
        @DefaultValue("10") int attemptsPerMinute) {}
