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
}
