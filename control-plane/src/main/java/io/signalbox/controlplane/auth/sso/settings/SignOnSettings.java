package io.signalbox.controlplane.auth.sso.settings;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How organizations prove that a mail domain is theirs.
 *
 * @param domainProof {@code dns}; {@code none} is for installations of one company, where nobody could take the domain of another
 * @param dnsServer {@code host} or {@code host:port}; that of the system when absent
 */
@ConfigurationProperties("signalbox")
record SignOnSettings(
        @DefaultValue("dns") Proof domainProof, @Nullable String dnsServer) {

    enum Proof {
        DNS,
        NONE
    }
}
