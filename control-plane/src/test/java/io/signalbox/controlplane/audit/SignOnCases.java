package io.signalbox.controlplane.audit;

import io.restassured.response.Response;
import io.signalbox.controlplane.audit.AuditCases.Case;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What is set up for single sign-on. */
final class SignOnCases {

    private static final String SIGN_ON = "/api/v1/sign-on";
    private static final String DOMAINS = SIGN_ON + "/domains";

    static final List<Case> CASES = List.of(
            new Case("updateSignOn", "sign_on.configured", world -> world.call(() -> configure(world))),
            new Case("deleteSignOn", "sign_on.removed", world -> {
                configure(world);
                return world.call(() -> world.owner().request().delete(SIGN_ON));
            }),
            new Case("addSignOnDomain", "sign_on.domain_added", world -> {
                String domain = newDomain();
                return world.call(() -> add(world, domain));
            }),
            new Case("removeSignOnDomain", "sign_on.domain_removed", world -> {
                String domain = newDomain();
                add(world, domain);
                return world.call(() -> world.owner().request().delete(DOMAINS + "/" + domain));
            }));

    private SignOnCases() {}

    private static Response configure(AuditWorld world) {
        return world.owner()
                .request()
                .body(Map.of(
                        "issuer", "https://login.example.com",
                        "client_id", "signalbox",
                        "client_secret", "a secret of the client",
                        "default_role", "viewer",
                        "enabled", false))
                .put(SIGN_ON);
    }

    private static Response add(AuditWorld world, String domain) {
        return world.owner().request().body(Map.of("domain", domain)).post(DOMAINS);
    }

    private static String newDomain() {
        return "d" + UUID.randomUUID() + ".example.com";
    }
}
