package io.signalbox.controlplane.auth.sso.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.signalbox.controlplane.auth.sso.Company;
import io.signalbox.controlplane.auth.sso.LyingProvider;
import io.signalbox.controlplane.auth.sso.SignOnScene;
import io.signalbox.identityprovider.IdentityProvider;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignOnSetupTest extends SignOnScene {

    @Test
    void showsNothingBeforeItIsSetUp() {
        Company company = company();

        company.console()
                .request()
                .get("/api/v1/sign-on")
                .then()
                .statusCode(200)
                .body("configured", equalTo(false))
                .body("enabled", equalTo(false))
                .body("domains", hasSize(0))
                .body("redirect_uri", equalTo(CALLBACK));
        company.console()
                .request()
                .post("/api/v1/sign-on/check")
                .then()
                .statusCode(404)
                .body("code", equalTo("sign_on_not_set_up"));
    }

    @Test
    void keepsItsSecretToItself() {
        Company company = company().withProvider(provider().issuer());

        String answer = company.console()
                .request()
                .get("/api/v1/sign-on")
                .then()
                .statusCode(200)
                .body("configured", equalTo(true))
                .body("client_secret_last_four", equalTo("nd %"))
                .extract()
                .asString();
        String audit = company.console()
                .request()
                .get("/api/v1/audit")
                .then()
                .extract()
                .asString();

        assertThat(answer).doesNotContain(IdentityProvider.CLIENT_SECRET);
        assertThat(audit).contains("sign_on.configured").doesNotContain(IdentityProvider.CLIENT_SECRET);
    }

    @Test
    void keepsStoredSecretForItsIssuerOnly() {
        Company company = company().withProvider(provider().issuer());
        Map<String, Object> change = Company.settings(provider().issuer(), true);
        change.remove("client_secret");
        change.put("default_role", "operator");
        put(company, change).statusCode(200).body("default_role", equalTo("operator"));

        // Or whoever sets an issuer of their own would be sent the secret
        change.put("issuer", "https://login.example.com");
        put(company, change).statusCode(400).body("errors.pointer", hasItem("/client_secret"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"owner", "admin"})
    void givesNobodyPowerOverPeopleByDefault(String role) {
        Map<String, Object> change = Company.settings(provider().issuer(), true);
        change.put("default_role", role);

        put(company(), change).statusCode(400).body("errors.pointer", hasItem("/default_role"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "login.example.com",
                "ftp://login.example.com",
                "https://user@login.example.com",
                "https://login.example.com/#a",
                "https://login.example.com/?a=b",
                "https://2130706433/",
                "https://login.example.com\nX: y",
            })
    void refusesWhatIsNoIssuer(String issuer) {
        put(company(), Company.settings(issuer, true)).statusCode(400).body("errors.pointer", hasItem("/issuer"));
    }

    /** The address comes from a person: it must not reach what only this machine can. */
    @Test
    void callsNothingOfItsOwnNetwork() throws IOException {
        try (var inner = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.2"))) {
            inner.setSoTimeout(1);
            String domain = newDomain();
            Company company = company().withDomain(domain);
            for (String issuer : new String[] {
                "http://127.0.0.2:" + inner.getLocalPort(),
                "https://127.0.0.2:" + inner.getLocalPort(),
                "https://[::ffff:127.0.0.2]:" + inner.getLocalPort(),
                "https://169.254.169.254",
                "https://localhost.:" + inner.getLocalPort(),
            }) {
                company.withProvider(issuer)
                        .console()
                        .request()
                        .post("/api/v1/sign-on/check")
                        .then()
                        .statusCode(200)
                        .body("ok", equalTo(false))
                        .body("problem", containsString("SIGNALBOX_OUTBOUND_ALLOW"));
                start("bob@" + domain, "/").statusCode(503).body("code", equalTo("sign_on_unavailable"));
            }
            assertThatThrownBy(inner::accept).isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void doesNotHangWhenTheProviderIsDown() throws IOException {
        int closed;
        try (var socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            closed = socket.getLocalPort();
        }
        String domain = newDomain();
        company().withDomain(domain).withProvider("http://127.0.0.1:" + closed);

        start("bob@" + domain, "/").statusCode(503).body("code", equalTo("sign_on_unavailable"));
    }

    /** Anybody may start: they must not be able to keep us busy with a provider that does not work. */
    @Test
    void asksBrokenProviderOnce() {
        try (var broken = new LyingProvider()) {
            var asked = new AtomicInteger();
            broken.says(document -> "broken " + asked.incrementAndGet());
            String domain = newDomain();
            company().withDomain(domain).withProvider(broken.issuer());

            start("bob@" + domain, "/").statusCode(503);
            start("bob@" + domain, "/").statusCode(503);

            assertThat(asked).hasValue(1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example",
                "//evil.example",
                "/\\evil.example",
                "\\/evil.example",
                "/tickets//evil.example",
                "/\tevil.example",
                "/\u2028",
                "javascript:alert(1)",
                "tickets",
                "/a\r\nSet-Cookie: x=y",
            })
    void leadsNowhereElse(String returnTo) {
        String domain = newDomain();
        companyOf(domain);

        start("bob@" + domain, returnTo).statusCode(400).body("errors.pointer", hasItem("/return_to"));
    }

    @ParameterizedTest
    @CsvSource({"/", "/tickets", "/tickets?state=open&q=a%2Fb", "/runs/1#steps"})
    void leadsToPagesOfTheConsole(String returnTo) {
        String domain = newDomain();
        companyOf(domain);

        start("bob@" + domain, returnTo).statusCode(200);
    }

    @Test
    void forgetsEverythingWhenDeleted() {
        String domain = newDomain();
        Company company = companyOf(domain);

        company.console().request().delete("/api/v1/sign-on").then().statusCode(204);
        company.console().request().delete("/api/v1/sign-on").then().statusCode(204);

        company.console()
                .request()
                .get("/api/v1/sign-on")
                .then()
                .body("configured", equalTo(false))
                .body("domains", hasSize(0));
        discover("bob@" + domain).body("method", not(equalTo("sign_on")));
    }

    private ValidatableResponse start(String email, String returnTo) {
        return RestAssured.given()
                .port(port)
                .contentType(ContentType.JSON)
                .body(Map.of("email", email, "return_to", returnTo))
                .post("/api/v1/auth/sign-on/start")
                .then();
    }

    private static ValidatableResponse put(Company company, Map<String, Object> change) {
        return company.console().request().body(change).put("/api/v1/sign-on").then();
    }
}
