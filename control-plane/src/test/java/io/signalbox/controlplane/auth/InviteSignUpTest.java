package io.signalbox.controlplane.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import io.signalbox.controlplane.organizations.Role;
import io.signalbox.controlplane.testing.Browser;
import io.signalbox.controlplane.testing.Console;
import jakarta.mail.internet.MimeMessage;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** From the mail to the console, on two replicas. */
class InviteSignUpTest extends InviteMailScene {

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

    private static Response join(Console console, String token, String key) {
        var request = console.request().body(Map.of("token", token));
        return (key == null ? request : request.header("Idempotency-Key", key)).post("/api/v1/invites/join");
    }
}
