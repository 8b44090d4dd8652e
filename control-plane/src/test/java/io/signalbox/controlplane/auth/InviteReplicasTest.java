package io.signalbox.controlplane.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.response.Response;
import io.signalbox.controlplane.organizations.Role;
import io.signalbox.controlplane.testing.Browser;
import io.signalbox.controlplane.testing.Console;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What one replica did to a member the other knows. */
class InviteReplicasTest extends InviteMailScene {

    private static final Duration SECOND = Duration.ofSeconds(1);

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ApplicationContext context;

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
    void mailsEachInviteOnce() throws Exception {
        Set<String> addresses = new HashSet<>();
        for (int guest = 0; guest < 12; guest++) {
            address = "guest+" + UUID.randomUUID() + "@example.com";
            addresses.add(address);
            owner = owner.at(guest % 2 == 0 ? port : other.port());
            invite("viewer").then().statusCode(201);
        }
        for (String invited : addresses) {
            address = invited;
            mail();
        }
        await().until(() -> jdbc.sql("SELECT waiting FROM outbox_backlog()")
                        .query(Long.class)
                        .single()
                == 0);

        List<String> ids = new ArrayList<>();
        for (MimeMessage message : SERVER.getReceivedMessages()) {
            if (addresses.contains(message.getAllRecipients()[0].toString())) {
                ids.add(message.getMessageID());
            }
        }
        assertThat(ids).hasSize(addresses.size()).doesNotHaveDuplicates();
    }

    @Test
    void tellsWhenAMailCouldNotBeSent() throws Exception {
        List<SmartLifecycle> workers = List.of(workers(context), workers(other.context()));
        workers.forEach(SmartLifecycle::stop);
        String id;
        try {
            id = invite("viewer").path("invite.id");
            tenants.existing(organization)
                    .call(() -> jdbc.sql("UPDATE outbox SET expires_at = now() - interval '1 second'")
                            .update());
        } finally {
            workers.forEach(SmartLifecycle::start);
        }
        await().until(() -> listed(id) != null);
        assertThat(find()).isNull();

        owner.request().post("/api/v1/invites/" + id + "/resend").then().statusCode(200);

        assertThat(listed(id)).isNull();
        assertThat(token(mail())).isNotEmpty();
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

    private static SmartLifecycle workers(ApplicationContext context) {
        return context.getBean("outboxConsumers", SmartLifecycle.class);
    }

    /** When the mail of an invite failed, as the list says. */
    private String listed(String id) {
        return owner.request().get("/api/v1/invites").path("items.find { it.id == '" + id + "' }.mail_failed_at");
    }

    private static Response found(Console console, String key) {
        return console.request()
                .header("Idempotency-Key", key)
                .body(Map.of("name", "Second"))
                .post("/api/v1/organizations");
    }
}
