package io.signalbox.controlplane.audit;

import io.restassured.response.Response;
import io.signalbox.controlplane.audit.AuditCases.Case;
import io.signalbox.controlplane.audit.AuditWorld.Call;
import io.signalbox.controlplane.testing.Browser;
import io.signalbox.controlplane.testing.Console;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Signing in and out. */
final class SessionCases {

    static final List<Case> CASES = List.of(
            new Case("login", "session.started", world -> {
                var browser = new Browser(world.owner().port());
                return world.call(() -> browser.signIn(Console.EMAIL, Console.PASSWORD));
            }),
            new Case("logout", "session.revoked", world -> {
                var browser = new Browser(world.owner().port());
                browser.signIn(Console.EMAIL, Console.PASSWORD).then().statusCode(200);
                return world.call(browser::signOut);
            }),
            new Case("switchOrganization", "session.switched", world -> {
                UUID second = UUID.fromString(world.owner()
                        .request()
                        .body(Map.of("name", "To switch to"))
                        .post("/api/v1/organizations")
                        .path("id"));
                Response signedIn = new Browser(world.owner().port()).signIn(Console.EMAIL, Console.PASSWORD);
                var console = new Console(
                        world.owner().port(),
                        signedIn.path("access_token"),
                        world.owner().organizationId());
                return new Call(
                        world.person(world.owner()),
                        () -> console.request()
                                .body(Map.of("organization_id", second))
                                .post("/api/v1/auth/switch"),
                        answer -> second);
            }));

    private SessionCases() {}
}
