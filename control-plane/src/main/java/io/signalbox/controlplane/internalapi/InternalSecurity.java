package io.signalbox.controlplane.internalapi;

import io.signalbox.controlplane.platform.crypto.ServiceKey;
import io.signalbox.controlplane.platform.problems.Problems;
import io.signalbox.controlplane.platform.web.BrowserHeaders;
import io.signalbox.controlplane.platform.web.StatelessEndpoints;
import io.signalbox.controlplane.runs.capability.CapabilityRefused;
import io.signalbox.controlplane.runs.capability.CapabilityTokens;
import jakarta.servlet.DispatcherType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;

/** Security of the internal API, which only the agent calls. */
@Configuration(proxyBeanMethods = false)
class InternalSecurity {

    @Bean
    @Order(20)
    SecurityFilterChain internal(
            HttpSecurity http,
            ServiceKey serviceKey,
            CapabilityTokens tokens,
            RefusedCalls refusedCalls,
            Problems problems)
            throws Exception {
        return StatelessEndpoints.of(http)
                .securityMatcher("/internal/**")
                .headers(BrowserHeaders::ofAnswers)
                .anonymous(AbstractHttpConfigurer::disable)
                .authorizeHttpRequests(requests -> requests
                        // The rest of a request that was let in and waited.
                        .dispatcherTypeMatchers(DispatcherType.ASYNC)
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .exceptionHandling(handling -> handling.authenticationEntryPoint(
                        (request, response, missing) -> problems.write(response, new CapabilityRefused())))
                .addFilterBefore(
                        new CapabilityFilter(serviceKey, tokens, refusedCalls, problems), AuthorizationFilter.class)
                .build();
    }
}
