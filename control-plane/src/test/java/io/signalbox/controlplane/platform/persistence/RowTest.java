package io.signalbox.controlplane.platform.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.signalbox.controlplane.platform.paging.Cursor;
import io.signalbox.controlplane.platform.paging.Page;
import io.signalbox.controlplane.testing.ControlPlaneTest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataRetrievalFailureException;
import org.springframework.jdbc.InvalidResultSetAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads what PostgreSQL and its driver really answer. */
@ControlPlaneTest
class RowTest {

    private static final String VALUES = """
            SELECT 'ten' AS a_text, '{x,y}'::text[] AS some_texts, '00000000-0000-0001-0000-000000000002'::uuid AS a_uuid,
                timestamptz '2026-01-02 03:04:05.123456+02' AS a_time, date '2026-01-02' AS a_date, 7 AS an_integer,
                9000000000 AS a_number, 0.5::float8 AS a_decimal, true AS a_flag, '\\x0102'::bytea AS some_bytes,
                '["a", {"b": 1}]'::jsonb AS some_json
            """;

    @Autowired
    private JdbcClient jdbc;

    static Stream<Arguments> columns() {
        return Stream.of(
                column(row -> row.text("a_text"), "ten"),
                column(row -> row.texts("some_texts"), List.of("x", "y")),
                column(row -> row.uuid("a_uuid"), new UUID(1, 2)),
                column(row -> row.instant("a_time"), Instant.parse("2026-01-02T01:04:05.123456Z")),
                column(row -> row.dateOrNull("a_date"), LocalDate.of(2026, 1, 2)),
                column(row -> row.integer("an_integer"), 7),
                column(row -> row.number("a_number"), 9_000_000_000L),
                column(row -> row.decimal("a_decimal"), 0.5),
                column(row -> row.flag("a_flag"), true),
                column(row -> row.bytes("some_bytes"), new byte[] {1, 2}),
                column(row -> row.value("some_json", String::length), 15));
    }

    private static Arguments column(Function<Row, @Nullable Object> reading, Object expected) {
        return Arguments.of(reading, expected);
    }

    @ParameterizedTest
    @MethodSource("columns")
    void readsEachTypeByTheNameOfItsColumn(Function<Row, Object> reading, Object expected) {
        Object value = read(VALUES, reading);

        assertThat(value).isEqualTo(expected);
    }

    static Stream<BiFunction<Row, String, @Nullable Object>> nullable() {
        return Stream.of(
                Row::textOrNull,
                Row::uuidOrNull,
                Row::instantOrNull,
                Row::dateOrNull,
                Row::bytesOrNull,
                (row, column) -> row.valueOrNull(column, TimeUnit::valueOf));
    }

    static Stream<BiFunction<Row, String, Object>> required() {
        return Stream.of(
                Row::text,
                Row::texts,
                Row::uuid,
                Row::instant,
                Row::integer,
                Row::number,
                Row::decimal,
                Row::flag,
                Row::bytes,
                (row, column) -> row.value(column, TimeUnit::valueOf));
    }

    @ParameterizedTest
    @MethodSource("nullable")
    void answersNullWhereNullMayBe(BiFunction<Row, String, @Nullable Object> reading) {
        List<Boolean> absent = new ArrayList<>();
        jdbc.sql("SELECT NULL AS nothing").query(Row.each(row -> absent.add(reading.apply(row, "nothing") == null)));

        assertThat(absent).containsExactly(true);
    }

    @ParameterizedTest
    @MethodSource("required")
    void refusesNullWhereAValueMustBe(BiFunction<Row, String, Object> reading) {
        assertThatExceptionOfType(DataRetrievalFailureException.class)
                .isThrownBy(() -> read("SELECT NULL AS nothing", row -> reading.apply(row, "nothing")))
                .withMessageContaining("nothing");
    }

    @Test
    void refusesColumnThatIsNotThereOrOfAnotherType() {
        assertThatExceptionOfType(InvalidResultSetAccessException.class)
                .isThrownBy(() -> read(VALUES, row -> row.text("another")));
        assertThatExceptionOfType(InvalidResultSetAccessException.class)
                .isThrownBy(() -> read(VALUES, row -> row.instant("a_text")));
    }

    @Test
    void pagesThroughAListOnceEvenWhereTimesAreTheSame() {
        List<Integer> seen = new ArrayList<>();
        List<Integer> sizes = new ArrayList<>();
        Cursor after = null;
        do {
            Page<Thing> page = things(after);
            page.items().forEach(thing -> seen.add(thing.number));
            sizes.add(page.items().size());
            after = page.next();
        } while (after != null);

        assertThat(seen).containsExactly(6, 5, 4, 3, 2, 1);
        assertThat(sizes).containsExactly(2, 2, 2);
    }

    private Page<Thing> things(@Nullable Cursor after) {
        return ListQuery.of("""
                        SELECT * FROM (
                            SELECT n, timestamptz '2026-01-01' + n / 4 * interval '1 second' AS at,
                                ('00000000-0000-0000-0000-00000000000' || n)::uuid AS id FROM generate_series(1, 6) AS n) AS thing
                        """)
                .newestFirst("at", "id", after)
                .page(jdbc, 2, Thing::of, thing -> new Cursor(thing.at, thing.id));
    }

    private <T> T read(String sql, Function<Row, T> reading) {
        return jdbc.sql(sql).query(Row.as(reading)).single();
    }

    private record Thing(int number, Instant at, UUID id) {

        static Thing of(Row row) {
            return new Thing(row.integer("n"), row.instant("at"), row.uuid("id"));
        }
    }
}
