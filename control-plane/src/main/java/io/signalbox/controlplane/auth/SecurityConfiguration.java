package io.signalbox.controlplane.auth;

import io.signalbox.controlplane.platform.crypto.ServiceKey;
import io.signalbox.controlplane.platform.problems.PlatformProblems;
import io.signalbox.controlplane.platform.problems.Problems;
import io.signalbox.controlplane.platform.security.PrincipalAuthentication;
import io.signalbox.controlplane.platform.security.TenantFilter;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/** The doors people come through. The doors of webhooks and of the agent have their own chains in their modules. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AuthSettings.class)
class SecurityConfiguration {

    /** The console's own files only; Swagger UI styles itself inline. */
    private static final String CONTENT_POLICY =
            "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'; base-uri 'self'; form-action 'self'";

    @Bean
    PasswordEncoder passwordEncoder() {
        return Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8();
    }

    @Bean
    @Order(50)
    SecurityFilterChain api(HttpSecurity http, AccessTokens tokens, Problems problems) throws Exception {
        return stateless(http.securityMatcher("/api/**"))
                .authorizeHttpRequests(requests -> requests.requestMatchers(
                                "/api/v1/auth/login", "/api/v1/auth/refresh", "/api/v1/auth/logout")
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .oauth2ResourceServer(server -> server.jwt(jwt -> jwt.decoder(tokens.decoder())
                                .jwtAuthenticationConverter(
                                        token -> new PrincipalAuthentication(AccessTokens.principalOf(token))))
                        .authenticationEntryPoint((request, response, missing) -> problems.write(
                                response,
                                PlatformProblems.NOT_SIGNED_IN,
                                "Send a valid access token as Authorization: Bearer.")))
                .exceptionHandling(handling -> handling.accessDeniedHandler((request, response, denied) ->
                        problems.write(response, PlatformProblems.NOT_ALLOWED, "Ask an owner for access.")))
                .addFilterAfter(new TenantFilter(), AuthorizationFilter.class)
                .build();
    }

    @Bean
    @Order(90)
    SecurityFilterChain pages(HttpSecurity http, ServiceKey serviceKey, Problems problems) throws Exception {
        return stateless(http)
                .authorizeHttpRequests(requests -> requests.requestMatchers(EndpointRequest.to("prometheus"))
                        .access((authentication, context) -> new AuthorizationDecision(
                                serviceKey.matches(context.getRequest().getHeader(ServiceKey.HEADER))))
                        .anyRequest()
                        .permitAll())
                .exceptionHandling(handling -> handling.authenticationEntryPoint((request, response, missing) ->
                        problems.write(response, PlatformProblems.NOT_SIGNED_IN, "Send the service key.")))
                .build();
    }

    private static HttpSecurity stateless(HttpSecurity http) throws Exception {
        return http.sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                // No cookie signs anything in, so there is nothing to forge.
                .csrf(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_POLICY))
                        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER))
                        .frameOptions(frames -> frames.deny())
                        // Set per resource where it matters
                        .cacheControl(cache -> cache.disable()));
    }
}
