package io.signalbox.controlplane.auth;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long a sign-in lasts.
 *
 * @param accessTokenLife short: it is what a stolen access token is good for until its session is revoked
 * @param refreshTokenLife how long a console may stay closed and still be signed in
 * @param sessionLife after which a person signs in again, however busy
 * @param attemptsPerMinute sign-in tries per address and e-mail
 */
@ConfigurationProperties("signalbox.auth")
record AuthSettings(
        @DefaultValue("15m") Duration accessTokenLife,
        @DefaultValue("30d") Duration refreshTokenLife,
        @DefaultValue("90d") Duration sessionLife,
        @DefaultValue("10") int attemptsPerMinute) {}
