package io.signalbox.controlplane.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsConfigurationSource;

/** What pages of other origins may do with the API in a browser: nothing, unless the settings name them. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WebSettings.class)
class CrossOrigin {

    private static final Duration REMEMBERED = Duration.ofMinutes(10);
    private static final List<String> SENT = List.of(
            HttpHeaders.AUTHORIZATION, HttpHeaders.CONTENT_TYPE, "Idempotency-Key", "Last-Event-ID", RequestId.HEADER);
    private static final List<String> READ = List.of(
            RequestId.HEADER,
            HttpHeaders.LOCATION,
            HttpHeaders.RETRY_AFTER,
            "RateLimit",
            "RateLimit-Policy",
            "Idempotency-Replayed");

    @Bean
    CorsConfigurationSource corsConfigurationSource(Origins origins) {
        return request -> rulesFor(request, origins);
    }

    /** Null lets browsers keep their own rule: other pages read nothing. A same-origin page behind a proxy is never refused by mistake. */
    private static @Nullable CorsConfiguration rulesFor(HttpServletRequest request, Origins origins) {
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        if (origin == null || !request.getRequestURI().startsWith("/api/") || !origins.isAllowed(origin)) {
            return null;
        }
        var rules = new CorsConfiguration();
        rules.setAllowedOrigins(List.of(origins.isNamed(origin) ? origin : CorsConfiguration.ALL));
        rules.setAllowCredentials(origins.isNamed(origin));
        rules.setAllowedMethods(List.of("GET", "POST", "PUT", "PATCH", "DELETE"));
        rules.setAllowedHeaders(SENT);
        rules.setExposedHeaders(READ);
        rules.setMaxAge(REMEMBERED);
        return rules;
    }
}
