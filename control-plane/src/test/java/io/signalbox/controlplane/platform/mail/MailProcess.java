package io.signalbox.controlplane.platform.mail;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.signalbox.controlplane.platform.crypto.SecretBox;
import io.signalbox.controlplane.platform.ids.Ids;
import io.signalbox.controlplane.platform.outbox.Outbox;
import io.signalbox.controlplane.platform.persistence.CommandDatabase;
import io.signalbox.controlplane.platform.tenancy.Tenant;
import io.signalbox.controlplane.testing.FreshServices;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** The mail of a control plane, its outbox and its database, without the rest; in this process or in one that can be killed. */
final class MailProcess {

    static final String COMMITTED = "two mails were committed";
    static final String SECRET = "token-that-opens-an-account";

    @Import({CommandDatabase.class, SimpleMeterRegistry.class, JsonMapper.class})
    @ComponentScan(basePackageClasses = {Mail.class, Outbox.class, SecretBox.class, Ids.class})
    private static final class Parts {}

    private MailProcess() {}

    static ConfigurableApplicationContext start(String... settings) {
        return new SpringApplicationBuilder(Parts.class)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .registerShutdownHook(false)
                .run(settings);
    }

    static String[] settings(String database, int smtpPort) {
        return List.of(
                        "--signalbox.embedded.enabled=false",
                        "--signalbox.database.url=" + database,
                        "--signalbox.master-key=" + FreshServices.MASTER_KEY,
                        "--signalbox.service-key=" + FreshServices.SERVICE_KEY,
                        "--signalbox.encryption-keys=" + FreshServices.ENCRYPTION_KEYS,
                        "--signalbox.smtp-url=smtp://127.0.0.1:" + smtpPort,
                        "--signalbox.outbox.lease=6s",
                        "--signalbox.outbox.first-retry=100ms",
                        "--signalbox.outbox.max-retry=200ms",
                        "--signalbox.outbox.max-attempts=1000",
                        "--signalbox.outbox.sweep-interval=100ms")
                .toArray(String[]::new);
    }

    /** Starts a process that commits two mails, says so, and then only waits to be killed. */
    static Process fork(String... settings) throws IOException {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        List<String> command = new ArrayList<>(List.of(
                System.getProperty("java.home") + "/bin/java",
                "-Xmx128m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classPath,
                MailProcess.class.getName()));
        command.addAll(List.of(settings));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    public static void main(String[] settings) throws IOException {
        ConfigurableApplicationContext context = start(settings);
        sendOneOfEach(context);
        System.out.println(COMMITTED);
        // Until whoever started this is gone
        System.in.read();
        Runtime.getRuntime().halt(1);
    }

    /** One mail of a new organization, one of the installation. */
    static void sendOneOfEach(ConfigurableApplicationContext context) {
        var transactions = context.getBean(TransactionTemplate.class);
        UUID organization = UUID.randomUUID();
        Tenant.run(
                organization,
                () -> transactions.executeWithoutResult(status -> {
                    context.getBean(JdbcClient.class)
                            .sql("INSERT INTO organization (id, name, created_at) VALUES (?, 'Test', now())")
                            .param(organization)
                            .update();
                    send(context, "invited@example.com");
                }));
        transactions.executeWithoutResult(status -> send(context, "forgetful@example.com"));
    }

    private static void send(ConfigurableApplicationContext context, String to) {
        context.getBean(Mail.class).send(to, "Your link", "Here: #token=" + SECRET, Duration.ofHours(1));
    }
}
