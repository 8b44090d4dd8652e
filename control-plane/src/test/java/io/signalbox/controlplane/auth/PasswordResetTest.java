package io.signalbox.controlplane.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.response.Response;
import io.signalbox.controlplane.organizations.Role;
import io.signalbox.controlplane.testing.Browser;
import io.signalbox.controlplane.testing.Console;
import io.signalbox.controlplane.testing.PeopleFixture;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.SmartLifecycle;

/** Passwords set anew by mail, and invites accepted with one. */
class PasswordResetTest extends OpenInstallation {

    private static final Pattern LINK =
            Pattern.compile("https://box\\.example\\.com/(reset-password|invite)#token=(\\S+)");

    @Autowired
    private ApplicationContext context;

    @Test
    void resetsAPasswordByMail() {
        PeopleFixture.Person person =
                people.member(tenants.tenant().id(), Role.VIEWER).withPassword(PASSWORD);
        var signedIn = new Browser(port);
        signedIn.signIn(person.email(), PASSWORD).then().statusCode(200);
        askFor(person.email()).then().statusCode(202);
        String token = tokenMailedTo(person.email());

        var browser = new Browser(port);
        reset(browser, token, "password").then().statusCode(422).body("code", equalTo("password_refused"));
        reset(browser, token, OTHER).then().statusCode(204);

        reset(browser, token, PASSWORD).then().statusCode(400).body("code", equalTo("reset_refused"));
        signedIn.refresh().then().statusCode(401);
        new Browser(port).signIn(person.email(), PASSWORD).then().statusCode(401);
        browser.signIn(person.email(), OTHER).then().statusCode(200);
    }

    @Test
    void letsWhoResetsInThoughStrangersGuess() {
        PeopleFixture.Person person =
                people.member(tenants.tenant().id(), Role.VIEWER).withPassword(PASSWORD);
        for (int guess = 0; guess < 8; guess++) {
            new Browser(port).signIn(person.email(), "guess");
        }
        new Browser(port).signIn(person.email(), PASSWORD).then().statusCode(429);
        askFor(person.email());

        var browser = new Browser(port);
        reset(browser, tokenMailedTo(person.email()), OTHER).then().statusCode(204);
        browser.signIn(person.email(), OTHER).then().statusCode(200);
    }

    @Test
    void refusesLinksThatAreTooOldOrReplaced() {
        PeopleFixture.Person person =
                people.member(tenants.tenant().id(), Role.VIEWER).withPassword(PASSWORD);
        askFor(person.email());
        String first = tokenMailedTo(person.email());
        askFor(person.email());
        String second = await().until(() -> tokenMailedTo(person.email()), token -> !token.equals(first));

        reset(new Browser(port), first, OTHER).then().statusCode(400);
        jdbc.sql("UPDATE password_reset SET expires_at = now() - interval '1 second' WHERE user_id = ?")
                .param(person.id())
                .update();
        reset(new Browser(port), second, OTHER).then().statusCode(400);
        new Browser(port).signIn(person.email(), PASSWORD).then().statusCode(200);
    }

    @Test
    void tellsNobodyWhoHasAnAccount() throws MessagingException {
        PeopleFixture.Person withoutPassword = people.member(tenants.tenant().id(), Role.VIEWER);
        String nobody = address();
        Response known = askFor(withoutPassword.email());
        Response unknown = askFor(nobody);

        assertThat(known.statusCode()).isEqualTo(202).isEqualTo(unknown.statusCode());
        assertThat(known.asString()).isEqualTo(unknown.asString());
        PeopleFixture.Person marker =
                people.member(tenants.tenant().id(), Role.VIEWER).withPassword(PASSWORD);
        askFor(marker.email());
        tokenMailedTo(marker.email());
        for (MimeMessage mail : MAILS.getReceivedMessages()) {
            assertThat(mail.getAllRecipients()[0].toString()).isNotIn(nobody, withoutPassword.email());
        }
    }

    @Test
    void storesTheSameWhetherOrNotThereIsAnAccount() {
        PeopleFixture.Person person =
                people.member(tenants.tenant().id(), Role.VIEWER).withPassword(PASSWORD);
        String nobody = person.email().replace("person-", "nobody-");
        var workers = context.getBean("outboxConsumers", SmartLifecycle.class);
        await().until(() -> storedLengths().isEmpty());
        workers.stop();
        try {
            askFor(person.email()).then().statusCode(202);
            askFor(nobody).then().statusCode(202);

            assertThat(storedLengths()).hasSize(2).containsOnly(storedLengths().getFirst());
            assertThat(links(person)).isZero();
        } finally {
            workers.start();
        }
        assertThat(tokenMailedTo(person.email())).isNotEmpty();
        assertThat(mailsTo(nobody)).isZero();
    }

