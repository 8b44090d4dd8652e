package io.signalbox.controlplane.auth.sso;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.signalbox.controlplane.auth.authorization.AccessRules;
import io.signalbox.controlplane.auth.authorization.Rule;
import io.signalbox.controlplane.organizations.Role;
import io.signalbox.controlplane.testing.Console;
import io.signalbox.identityprovider.Employee;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the identity provider of one organization can do, and where that ends. */
class SignOnBordersTest extends SignOnMembers {

    /** Anybody may have made that account under this address, and would then come in with its password. */
    @Test
    void leavesAccountsOfOtherOrganizationsAlone() {
        String domain = newDomain();
        Company own = Company.found(organizations, port, DNS, "bob@" + domain);
        companyOf(domain);

        assertRefused(signIn(browser(), employee("bob@" + domain)), "sign_on_other_account");
        own.console()
                .request()
                .get("/api/v1/auth/me")
                .then()
                .body("organizations.id", contains(own.id().toString()));
    }

    @Test
    void reachesOneOrganizationOfThePerson() {
        String domain = newDomain();
        Company own = Company.found(organizations, port, DNS, "bob@" + domain);
        Company other = companyOf(domain);
        Console bound = boundTo(other, own, domain);
        bound.request()
                .get("/api/v1/auth/me")
                .then()
                .statusCode(200)
                .body("organization.id", equalTo(other.id().toString()))
                .body("role", equalTo("operator"))
                .body("organizations.id", contains(other.id().toString()));
        bound.request()
                .body(Map.of("organization_id", own.id().toString()))
                .post("/api/v1/auth/switch")
                .then()
                .statusCode(403)
                .body("code", equalTo("session_bound"));
    }

    @Test
    void keepsAccountsOutOfReachOfBoundSessions() {
        String domain = newDomain();
        Company own = Company.found(organizations, port, DNS, "bob@" + domain);
        Company other = companyOf(domain);
        Console bound = boundTo(other, own, domain);

        List<String> account = List.of(
                "updateAccount",
                "changePassword",
                "startTotp",
                "confirmTotp",
                "disableTotp",
                "renewRecoveryCodes",
                "createOrganization",
                "joinOrganization");
        assertThat(account)
                .allSatisfy(operation ->
                        assertThat(AccessRules.load().of(operation)).contains(new Rule.SignedIn(true)));
        bound.request()
                .body(Map.of("name", "Eve's"))
                .post("/api/v1/organizations")
                .then()
                .statusCode(403)
                .body("code", equalTo("session_bound"));
        own.console().request().get("/api/v1/auth/me").then().statusCode(200);
    }

    /** Bob's session through the provider of an organization that he joined after founding his own. */
    private Console boundTo(Company joined, Company own, String domain) {
        join(joined, userId(own), Role.OPERATOR);
        Browser browser = browser();
        signIn(browser, employee("bob@" + domain));
        return signedIn(browser, joined.id());
    }

    @Test
    void opensNothingOfAnotherOrganization() {
        String domain = newDomain();
        Company company = companyOf(domain);
        Company other = companyOf(newDomain());
        Browser browser = browser();

        signIn(browser, employee("bob@" + domain));

        other.console().request().get("/api/v1/members").then().body("items.email", not(hasItem("bob@" + domain)));
        signedIn(browser, company.id())
                .request()
                .get("/api/v1/auth/me")
                .then()
                .body("organizations.id", everyItem(equalTo(company.id().toString())));
    }

    /** The state of one organization's attempt with a code that another organization's provider gave. */
    @Test
    void refusesCodeOfAnotherOrganizationsProvider() {
        String domain = newDomain();
        companyOf(domain);
        Employee bob = employee("bob@" + domain);
        try (var liar = new LyingProvider()) {
            String others = newDomain();
            company().withDomain(others).withProvider(liar.issuer());
            Browser browser = browser();
            URI back = browser.signInAtProvider(start(browser, bob.email()), bob.login(), bob.password());
            URI authorization = start(browser, "bob@" + others);
            // It vouches for an address of a domain that only the first organization proved
            liar.tells(
                    parameter(authorization, "nonce"),
                    (truth, key) -> Lies.signed(truth.claim("email", bob.email()), key));

            assertRefused(
                    browser.get(callback(parameter(authorization, "state"), parameter(back, "code"))),
                    "sign_on_foreign_domain");
        }
    }

    @Test
    void endsSessionsWhenSwitchedOff() {
        String domain = newDomain();
        Company company = companyOf(domain);
        Employee bob = employee("bob@" + domain);
        Browser browser = browser();
        signIn(browser, bob);
        Browser underWay = browser();
        URI back = underWay.signInAtProvider(start(underWay, bob.email()), bob.login(), bob.password());

        company.withProvider(provider().issuer(), false);

        assertThat(browser.postJson("/api/v1/auth/refresh", "").status()).isEqualTo(401);
        assertRefused(underWay.get(back), "sign_on_expired");
        discover(bob.email()).body("method", equalTo("password"));
        startRefused(bob.email(), "/", 404, "sign_on_not_set_up");
        company.withProvider(provider().issuer(), true);
        assertThat(signIn(browser(), bob).location().getPath()).isEqualTo("/tickets");
    }

    private void startRefused(String email, String returnTo, int status, String code) {
        RestAssured.given()
                .port(port)
                .contentType(ContentType.JSON)
                .body(Map.of("email", email, "return_to", returnTo))
                .post("/api/v1/auth/sign-on/start")
                .then()
                .statusCode(status)
                .body("code", equalTo(code));
    }
}
