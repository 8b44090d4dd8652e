package io.signalbox.controlplane.events;

import io.signalbox.controlplane.events.groupcommit.GroupCommitSettings;
import io.signalbox.controlplane.events.webhooks.IngressSettings;
import io.signalbox.controlplane.platform.web.BrowserHeaders;
import io.signalbox.controlplane.platform.web.StatelessEndpoints;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.web.SecurityFilterChain;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({IngressSettings.class, GroupCommitSettings.class})
class EventsConfiguration {

    /** Nobody signs in at the webhook endpoint: each delivery proves itself by its signature. */
    @Bean
    @Order(30)
    SecurityFilterChain webhooks(HttpSecurity http) throws Exception {
        return StatelessEndpoints.of(http)
                .securityMatcher("/hooks/**")
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .headers(BrowserHeaders::ofAnswers)
                .requestCache(AbstractHttpConfigurer::disable)
                .anonymous(AbstractHttpConfigurer::disable)
                .build();
    }
}
