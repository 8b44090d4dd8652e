package io.signalbox.controlplane.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import io.signalbox.controlplane.auth.sessions.SignInMethod;
import io.signalbox.controlplane.organizations.Role;
import io.signalbox.controlplane.organizations.members.Members;
import io.signalbox.controlplane.platform.tenancy.Tenant;
import io.signalbox.controlplane.testing.Browser;
import io.signalbox.controlplane.testing.Console;
import io.signalbox.controlplane.testing.PeopleFixture;
import io.signalbox.controlplane.testing.PeopleScene;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What somebody may do ends with what gave it, with the very next request. */
class MembershipEndsTest extends PeopleScene {

    @Autowired
    private Members members;

    private UUID here;
    private UUID elsewhere;
    private UUID owner;
    private PeopleFixture.Person person;

    @BeforeEach
    void join() {
        here = tenants.tenant().id();
        elsewhere = tenants.tenant().id();
        owner = people.member(here, Role.OWNER).id();
        person = people.member(here, Role.VIEWER);
    }

    @Test
    void letsWhoWasRemovedInNoMore() {
        Console console = person.console(port, here);
        assertThat(organization(console)).isEqualTo(200);

        remove();

        assertThat(organization(console)).isEqualTo(401);
    }

    @Test
    void letsWhoLeftInNoMore() {
        Console console = person.console(port, here);

        assertThat(console.request().post("/api/v1/organization/leave").statusCode())
                .isEqualTo(204);

        assertThat(organization(console)).isEqualTo(401);
    }

    @Test
    void givesAndTakesWithTheRole() {
        Console console = person.console(port, here);
        assertThat(connect(console).statusCode()).isEqualTo(403);

        change(Role.BUILDER);
        assertThat(connect(console).statusCode()).isEqualTo(201);

        change(Role.AUDITOR);
        assertThat(connect(console).statusCode()).isEqualTo(403);
    }

    @Test
    void goesOnInAnotherOrganization() {
        person.joins(elsewhere, Role.VIEWER);
        var browser = browser(SignInMethod.PASSWORD);

        remove();

        Response refreshed = browser.refresh();
        assertThat(refreshed.statusCode()).isEqualTo(200);
        Console console = new Console(port, refreshed.path("access_token"), elsewhere);
        assertThat(console.request().get("/api/v1/organization").<String>path("id"))
                .isEqualTo(elsewhere.toString());
    }

    @Test
    void endsWhereThereIsNoOther() {
        var browser = browser(SignInMethod.PASSWORD);

        remove();

        assertThat(browser.refresh().statusCode()).isEqualTo(401);
    }

    @Test
    void endsSessionsThatAreBoundToTheOrganization() {
        person.joins(elsewhere, Role.VIEWER);
        var browser = browser(SignInMethod.SIGN_ON);

        remove();
        person.joins(here, Role.VIEWER);

        assertThat(browser.refresh().statusCode()).isEqualTo(401);
    }

    private Browser browser(SignInMethod method) {
        return new Browser(port).withRefreshToken(person.signsIn(here, method).refreshToken());
    }

    private void remove() {
        Tenant.run(here, () -> members.remove(owner, person.id()));
    }

    private void change(Role role) {
        Tenant.run(here, () -> members.changeRole(owner, person.id(), role));
    }

    private static int organization(Console console) {
        return console.request().get("/api/v1/organization").statusCode();
    }

    private static Response connect(Console console) {
        return console.request()
                .body(Map.of("provider", "github", "name", "Shop"))
                .post("/api/v1/integrations");
    }
}
