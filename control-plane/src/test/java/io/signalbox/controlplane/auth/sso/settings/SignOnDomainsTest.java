package io.signalbox.controlplane.auth.sso.settings;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.response.ValidatableResponse;
import io.signalbox.controlplane.auth.sso.Company;
import io.signalbox.controlplane.auth.sso.SignOnScene;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignOnDomainsTest extends SignOnScene {

    @Test
    void waitsForTheRecord() {
        String domain = newDomain();
        Company company = company().withProvider(provider().issuer());
        String proof = company.addDomain(domain);

        verify(company, domain)
                .statusCode(200)
                .body("state", equalTo("pending"))
                .body("problem", containsString("no TXT record"));
        DNS.put("_signalbox." + domain, "v=spf1 -all", "signalbox-verification=of-somebody-else");
        verify(company, domain).body("state", equalTo("pending")).body("problem", containsString("another value"));
        discover("bob@" + domain).body("method", equalTo("password"));
        DNS.put("_signalbox." + domain, "v=spf1 -all", proof);
        verify(company, domain).body("state", equalTo("verified")).body("problem", nullValue());
        discover("bob@" + domain).body("method", equalTo("sign_on"));
    }

    @Test
    void staysVerifiedWhenTheRecordIsGone() {
        String domain = newDomain();
        Company company = companyOf(domain);
        DNS.put("_signalbox." + domain, "something else");

        verify(company, domain).body("state", equalTo("verified")).body("problem", containsString("another value"));
    }

    @Test
    void belongsToOneOrganization() {
        String domain = newDomain();
        companyOf(domain);
        Company other = company().withProvider(provider().issuer());
        DNS.put("_signalbox." + domain, other.addDomain(domain));

        verify(other, domain).statusCode(409).body("code", equalTo("sign_on_domain_taken"));
    }

    @Test
    void isAddedOnce() {
        String domain = newDomain();
        Company company = company();
        String proof = company.addDomain(domain);

        company.console()
                .request()
                .body(Map.of("domain", domain.toUpperCase()))
                .post("/api/v1/sign-on/domains")
                .then()
                .statusCode(201)
                .body("record_value", equalTo(proof));
        company.console().request().get("/api/v1/sign-on").then().body("domains", hasSize(1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gmail.com",
                "GMail.com",
                "outlook.com",
                "localhost",
                "a..b",
                "-a.test",
                "1.2.3.4",
                "a b.test",
                "*.test",
                "x/y.test"
            })
    void refusesWhatNobodyOwns(String domain) {
        company()
                .console()
                .request()
                .body(Map.of("domain", domain))
                .post("/api/v1/sign-on/domains")
                .then()
                .statusCode(400)
                .body("errors.pointer", hasItem("/domain"));
    }

    @Test
    void isRemovedAndFreeAgain() {
        String domain = newDomain();
        Company company = companyOf(domain);

        company.console()
                .request()
                .delete("/api/v1/sign-on/domains/" + domain)
                .then()
                .statusCode(204);
        company.console()
                .request()
                .delete("/api/v1/sign-on/domains/" + domain)
                .then()
                .statusCode(404)
                .body("code", equalTo("sign_on_domain_not_found"));
        verify(company, domain).statusCode(404);
        discover("bob@" + domain).body("method", equalTo("password"));
        companyOf(domain);
    }

    @Test
    void isOthersBusinessToo() {
        String domain = newDomain();
        Company company = company();
        company.addDomain(domain);

        company()
                .console()
                .request()
                .delete("/api/v1/sign-on/domains/" + domain)
                .then()
                .statusCode(404);
    }

    private static ValidatableResponse verify(Company company, String domain) {
        return company.console()
                .request()
                .post("/api/v1/sign-on/domains/" + domain + "/verify")
                .then();
    }
}
