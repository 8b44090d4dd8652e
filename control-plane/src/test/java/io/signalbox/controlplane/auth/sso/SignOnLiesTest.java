package io.signalbox.controlplane.auth.sso;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.signalbox.controlplane.auth.sso.Browser.Page;
import java.net.URI;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A provider that says what it should not. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SignOnLiesTest extends SignOnScene {

    private static final String BOB = "bob@lies.test";
    private final LyingProvider liar = new LyingProvider();

    @BeforeAll
    void setUp() {
        company().withDomain("lies.test").withProvider(liar.issuer());
    }

    @AfterAll
    void close() {
        liar.close();
    }

    /** What the lies differ from. */
    @Test
    void believesTheTruth() {
        assertThat(come(Lies::signed).location()).hasToString(Browser.CONSOLE + "/tickets?state=open");
        assertThat(liar.redemptions())
                .last()
                .asString()
                .contains("grant_type=authorization_code", "code=a-code", "code_verifier=", "client_secret=");
    }

    @Test
    void believesTheOwnerOfDomainInEntra() {
        Page end = come(
                (truth, key) -> Lies.signed(truth.claim("email_verified", null).claim("xms_edov", "1"), key));

        assertThat(end.location()).hasToString(Browser.CONSOLE + "/tickets?state=open");
    }

    @ParameterizedTest
    @EnumSource
    void refusesLie(Lies lie) {
        assertRefused(come(lie.lie()), lie.problem());
    }

    @Test
    void refusesAnswerOfAnotherIssuer() {
        Browser browser = browser();
        URI authorization = start(browser, BOB);
        liar.tells(parameter(authorization, "nonce"), Lies::signed);
        URI back = callback(parameter(authorization, "state"), "a-code");

        assertRefused(browser.get(URI.create(back + "&iss=https%3A%2F%2Faccounts.example.com")), "sign_on_untrusted");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    "issuer": "http       | "issuer": "https                  | another issuer
                    "S256"                | "plain"                           | PKCE
                    "RS256"               | "HS256"                           | public key
                    client_secret_post    | private_key_jwt                   | client secrets
                    ["code"]              | ["token"]                         | authorization code
                    "token_endpoint":     | "other_endpoint":                 | token_endpoint
                    "jwks_uri": "http     | "jwks_uri": "ftp                  | jwks_uri
                    "jwks_uri": "http://  | "jwks_uri": "http://user@         | jwks_uri
                    {                     | [                                 | JSON
                    """)
    void checksWhatTheProviderSaysOfItself(String truth, String lie, String problem) {
        try (var other = new LyingProvider()) {
            Company company = company().withProvider(other.issuer());
            company.console()
                    .request()
                    .post("/api/v1/sign-on/check")
                    .then()
                    .statusCode(200)
                    .body("ok", equalTo(true))
                    .body("token_endpoint", equalTo(other.issuer() + "/token"));

            Function<String, String> change = document -> document.replace(truth, lie);
            other.says(change);

            company.console()
                    .request()
                    .post("/api/v1/sign-on/check")
                    .then()
                    .statusCode(200)
                    .body("ok", equalTo(false))
                    .body("problem", containsString(problem));
        }
    }

    /** Endpoints are user input too: the document may name what the installation must not call. */
    @Test
    void callsNoPrivateEndpointThatTheProviderNames() {
        try (var other = new LyingProvider()) {
            other.says(document -> document.replace(other.issuer() + "/token", "http://127.0.0.2:9/token"));
            String domain = newDomain();
            company().withDomain(domain).withProvider(other.issuer());
            Browser browser = browser();
            URI authorization = start(browser, "bob@" + domain);

            assertRefused(browser.get(callback(parameter(authorization, "state"), "a-code")), "sign_on_unavailable");
        }
    }

    private Page come(LyingProvider.Lie lie) {
        Browser browser = browser();
        URI authorization = start(browser, BOB);
        liar.tells(parameter(authorization, "nonce"), lie);
        return browser.get(callback(parameter(authorization, "state"), "a-code"));
    }
}
