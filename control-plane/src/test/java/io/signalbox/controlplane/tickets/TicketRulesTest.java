package io.signalbox.controlplane.tickets;

import static io.signalbox.controlplane.tickets.ChangeBuilder.aChange;
import static io.signalbox.controlplane.tickets.ChangeBuilder.from;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.signalbox.controlplane.platform.problems.FieldProblem;
import io.signalbox.controlplane.tickets.rules.TicketRules;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TicketRulesTest {

    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of("/ticket", aChange().withoutTicket()),
                Arguments.of("/ticket/title", aChange().title("  ")),
                Arguments.of("/ticket/title", aChange().title("x".repeat(501))),
                Arguments.of("/ticket/title", aChange().title("a\0b")),
                Arguments.of("/ticket/title", aChange().title("half a pair \ud83d")),
                Arguments.of("/ticket/description", aChange().description("x".repeat(100_001))),
                Arguments.of("/ticket/key", aChange().key("x".repeat(101))),
                Arguments.of("/ticket/url", aChange().url("javascript:alert(1)")),
                Arguments.of("/ticket/url", aChange().url("https://")),
                Arguments.of("/ticket/url", aChange().url("//example.com/x")),
                Arguments.of("/ticket/labels/0", aChange().labels(" ")),
                Arguments.of("/ticket/labels/0", aChange().labels("x".repeat(201))),
                Arguments.of(
                        "/ticket/labels",
                        aChange()
                                .labels(IntStream.range(0, 101)
                                        .mapToObj(Integer::toString)
                                        .toArray(String[]::new))),
                Arguments.of("/ticket/parent_external_id", aChange().parent("10001")),
                Arguments.of("/ticket/due_date", aChange().dueDate(LocalDate.of(1969, 12, 31))),
                Arguments.of("/ticket/due_date", aChange().dueDate(LocalDate.of(20261, 1, 1))),
                Arguments.of("/ticket/source_updated_at", aChange().sourceUpdatedAt(NOW.plus(Duration.ofDays(2)))),
                Arguments.of("/ticket/custom_fields/a~1b", aChange().customFields(Map.of("a/b", "\0"))),
                Arguments.of("/ticket/custom_fields/x", aChange().customFields(Map.of("x", Double.POSITIVE_INFINITY))),
                Arguments.of("/ticket/custom_fields/x", aChange().customFields(Map.of("x", nested(60)))),
                Arguments.of("/provenance/colour", aChange().provenance("colour", from("/x"))),
                Arguments.of("/provenance/title/pointer", aChange().provenance("title", from("no pointer"))),
                Arguments.of("/source_version", aChange().version(-1)),
                Arguments.of(
                        "/source_version",
                        aChange().version(NOW.plus(Duration.ofDays(2)).toEpochMilli())),
                Arguments.of("/comments/0/body", aChange().comment("c1", 1, "x".repeat(100_001))),
                Arguments.of(
                        "/comments/1/external_id",
                        aChange().comment("c1", 1, "a").comment("c1", 2, "b")));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void refusesWithThePlaceOfTheValue(String pointer, ChangeBuilder change) {
        var refusal = catchThrowableOfType(TicketRefused.class, () -> TicketRules.check(change.build(), NOW));

        assertThat(refusal).isNotNull();
        assertThat(refusal.errors()).extracting(FieldProblem::pointer).containsOnly(pointer);
        assertThat(refusal.type().code()).isEqualTo("ticket_refused");
    }

    @Test
    void namesEveryBrokenRuleAtOnce() {
        var refusal = catchThrowableOfType(
                TicketRefused.class,
                () -> TicketRules.check(
                        aChange().title("").url("ftp://x").parent("10001").build(), NOW));

        assertThat(refusal.errors())
                .extracting(FieldProblem::pointer)
                .containsExactlyInAnyOrder("/ticket/title", "/ticket/url", "/ticket/parent_external_id");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://my_host.example/x|y", "HTTP://example.com", "https://example.com/ä?q=[1]#x"})
    void acceptsAddressesThatBrowsersFollow(String url) {
        assertThatCode(() -> TicketRules.check(aChange().url(url).build(), NOW)).doesNotThrowAnyException();
    }

    @Test
    void acceptsDeletionThatCarriesNothing() {
        assertThatCode(() -> TicketRules.check(aChange().deletion().build(), NOW))
                .doesNotThrowAnyException();
    }

    @Test
    void acceptsAbsentAndNullValues() {
        Map<String, Object> fields = new HashMap<>(Collections.singletonMap("empty", null));
        fields.put("list", Collections.singletonList(null));

        assertThatCode(() -> TicketRules.check(aChange().customFields(fields).build(), NOW))
                .doesNotThrowAnyException();
    }

    private static Object nested(int depth) {
        return depth == 0 ? "deep" : List.of(nested(depth - 1));
    }
}
