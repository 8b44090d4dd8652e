package io.signalbox.repository;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What grows is split by concept before it is too large to know. */
class SizesTest {

    private static final int MAX_TYPES = 30;
    private static final int MAX_TEST_LINES = 250;

    @Test
    void noPackageHasTooManyTypes() {
        Map<String, Long> types = Sources.endingWith(".java").stream()
                .filter(file -> file.toString().contains("/src/main/java/"))
                .filter(file -> !file.endsWith("package-info.java"))
                .collect(Collectors.groupingBy(file -> Sources.shown(file.getParent()), Collectors.counting()));

        assertThat(types)
                .isNotEmpty()
                .allSatisfy((folder, count) -> assertThat(count).as(folder).isLessThanOrEqualTo(MAX_TYPES));
    }

    @Test
    void noTestFileIsTooLong() {
        assertThat(Sources.endingWith("Test.java", ".test.ts", ".test.tsx", ".spec.ts"))
                .isNotEmpty()
                .allSatisfy(
                        file -> assertThat(lines(file)).as(Sources.shown(file)).isLessThanOrEqualTo(MAX_TEST_LINES));
    }

    private static long lines(Path file) {
        return Sources.read(file).lines().count();
    }
}
