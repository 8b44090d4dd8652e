package io.signalbox.controlplane.platform.web;

import io.signalbox.controlplane.platform.settings.InvalidSetting;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
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

    /** @throws InvalidSetting when it is no address of a website */
    public PublicUrl {
        if (publicUrl != null && !publicUrl.isBlank() && !isAddress(publicUrl.strip())) {
            throw new InvalidSetting(
                    "SIGNALBOX_PUBLIC_URL", "must look like https://signalbox.example.com, without a path");
        }
    }

    private static boolean isAddress(String text) {
        try {
            URI uri = new URI(text);
            return Set.of("http", "https")
                            .contains(String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT))
                    && uri.getHost() != null
                    && uri.getRawUserInfo() == null
                    && Set.of("", "/").contains(uri.getRawPath())
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null;
        } catch (URISyntaxException unusable) {
            return false;
        }
    }

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
