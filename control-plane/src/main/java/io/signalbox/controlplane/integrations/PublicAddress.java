package io.signalbox.controlplane.integrations;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the outside world reaches this installation. Webhook addresses are built from it, and signatures that cover the address are checked
 * against it: request headers are never asked.
 *
 * @param publicUrl without a trailing slash; this machine's own address when absent
 * @param port the port of this machine's own address
 */
@ConfigurationProperties("signalbox")
record PublicAddress(
        @Nullable String publicUrl, @DefaultValue("8080") int port) {

    String webhookUrl(String key) {
        return base() + "/hooks/" + key;
    }

    private String base() {
        String given = publicUrl == null || publicUrl.isBlank() ? "http://localhost:" + port : publicUrl.strip();
        return given.endsWith("/") ? given.substring(0, given.length() - 1) : given;
    }
}
