package io.signalbox.controlplane.auth;

import io.signalbox.controlplane.auth.sessions.SignInMethod;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long a sign-in lasts.
 *
 * @param accessTokenLife short: the console gets the next one without asking anybody
 * @param refreshTokenLife how long a console may stay closed and still be signed in
 * @param sessionLife after which a person signs in again, however busy
 * @param signOnLife the same for sessions through single sign-on: nobody tells us when a provider disables somebody
 * @param refusalTime that a wrong password takes, or a multiple of it: more than checking one does
 * @param resetLife how long a link to set a new password works
 */
@ConfigurationProperties("signalbox.auth")
public record AuthSettings(
        @DefaultValue("15m") Duration accessTokenLife,
        @DefaultValue("30d") Duration refreshTokenLife,
        @DefaultValue("90d") Duration sessionLife,
        @DefaultValue("12h") Duration signOnLife,
        @DefaultValue("300ms") Duration refusalTime,
        @DefaultValue("30m") Duration resetLife) {

    public Duration longest(SignInMethod method) {
        return switch (method) {
            case PASSWORD -> sessionLife;
            case SIGN_ON -> signOnLife;
        };
    }
}
