package io.signalbox.controlplane.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.path.json.JsonPath;
import io.signalbox.controlplane.testing.Console;
import io.signalbox.controlplane.testing.ControlPlaneTest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;

@ControlPlaneTest
class EventListTest {

    @LocalServerPort
    private int port;

    @Value("${signalbox.database.url}")
    private String administrator;

    private Console console;
    private Ledger ledger;
    private Sender github;

    @BeforeEach
    void sendSome() {
        console = Console.signIn(port);
        ledger = new Ledger(console);
        github = Sender.connect(console, "github");
        IntStream.range(0, 7).forEach(number -> github.send(issue(number), "delivery-" + number + "-" + github.id()));
    }

    @Test
    void pagesThroughAllOfThemOnceNewestFirst() {
        List<String> seen = new ArrayList<>();
        String cursor = "";
        do {
            JsonPath page = list("limit=3&cursor=" + cursor);
            seen.addAll(page.getList("items.external_id"));
            cursor = page.getString("next_cursor");
        } while (cursor != null);
        assertThat(seen).containsExactly(issues(6, 0));
    }

    @Test
    void filtersByWhatItIsAskedFor() {
        assertThat(list("external_id=acme/shop%234").getList("items")).hasSize(1);
        assertThat(list("event_type=issues.opened").getList("items")).hasSize(7);
        assertThat(list("event_type=issues.closed").getList("items")).isEmpty();
        assertThat(list("state=discarded").getList("items")).isEmpty();
    }

    @Test
    void callsTicketsAsPeopleDoAndFindsThemByAnyOfTheirIds() {
        github.send(
                "{\"action\":\"opened\",\"issue\":{\"number\":70,\"title\":\"Broken\",\"state\":\"open\"},\"repository\":{\"id\":31,\"full_name\":\"acme/depot\"}}",
                "keyed-" + github.id());

        JsonPath found = list("external_id=acme/depot%2370");

        assertThat(found.<String>getList("items.external_id")).containsExactly("repo:31#70");
        assertThat(found.<String>getList("items.ticket_key")).containsExactly("acme/depot#70");
        assertThat(list("external_id=repo:31%2370").getList("items")).hasSize(1);
        assertThat(ledger.event(found.getUUID("items[0].id")).getString("ticket_key"))
                .isEqualTo("acme/depot#70");
        String run = found.getString("items[0].run_id");
        assertThat(ledger.get("/api/v1/runs/" + run)
                        .statusCode(200)
                        .extract()
                        .jsonPath()
                        .getString("ticket_key"))
                .isEqualTo("acme/depot#70");
    }

    @Test
    void pagesThroughOneStateOnceNewestFirst() {
        JsonPath first = list("state=queued&limit=4");
        JsonPath second = list("state=queued&limit=4&cursor=" + first.getString("next_cursor"));

        assertThat(first.<String>getList("items.external_id")).containsExactly(issues(6, 3));
        assertThat(second.<String>getList("items.external_id")).containsExactly(issues(2, 0));
        assertThat(first.<String>getList("items.state")).containsOnly("queued");
        assertThat(second.getString("next_cursor")).isNull();
    }

    @Test
    void filtersByAStateTogetherWithWhatOnlyEventsKnow() {
        assertThat(list("state=queued&external_id=acme/shop%234").<String>getList("items.external_id"))
                .containsExactly("acme/shop#4");
        assertThat(list("state=queued&event_type=issues.opened&limit=2").<String>getList("items.external_id"))
                .containsExactly(issues(6, 5));
        await().until(() -> !list("q=any").getBoolean("search_behind"));
        assertThat(list("state=queued&q=shop%235").getList("items")).hasSize(1);
        assertThat(list("state=held&external_id=acme/shop%234").getList("items"))
                .isEmpty();
        assertThat(list("state=queued&event_type=issues.closed").getList("items"))
                .isEmpty();
    }

