package io.signalbox.controlplane.auth.sso.settings;

import io.signalbox.controlplane.organizations.OrganizationCreationSettings;
import io.signalbox.controlplane.platform.settings.InvalidSetting;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SignOnSettings.class)
class SignOnConfiguration {

    SignOnConfiguration(SignOnSettings settings, OrganizationCreationSettings creation) {
        if (settings.domainProof() == SignOnSettings.Proof.NONE && creation.isOpen()) {
            throw new InvalidSetting(
                    "SIGNALBOX_DOMAIN_PROOF",
                    "may not be none while SIGNALBOX_SIGN_UP is open: strangers could take the people of any mail domain");
        }
    }
}
