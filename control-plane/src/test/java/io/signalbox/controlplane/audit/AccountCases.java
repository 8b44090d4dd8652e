package io.signalbox.controlplane.audit;

import io.restassured.response.Response;
import io.signalbox.controlplane.audit.AuditCases.Case;
import io.signalbox.controlplane.audit.AuditWorld.Call;
import io.signalbox.controlplane.testing.Authenticator;
import io.signalbox.controlplane.testing.Browser;
import io.signalbox.controlplane.testing.Console;
import io.signalbox.controlplane.testing.MemberFixture.Someone;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** What people do with their own accounts and sessions. */
final class AccountCases {

    private static final String ACCOUNT = "/api/v1/account";
    private static final String SESSIONS = ACCOUNT + "/sessions";
    private static final String OTHER_PASSWORD = "a lantern beside the harbour";

    static final List<Case> CASES = List.of(
            new Case("answerChallenge", "session.started", world -> {
                Someone member = world.members().member(world.organization(), "viewer");
                Console console = world.signIn(member.email(), world.owner().organizationId());
                Authenticator app = Authenticator.turnOn(console);
                var browser = new Browser(world.owner().port());
                String challenge =
                        browser.signIn(member.email(), Console.PASSWORD).path("challenge");
                return world.call(
                        console,
                        () -> browser.post(
                                "/api/v1/auth/second-factor",
                                Map.of("challenge", challenge, "code", app.recoveryCode())));
            }),
            new Case("updateAccount", "account.updated", signedIn(console -> console.request()
                    .body(Map.of("name", "Somebody " + UUID.randomUUID()))
                    .patch(ACCOUNT))),
            new Case("changePassword", "password.changed", signedIn(console -> console.request()
                    .body(Map.of("current_password", Console.PASSWORD, "new_password", OTHER_PASSWORD))
                    .post(ACCOUNT + "/password"))),
            new Case("revokeSession", "session.revoked", withTwoSessions(console -> {
                String other = console.request().get(SESSIONS).path("items.find { !it.current }.id");
                return console.request().delete(SESSIONS + "/" + other);
            })),
            new Case("revokeOtherSessions", "session.revoked", withTwoSessions(console -> console.request()
                    .post(SESSIONS + "/revoke-others"))),
            new Case(
                    "confirmTotp",
                    "second_factor.enabled",
                    signedIn(console -> Authenticator.startAndConfirm(console))),
            new Case("disableTotp", "second_factor.disabled", signedIn(console -> {
                Authenticator app = Authenticator.turnOn(console);
                return app.post(console, ACCOUNT + "/totp/disable");
            })),
            new Case("renewRecoveryCodes", "recovery_codes.renewed", signedIn(console -> {
                Authenticator app = Authenticator.turnOn(console);
                return app.post(console, ACCOUNT + "/recovery-codes");
            })),
            new Case("resetPassword", "password.reset", world -> {
                Someone member = world.members().member(world.organization(), "viewer");
                Console console = world.signIn(member.email(), world.owner().organizationId());
                String token = world.members().resetToken(member);
                return world.call(console, () -> new Browser(world.owner().port())
                        .post(
                                "/api/v1/auth/password-reset/confirm",
                                Map.of("token", token, "password", OTHER_PASSWORD)));
            }));

    private AccountCases() {}

    private static Function<AuditWorld, Call> signedIn(Function<Console, Response> act) {
        return world -> {
            Someone member = world.members().member(world.organization(), "viewer");
            Console console = world.signIn(member.email(), world.owner().organizationId());
            return world.call(console, () -> act.apply(console));
        };
    }

    private static Function<AuditWorld, Call> withTwoSessions(Function<Console, Response> act) {
        return world -> {
            Someone member = world.members().member(world.organization(), "viewer");
            world.signIn(member.email(), world.owner().organizationId());
            Console console = world.signIn(member.email(), world.owner().organizationId());
            return world.call(console, () -> act.apply(console));
        };
    }
}