    @Test
    void fillsNobodysMailbox() {
        PeopleFixture.Person person =
                people.member(tenants.tenant().id(), Role.VIEWER).withPassword(PASSWORD);
        for (int time = 0; time < 6; time++) {
            askFor(person.email()).then().statusCode(202);
        }
        await().during(Duration.ofMillis(500)).until(() -> mailsTo(person.email()) <= 3);
    }

    @Test
    void acceptsAnInviteWithANewAccount() {
        Console owner = Console.signIn(port);
        String address = address();
        owner.request()
                .body(Map.of("email", address, "role", "builder"))
                .post("/api/v1/invites")
                .then()
                .statusCode(201);
        String token = tokenMailedTo(address);

        new Browser(port)
                .post("/api/v1/auth/invites/preview", Map.of("token", token))
                .then()
                .statusCode(200)
                .body("email", equalTo(address))
                .body("role", equalTo("builder"))
                .body("has_account", equalTo(false));
        accept(token, "password").then().statusCode(422).body("errors[0].pointer", equalTo("/password"));
        String access = accept(token, PASSWORD).then().statusCode(201).extract().path("access_token");
        new Console(port, access, owner.organizationId())
                .request()
                .get("/api/v1/auth/me")
                .then()
                .body("role", equalTo("builder"));
        accept(token, PASSWORD).then().statusCode(410);
        owner.request()
                .get("/api/v1/audit")
                .then()
                .body("items.find { it.action == 'session.started' }.actor.name", equalTo(address));
    }

    @Test
    void letsSomebodyBackInWhoBelongsNowhereAnyMore() {
        Console owner = Console.signIn(port);
        PeopleFixture.Person person =
                people.member(owner.organizationId(), Role.VIEWER).withPassword(OTHER);
        person.leaves(owner.organizationId());
        new Browser(port).signIn(person.email(), OTHER).then().statusCode(403).body("code", equalTo("no_organization"));
        owner.request()
                .body(Map.of("email", person.email(), "role", "viewer"))
                .post("/api/v1/invites")
                .then()
                .statusCode(201);
        String token = tokenMailedTo(person.email());

        accept(token, PASSWORD).then().statusCode(401).body("code", equalTo("sign_in_refused"));
        accept(token, OTHER).then().statusCode(201);
        new Browser(port).signIn(person.email(), OTHER).then().statusCode(200);
    }

    private List<Integer> storedLengths() {
        return jdbc.sql("SELECT length(payload) FROM installation_outbox WHERE kind = 'password-reset'")
                .query(Integer.class)
                .list();
    }

    private long links(PeopleFixture.Person person) {
        return jdbc.sql("SELECT count(*) FROM password_reset WHERE user_id = ?")
                .param(person.id())
                .query(Long.class)
                .single();
    }

    private Response askFor(String email) {
        return new Browser(port).post("/api/v1/auth/password-reset", Map.of("email", email));
    }

    private static Response reset(Browser browser, String token, String password) {
        return browser.post("/api/v1/auth/password-reset/confirm", Map.of("token", token, "password", password));
    }

    private Response accept(String token, String password) {
        return new Browser(port)
                .post(
                        "/api/v1/auth/invites/accept",
                        Map.of("token", token, "name", "Grace Hopper", "password", password));
    }

    private static String tokenMailedTo(String address) {
        return await().until(() -> newestToken(address), Optional::isPresent).orElseThrow();
    }

    private static Optional<String> newestToken(String address) {
        return Arrays.stream(MAILS.getReceivedMessages())
                .filter(mail -> isTo(mail, address))
                .reduce((first, second) -> second)
                .map(PasswordResetTest::text)
                .map(LINK::matcher)
                .filter(Matcher::find)
                .map(found -> found.group(2));
    }

    private static long mailsTo(String address) {
        return Arrays.stream(MAILS.getReceivedMessages())
                .filter(mail -> isTo(mail, address))
                .count();
    }

    private static boolean isTo(MimeMessage mail, String address) {
        try {
            return mail.getAllRecipients()[0].toString().equals(address);
        } catch (MessagingException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static String text(MimeMessage mail) {
        try {
            return mail.getContent().toString();
        } catch (IOException | MessagingException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
