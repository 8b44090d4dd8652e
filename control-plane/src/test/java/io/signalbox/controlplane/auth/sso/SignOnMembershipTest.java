package io.signalbox.controlplane.auth.sso;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.signalbox.controlplane.organizations.Role;
import io.signalbox.controlplane.testing.Console;
import io.signalbox.identityprovider.Employee;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Whom a provider's word makes a member, and what it never makes them. */
class SignOnMembershipTest extends SignOnMembers {

    @Test
    void linksMembersByTheirAddress() {
        String domain = newDomain();
        Company company = companyOf(domain);
        UUID bob = memberOf(company, "bob@" + domain, Role.OPERATOR);
        Browser browser = browser();

        signIn(browser, employee("bob@" + domain));

        signedIn(browser, company.id())
                .request()
                .get("/api/v1/auth/me")
                .then()
                .body("id", equalTo(bob.toString()))
                .body("role", equalTo("operator"));
    }

    /** Who sets up the provider could otherwise become an owner. */
    @Test
    void makesNobodyOwner() {
        String domain = newDomain();
        Company company = Company.found(organizations, port, DNS, "owner@" + domain)
                .withDomain(domain)
                .withProvider(provider().issuer());

        assertRefused(signIn(browser(), employee("owner@" + domain)), "sign_on_owner");
        company.console().request().get("/api/v1/auth/me").then().statusCode(200);
    }

    @Test
    void endsSessionOfWhoBecomesOwner() {
        String domain = newDomain();
        Company company = companyOf(domain);
        Employee bob = employee("bob@" + domain);
        Browser browser = browser();
        signIn(browser, bob);
        String id = signedIn(browser, company.id())
                .request()
                .get("/api/v1/auth/me")
                .then()
                .extract()
                .path("id");

        company.console()
                .request()
                .body(Map.of("user_id", id, "password", Console.PASSWORD, "keep_ownership", true))
                .post("/api/v1/organization/transfer")
                .then()
                .statusCode(200);

        assertThat(browser.postJson("/api/v1/auth/refresh", "").status()).isEqualTo(401);
        assertRefused(signIn(browser(), bob), "sign_on_owner");
    }

    @Test
    void refusesReassignedAddress() {
        String domain = newDomain();
        companyOf(domain);
        Employee bob = employee("bob@" + domain);
        signIn(browser(), bob);
        DIRECTORY.put(bob.withSubject("another bob"));

        assertRefused(signIn(browser(), bob), "sign_on_other_account");
    }

    @Test
    void letsNobodyBackInWhoWasRemoved() {
        String domain = newDomain();
        Company company = companyOf(domain);
        Employee bob = employee("bob@" + domain);
        Browser browser = browser();
        signIn(browser, bob);
        Console console = signedIn(browser, company.id());
        String bobsId =
                console.request().get("/api/v1/auth/me").then().extract().path("id");
        // One who never used the provider is kept out as well
        UUID carol = memberOf(company, "carol@" + domain, Role.VIEWER);

        remove(company, bobsId);
        remove(company, carol.toString());

        assertRefused(signIn(browser(), bob), "sign_on_not_member");
        assertRefused(signIn(browser(), employee("carol@" + domain)), "sign_on_not_member");
        // Until somebody wants them back
        join(company, UUID.fromString(bobsId), Role.VIEWER);
        assertThat(signIn(browser(), bob).location().getPath()).isEqualTo("/tickets");
    }

    private UUID memberOf(Company company, String email, Role role) {
        UUID userId = userId(Company.found(organizations, port, DNS, email));
        join(company, userId, role);
        return userId;
    }

    private static void remove(Company company, String userId) {
        company.console().request().delete("/api/v1/members/" + userId).then().statusCode(204);
    }
}
