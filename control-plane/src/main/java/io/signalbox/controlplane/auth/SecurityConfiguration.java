package io.signalbox.controlplane.auth;

import static org.springframework.security.config.Customizer.withDefaults;

import io.signalbox.controlplane.auth.apikeys.ApiKeyFilter;
import io.signalbox.controlplane.auth.sessions.AccessTokens;
import io.signalbox.controlplane.auth.sessions.BearerPrincipals;
import io.signalbox.controlplane.auth.sessions.BearerTokenLookup;
import io.signalbox.controlplane.platform.crypto.ServiceKey;
import io.signalbox.controlplane.platform.idempotency.Idempotency;
import io.signalbox.controlplane.platform.limits.RequestLimits;
import io.signalbox.controlplane.platform.problems.PlatformProblems;
import io.signalbox.controlplane.platform.problems.Problems;
import io.signalbox.controlplane.platform.security.TenantFilter;
import io.signalbox.controlplane.platform.web.BrowserHeaders;
import io.signalbox.controlplane.platform.web.StatelessEndpoints;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;

/** Security of the public API. The endpoints of webhooks and of the agent have their own chains in their modules. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AuthSettings.class)
class SecurityConfiguration {

    @Bean
    @Order(50)
    SecurityFilterChain api(
            HttpSecurity http,
            AccessTokens tokens,
            BearerPrincipals principals,
            ApiKeyFilter apiKeys,
            RequestLimits limits,
            Idempotency idempotency,
            Problems problems)
            throws Exception {
        return StatelessEndpoints.of(http.securityMatcher("/api/**"))
                .headers(BrowserHeaders::ofAnswers)
                .cors(withDefaults())
                // What of it is open to everybody is decided per operation: AccessRules
                .authorizeHttpRequests(requests -> requests.requestMatchers("/api/v1/auth/**")
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .oauth2ResourceServer(server -> server.bearerTokenResolver(new BearerTokenLookup())
                        .jwt(jwt -> jwt.decoder(tokens.decoder()).jwtAuthenticationConverter(principals))
                        .authenticationEntryPoint(limits.counting((request, response, missing) -> problems.write(
                                response,
                                PlatformProblems.NOT_SIGNED_IN,
                                "Send a valid access token as Authorization: Bearer."))))
                .exceptionHandling(handling -> handling.accessDeniedHandler((request, response, denied) ->
                        problems.write(response, PlatformProblems.NOT_ALLOWED, "Ask an owner for access.")))
                .addFilterBefore(BearerTokenLookup.without(apiKeys), BearerTokenAuthenticationFilter.class)
                .addFilterBefore(limits.filter(), AuthorizationFilter.class)
                .addFilterAfter(new TenantFilter(), AuthorizationFilter.class)
                .addFilterAfter(idempotency.filter(), TenantFilter.class)
                .build();
    }

    @Bean
    @Order(90)
    SecurityFilterChain pages(HttpSecurity http, ServiceKey serviceKey, Problems problems) throws Exception {
        return StatelessEndpoints.of(http)
                .headers(BrowserHeaders::ofPages)
                .authorizeHttpRequests(requests -> requests.requestMatchers(EndpointRequest.to("prometheus"))
                        .access((authentication, context) -> new AuthorizationDecision(
                                serviceKey.matches(context.getRequest().getHeader(ServiceKey.HEADER))))
                        .anyRequest()
                        .permitAll())
                .exceptionHandling(handling -> handling.authenticationEntryPoint((request, response, missing) ->
                        problems.write(response, PlatformProblems.NOT_SIGNED_IN, "Send the service key.")))
                .build();
    }
}
