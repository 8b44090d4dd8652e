package io.signalbox.controlplane.organizations;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where people reach the console. Links in mails are built from it, never from what a request says of itself.
 *
 * @param publicUrl this machine's own address when absent
 * @param port the port of this machine's own address
 */
@ConfigurationProperties("signalbox")
record ConsoleAddress(
        @Nullable String publicUrl, @DefaultValue("8080") int port) {

    /** The token is in the fragment, which browsers send to nobody: it reaches no log. */
    String inviteLink(String token) {
        return base() + "/invite#token=" + token;
    }

    private String base() {
        String given = publicUrl == null || publicUrl.isBlank() ? "http://localhost:" + port : publicUrl.strip();
        return given.endsWith("/") ? given.substring(0, given.length() - 1) : given;
    }
}
