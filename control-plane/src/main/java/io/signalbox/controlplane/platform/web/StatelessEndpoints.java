package io.signalbox.controlplane.platform.web;

import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;

/** What all endpoints have in common: each request proves itself, there is no session and no form to sign in with. */
public final class StatelessEndpoints {

    private StatelessEndpoints() {}

    /**
     * Without protection against forged requests from other sites: endpoints that read a cookie stand behind {@link OriginCheck};
     * everything else wants a proof that no browser adds by itself.
     */
    public static HttpSecurity of(HttpSecurity http) throws Exception {
        return http.sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable);
    }
}
