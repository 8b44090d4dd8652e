package io.signalbox.controlplane.auth;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.signalbox.controlplane.auth.sessions.SignInMethod;
import io.signalbox.controlplane.organizations.Role;
import io.signalbox.controlplane.testing.Browser;
import io.signalbox.controlplane.testing.Console;
import io.signalbox.controlplane.testing.MemberScene;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

class RefreshTest extends MemberScene {

    @Autowired
    private JdbcClient jdbc;

    RefreshTest() {
        super(Role.OPERATOR);
    }

    @Test
    void tradesARefreshTokenForTheNext() {
        String first = signedIn();
        var browser = new Browser(port).withRefreshToken(first);
        String access = browser.refresh().then().statusCode(200).extract().path("access_token");

        assertThat(browser.refreshToken()).isNotEqualTo(first);
        assertThat(me(access)).isEqualTo(200);
        browser.refresh().then().statusCode(200);
    }

    @Test
    void refusesWithoutACookie() {
        new Browser(port).refresh().then().statusCode(401).body("code", equalTo("session_expired"));
    }

    @Test
    void endsTheSessionWhenASpentTokenComesAgain() {
        String first = signedIn();
        var browser = new Browser(port).withRefreshToken(first);
        browser.refresh().then().statusCode(200);
        String access = browser.refresh().then().statusCode(200).extract().path("access_token");

        new Browser(port)
                .withRefreshToken(first)
                .refresh()
                .then()
                .statusCode(401)
                .body("code", equalTo("session_expired"));

        browser.refresh().then().statusCode(401);
        assertThat(me(access)).isEqualTo(401);
    }

    @Test
    void answersAgainWhenTheAnswerWasLost() {
        String first = signedIn();
        var lost = new Browser(port).withRefreshToken(first);
        lost.refresh().then().statusCode(200);
        var again = new Browser(port).withRefreshToken(first);
        again.refresh().then().statusCode(200);

        again.refresh().then().statusCode(200);
        assertThat(liveTokens()).isEqualTo(1);
        // The one whose answer was not lost after all is a thief's or was robbed: nobody can tell, so neither goes on.
        lost.refresh().then().statusCode(401);
        again.refresh().then().statusCode(401);
    }

    @Test
    void believesInALostAnswerForSecondsOnly() {
        String first = signedIn();
        var browser = new Browser(port).withRefreshToken(first);
        browser.refresh().then().statusCode(200);
        jdbc.sql("UPDATE refresh_token SET spent_at = spent_at - interval '31 seconds' WHERE spent_at IS NOT NULL")
                .update();

        new Browser(port).withRefreshToken(first).refresh().then().statusCode(401);
        browser.refresh().then().statusCode(401);
    }

    @Test
    void keepsOneLiveChainWhateverRaces() throws Exception {
        String first = signedIn();
        var start = new CyclicBarrier(8);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> answers = new ArrayList<>();
            for (int racer = 0; racer < 8; racer++) {
                answers.add(threads.submit(() -> {
                    start.await();
                    return new Browser(port).withRefreshToken(first).refresh().statusCode();
                }));
            }
            for (Future<Integer> answer : answers) {
                assertThat(answer.get()).isEqualTo(200);
            }
        }
        assertThat(liveTokens()).isEqualTo(1);
    }

    @Test
    void endsTheSessionOnSignOut() {
        String token = signedIn();
        var browser = new Browser(port).withRefreshToken(token);
        String access = browser.refresh().then().extract().path("access_token");
        browser.signOut().then().statusCode(204);

        assertThat(browser.refreshToken()).isNull();
        assertThat(me(access)).isEqualTo(401);
        new Browser(port).withRefreshToken(token).refresh().then().statusCode(401);
    }

    @Test
    void signsOutWithoutASession() {
        new Browser(port).signOut().then().statusCode(204);
    }

    @Test
    void refusesWhatLayUnusedTooLong() {
        String token = signedIn();
        jdbc.sql("UPDATE session SET expires_at = now() - interval '1 second' WHERE user_id = ?")
                .param(person.id())
                .update();

        new Browser(port).withRefreshToken(token).refresh().then().statusCode(401);
    }

    @Test
    void lastsNoLongerThanTheLongestSession() {
        String token = signedIn();
        jdbc.sql("UPDATE session SET created_at = created_at - interval '80 days' WHERE user_id = ?")
                .param(person.id())
                .update();
        String cookie = new Browser(port)
                .withRefreshToken(token)
                .refresh()
                .then()
                .statusCode(200)
                .extract()
                .header("Set-Cookie");

        long life = Long.parseLong(cookie.replaceAll(".*Max-Age=(\\d+).*", "$1"));
        assertThat(life).isBetween(9L * 86_400, 10L * 86_400);
    }

    @Test
    void goesOnElsewhereForSomeoneWhoWasRemoved() {
        UUID other = tenants.tenant().id();
        person.joins(other, Role.VIEWER);
        var browser = new Browser(port).withRefreshToken(signedIn());
        person.leaves(organization);

        String access = browser.refresh().then().statusCode(200).extract().path("access_token");
        assertThat(new Console(port, access, other)
                        .request()
                        .get("/api/v1/auth/me")
                        .<String>path("organization.id"))
                .isEqualTo(other.toString());
    }

    @Test
    void endsForSomeoneWhoBelongsNowhereAnyMore() {
        var browser = new Browser(port).withRefreshToken(signedIn());
        person.leaves(organization);

        browser.refresh().then().statusCode(401).body("code", equalTo("session_expired"));
    }

    @Test
    void keepsASingleSignOnSessionInItsOrganization() {
        UUID other = tenants.tenant().id();
        person.joins(other, Role.VIEWER);
        var browser = new Browser(port)
                .withRefreshToken(
                        person.signsIn(organization, SignInMethod.SIGN_ON).refreshToken());
        person.leaves(organization);

        browser.refresh().then().statusCode(401);
    }

    private String signedIn() {
        return person.signsIn(organization, SignInMethod.PASSWORD).refreshToken();
    }

    private int me(String access) {
        return given().port(port).auth().oauth2(access).get("/api/v1/auth/me").statusCode();
    }

    private int liveTokens() {
        return jdbc.sql("""
                        SELECT count(*) FROM refresh_token t JOIN session s ON s.id = t.session_id
                        WHERE s.user_id = ? AND t.spent_at IS NULL
                        """).param(person.id()).query(Integer.class).single();
    }
}
