package io.signalbox.controlplane.auth.passwords;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.crypto.password.PasswordEncoder;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PasswordHashSettings.class)
class PasswordConfiguration {

    @Bean
    PasswordEncoder passwordEncoder(PasswordHashSettings settings) {
        return settings.encoder();
    }
}
