package io.signalbox.controlplane.auth.passwords;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.signalbox.controlplane.platform.settings.InvalidSetting;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

/** Tests lower the cost for themselves; here is what everybody else gets. */
class PasswordHashSettingsTest {

    @Test
    void costSixteenMegabytesAndTwoPassesUnlessSetOtherwise() {
        assertThat(bound(Map.of()).encoder().encode("correct horse")).startsWith("$argon2id$v=19$m=16384,t=2,p=1$");
    }

    @Test
    void costWhatIsSet() {
        var settings =
                bound(Map.of("signalbox.password-hash.memory", "64MB", "signalbox.password-hash.iterations", "3"));
        assertThat(settings.encoder().encode("correct horse")).startsWith("$argon2id$v=19$m=65536,t=3,p=1$");
    }

    @Test
    void replaceHashesThatCostLess() {
        var cheap = bound(Map.of("signalbox.password-hash.memory", "64KB")).encoder();
        var usual = bound(Map.of()).encoder();
        String hash = cheap.encode("correct horse");

        assertThat(usual.matches("correct horse", hash)).isTrue();
        assertThat(usual.upgradeEncoding(hash)).isTrue();
        assertThat(cheap.upgradeEncoding(usual.encode("correct horse"))).isFalse();
    }

    @Test
    void costWhatTheRecommendedDefaultsOfTheLibraryCost() {
        String recommended =
                Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8().encode("correct horse");

        assertThat(bound(Map.of()).encoder().upgradeEncoding(recommended)).isFalse();
        assertThat(Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8()
                        .upgradeEncoding(bound(Map.of()).encoder().encode("correct horse")))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({"memory,63KB,64KB", "memory,2GB,1GB", "iterations,0,100", "iterations,101,100"})
    void refuseWhatNobodyMeans(String name, String value, String named) {
        assertThatThrownBy(() -> bound(Map.of("signalbox.password-hash." + name, value)))
                .hasRootCauseInstanceOf(InvalidSetting.class)
                .rootCause()
                .hasMessageContaining(named);
    }

    private static PasswordHashSettings bound(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("signalbox.password-hash", PasswordHashSettings.class);
    }
}
