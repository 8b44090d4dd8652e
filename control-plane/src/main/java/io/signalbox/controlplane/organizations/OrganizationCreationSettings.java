package io.signalbox.controlplane.organizations;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who may found organizations here.
 *
 * @param signUp closed unless somebody opens it: an installation is a company's own more often than not
 * @param maxOwned organizations that one person may own; keeps an open installation from being filled by one
 */
@ConfigurationProperties("signalbox")
public record OrganizationCreationSettings(
        @DefaultValue("closed") SignUp signUp,
        @DefaultValue("20") int maxOwned) {

    public boolean isOpen() {
        return signUp == SignUp.OPEN;
    }
}
