package io.signalbox.controlplane.platform.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who stands before this installation, and which other pages may use it.
 *
 * @param trustedProxies addresses or networks whose {@code X-Forwarded-For} and {@code X-Forwarded-Proto} are believed. None by default, this
 *     machine included: whoever can reach the port could otherwise choose the address that limits and the audit log see
 * @param allowedOrigins origins of other pages that may call the API from a browser, {@code *} for all (which then send no cookie)
 * @param publicUrl the address that the world sees
 */
@ConfigurationProperties("signalbox")
record WebSettings(
        @DefaultValue List<String> trustedProxies,
        @DefaultValue List<String> allowedOrigins,
        @Nullable String publicUrl) {}
