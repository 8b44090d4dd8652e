package io.signalbox.controlplane.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The threat model names the test behind each defence; a name that leads nowhere would be a promise nobody keeps. */
class SecurityPageTest {

    private static final Path PAGE = Path.of("../docs/operations/security.md");
    private static final Pattern NAME = Pattern.compile("`(\\w+Test)`");

    @Test
    void namesOnlyTestsThatExist() throws IOException {
        Set<String> named = NAME.matcher(Files.readString(PAGE))
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toSet());
        assertThat(named).hasSizeGreaterThan(15).isSubsetOf(tests());
    }

    private static Set<String> tests() {
        return Stream.of("src/test/java", "../deploy/e2e/src/test/java")
                .map(Path::of)
                .flatMap(SecurityPageTest::files)
                .map(file -> file.getFileName().toString())
                .filter(name -> name.endsWith("Test.java"))
                .map(name -> name.substring(0, name.length() - ".java".length()))
                .collect(Collectors.toSet());
    }

    private static Stream<Path> files(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.toList().stream();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
