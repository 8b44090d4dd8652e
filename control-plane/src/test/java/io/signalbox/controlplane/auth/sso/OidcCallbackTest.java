package io.signalbox.controlplane.auth.sso;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.controlplane.auth.sso.Browser.Page;
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

/** A callback is good once, in the browser that began, for the attempt it belongs to. */
class OidcCallbackTest extends SignOnScene {

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
