package io.signalbox.controlplane.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.response.Response;
import io.signalbox.controlplane.organizations.Role;
import io.signalbox.controlplane.testing.Browser;
import io.signalbox.controlplane.testing.Console;
import io.signalbox.controlplane.testing.ControlPlaneTest;
import io.signalbox.controlplane.testing.PeopleFixture;
import io.signalbox.controlplane.testing.Replicas;
import io.signalbox.controlplane.testing.ServerSentEvents;
import io.signalbox.controlplane.testing.TenantFixture;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.ConfigurableEnvironment;

/** Two control planes on one database agree on who is signed in, within a second. */
@ControlPlaneTest
@Tag("broker")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SignInReplicasTest {

    private static final String PASSWORD = "plenty of quiet rivers";
    private static final Duration SECOND = Duration.ofSeconds(1);

    @LocalServerPort
    private int port;

    @Autowired
    private ConfigurableEnvironment environment;

    @Autowired
    private PeopleFixture people;

    @Autowired
    private TenantFixture tenants;

    private Replicas.Replica other;
    private UUID organization;
    private PeopleFixture.Person person;

    @BeforeAll
    void startAnother() {
        other = Replicas.beside(environment);
    }

    @AfterAll
    void stop() {
        other.close();
    }

    @BeforeEach
    void somebody() {
        organization = tenants.tenant().id();
        person = people.member(organization, Role.VIEWER).withPassword(PASSWORD);
    }

    @Test
    void refreshThereWhatBeganHere() {
        var here = new Browser(port);
        here.signIn(person.email(), PASSWORD).then().statusCode(200);
        String first = here.refreshToken();
        var there = new Browser(other.port()).withRefreshToken(first);
        there.refresh().then().statusCode(200);
        there.refresh().then().statusCode(200);

        here.refresh().then().statusCode(401);
        there.refresh().then().statusCode(401);
    }

    @Test
    void endThereWhatIsRevokedHere() throws Exception {
        Console here = person.console(port, organization);
        Console there = person.console(port, organization).at(other.port());
        there.request().get("/api/v1/auth/me").then().statusCode(200);
        try (var stream = ServerSentEvents.open(there, "/api/v1/live")) {
            assertThat(stream.status()).isEqualTo(200);

            here.request().post("/api/v1/account/sessions/revoke-others").then().statusCode(200);

            await().atMost(SECOND)
                    .until(() -> there.request().get("/api/v1/auth/me").statusCode() == 401 && stream.hasEnded());
        }
        here.request().get("/api/v1/auth/me").then().statusCode(200);
    }

    @Test
    void countWrongTriesTogether() {
        int wrong = 0;
        int status = 401;
        while (status == 401) {
            Response answer = new Browser(wrong % 2 == 0 ? port : other.port()).signIn(person.email(), "guess");
            status = answer.statusCode();
            assertThat(++wrong).isLessThan(12);
        }
        assertThat(status).isEqualTo(429);
        new Browser(port).signIn(person.email(), PASSWORD).then().statusCode(429);
        new Browser(other.port()).signIn(person.email(), PASSWORD).then().statusCode(429);
    }

    @Test
    void knowTheSameBrowsers() {
        var browser = new Browser(port);
        browser.signIn(person.email(), PASSWORD).then().statusCode(200);
        for (int guess = 0; guess < 8; guess++) {
            new Browser(port).signIn(person.email(), "guess");
        }

        browser.at(other.port()).signIn(person.email(), PASSWORD).then().statusCode(200);
    }
}
