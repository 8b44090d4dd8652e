package io.signalbox.controlplane.architecture;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.controlplane.ControlPlane;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.ApplicationModule;

/**
 * A table belongs to the module whose migration creates it. Other modules' code never names it in SQL; other modules' migrations may refer
 * to it only where their module may use the owner.
 */
class TableBordersTest {

    private static final Path CODE = Path.of("src/main/java/io/signalbox/controlplane");
    private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");
    private static final Pattern CREATED = Pattern.compile("CREATE TABLE (?:IF NOT EXISTS )?(\\w+)");
    private static final Pattern FUNCTION =
            Pattern.compile("CREATE (?:OR REPLACE )?FUNCTION (\\w+)\\(.*?\\$\\$;", Pattern.DOTALL);
    private static final Pattern USED = Pattern.compile("\\b(?:FROM|JOIN|INTO|UPDATE|REFERENCES|TRUNCATE) +(\\w+)");
    private static final Pattern TEXT = Pattern.compile("\"\"\".*?\"\"\"|\"(?:[^\"\\\\\n]|\\\\.)*\"", Pattern.DOTALL);

    /** Every tenant's row hangs on its organization, and what came from a source on its integration. */
    private static final Set<String> ANCHORS = Set.of("organization", "integration");

    private final Map<String, String> owners = owners();
    private final Map<String, Path> definitions = definitions();

    @Test
    void namesNoTableOfAnotherModuleInSql() {
        Set<String> foreign = new TreeSet<>();
        files(CODE, ".java").forEach(file -> texts(read(file))
                .flatMap(text -> tables(text, USED))
                .filter(table -> isForeign(table, CODE, file))
                .forEach(table -> foreign.add(CODE.relativize(file) + ": " + table)));

        assertThat(foreign).isEmpty();
    }

    @Test
    void refersInMigrationsOnlyToModulesThatMayBeUsed() {
        Set<String> foreign = new TreeSet<>();
        files(MIGRATIONS, ".sql").forEach(file -> tables(inForce(file), USED)
                .filter(table -> isForeign(table, MIGRATIONS, file))
                .filter(table -> !ANCHORS.contains(table))
                .filter(table -> !mayUse(module(MIGRATIONS, file), owners.get(table)))
                .forEach(table -> foreign.add(MIGRATIONS.relativize(file) + ": " + table)));

        assertThat(foreign).isEmpty();
    }

    @Test
    void noticesTableOfAnotherModule() {
        String code = "jdbc.sql(\"SELECT id FROM ticket WHERE id = ?\")";

        assertThat(texts(code).flatMap(text -> tables(text, USED))).containsExactly("ticket");
        assertThat(isForeign("ticket", CODE, CODE.resolve("events/Events.java")))
                .isTrue();
        assertThat(isForeign("ticket", CODE, CODE.resolve("tickets/Tickets.java")))
                .isFalse();
    }

    @Test
    void readsOnlyTheNewestDefinitionOfAFunction() {
        Path first = MIGRATIONS.resolve("platform/V20261121100100__create_data_keys.sql");

        assertThat(read(first)).contains("integration_secret WHERE", "FUNCTION key_encryption_keys_in_use()");
        assertThat(inForce(first))
                .doesNotContain("integration_secret WHERE")
                .contains("FUNCTION key_encryption_keys_in_use()");
    }

    private boolean isForeign(String table, Path root, Path file) {
        return owners.containsKey(table) && !owners.get(table).equals(module(root, file));
    }

    private static Map<String, String> owners() {
        return files(MIGRATIONS, ".sql")
                .flatMap(file -> tables(withoutComments(read(file)), CREATED)
                        .map(table -> Map.entry(table, module(MIGRATIONS, file))))
                .distinct()
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** A migration that was applied stays as it is; what a later one defines anew in it is not there any more. */
    private String inForce(Path file) {
        return FUNCTION.matcher(withoutComments(read(file)))
                .replaceAll(found ->
                        file.equals(definitions.get(found.group(1))) ? Matcher.quoteReplacement(found.group()) : "");
    }

    /** Where each function is defined last. */
    private static Map<String, Path> definitions() {
        return files(MIGRATIONS, ".sql")
                .sorted(Comparator.comparing(Path::getFileName))
                .flatMap(file ->
                        tables(withoutComments(read(file)), FUNCTION).map(function -> Map.entry(function, file)))
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue, (older, newer) -> newer));
    }

    private static boolean mayUse(String module, String other) {
        try {
            var declared = Class.forName(ControlPlane.class.getPackageName() + "." + module + ".package-info")
                    .getAnnotation(ApplicationModule.class);
            return Arrays.asList(declared.allowedDependencies()).contains(other);
        } catch (ClassNotFoundException unknown) {
            throw new IllegalStateException(unknown);
        }
    }

    private static String module(Path root, Path file) {
        return root.relativize(file).getName(0).toString();
    }

    private static Stream<String> tables(String sql, Pattern pattern) {
        return pattern.matcher(sql).results().map(found -> found.group(1));
    }

    private static Stream<String> texts(String code) {
        return TEXT.matcher(code).results().map(MatchResult::group);
    }

    private static String withoutComments(String sql) {
        return sql.replaceAll("--[^\n]*", "");
    }

    private static Stream<Path> files(Path root, String ending) {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(ending)).toList().stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
