package io.signalbox.repository;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Scripts name classes of the control plane as text, which no compiler sees. */
class OperatorCommandsTest {

    private static final Pattern COMMAND = Pattern.compile("operator\\.sh\" ([\\w.]+)");
    private static final String CLASSES = "control-plane/src/main/java/io/signalbox/controlplane/";

    @Test
    void everyScriptOfAnOperatorNamesACommandThatIsThere() throws IOException {
        List<String> commands = commands();

        assertThat(commands).hasSizeGreaterThanOrEqualTo(3).allSatisfy(command -> assertThat(
                        Sources.ROOT.resolve(CLASSES + command.replace('.', '/') + ".java"))
                .content()
                .contains("static void main("));
    }

    private static List<String> commands() throws IOException {
        List<String> commands = new ArrayList<>();
        for (Path script : Sources.endingWith(".sh")) {
            Matcher command = COMMAND.matcher(Files.readString(script));
            while (command.find()) {
                commands.add(command.group(1));
            }
        }
        return commands;
    }
}
