package io.signalbox.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

final class EmbeddedServicesPostProcessorTest {

    @TempDir
    private Path directory;

    @Test
    void givesTheApplicationAddressesThatOutliveItsBeans() throws SQLException {
        LastWords lastWords;
        String url;
        try (ConfigurableApplicationContext context = run(Map.of())) {
            url = context.getEnvironment().getRequiredProperty("signalbox.database.url");
            lastWords = context.getBean(LastWords.class);
            assertThat(context.getEnvironment().getProperty("signalbox.rabbitmq.url"))
                    .startsWith("amqp://signalbox:");
            assertThat(lastWords.databaseAnswers()).isTrue();
        }
        assertThat(lastWords.databaseAnsweredAtDestruction).isTrue();
        assertThatThrownBy(() -> DriverManager.getConnection(url)).isInstanceOf(SQLException.class);
    }

    @Test
    void outlivesTheBeansOfProcessThatIsToldToStop() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        ChildApplication.class.getName(),
                        directory.toString())
                .redirectErrorStream(true)
                .start();
        try (BufferedReader output = process.inputReader()) {
            assertThat(output.lines().anyMatch(ChildApplication.STARTED::equals))
                    .isTrue();
            process.toHandle().destroy();
            assertThat(output.lines()).contains(ChildApplication.BOTH_ANSWERED).doesNotContain(ChildApplication.GONE);
            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void leavesGivenAddressesAlone() {
        Map<String, Object> given =
                Map.of("signalbox.database.url", "jdbc:postgresql://db/x", "signalbox.rabbitmq.url", "amqp://mq/x");
        try (ConfigurableApplicationContext context = run(given)) {
            assertThat(context.getEnvironment().getProperty("signalbox.database.url"))
                    .isEqualTo("jdbc:postgresql://db/x");
            assertThat(context.getEnvironment().getProperty("signalbox.rabbitmq.url"))
                    .isEqualTo("amqp://mq/x");
        }
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void startsOnlyTheBrokerWhereADatabaseIsGiven() {
        try (ConfigurableApplicationContext context = run(Map.of("signalbox.database.url", "jdbc:postgresql://db/x"))) {
            assertThat(context.getEnvironment().getProperty("signalbox.rabbitmq.url"))
                    .startsWith("amqp://signalbox:");
        }
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void startsNothingWhenSwitchedOff() {
        try (ConfigurableApplicationContext context = run(Map.of("signalbox.embedded.enabled", "false"))) {
            assertThat(context.getEnvironment().getProperty("signalbox.database.url"))
                    .isNull();
        }
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void stopsWhatItStartedWhenTheApplicationFails() {
        Map<String, Object> failing = Map.of("test.fail", "true");
        assertThatThrownBy(() -> run(failing)).hasStackTraceContaining("told to fail");
        try (ConfigurableApplicationContext context = run(Map.of())) {
            assertThat(context.getBean(LastWords.class).databaseAnswers()).isTrue();
        }
    }

    private ConfigurableApplicationContext run(Map<String, Object> properties) {
        SpringApplication application = new SpringApplication(Application.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setDefaultProperties(Map.of("signalbox.data-dir", directory.toString()));
        String[] arguments = properties.entrySet().stream()
                .map(property -> "--" + property.getKey() + "=" + property.getValue())
                .toArray(String[]::new);
        return application.run(arguments);
    }

    @Configuration(proxyBeanMethods = false)
    static class Application {

        @Bean(destroyMethod = "speak")
        LastWords lastWords(
                @Value("${signalbox.database.url:}") String url, @Value("${test.fail:false}") boolean fail) {
            if (fail) {
                throw new IllegalStateException("told to fail");
            }
            return new LastWords(url);
        }
    }

    static final class LastWords {

        private final String url;
        private boolean databaseAnsweredAtDestruction;

        LastWords(String url) {
            this.url = url;
        }

        boolean databaseAnswers() {
            try (Connection connection = DriverManager.getConnection(url)) {
                return connection.isValid(5);
            } catch (SQLException e) {
                return false;
            }
        }

        void speak() {
            databaseAnsweredAtDestruction = databaseAnswers();
        }
    }
}
