package io.signalbox.controlplane.auth.signon;

import io.signalbox.controlplane.organizations.FoundingSettings;
import io.signalbox.controlplane.platform.settings.InvalidSetting;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SignOnSettings.class)
class SignOnConfiguration {

    SignOnConfiguration(SignOnSettings settings, FoundingSettings founding) {
        if (settings.domainProof() == SignOnSettings.Proof.NONE && founding.isOpen()) {
            throw new InvalidSetting(
                    "SIGNALBOX_DOMAIN_PROOF",
                    "may not be none while SIGNALBOX_SIGN_UP is open: strangers could take the people of any mail domain");
        }
    }
}
