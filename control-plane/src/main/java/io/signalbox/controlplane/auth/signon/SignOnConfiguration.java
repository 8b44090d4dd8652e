package io.signalbox.controlplane.auth.signon;

import io.signalbox.controlplane.organizations.FoundingSettings;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SignOnSettings.class)
class SignOnConfiguration {

    SignOnConfiguration(SignOnSettings settings, FoundingSettings founding) {
        if (settings.domainProof() == SignOnSettings.Proof.NONE && founding.isOpen()) {
            throw new IllegalStateException(
                    "SIGNALBOX_DOMAIN_PROOF=none and SIGNALBOX_SIGN_UP=open together let strangers take the people of any mail domain");
        }
    }
}
