package io.signalbox.controlplane.auth.sso;

import static org.hamcrest.Matchers.equalTo;

import io.signalbox.controlplane.organizations.Organizations;
import io.signalbox.controlplane.testing.Console;
import io.signalbox.identityprovider.IdentityProvider;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** An organization of its own, with the console of its owner. */
public record Company(Console console, NameServer dns) {

    /** @param owner mail address of its owner, new */
    public static Company found(Organizations organizations, int port, NameServer dns, String owner) {
        UUID id = organizations
                .found("Company of " + owner, owner, "Owner", Console.PASSWORD)
                .id();
        return new Company(Console.signIn(port, owner, id), dns);
    }

    public UUID id() {
        return console.organizationId();
    }

    /** Proves a domain. */
    public Company withDomain(String domain) {
        String proof = addDomain(domain);
        dns.put("_signalbox." + domain, proof);
        console.request()
                .post("/api/v1/sign-on/domains/" + domain + "/verify")
                .then()
                .statusCode(200)
                .body("state", equalTo("verified"));
        return this;
    }

    /** Answers the value of the record that would prove it. */
    public String addDomain(String domain) {
        return console.request()
                .body(Map.of("domain", domain))
                .post("/api/v1/sign-on/domains")
                .then()
                .statusCode(201)
                .body("state", equalTo("pending"))
                .body("record_name", equalTo("_signalbox." + domain))
                .extract()
                .path("record_value");
    }

    public Company withProvider(String issuer) {
        return withProvider(issuer, true);
    }

    public Company withProvider(String issuer, boolean enabled) {
        console.request()
                .body(settings(issuer, enabled))
                .put("/api/v1/sign-on")
                .then()
                .statusCode(200)
                .body("enabled", equalTo(enabled));
        return this;
    }

    public static Map<String, Object> settings(String issuer, boolean enabled) {
        var settings = new HashMap<String, Object>();
        settings.put("issuer", issuer);
        settings.put("client_id", IdentityProvider.CLIENT_ID);
        settings.put("client_secret", IdentityProvider.CLIENT_SECRET);
        settings.put("default_role", "viewer");
        settings.put("enabled", enabled);
        return settings;
    }
}
