package io.signalbox.controlplane.organizations;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who may found organizations here.
 *
 * @param signUp closed unless somebody opens it: an installation is a company's own more often than not
 * @param mostOwned organizations that one person may own; keeps an open installation from being filled by one
 */
@ConfigurationProperties("signalbox")
public record FoundingSettings(
        @DefaultValue("closed") SignUp signUp,
        @DefaultValue("20") int mostOwned) {

    public boolean isOpen() {
        return signUp == SignUp.OPEN;
    }
}
