package io.signalbox.controlplane.platform.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.type.filter.AnnotationTypeFilter;

class RenamedSettingsTest {

    @Test
    void namesTheNewVariableWhenTheFormerOneIsSet() {
        assertThatThrownBy(() -> start(Map.of("SIGNALBOX_INVITES_MOST_OPEN", "7")))
                .isInstanceOf(InvalidSetting.class)
                .hasMessageContaining("SIGNALBOX_INVITES_MOST_OPEN")
                .hasMessageContaining("is now called SIGNALBOX_INVITES_MAX_OPEN")
                .hasMessageNotContaining("7");
    }

    @Test
    void refusesEveryFormerName() {
        RenamedSettings.NAMES.keySet().forEach(former -> assertThatThrownBy(() -> start(Map.of(former, "1")))
                .as(former)
                .isInstanceOf(InvalidSetting.class));
    }

    @Test
    void acceptsPresentNames() {
        RenamedSettings.NAMES.values().forEach(present -> assertThatCode(() -> start(Map.of(present, "1")))
                .as(present)
                .doesNotThrowAnyException());
    }

    @Test
    void pointsOnlyToSettingsThatExist() throws Exception {
        assertThat(settings()).containsAll(RenamedSettings.NAMES.values());
    }

    private static void start(Map<String, Object> variables) {
        var environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new SystemEnvironmentPropertySource("test", variables));
        ConfigurationPropertySources.attach(environment);
        new RenamedSettings().postProcessEnvironment(environment, new SpringApplication());
    }

    /** Names of all settings that are records, in kebab case. */
    private static Set<String> settings() throws ClassNotFoundException {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
        return scanner.findCandidateComponents("io.signalbox.controlplane").stream()
                .map(RenamedSettingsTest::type)
                .filter(Class::isRecord)
                .flatMap(type -> Arrays.stream(type.getRecordComponents())
                        .map(component -> type.getAnnotation(ConfigurationProperties.class)
                                        .value() + "."
                                + component
                                        .getName()
                                        .replaceAll("([A-Z])", "-$1")
                                        .toLowerCase()))
                .collect(Collectors.toSet());
    }

    private static Class<?> type(org.springframework.beans.factory.config.BeanDefinition definition) {
        try {
            return Class.forName(definition.getBeanClassName());
        } catch (ClassNotFoundException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
