package io.signalbox.controlplane.platform.web;

import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where people's browsers reach this installation: links in mails begin with it. Request headers are never asked, because whoever sends a
 * request chooses them.
 *
 * @param publicUrl without a path; this machine's own address when absent
 * @param port the port of this machine's own address
 */
@ConfigurationProperties("signalbox")
public record PublicUrl(
        @Nullable String publicUrl, @DefaultValue("8080") int port) {

    /** A page of the console. */
    public URI page(String path) {
        return URI.create(base() + path);
    }

    public boolean isHttps() {
        return base().toLowerCase(Locale.ROOT).startsWith("https://");
    }

    private String base() {
        String given = publicUrl == null || publicUrl.isBlank() ? "http://localhost:" + port : publicUrl.strip();
        return given.endsWith("/") ? given.substring(0, given.length() - 1) : given;
    }
}
