package io.signalbox.controlplane.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.restassured.response.Response;
import io.signalbox.controlplane.organizations.Role;
import io.signalbox.controlplane.testing.Browser;
import io.signalbox.controlplane.testing.Console;
import io.signalbox.controlplane.testing.ControlPlaneTest;
import io.signalbox.controlplane.testing.PeopleFixture;
import io.signalbox.controlplane.testing.Replicas;
import io.signalbox.controlplane.testing.TenantFixture;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

/** Invites that are mailed, on two replicas. */
@ControlPlaneTest
@TestPropertySource(properties = "signalbox.public-url=https://signalbox.example/")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class InviteMailScene {

    static final GreenMail SERVER = started();
    static final Pattern LINK = Pattern.compile("https://signalbox\\.example/invite#token=([A-Za-z0-9_-]{43})");

    @LocalServerPort
    int port;

    @Autowired
    ConfigurableEnvironment environment;

    @Autowired
    TenantFixture tenants;

    @Autowired
    PeopleFixture people;

    Replicas.Replica other;
    UUID organization;
    Console owner;
    String address;

    static GreenMail started() {
        var server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        return server;
    }

    @DynamicPropertySource
    static void mail(DynamicPropertyRegistry settings) {
        settings.add("signalbox.smtp-url", InviteMailScene::smtpUrl);
    }

    private static String smtpUrl() {
        return "smtp://127.0.0.1:" + SERVER.getSmtp().getPort();
    }

    @BeforeAll
    void startAnother() {
        other = Replicas.beside(environment, "--signalbox.smtp-url=" + smtpUrl());
    }

    @AfterAll
    void stop() {
        other.close();
    }

    @BeforeEach
    void anOrganization() {
        organization = tenants.tenant().id();
        owner = people.member(organization, Role.OWNER).console(port, organization);
        address = "guest+" + UUID.randomUUID() + "@example.com";
    }

    Response invite(String role) {
        return owner.request().body(Map.of("email", address, "role", role)).post("/api/v1/invites");
    }

    static Response accept(Browser browser, String token, String password) {
        return browser.post(
                "/api/v1/auth/invites/accept", Map.of("token", token, "name", "Grace", "password", password));
    }

    Browser browser() {
        return new Browser(port);
    }

    MimeMessage mail() {
        return await().atMost(Duration.ofSeconds(10)).until(this::find, message -> message != null);
    }

    MimeMessage find() throws Exception {
        for (MimeMessage message : SERVER.getReceivedMessages()) {
            if (message.getAllRecipients()[0].toString().equals(address)) {
                return message;
            }
        }
        return null;
    }

    static String token(MimeMessage mail) throws Exception {
        Matcher link = LINK.matcher(mail.getContent().toString());
        assertThat(link.find()).isTrue();
        return link.group(1);
    }
}
