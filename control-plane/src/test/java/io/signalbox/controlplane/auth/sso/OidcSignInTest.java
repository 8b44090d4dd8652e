package io.signalbox.controlplane.auth.sso;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.signalbox.controlplane.auth.sso.Browser.Page;
import io.signalbox.controlplane.testing.Console;
import io.signalbox.identityprovider.Directory;
import io.signalbox.identityprovider.Employee;
import io.signalbox.identityprovider.IdentityProvider;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;

/** Single sign-on through a real OpenID Connect provider, with a browser that does what browsers do. */
class OidcSignInTest extends SignOnScene {

    @Test
    void makesMemberOfWhoComesForTheFirstTime() {
        String domain = newDomain();
        Company company = companyOf(domain);
        Browser browser = browser();

        Page end = signIn(browser, employee("bob@" + domain));

        assertThat(end.status()).isEqualTo(303);
        assertThat(end.location()).hasToString(Browser.CONSOLE + "/tickets?state=open");
        assertThat(end.cookies()).anySatisfy(cookie -> assertThat(cookie)
                .startsWith("signalbox_refresh=")
                .contains("HttpOnly", "SameSite=Strict", "Max-Age=43200"));
        signedIn(browser, company.id())
                .request()
                .get("/api/v1/auth/me")
                .then()
                .statusCode(200)
                .body("email", equalTo("bob@" + domain))
                .body("name", equalTo("Bob Example"))
                .body("organization.id", equalTo(company.id().toString()))
                .body("role", equalTo("viewer"));
        company.console()
                .request()
                .get("/api/v1/members")
                .then()
                .statusCode(200)
                .body("items.find { it.email == 'bob@%s' }.via_sign_on".formatted(domain), equalTo(true));
    }

    @Test
    void knowsWhoComesAgain() {
        String domain = newDomain();
        Company company = companyOf(domain);
        Employee bob = employee("bob@" + domain);
        Browser first = browser();
        signIn(first, bob);
        // The provider may change the address; who it is stays
        DIRECTORY.put(new Employee(bob.login(), bob.password(), bob.subject(), "robert@" + domain, true, bob.name()));
        Browser second = browser();

        signIn(second, bob);

        assertThat(userId(signedIn(second, company.id()))).isEqualTo(userId(signedIn(first, company.id())));
    }

    @Test
    void keepsAttemptInOneBrowserByCookie() {
        String domain = newDomain();
        companyOf(domain);
        Browser browser = browser();

        Page page = browser.postJson("/api/v1/auth/sign-on/start", "{\"email\": \"bob@%s\"}".formatted(domain));

        assertThat(page.cookies()).singleElement().satisfies(cookie -> assertThat(cookie)
                .startsWith("signalbox_sign_on=")
                .contains("HttpOnly", "SameSite=Lax", "Path=/api/v1/auth/sign-on", "Max-Age=600"));
        assertThat(page.response().body()).doesNotContain(browser.cookie("signalbox_sign_on"));
    }

    @Test
    void provesWithPkceWhoBegan() throws Exception {
        String domain = newDomain();
        companyOf(domain);
        Employee bob = employee("bob@" + domain);
        Browser browser = browser();
        URI authorization = start(browser, bob.email());

        assertThat(parameter(authorization, "code_challenge_method")).isEqualTo("S256");
        assertThat(parameter(authorization, "code_challenge")).hasSize(43);
        URI back = browser.signInAtProvider(authorization, bob.login(), bob.password());
        // Whoever saw the code in the address cannot redeem it, not even with the client's secret
        assertThat(redeem(parameter(back, "code"), "a-verifier-that-was-guessed-by-somebody-else-1")
                        .body())
                .contains("invalid_grant");
        // And the provider insists on the challenge
        URI without = URI.create(authorization.toString().replaceAll("&code_challenge(_method)?=[^&]*", ""));
        assertThat(parameter(browser.get(without).location(), "error")).isEqualTo("invalid_request");
    }

    @Test
    void refusesStateItDidNotMake() {
        String domain = newDomain();
        companyOf(domain);
        Employee bob = employee("bob@" + domain);
        Browser browser = browser();
        URI back = browser.signInAtProvider(start(browser, bob.email()), bob.login(), bob.password());

        assertRefused(browser.get(callback("forged", parameter(back, "code"))), "sign_on_expired");
        assertRefused(browser.get(URI.create(CALLBACK + "?code=" + parameter(back, "code"))), "sign_on_expired");
        assertRefused(browser.get(URI.create(CALLBACK)), "sign_on_expired");
    }

    /** Somebody makes a victim's browser open the end of their own sign-in, to have the victim work in their account. */
    @Test
    void refusesCallbackInAnotherBrowser() {
        String domain = newDomain();
        companyOf(domain);
        Employee eve = employee("eve@" + domain);
        Employee bob = employee("bob@" + domain);
        Browser attacker = browser();
        Browser bare = browser();
        Browser victim = browser();
        start(victim, bob.email());

        URI first = attacker.signInAtProvider(start(attacker, eve.email()), eve.login(), eve.password());
        assertRefused(bare.get(first), "sign_on_expired");
        URI second = attacker.signInAtProvider(start(attacker, eve.email()), eve.login(), eve.password());
        assertRefused(victim.get(second), "sign_on_expired");
    }

