package io.signalbox.repository;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Names are the field's own: what the glossary replaced does not come back as a type, a file, a constant or a setting. */
class NamesTest {

    /** Words that stood for something with a standard name, as parts of names in camel case. */
    private static final Pattern REPLACED_WORD =
            Pattern.compile("(?:Door|Desk|Interlocking|Standing|Workplace|Founding|Gathering"
                    + "|Keeper|Kept|Tally|Trail|Story|Foreign|Arrival|Visitor)(?:s|[A-Z]\\w*)?$");

    private static final Set<String> REPLACED_NAMES = Set.of(
            "EventStore",
            "EventIntake",
            "AttemptClosing",
            "AgentGate",
            "Gate",
            "OperationGate",
            "TicketLock",
            "SessionEnds",
            "Grant",
            "FirstStart",
            "InvitePost",
            "RescueAccount",
            "SignOns",
            "SignOnTrip",
            "SignOnReturns",
            "HeldBody",
            "Fact",
            "IdentityNews",
            "Words",
            "SecretHandover",
            "Refused",
            "Tries");

    private static final Pattern REPLACED_CONSTANT = Pattern.compile(
            "\\b(?:MOST|LONGEST|SHORTEST|LARGEST|PATIENCE)(?:_[A-Z_]+)?\\b|\\b[A-Z_]+_PATIENCE(?:_[A-Z]+)?\\b");

    private static final Pattern REPLACED_SETTING = Pattern.compile(
            "signalbox\\.[a-z.-]*\\b(?:most|longest|largest|patience|nearly-empty|forgotten-after|doors)\\b[a-z.-]*"
                    + "|SIGNALBOX_[A-Z_]*(?:MOST|LONGEST|LARGEST|PATIENCE|DOORS)[A-Z_]*");

    /** Agrees with the one role they have: a repository reads and writes rows, a row mapper maps one. */
    private static final Pattern REPLACED_SUFFIX = Pattern.compile("\\w+(?:Rows|Store)$");

    @Test
    void noTypeOrFileCarriesAReplacedName() {
        assertThat(Sources.endingWith(".java", ".ts", ".tsx"))
                .extracting(NamesTest::simpleName)
                .filteredOn(name -> REPLACED_WORD.matcher(name).find() || REPLACED_NAMES.contains(name))
                .isEmpty();
    }

    @Test
    void rowsAreReadByRepositoriesAndRowMappers() {
        assertThat(Sources.endingWith(".java"))
                .filteredOn(file -> file.toString().contains("/src/main/"))
                .extracting(NamesTest::simpleName)
                .filteredOn(name -> REPLACED_SUFFIX.matcher(name).matches())
                .isEmpty();
    }

    @Test
    void noConstantCarriesAReplacedName() {
        assertThat(found(REPLACED_CONSTANT, ".java", ".ts", ".tsx")).isEmpty();
    }

    @Test
    void noSettingCarriesAReplacedName() {
        assertThat(found(REPLACED_SETTING, ".java", ".properties", ".yaml", ".yml", ".sh", ".md"))
                .isEmpty();
    }

    /** A name read in a log or a stack trace belongs to one type. */
    @Test
    void noTwoTypesOfAServiceShareAName() {
        for (String service : List.of("control-plane", "agent-service")) {
            assertThat(Sources.endingWith(".java"))
                    .filteredOn(file -> Sources.shown(file).startsWith(service + "/src/main/"))
                    .extracting(NamesTest::simpleName)
                    .filteredOn(name -> !name.equals("package-info"))
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void findsReplacedNames() {
        assertThat(List.of("WebhookDoor", "DeadLetterDesk", "SessionStandings", "AgentDoors", "DoorSettings"))
                .allMatch(name -> REPLACED_WORD.matcher(name).find());
        assertThat(List.of("MOST_IDS", "START_PATIENCE", "LONGEST"))
                .allMatch(name -> REPLACED_CONSTANT.matcher(name).find());
        assertThat(List.of("signalbox.dispatch.most-failures", "SIGNALBOX_MOST_OWNED"))
                .allMatch(name -> REPLACED_SETTING.matcher(name).find());
    }

    /** Former names stand where they are refused, and in what tells history. */
    private static Set<String> found(Pattern replaced, String... endings) {
        var found = new TreeSet<String>();
        for (Path file : Sources.endingWith(endings)) {
            if (mayNameTheFormer(file)) {
                continue;
            }
            replaced.matcher(Sources.read(file))
                    .results()
                    .forEach(match -> found.add(Sources.shown(file) + ": " + match.group()));
        }
        return found;
    }

    private static boolean mayNameTheFormer(Path file) {
        String shown = Sources.shown(file);
        return shown.startsWith("docs/adr/")
                || shown.equals("CHANGELOG.md")
                || shown.contains("RenamedSettings")
                || shown.endsWith("NamesTest.java");
    }

    private static String simpleName(Path file) {
        return file.getFileName().toString().replaceAll("\\..*", "");
    }
}
