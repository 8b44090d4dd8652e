package io.signalbox.controlplane.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.signalbox.controlplane.platform.problems.ProblemType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/reference/errors.md lists what can be refused, no more and no less. */
class ErrorReferenceTest {

    private static final Path REFERENCE = Path.of("../docs/reference/errors.md");
    private static final Pattern ROW = Pattern.compile("\\| `([a-z_]+)` \\| (\\d{3}) \\| ([^|]+) \\| ([^|]+) \\|");

    private static final List<ProblemType> TYPES = types();

    @Test
    void listsEveryCodeWithItsStatus() throws IOException {
        List<String> documented =
                rows().stream().map(row -> row.code + " " + row.status).toList();

        assertThat(documented)
                .containsExactlyInAnyOrderElementsOf(TYPES.stream()
                        .map(type -> type.code() + " " + type.status().value())
                        .toList());
    }

    @Test
    void saysWhatEachMeansAndWhatToDo() throws IOException {
        assertThat(rows()).allSatisfy(row -> {
            assertThat(row.meaning).as(row.code).isNotBlank();
            assertThat(row.remedy).as(row.code).isNotBlank();
        });
    }

    @Test
    void isInOrder() throws IOException {
        assertThat(rows().stream().map(Row::code)).isSorted();
    }

    @Test
    void givesEachCodeOnce() {
        assertThat(TYPES).extracting(ProblemType::code).doesNotHaveDuplicates();
    }

    private static List<ProblemType> types() {
        return new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("io.signalbox.controlplane")
                        .stream()
                        .flatMap(type -> type.getFields().stream())
                        .filter(field -> field.getModifiers().contains(JavaModifier.STATIC))
                        .filter(field -> field.getRawType().isEquivalentTo(ProblemType.class))
                        .map(ErrorReferenceTest::value)
                        .toList();
    }

    private static ProblemType value(JavaField field) {
        try {
            var reflected = field.reflect();
            reflected.setAccessible(true);
            return (ProblemType) reflected.get(null);
        } catch (IllegalAccessException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private static List<Row> rows() throws IOException {
        try (Stream<String> lines = Files.lines(REFERENCE)) {
            return lines.map(ROW::matcher)
                    .filter(Matcher::matches)
                    .map(row -> new Row(row.group(1), row.group(2), row.group(3), row.group(4)))
                    .toList();
        }
    }

    private record Row(String code, String status, String meaning, String remedy) {}
}
