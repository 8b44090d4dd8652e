package io.signalbox.controlplane.platform.crypto;

import java.nio.file.Path;
import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({CryptoConfiguration.Settings.class, SigningSettings.class})
class CryptoConfiguration {

    /**
     * Where secrets come from.
     *
     * @param dataDir folder for what must survive a restart
     * @param masterKey base64; made in the data directory when absent. Replicas must share it
     * @param encryptionKeys {@code id:base64}, several separated by comma or newline; the first wraps data keys, the others only unwrap. Made
     *     in the data directory when absent. Replicas must share them
     * @param serviceKey shared with the agent service; made in the data directory when absent
     */
    @ConfigurationProperties("signalbox")
    record Settings(
            @DefaultValue(".signalbox") Path dataDir,
            @Nullable String masterKey,
            @Nullable String encryptionKeys,
            @Nullable String serviceKey) {}

    @Bean
    SecretsFolder secretsFolder(Settings settings, SecureRandom random) {
        return new SecretsFolder(settings.dataDir(), random);
    }

    @Bean
    MasterKey masterKey(Settings settings, SecretsFolder folder) {
        String given = settings.masterKey();
        return MasterKey.parse(given == null ? folder.getOrCreate("master.key") : given);
    }

    @Bean
    KeyEncryptionKeys keyEncryptionKeys(Settings settings, SecretsFolder folder) {
        String given = settings.encryptionKeys();
        return KeyEncryptionKeys.parse(
                given == null || given.isBlank() ? folder.getOrCreate("encryption.keys", key -> "k1:" + key) : given);
    }

    @Bean
    ServiceKey serviceKey(Settings settings, SecretsFolder folder) {
        String given = settings.serviceKey();
        return new ServiceKey(given == null ? folder.getOrCreate("service.key") : given);
    }
}