    @Test
    void findsPartsOfIdsWithoutRegardToCase() {
        await().until(() -> !list("q=any").getBoolean("search_behind"));
        assertThat(list("q=SHOP%235").<String>getList("items.external_id")).containsExactly("acme/shop#5");
        assertThat(list("q=delivery-3").<String>getList("items.external_id")).containsExactly("acme/shop#3");
        assertThat(list("q=issues.op&limit=2").getList("items")).hasSize(2);
        assertThat(list("q=%25").getList("items")).isEmpty();
        JsonPath first = list("q=acme/shop&limit=4");
        JsonPath second = list("q=acme/shop&limit=4&cursor=" + first.getString("next_cursor"));
        assertThat(second.<String>getList("items.external_id"))
                .containsExactly("acme/shop#2", "acme/shop#1", "acme/shop#0");
    }

    @Test
    void saysWhileSearchIsBehindAndFindsTheNewestEventsAllTheSame() throws Exception {
        try (Connection other = DriverManager.getConnection(administrator);
                Statement lock = other.createStatement()) {
            other.setAutoCommit(false);
            lock.execute("LOCK TABLE signalbox.event_search IN EXCLUSIVE MODE");
            assertThat(github.send(issue(99), "late-" + github.id()).status()).isEqualTo(202);

            JsonPath behind = list("q=shop%2399");

            assertThat(behind.getBoolean("search_behind")).isTrue();
            assertThat(behind.getList("items"))
                    .as("among the newest, which are looked at anyway")
                    .hasSize(1);
            assertThat(list("limit=1").<String>getList("items.external_id")).containsExactly("acme/shop#99");
            assertThat(list("limit=1").<Object>get("search_behind")).isNull();
        }
        await().until(() -> list("q=shop%2399").getList("items").size() == 1);
        await().until(() -> !list("q=shop%2399").getBoolean("search_behind"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "q=%00",
                "external_id=%00",
                "event_type=a%00",
                "cursor=nonsense",
                "limit=0",
                "limit=201",
                "state=nonsense",
                "integration_id=x"
            })
    void refusesWhatCannotBeAsked(String query) {
        ledger.get("/api/v1/events?" + query).statusCode(400);
    }

    @Test
    void saysThatAnEventIsUnknown() {
        UUID unknown = UUID.randomUUID();
        ledger.get("/api/v1/events/" + unknown).statusCode(404);
        ledger.get("/api/v1/events/" + unknown + "/body").statusCode(404);
    }

    @Test
    void countsEveryEventOnce() {
        JsonPath conservation = ledger.conservation();
        assertThat(conservation.getBoolean("balanced")).isTrue();
        assertThat(conservation.getLong("accepted")).isGreaterThanOrEqualTo(7);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 15, 60, 1440})
    void showsWhatCameInOverTime(int minutes) {
        JsonPath throughput = ledger.get("/api/v1/throughput?minutes=" + minutes)
                .statusCode(200)
                .extract()
                .jsonPath();
        int width = throughput.getInt("bucket_seconds");
        assertThat(throughput.getList("buckets")).hasSize(minutes * 60 / width);
        assertThat(throughput.<Integer>getList("buckets.accepted").stream()
                        .mapToInt(Integer::intValue)
                        .sum())
                .isGreaterThanOrEqualTo(7);
    }

    private JsonPath list(String query) {
        return ledger.get("/api/v1/events?integration_id=" + github.id() + "&" + query)
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static String[] issues(int newest, int oldest) {
        return IntStream.iterate(newest, number -> number >= oldest, number -> number - 1)
                .mapToObj(number -> "acme/shop#" + number)
                .toArray(String[]::new);
    }

    private static String issue(int number) {
        return "{\"action\":\"opened\",\"issue\":{\"number\":%d},\"repository\":{\"full_name\":\"acme/shop\"}}"
                .formatted(number);
    }
}
