package io.signalbox.controlplane.auth.apikeys;

import io.signalbox.controlplane.platform.limits.RequestLimits;
import io.signalbox.controlplane.platform.problems.Problems;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ApiKeySettings.class)
class ApiKeyConfiguration {

    @Bean
    ApiKeyFilter apiKeyFilter(ApiKeyAuthentication authentication, RequestLimits limits, Problems problems) {
        return new ApiKeyFilter(authentication, limits, problems);
    }

    /** It belongs into the chain of the API alone. */
    @Bean
    FilterRegistrationBean<ApiKeyFilter> apiKeyFilterStaysInItsChain(ApiKeyFilter filter) {
        var registration = new FilterRegistrationBean<>(filter);
        registration.setEnabled(false);
        return registration;
    }
}
