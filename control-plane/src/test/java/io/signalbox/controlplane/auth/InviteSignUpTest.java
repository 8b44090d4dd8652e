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
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

/** From the mail to the console, on two replicas. */
@ControlPlaneTest
@TestPropertySource(properties = "signalbox.public-url=https://signalbox.example/")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InviteSignUpTest {

    private static final GreenMail SERVER = started();
    private static final Pattern LINK = Pattern.compile("https://signalbox\\.example/invite#token=([A-Za-z0-9_-]{43})");
    private static final Duration SECOND = Duration.ofSeconds(1);

    @LocalServerPort
    private int port;

    @Autowired
    private ConfigurableEnvironment environment;

    @Autowired
    private TenantFixture tenants;

    @Autowired
    private PeopleFixture people;

    private Replicas.Replica other;
    private UUID organization;
    private Console owner;
    private String address;

    private static GreenMail started() {
        var server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        return server;
    }

    @DynamicPropertySource
    static void mail(DynamicPropertyRegistry settings) {
        settings.add(
                "signalbox.smtp-url",
                () -> "smtp://127.0.0.1:" + SERVER.getSmtp().getPort());
    }

    @BeforeAll
    void startAnother() {
        other = Replicas.beside(environment);
    }

    @AfterAll
    void stop() {
        other.close();
        SERVER.stop();
    }

    @BeforeEach
    void anOrganization() {
        organization = tenants.tenant().id();
        owner = people.member(organization, Role.OWNER).console(port, organization);
        address = "guest+" + UUID.randomUUID() + "@example.com";
    }

    @Test
    void bringsTheLinkByMailAndToNobodyElse() throws Exception {
        owner.request()
                .body(Map.of("name", "Free \"gift\" at http://evil.example/x"))
                .patch("/api/v1/organization")
                .then()
                .statusCode(200);

        Response sent = invite("viewer");

        assertThat(sent.statusCode()).isEqualTo(201);
        assertThat(sent.<Boolean>path("mailed")).isTrue();
        assertThat(sent.<String>path("link")).isNull();
        MimeMessage mail = mail();
        assertThat(mail.getSubject()).isEqualTo("Invitation to Free gift at http evil example x on Signalbox");
        assertThat(mail.getContent().toString())
                .contains("Free gift at http evil example x", "as viewer")
                .doesNotContain("evil.example");
        assertThat(token(mail)).hasSize(43);
    }

    @Test
    void signsInWhoAcceptsWithANewAccount() throws Exception {
        invite("operator");
        String token = token(mail());

        Response preview = browser().post("/api/v1/auth/invites/preview", Map.of("token", token));
        assertThat(preview.statusCode()).as(preview.asString()).isEqualTo(200);
        assertThat(preview.<String>path("email")).isEqualTo(address);
        assertThat(preview.<Boolean>path("has_account")).isFalse();

        Browser browser = browser();
        Response accepted = accept(browser, token, Console.PASSWORD);
        assertThat(accepted.statusCode()).as(accepted.asString()).isEqualTo(201);
        Response me = new Console(port, accepted.path("access_token"), organization)
                .request()
                .get("/api/v1/auth/me");
        assertThat(me.<String>path("email")).isEqualTo(address);
        assertThat(me.<String>path("role")).isEqualTo("operator");
        assertThat(me.<Boolean>path("may_found")).isFalse();
        assertThat(browser.refresh().statusCode()).isEqualTo(200);
        assertThat(browser().signIn(address, Console.PASSWORD).statusCode()).isEqualTo(200);
        assertThat(owner.request().get("/api/v1/audit").<List<String>>path("items.action"))
                .contains("invite.created", "invite.accepted", "member.joined", "session.started");
    }

    @Test
    void refusesEasyPasswordsAndKeepsTheInvite() throws Exception {
        invite("viewer");
        String token = token(mail());

        Response refused = accept(browser(), token, "short");

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.<String>path("errors[0].pointer")).isEqualTo("/password");
        assertThat(accept(browser(), token, Console.PASSWORD).statusCode()).isEqualTo(201);
    }

    @Test
    void isAcceptedOnOneReplicaOnly() throws Exception {
        invite("viewer");
        String token = token(mail());
        assertThat(accept(browser(), token, Console.PASSWORD).statusCode()).isEqualTo(201);

        Response again = accept(new Browser(other.port()), token, Console.PASSWORD);

        assertThat(again.statusCode()).isEqualTo(410);
        assertThat(again.<String>path("code")).isEqualTo("invite_used");
    }

    @Test
    void answersUnknownLinksAsExpired() {
        Response unknown = browser().post("/api/v1/auth/invites/preview", Map.of("token", "A".repeat(43)));

        assertThat(unknown.statusCode()).isEqualTo(410);
        assertThat(unknown.<String>path("code")).isEqualTo("invite_expired");
    }

    @Test
    void joinsWithTheAccountOfTheAddressOnly() throws Exception {
        UUID home = tenants.tenant().id();
        var person = people.member(home, Role.VIEWER);
        address = person.email().toUpperCase(Locale.ROOT);
        invite("auditor");
        String token = token(mail());
        var stranger = people.member(home, Role.VIEWER).console(port, home);

        Response refused = join(stranger, token, null);
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.<String>path("code")).isEqualTo("invite_for_other_address");

        String key = UUID.randomUUID().toString();
        Console console = person.console(port, home);
        assertThat(join(console, token, key).statusCode()).isEqualTo(200);
        assertThat(join(console.at(other.port()), token, key).<String>path("id"))
                .isEqualTo(organization.toString());
        assertThat(person.console(port, organization)
                        .request()
                        .get("/api/v1/audit")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void foundsOneOrganizationForOneKey() {
        var founder = people.member(organization, Role.OWNER).console(port, organization);
        String key = UUID.randomUUID().toString();

        Response first = found(founder, key);
        Response second = found(founder.at(other.port()), key);

        assertThat(first.statusCode()).as(first.asString()).isEqualTo(201);
        assertThat(second.<String>path("id")).isEqualTo(first.path("id"));
        assertThat(founder.request().get("/api/v1/auth/me").<Integer>path("organizations.size()"))
                .isEqualTo(2);
    }

    @Test
    void letsNobodyFoundWhoOwnsNothing() {
        var viewer = people.member(organization, Role.VIEWER).console(port, organization);

        Response refused = found(viewer, UUID.randomUUID().toString());

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.<String>path("code")).isEqualTo("founding_closed");
    }

    @Test
    void refusesOnTheOtherReplicaWhoWasRemoved() {
        var person = people.member(organization, Role.VIEWER);
        Console there = person.console(port, organization).at(other.port());
        assertThat(there.request().get("/api/v1/members").statusCode()).isEqualTo(200);

        assertThat(owner.request().delete("/api/v1/members/" + person.id()).statusCode())
                .isEqualTo(204);

        await().atMost(SECOND).untilAsserted(() -> assertThat(
                        there.request().get("/api/v1/members").statusCode())
                .isEqualTo(401));
    }

    @Test
    void knowsTheNewRoleOnTheOtherReplica() {
        var person = people.member(organization, Role.VIEWER);
        Console there = person.console(port, organization).at(other.port());
        assertThat(there.request().get("/api/v1/invites").statusCode()).isEqualTo(403);

        owner.request()
                .body(Map.of("role", "admin"))
                .patch("/api/v1/members/" + person.id())
                .then()
                .statusCode(200);

        await().atMost(SECOND).untilAsserted(() -> assertThat(
                        there.request().get("/api/v1/invites").statusCode())
                .isEqualTo(200));
    }

    private Response invite(String role) {
        return owner.request().body(Map.of("email", address, "role", role)).post("/api/v1/invites");
    }

    private static Response accept(Browser browser, String token, String password) {
        return browser.post(
                "/api/v1/auth/invites/accept", Map.of("token", token, "name", "Grace", "password", password));
    }

    private static Response join(Console console, String token, String key) {
        var request = console.request().body(Map.of("token", token));
        return (key == null ? request : request.header("Idempotency-Key", key)).post("/api/v1/invites/join");
    }

    private static Response found(Console console, String key) {
        return console.request()
                .header("Idempotency-Key", key)
                .body(Map.of("name", "Second"))
                .post("/api/v1/organizations");
    }

    private Browser browser() {
        return new Browser(port);
    }

    private MimeMessage mail() {
        return await().atMost(Duration.ofSeconds(10)).until(this::find, message -> message != null);
    }

    private MimeMessage find() throws Exception {
        for (MimeMessage message : SERVER.getReceivedMessages()) {
            if (message.getAllRecipients()[0].toString().equals(address)) {
                return message;
            }
        }
        return null;
    }

    private static String token(MimeMessage mail) throws Exception {
        Matcher link = LINK.matcher(mail.getContent().toString());
        assertThat(link.find()).isTrue();
        return link.group(1);
    }
}
