package io.signalbox.controlplane.audit;

import io.restassured.path.json.JsonPath;
import io.signalbox.controlplane.audit.AuditCases.Case;
import io.signalbox.controlplane.audit.AuditWorld.Call;
import io.signalbox.controlplane.testing.Console;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Organizations, members and invites. */
final class PeopleCases {

    private static final String MEMBERS = "/api/v1/members/";
    private static final String INVITES = "/api/v1/invites";

    static final List<Case> CASES = List.of(
            new Case(
                    "createOrganization",
                    "organization.created",
                    world -> new Call(
                            world.person(world.owner()),
                            () -> world.owner()
                                    .request()
                                    .body(Map.of("name", "Second"))
                                    .post("/api/v1/organizations"),
                            answer -> UUID.fromString(answer.path("id")))),
            new Case(
                    "updateOrganization",
                    "organization.renamed",
                    world -> world.call(() -> world.owner()
                            .request()
                            .body(Map.of("name", "Name " + UUID.randomUUID()))
                            .patch("/api/v1/organization"))),
            new Case("transferOwnership", "organization.ownership_transferred", world -> {
                var admin = world.members().member(world.organization(), "admin");
                return world.call(() -> world.owner()
                        .request()
                        .body(Map.of("user_id", admin.id(), "password", Console.PASSWORD, "keep_ownership", true))
                        .post("/api/v1/organization/transfer"));
            }),
            new Case("leaveOrganization", "member.left", world -> {
                var viewer = world.members().member(world.organization(), "viewer");
                Console console = world.signIn(viewer.email(), world.owner().organizationId());
                return world.call(console, () -> console.request().post("/api/v1/organization/leave"));
            }),
            new Case("updateMember", "member.role_changed", world -> {
                var viewer = world.members().member(world.organization(), "viewer");
                return world.call(() ->
                        world.owner().request().body(Map.of("role", "builder")).patch(MEMBERS + viewer.id()));
            }),
            new Case("removeMember", "member.removed", world -> {
                var viewer = world.members().member(world.organization(), "viewer");
                return world.call(() -> world.owner().request().delete(MEMBERS + viewer.id()));
            }),
            new Case(
                    "createInvite",
                    "invite.created",
                    world -> world.call(() -> world.owner()
                            .request()
                            .body(Map.of("email", address(), "role", "viewer"))
                            .post(INVITES))),
            new Case("resendInvite", "invite.resent", world -> {
                String id = invite(world, address()).getString("invite.id");
                return world.call(() -> world.owner().request().post(INVITES + "/" + id + "/resend"));
            }),
            new Case("revokeInvite", "invite.revoked", world -> {
                String id = invite(world, address()).getString("invite.id");
                return world.call(() -> world.owner().request().delete(INVITES + "/" + id));
            }),
            new Case("joinOrganization", "member.joined", world -> {
                var elsewhere = world.tenants().tenant();
                var guest = world.members().member(elsewhere, "viewer");
                Console console = world.signIn(guest.email(), elsewhere.id());
                String link = invite(world, guest.email()).getString("link");
                String token = link.substring(link.indexOf("#token=") + "#token=".length());
                return world.call(
                        console,
                        () -> console.request().body(Map.of("token", token)).post(INVITES + "/join"));
            }));

    private PeopleCases() {}

    private static JsonPath invite(AuditWorld world, String email) {
        return world.owner()
                .request()
                .body(Map.of("email", email, "role", "viewer"))
                .post(INVITES)
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
    }

    private static String address() {
        return "guest+" + UUID.randomUUID() + "@example.com";
    }
}
