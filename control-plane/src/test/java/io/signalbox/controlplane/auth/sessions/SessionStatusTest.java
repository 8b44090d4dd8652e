package io.signalbox.controlplane.auth.sessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.signalbox.controlplane.organizations.Role;
import io.signalbox.controlplane.testing.Browser;
import io.signalbox.controlplane.testing.Console;
import io.signalbox.controlplane.testing.MemberScene;
import io.signalbox.controlplane.testing.ServerSentEvents;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a session is worth follows the database within a second, whatever the access token says. */
class SessionStatusTest extends MemberScene {

    private static final Duration SOON = Duration.ofSeconds(5);

    SessionStatusTest() {
        super(Role.OPERATOR);
    }

    @Test
    void takesAwayWhatANewRoleMayNot() {
        Console console = person.console(port, organization);
        console.request().get("/api/v1/tickets").then().statusCode(200);
        assertThat(refusedCode(console)).isEqualTo("dead_letter_not_found");

        person.becomes(organization, Role.VIEWER);

        await().atMost(SOON).until(() -> refusedCode(console).equals("not_allowed"));
        console.request().get("/api/v1/tickets").then().statusCode(200);
    }

    @Test
    void saysWhatIsMissingAndWhoHasIt() {
        people.member(organization, Role.VIEWER)
                .console(port, organization)
                .request()
                .body(Map.of())
                .post("/api/v1/dead-letters/{id}/retry", UUID.randomUUID())
                .then()
                .statusCode(403)
                .body("code", equalTo("not_allowed"))
                .body("detail", containsString("dead_letters:resolve"))
                .body("detail", containsString("owner, admin, builder, operator"));
    }

    @Test
    void endsForSomeoneWhoLeft() {
        Console console = person.console(port, organization);
        console.request().get("/api/v1/auth/me").then().statusCode(200);

        person.leaves(organization);

        await().atMost(SOON)
                .until(() -> console.request().get("/api/v1/auth/me").statusCode() == 401);
    }

    @Test
    void endsTheOpenStreamsOfARevokedSession() throws Exception {
        var browser = new Browser(port)
                .withRefreshToken(
                        person.signsIn(organization, SignInMethod.PASSWORD).refreshToken());
        String access = browser.refresh().then().statusCode(200).extract().path("access_token");
        Console staying = person.console(port, organization);
        try (var stream = ServerSentEvents.open(new Console(port, access, organization), "/api/v1/live");
                var other = ServerSentEvents.open(staying, "/api/v1/live")) {
            assertThat(stream.status()).isEqualTo(200);

            browser.signOut().then().statusCode(204);

            await().atMost(SOON).until(stream::hasEnded);
            assertThat(other.hasEnded()).isFalse();
        }
    }

    @Test
    void endsTheOpenStreamsOfSomeoneWhoLeft() throws Exception {
        try (var stream = ServerSentEvents.open(person.console(port, organization), "/api/v1/live")) {
            assertThat(stream.status()).isEqualTo(200);

            person.leaves(organization);

            await().atMost(SOON).until(stream::hasEnded);
        }
    }

    @Test
    void switchesToAnotherOrganizationOfThePerson() {
        UUID other = tenants.tenant().id();
        person.joins(other, Role.ADMIN);
        Console console = person.console(port, organization);
        String access = console.request()
                .body(Map.of("organization_id", other))
                .post("/api/v1/auth/switch")
                .then()
                .statusCode(200)
                .header("Cache-Control", containsString("no-store"))
                .extract()
                .path("access_token");

        new Console(port, access, other)
                .request()
                .get("/api/v1/auth/me")
                .then()
                .statusCode(200)
                .body("organization.id", equalTo(other.toString()))
                .body("role", equalTo("admin"));
    }

    @Test
    void refusesToSwitchWhereThePersonDoesNotBelong() {
        person.console(port, organization)
                .request()
                .body(Map.of("organization_id", tenants.tenant().id()))
                .post("/api/v1/auth/switch")
                .then()
                .statusCode(403)
                .body("code", equalTo("no_organization"));
    }

    @Test
    void refusesToSwitchASessionOfSingleSignOn() {
        UUID other = tenants.tenant().id();
        person.joins(other, Role.ADMIN);
        var grant = person.signsIn(organization, SignInMethod.SIGN_ON);

        new Console(port, grant.access().token(), organization)
                .request()
                .body(Map.of("organization_id", other))
                .post("/api/v1/auth/switch")
                .then()
                .statusCode(403)
                .body("code", equalTo("session_bound"));
    }

    private static String refusedCode(Console console) {
        return console.request()
                .body(Map.of())
                .post("/api/v1/dead-letters/{id}/retry", UUID.randomUUID())
                .path("code");
    }
}
