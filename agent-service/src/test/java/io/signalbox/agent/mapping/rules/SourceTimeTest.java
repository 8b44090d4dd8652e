package io.signalbox.agent.mapping.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.signalbox.agent.mapping.UnexpectedShape;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SourceTimeTest {

    @ParameterizedTest
    @ValueSource(strings = {"2026-09-01T12:00:00.000+0200", "2026-09-01T12:00:00+02:00", "2026-09-01T10:00:00Z"})
    void readsOffsetsWithAndWithoutColon(String text) {
        assertThat(SourceTime.instant(text, "/t")).isEqualTo(Instant.parse("2026-09-01T10:00:00Z"));
    }

    @ParameterizedTest
    @CsvSource({
        "1795005000, 2026-11-18T12:30:00Z",
        "1795005000123, 2026-11-18T12:30:00.123Z",
        "2026-11-18, 2026-11-18T00:00:00Z",
        "1795005000123456, 2026-11-18T12:30:00.123Z",
        "1795005000123456789, 2026-11-18T12:30:00.123Z",
        "2026-11-18 12:30:00Z, 2026-11-18T12:30:00Z",
        "2026-11-18 12:30:00 UTC, 2026-11-18T12:30:00Z",
        "2026-11-18 18:00:00 +0530, 2026-11-18T12:30:00Z",
        "2026-11-18T18:00:00+0530, 2026-11-18T12:30:00Z",
        "2026-11-18T13:30+01, 2026-11-18T12:30:00Z",
        "2026-11-18T12:30:00, 2026-11-18T12:30:00Z",
        "'Wed, 18 Nov 2026 12:30:00 GMT', 2026-11-18T12:30:00Z",
        "'Wed, 18 Nov 2026 18:00:00 +0530', 2026-11-18T12:30:00Z"
    })
    void guessesWhatUnknownSendersMean(String text, String expected) {
        assertThat(SourceTime.guess(text, "/t")).isEqualTo(Instant.parse(expected));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-18 13:30:00, 2026-11-18T12:30:00Z",
        "2026-11-18, 2026-11-17T23:00:00Z",
        "2026-11-18 12:30:00Z, 2026-11-18T12:30:00Z",
        "1795005000, 2026-11-18T12:30:00Z"
    })
    void usesTheZoneOnlyWhereNoOffsetIsNamed(String text, String expected) {
        assertThat(SourceTime.guess(text, "/t", ZoneId.of("Europe/Madrid"))).isEqualTo(Instant.parse(expected));
    }

    @Test
    void readsSlackSecondsToTheMillisecond() {
        assertThat(SourceTime.seconds("1712345678.000200", "/ts")).isEqualTo(Instant.ofEpochMilli(1712345678000L));
    }

    @Test
    void takesTheDateOfATime() {
        assertThat(SourceTime.date("2026-12-01T23:59:00Z", "/due")).isEqualTo(LocalDate.of(2026, 12, 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tomorrow", "2026-13-01", "1e999999999", "-5", "99999999999999999999", "11/12/2026"})
    void refusesWhatIsNoTimeAndNamesThePlace(String text) {
        assertThatThrownBy(() -> SourceTime.guess(text, "/updated_at"))
                .isInstanceOf(UnexpectedShape.class)
                .hasMessageStartingWith("/updated_at is not a ");
    }
}