    @Test
    void refusesReplayedCallback() {
        String domain = newDomain();
        companyOf(domain);
        Employee bob = employee("bob@" + domain);
        Browser browser = browser();
        URI start = start(browser, bob.email());
        String cookie = browser.cookie("signalbox_sign_on");
        URI back = browser.signInAtProvider(start, bob.login(), bob.password());

        assertThat(browser.get(back).location()).hasToString(Browser.CONSOLE + "/tickets?state=open");
        assertThat(browser.cookie("signalbox_sign_on")).isEmpty();
        Browser again = browser();
        again.put("signalbox_sign_on", cookie);
        assertRefused(again.get(back), "sign_on_expired");
    }

    @Test
    void refusesCodeOfAnotherAttempt() {
        String domain = newDomain();
        companyOf(domain);
        Employee bob = employee("bob@" + domain);
        Browser browser = browser();
        URI used = browser.signInAtProvider(start(browser, bob.email()), bob.login(), bob.password());
        browser.get(used);
        URI unused = browser.signInAtProvider(start(browser, bob.email()), bob.login(), bob.password());

        String state = parameter(start(browser, bob.email()), "state");
        assertRefused(browser.get(callback(state, parameter(used, "code"))), "sign_on_untrusted");
        state = parameter(start(browser, bob.email()), "state");
        assertRefused(browser.get(callback(state, parameter(unused, "code"))), "sign_on_untrusted");
    }

    @Test
    void refusesAddressesTheProviderDidNotVerify() {
        String domain = newDomain();
        companyOf(domain);
        Employee bob = employee("bob@" + domain).unverified();
        DIRECTORY.put(bob);

        assertRefused(signIn(browser(), bob), "sign_on_no_email");
    }

    @Test
    void tellsWhenTheProviderSaysNo() {
        String domain = newDomain();
        companyOf(domain);
        Browser browser = browser();
        String state = parameter(start(browser, "bob@" + domain), "state");

        assertRefused(
                browser.get(
                        URI.create(CALLBACK + "?error=access_denied&error_description=%3Cscript%3E&state=" + state)),
                "sign_on_denied");
    }

    @Test
    void tellsWhenTheProviderIsDown() {
        String domain = newDomain();
        var directory = new Directory();
        Employee bob = Employee.of("bob@" + domain, "Bob");
        directory.put(bob);
        Browser browser = browser();
        URI back;
        try (var shortLived = IdentityProvider.start(0, CALLBACK, directory)) {
            company().withDomain(domain).withProvider(shortLived.issuer());
            back = browser.signInAtProvider(start(browser, bob.email()), bob.login(), bob.password());
        }

        assertRefused(browser.get(back), "sign_on_unavailable");
    }

    @Test
    void tellsTheDomainsWayInAndNothingElse() {
        String domain = newDomain();
        companyOf(domain);

        discover("anybody@" + domain).body("method", equalTo("sign_on"));
        discover("anybody@sub." + domain).body("method", equalTo("password")).body("organization_name", nullValue());
        discover(Console.EMAIL).body("method", equalTo("password"));
    }

    @Test
    void recordsWhoCameAndWhoWasRefused() {
        String domain = newDomain();
        Company company = companyOf(domain);
        signIn(browser(), employee("bob@" + domain));
        Employee eve = employee("eve@" + domain);
        DIRECTORY.put(eve.unverified());
        signIn(browser(), eve);

        company.console()
                .request()
                .get("/api/v1/audit")
                .then()
                .statusCode(200)
                .body("items.action", hasItem("sign_on.configured"))
                .body("items.action", hasItem("sign_on.domain_verified"))
                .body("items.action", hasItem("member.joined"))
                .body("items.action", hasItem("session.started"))
                .body("items.findAll { it.action == 'sign_on' }", hasSize(1));
    }

    private static String userId(Console console) {
        return console.request()
                .get("/api/v1/auth/me")
                .then()
                .statusCode(200)
                .extract()
                .path("id");
    }

    private static HttpResponse<String> redeem(String code, String verifier) throws Exception {
        String pair = IdentityProvider.CLIENT_ID + ":"
                + URLEncoder.encode(IdentityProvider.CLIENT_SECRET, StandardCharsets.UTF_8);
        var request = HttpRequest.newBuilder(URI.create(provider().issuer() + "/oauth2/token"))
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair.getBytes()))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("grant_type=authorization_code&code=" + code
                        + "&redirect_uri=" + CALLBACK + "&code_verifier=" + verifier))
                .build();
        try (var http = HttpClient.newHttpClient()) {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }
}
