package io.signalbox.controlplane.platform.settings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@ExtendWith(OutputCaptureExtension.class)
class InvalidSettingTest {

    @Configuration(proxyBeanMethods = false)
    static class Service {

        @Bean
        String something() {
            throw new InvalidSetting("SIGNALBOX_SMTP_URL", "must look like smtp://user:password@host:587");
        }
    }

    @Test
    void isSaidInAFewLinesWhenTheServiceStarts(CapturedOutput output) {
        try {
            new SpringApplicationBuilder(Service.class)
                    .web(WebApplicationType.NONE)
                    .run("--signalbox.embedded.enabled=false")
                    .close();
        } catch (RuntimeException refused) {
            assertThat(refused).hasRootCauseInstanceOf(InvalidSetting.class);
        }

        assertThat(output.getAll())
                .contains("SIGNALBOX_SMTP_URL must look like smtp://user:password@host:587")
                .contains("docs/operations/running.md")
                .doesNotContain("\tat io.signalbox");
    }
}
